"""What closes one start of a rule, or one of its steps: in time, late, or it cannot be told; by the bounds of its days."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from sightline.graph.clock import add_days
from sightline.graph.facts import Bounds, Fact
from sightline.queries.index import Index
from sightline.queries.matching import facts_of, matches, moment, records_of
from sightline.queries.rule import Pattern, Rule

Candidate = tuple[Fact, Bounds, Pattern]


@dataclass(frozen=True, slots=True)
class Closing:
    """A fact that may close a start: in time, late, or it cannot be told."""

    fact: Fact
    on: Bounds
    when: str


@dataclass(frozen=True, slots=True)
class Start:
    """One start with the team whose move it is and the days on which the limit could run out; `last` is the step before.

    `default`: the limit is Sightline's own, as the authority has set none.
    """

    rule: Rule
    fact: Fact
    team: str
    on: Bounds
    due: Bounds
    sure: bool = True
    basis: str | None = None
    default: bool = False
    last: Fact | None = None


def candidates(index: Index, start: Start) -> Iterator[Candidate]:
    """What may close the start or one of its steps."""
    for pattern in start.rule.check.closes:
        first = add_days(start.on[0], -pattern.ahead_days)
        for fact in facts_of(index, pattern):
            on = moment(index, pattern, fact)
            if on is None or on[1] < first or fact.fact == start.fact.fact or _of_another_thread(start, fact):
                continue
            if matches(index, pattern, fact, start.fact, start.team):
                yield fact, on, pattern


def first_closing(index: Index, start: Start, closed: tuple[Fact, Bounds] | None, known: list[Candidate]) -> Closing | None:
    """The first that closes in time, else one of which it cannot be told, else one too late."""
    others: dict[str, Closing] = {}
    for closing in chain(_ends(index, start, closed), _closings(start, known)):
        if closing.when == "in time":
            return closing
        others.setdefault(closing.when, closing)
    return others.get("unsure") or others.get("late")


def _closings(start: Start, known: list[Candidate]) -> Iterator[Closing]:
    for fact, on, pattern in known:
        if on[1] <= start.on[1] and (pattern.later or start.last is not None):
            continue
        when = _when(start, on, after=getattr(fact, "answers", None) == start.fact.fact, ahead=pattern.ahead_days)
        if when is not None:
            yield Closing(fact, on, when)


def _of_another_thread(start: Start, fact: Fact) -> bool:
    """Does it say that it answers something else, and is it on another record."""
    answers = getattr(fact, "answers", None)
    return answers not in (None, start.fact.fact) and not records_of(fact) & records_of(start.fact)


def _ends(index: Index, start: Start, closed: tuple[Fact, Bounds] | None) -> Iterator[Closing]:
    """What is known to close it; the start's own end; the version of it that first has an outcome, when that came on file."""
    fact = start.fact
    if closed is not None:
        yield Closing(*closed, _when(start, closed[1], after=True) or "in time")
    if start.rule.check.end_closes and fact.end is not None:
        yield Closing(fact, fact.end, _when(start, fact.end, after=True) or "unsure")
    version = first_outcome(index, fact) if start.rule.check.outcome_closes else None
    if version is None:
        return
    recorded = index.recorded(version)
    if version.version == 1 or recorded is None:
        yield Closing(fact, start.on, "in time" if version.version == 1 else "unsure")
        return
    yield Closing(version, recorded, _when(start, recorded, after=True) or "in time")


def first_outcome(index: Index, fact: Fact) -> Fact | None:
    """The version that first has an outcome, where the fact still has one."""
    if outcome_of(fact) is None:
        return None
    return next(one for one in index.case.history[fact.fact] if outcome_of(one) is not None)


def outcome_of(fact: Fact) -> str | None:
    """What a fact itself says came of it: its outcome, or the destination of what ended."""
    return getattr(fact, "outcome", None) or getattr(fact, "destination", None)


def _when(start: Start, on: Bounds, *, after: bool, ahead: int = 0) -> str | None:
    """In time, late or unsure; none when it certainly came before the start, and before the days ahead of it that count."""
    first, last = (add_days(start.on[0], -ahead), add_days(start.on[1], -ahead)) if ahead else start.on
    if on[1] < first:
        return None
    if (after or on[0] >= last) and on[1] <= start.due[0]:
        return "in time"
    return "late" if on[0] > start.due[1] else "unsure"
