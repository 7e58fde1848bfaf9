"""Carries out a rule whose check is data: for each start, was what is expected recorded within the limit, by the bounds."""

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.graph.clock import add_days
from sightline.graph.facts import Bounds, Contact, Fact
from sightline.queries.coverage import covered_until, covering, hidden
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, elapsed, team_of
from sightline.queries.limit import due
from sightline.queries.rule import Pattern, Rule
from sightline.queries.words import bounds_words

Excused = tuple[str, Fact]


@dataclass(frozen=True, slots=True)
class Closing:
    """A fact that may close a start: in time, late, or it cannot be told."""

    fact: Fact
    on: Bounds
    when: str


@dataclass(frozen=True, slots=True)
class Start:
    """One start with the team whose move it is and the days on which the limit could run out."""

    rule: Rule
    fact: Fact
    team: str
    on: Bounds
    due: Bounds


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each start that the rule applies to."""
    for fact in starts(rule, index):
        found = judge(rule, index, fact, today)
        if found is not None:
            yield found


def starts(rule: Rule, index: Index) -> Iterator[Fact]:
    """The dated facts that start the rule's clock, in order of happening."""
    pattern = rule.check.start
    for fact in facts_of(index, pattern) if pattern is not None else ():
        if pattern is not None and fact.start is not None and matches(index, pattern, fact):
            yield fact


def judge(
    rule: Rule, index: Index, fact: Fact, today: str, *, team: str | None = None, excused: Excused | None = None
) -> Finding | None:
    """What the rule says of one start; none where it does not apply, or a prompt's limit has not run out.

    A rule with a pattern of its own may name the responsible team, and what excuses it.
    """
    limit = rule.check.limit
    if limit is None or fact.start is None:
        return None
    start = Start(rule, fact, team or _responsible(rule, index, fact), fact.start, due(fact.start, limit))
    if not _applies(index, start):
        return None
    closings = [*_outcomes(index, start), *_closings(index, start)]
    excused = excused or _excused(index, start)
    verdict, closing = _verdict(index, start, closings, excused, today)
    if rule.kind == "prompt" and verdict.answer == "due-on":
        return None
    return _said(index, start, verdict, closing, excused, today)


def facts_of(index: Index, pattern: Pattern) -> list[Fact]:
    """The facts of a pattern's kinds in order of happening; every contact where it names none."""
    return index.kinds(pattern.kinds) if pattern.kinds else [*index.of(Contact)]


def matches(index: Index, pattern: Pattern, fact: Fact, start: Start | None = None) -> bool:
    """Does a fact fit a pattern, seen from a start where there is one."""
    if pattern.bodies and index.kind(team_of(fact)) not in pattern.bodies:
        return False
    if pattern.by == "responsible" and (start is None or index.body(team_of(fact)) != index.body(start.team)):
        return False
    if pattern.same_record and (start is None or not _records(fact) & _records(start.fact)):
        return False
    if not isinstance(fact, Contact):
        return not (pattern.received_by or pattern.to_nobody or pattern.concerns or pattern.answers)
    return (
        (not pattern.received_by or index.kind(fact.to or team_of(fact)) in pattern.received_by)
        and not (pattern.to_nobody and fact.to is not None)
        and (not pattern.concerns or fact.concern in pattern.concerns)
        and (not pattern.answers or (start is not None and fact.answers == start.fact.fact))
    )


def _records(fact: Fact) -> set[str]:
    return {about.record for about in fact.about}


def _responsible(rule: Rule, index: Index, fact: Fact) -> str:
    if rule.check.responsible == "receiver":
        return getattr(fact, "to", None) or team_of(fact)
    return team_of(fact) if rule.check.responsible == "doer" else fact.held_by


def _applies(index: Index, start: Start) -> bool:
    """Was a duty in force in that nation on that day. A prompt may be asked of any day, and where the nation is not known."""
    origin = start.rule.origin
    nations = {index.nation(area) for area in index.areas(start.team)}
    if start.rule.kind == "prompt":
        return not nations or origin.nation in nations
    in_force = (origin.since is None or start.on[1] >= origin.since) and (origin.until is None or start.on[0] < origin.until)
    return in_force and origin.nation in nations


def _closings(index: Index, start: Start) -> Iterator[Closing]:
    for pattern in start.rule.check.closes:
        for fact in facts_of(index, pattern):
            if fact.start is None or fact.fact == start.fact.fact or not matches(index, pattern, fact, start):
                continue
            if _of_another_thread(start, fact):
                continue
            when = _when(start, fact.start, after=getattr(fact, "answers", None) == start.fact.fact)
            if when is not None:
                yield Closing(fact, fact.start, when)


def _of_another_thread(start: Start, fact: Fact) -> bool:
    """Does it say that it answers something else, and is it on another record."""
    answers = getattr(fact, "answers", None)
    return answers not in (None, start.fact.fact) and not _records(fact) & _records(start.fact)


def _outcomes(index: Index, start: Start) -> Iterator[Closing]:
    """The version of the start that first has an outcome, on the day on which it was put on file."""
    fact = start.fact
    if not start.rule.check.outcome_closes or getattr(fact, "outcome", None) is None:
        return
    version = next(one for one in index.case.history[fact.fact] if getattr(one, "outcome", None) is not None)
    recorded = index.recorded(version)
    if version.version == 1 or recorded is None:
        yield Closing(fact, start.on, "in time" if version.version == 1 else "unsure")
        return
    when = _when(start, recorded, after=True)
    if when is not None:
        yield Closing(version, recorded, when)


def _when(start: Start, on: Bounds, *, after: bool) -> str | None:
    """In time, late or unsure; none when it certainly came before the start."""
    if on[1] < start.on[0]:
        return None
    if (after or on[0] >= start.on[1]) and on[1] <= start.due[0]:
        return "in time"
    return "late" if on[0] > start.due[1] else "unsure"


def _excused(index: Index, start: Start) -> Excused | None:
    """What makes it not required, where that happened by the last day of the limit; the child's death always does."""
    for contact in index.of(Contact, "death"):
        if contact.start is not None and contact.start[1] <= start.due[0]:
            return "the child died before the limit ran out", contact
    for excuse in start.rule.check.unless:
        for fact in facts_of(index, excuse):
            by_then = fact.start is not None and fact.start[1] <= start.due[1]
            if (
                by_then
                and not (excuse.since_start and _over(start, fact))
                and fact.fact != start.fact.fact
                and matches(index, excuse, fact, start)
            ):
                return excuse.reason, fact
    return None


def _over(start: Start, fact: Fact) -> bool:
    """Had it certainly passed before the start: a contact by its day, a stay or state by its end."""
    last = fact.start if isinstance(fact, Contact) else fact.end
    return last is not None and last[1] < start.on[0]


def _verdict(
    index: Index, start: Start, closings: list[Closing], excused: Excused | None, today: str
) -> tuple[Verdict, Closing | None]:
    """The answer, and the fact that closes where there is one."""
    closing = next((one for when in ("in time", "unsure", "late") for one in closings if one.when == when), None)
    if _disputes(index, start, closing):
        return Verdict("disputed"), closing
    if closing is not None and closing.when == "in time":
        return Verdict("recorded-in-time"), closing
    if excused is not None:
        return Verdict("not-required", reason=excused[0]), None
    if closing is None and today <= start.due[0]:
        return Verdict("due-on"), None
    if _hidden(index, start):
        return Verdict("not-knowable", why="not-knowable-to-you"), closing
    if (closing is not None and closing.when == "unsure") or (closing is None and today <= start.due[1]) or _straddles(start):
        return Verdict("not-knowable", why="imprecise"), closing
    covered = start.rule.check.covered
    if covered and not covering(index, covered, start.on, start.due, team=start.team):
        return Verdict("not-knowable", why="no-coverage"), closing
    return Verdict("recorded-late" if closing else "not-recorded-by-due-day"), closing


def _hidden(index: Index, start: Start) -> bool:
    check = start.rule.check
    labels = {label for pattern in check.closes for label in pattern.labels or ("Contact",)}
    if check.outcome_closes:
        labels.add(start.fact.label)
    anyone = any(pattern.by == "anyone" for pattern in check.closes)
    return hidden(index, labels, None if anyone else start.team)


def _straddles(start: Start) -> bool:
    """Did a duty come into force, or end, between the days on which it could have started."""
    edges = (start.rule.origin.since, start.rule.origin.until) if start.rule.kind == "duty" else ()
    return any(edge is not None and start.on[0] < edge <= start.on[1] for edge in edges)


def _disputes(index: Index, start: Start, closing: Closing | None) -> list[Fact]:
    keys = [start.fact.fact, *([closing.fact.fact] if closing else [])]
    return [index.disputed[key] for key in keys if key in index.disputed]


def _reach(index: Index, start: Start, today: str) -> Bounds:
    """The days up to which nothing was recorded: surely as far as a source covers, perhaps until today."""
    first, last = index.end(today)
    covered = covering(index, start.rule.check.covered, start.on, start.due, team=start.team)
    return min(first, max((add_days(covered_until(claim), -1) for claim in covered), default=first)), last


def _said(index: Index, start: Start, verdict: Verdict, closing: Closing | None, excused: Excused | None, today: str) -> Finding:
    check = start.rule.check
    unrecorded = verdict.answer == "not-recorded-by-due-day"
    until = closing.on if closing else _reach(index, start, today) if unrecorded else index.end(today)
    days = elapsed(start.on, until)
    said = {
        "recorded-in-time": check.met,
        "recorded-late": check.late,
        "not-recorded-by-due-day": check.missing,
        "due-on": "It is due {due}.",
    }.get(verdict.answer, "")
    words = said.format(days=days_words(*days), due=bounds_words(start.due), team=index.name(start.team))
    evidence = [start.fact, *_disputes(index, start, closing)]
    evidence += [closing.fact] if closing else []
    evidence += [excused[1]] if excused and verdict.answer == "not-required" else []
    return finding(
        start.rule,
        index,
        verdict,
        f"{index.sentence(start.fact)} {words}".strip(),
        evidence=evidence,
        started=start.on,
        due=start.due,
        figures=(Figure(name="days until recorded" if closing else "days so far", fewest=days[0], most=days[1]),),
        responsible=(start.team,),
    )
