"""Does a fact fit a pattern of a rule, and which day of it counts."""

import re
from collections.abc import Iterable
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
    if pattern.bodies and index.kind(team_of(fact)) not in pattern.bodies:
        return False
    if pattern.by == "responsible" and (team is None or index.body(team_of(fact)) != index.body(team)):
        return False
    if pattern.same_record and (start is None or not _records(fact) & _records(start)):
        return False
    if pattern.seen and all(one.seen is False for one in fact.about if one.record in index.records):
        return False
    if pattern.words and not says(fact, pattern.words):
        return False
    if pattern.lasting and fact.since is None:
        return False
    if pattern.during and not _stands(index, pattern, fact):
        return False
    if pattern.to_starter and (start is None or not reaches(index, fact, index.body(team_of(start)))):
        return False
    if pattern.answers and (start is None or getattr(fact, "answers", None) != start.fact):
        return False
    if not isinstance(fact, Contact):
        return not (pattern.received_by or pattern.to_nobody or pattern.concerns or pattern.from_elsewhere or pattern.to_area)
    return (
        (not pattern.received_by or index.kind(fact.to or team_of(fact)) in pattern.received_by)
        and not (pattern.to_nobody and fact.to is not None)
        and (not pattern.concerns or fact.concern in pattern.concerns)
        and not (pattern.to_area and (start is None or index.area(start) not in index.areas(fact.to)))
        and not (pattern.from_elsewhere and index.body(team_of(fact)) == index.body(fact.to or fact.held_by))
    )


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


def _records(fact: Fact) -> set[str]:
    return {about.record for about in fact.about}
