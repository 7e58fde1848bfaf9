"""Does a fact fit a pattern of a rule, and which day of it counts."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from sightline.graph.clock import bounds
from sightline.graph.facts import Bounds, Contact, Fact
from sightline.queries.index import Index, team_of
from sightline.queries.rule import Pattern

WORDED = ("outcome", "end_reason", "destination", "reason", "text", "note")


def facts_of(index: Index, pattern: Pattern) -> list[Fact]:
    """The facts of a pattern's kinds in order of happening; every contact where it names none."""
    return index.kinds(pattern.kinds) if pattern.kinds else [*index.of(Contact)]


def moment(index: Index, pattern: Pattern, fact: Fact) -> Bounds | None:
    """The day of a fact that counts; none where it has none, or has not ended yet."""
    if pattern.when == "begins":
        return fact.start
    if pattern.when == "on-file":
        first = index.case.history[fact.fact][0]
        return None if first.recorded_at is None else bounds(first.recorded_at)
    return fact.end if fact.since is not None else fact.start


def matches(index: Index, pattern: Pattern, fact: Fact, start: Fact | None = None, team: str | None = None) -> bool:
    """Does a fact fit a pattern, seen from a start and the team responsible for it where there are such."""
    for condition in pattern.conditions:  # noqa: SIM110 - asked a hundred times a case, and a generator costs half of it
        if not CONDITIONS[condition](index, pattern, fact, start, team):
            return False
    return True


def _by(index: Index, pattern: Pattern, fact: Fact, start: Fact | None, team: str | None) -> bool:
    return team is not None and index.body(team_of(fact)) == index.body(team)


def _same_record(index: Index, pattern: Pattern, fact: Fact, start: Fact | None, team: str | None) -> bool:
    return start is not None and bool(records_of(fact) & records_of(start))


def _seen(index: Index, pattern: Pattern, fact: Fact, start: Fact | None, team: str | None) -> bool:
    return not all(one.seen is False for one in fact.about if one.record in index.records)


def _to_starter(index: Index, pattern: Pattern, fact: Fact, start: Fact | None, team: str | None) -> bool:
    return start is not None and reaches(index, fact, index.body(team_of(start)))


def _answers(index: Index, pattern: Pattern, fact: Fact, start: Fact | None, team: str | None) -> bool:
    return start is not None and getattr(fact, "answers", None) == start.fact


def _received_by(index: Index, pattern: Pattern, fact: Fact, start: Fact | None, team: str | None) -> bool:
    return isinstance(fact, Contact) and index.kind(fact.to or team_of(fact)) in pattern.received_by


def _to_area(index: Index, pattern: Pattern, fact: Fact, start: Fact | None, team: str | None) -> bool:
    return isinstance(fact, Contact) and start is not None and index.area(start) in index.areas(fact.to)


def _from_elsewhere(index: Index, pattern: Pattern, fact: Fact, start: Fact | None, team: str | None) -> bool:
    return isinstance(fact, Contact) and index.body(team_of(fact)) != index.body(fact.to or fact.held_by)


Condition = Callable[[Index, Pattern, Fact, Fact | None, str | None], bool]

CONDITIONS: dict[str, Condition] = {
    "bodies": lambda index, pattern, fact, start, team: index.kind(team_of(fact)) in pattern.bodies,
    "by": _by,
    "same_record": _same_record,
    "seen": _seen,
    "words": lambda index, pattern, fact, start, team: says(fact, pattern.words),
    "lasting": lambda index, pattern, fact, start, team: fact.since is not None,
    "during": lambda index, pattern, fact, start, team: _stands(index, pattern, fact),
    "to_starter": _to_starter,
    "answers": _answers,
    "received_by": _received_by,
    "to_nobody": lambda index, pattern, fact, start, team: isinstance(fact, Contact) and fact.to is None,
    "concerns": lambda index, pattern, fact, start, team: isinstance(fact, Contact) and fact.concern in pattern.concerns,
    "to_area": _to_area,
    "from_elsewhere": _from_elsewhere,
}


def open_on(index: Index, kinds: tuple[str, ...], on: Bounds, team: str | None = None) -> Fact | None:
    """The first fact of some kinds that may have stood or gone on that day, on the part of one team's body where one is named."""
    every = (fact for fact in index.kinds(kinds) if goes_on(fact, on))
    return next((fact for fact in every if team is None or index.body(team_of(fact)) == index.body(team)), None)


def goes_on(fact: Fact, on: Bounds) -> bool:
    """May a fact have stood or gone on that day."""
    last = fact.end if fact.since is not None else fact.start
    return fact.start is not None and fact.start[0] <= on[1] and (last is None or last[1] >= on[0])


def _stands(index: Index, pattern: Pattern, fact: Fact) -> bool:
    on, body = moment(index, pattern, fact), index.body(team_of(fact))
    for one in index.kinds(pattern.during) if on is not None else ():
        own = not pattern.during_own or index.body(team_of(one)) == body
        if own and on is not None and goes_on(one, on) and not (pattern.during_told and not reaches(index, one, body)):
            return True
    return False


def reaches(index: Index, fact: Fact, body: str) -> bool:
    """Was a fact addressed to a body, or did it reach it."""
    told = [one.to for one in fact.told if one.state in ("reached", "read")]
    return any(index.body(team) == body for team in (*told, getattr(fact, "to", None)) if team is not None)


def says(fact: Fact, words: Iterable[str], where: tuple[str, ...] = WORDED) -> bool:
    """Do any of these words stand, as whole words, in what a fact says came of it."""
    said = " ".join(getattr(fact, name, None) or "" for name in where)
    return bool(said) and _worded(tuple(words)).search(said) is not None


@lru_cache(maxsize=1_024)
def _worded(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def records_of(fact: Fact) -> set[str]:
    """The records that a fact is about."""
    return {about.record for about in fact.about}
