"""A department's home visits from the first step on that opens a protection case, and whether it had closed between two."""

from collections.abc import Iterator

from sightline.graph.facts import Contact, Fact
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.index import Index, doer, on, team_of
from sightline.queries.rule import Rule


def in_protection(rule: Rule, index: Index, today: str) -> Iterator[tuple[str, Fact, list[Contact]]]:
    """Each department with the step in which it had a part and its visits from then on, where there are at least two."""
    by_body: dict[str, list[Contact]] = {}
    for visit in starts(rule, index):
        if isinstance(visit, Contact) and visit.start and visit.start[0] <= today:
            by_body.setdefault(index.body(doer(visit)), []).append(visit)
    for body, visits in by_body.items():
        step = _protection_step(rule, index, body) if len(visits) > 1 else None
        after = [visit for visit in visits if step is not None and on(visit)[1] >= on(step)[0]]
        if step is not None and len(after) > 1:
            yield body, step, after


def closed_between(index: Index, body: str, first: Contact, second: Contact) -> Contact | None:
    """The closure of a department's case between two of its visits."""
    closures = (one for one in index.of(Contact, "closure") if one.start and index.body(doer(one)) == body)
    return next((one for one in closures if on(first)[1] <= on(one)[0] and on(one)[1] <= on(second)[0]), None)


def _protection_step(rule: Rule, index: Index, body: str) -> Fact | None:
    """The first step that opens a protection case and in which the department has a part."""
    found = [
        fact
        for pattern in rule.check.closes
        for fact in facts_of(index, pattern)
        if fact.start is not None and matches(index, pattern, fact) and _takes_part(index, body, fact)
    ]
    return min(found, key=index.place, default=None)


def _takes_part(index: Index, body: str, fact: Fact) -> bool:
    teams = (team_of(fact), fact.held_by, getattr(fact, "to", None) or "", *(told.to for told in fact.told))
    return body in {index.body(team) for team in teams}
