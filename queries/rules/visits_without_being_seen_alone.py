"""A department's home visits in an open protection case: how far apart, and was the child ever seen alone."""

from collections.abc import Iterator
from itertools import pairwise

from sightline.graph.clock import interval_days
from sightline.graph.facts import Contact, Fact
from sightline.queries.coverage import covering, hidden
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, doer, on, team_of
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each department with two visits far apart."""
    by_body: dict[str, list[Contact]] = {}
    for visit in starts(rule, index):
        if isinstance(visit, Contact) and visit.start and visit.start[0] <= today:
            by_body.setdefault(index.body(doer(visit)), []).append(visit)
    for body, visits in by_body.items():
        step = _protection_step(rule, index, body)
        after = [visit for visit in visits if step is not None and on(visit)[1] >= on(step)[0]]
        if step is not None and len(after) > 1:
            found = _finding(rule, index, body, step, after)
            if found is not None:
                yield found


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


def _finding(rule: Rule, index: Index, body: str, step: Fact, visits: list[Contact]) -> Finding | None:
    first, second = max(pairwise(visits), key=lambda pair: interval_days(on(pair[0]), on(pair[1])))
    fewest, most = interval_days(on(first), on(second))
    apart = rule.check.limits["apart"].days
    if most <= apart:
        return None
    alone = _seen_alone(index, body, visits)
    closed = _closed(index, body, first, second)
    verdict = _verdict(rule, index, (first, second), alone, closed, sure=fewest > apart)
    seen = (
        "The child was seen alone in that time." if alone else "None of its contacts in that time records the child seen alone."
    )
    return finding(
        rule,
        index,
        verdict,
        f"{index.name(body)} made {len(visits)} home visits, two of them {days_words(max(fewest, 0), most)} apart. {seen}",
        evidence=[first, step, *visits, *([alone] if alone else []), *([closed] if closed else [])],
        started=first.start,
        figures=(
            Figure(name="days between visits", fewest=max(fewest, 0), most=most),
            Figure(name="visits", fewest=len(visits), most=len(visits), unit="visits"),
        ),
        responsible=(body,),
    )


def _seen_alone(index: Index, body: str, visits: list[Contact]) -> Contact | None:
    since, until = on(visits[0])[0], on(visits[-1])[1]
    for contact in index.contacts:
        inside = since <= on(contact)[0] and on(contact)[1] <= until and index.body(doer(contact)) == body
        if inside and any(about.seen_alone for about in contact.about if about.record in index.records):
            return contact
    return None


def _closed(index: Index, body: str, first: Contact, second: Contact) -> Contact | None:
    closures = (one for one in index.of(Contact, "closure") if one.start and index.body(doer(one)) == body)
    return next((one for one in closures if on(first)[1] <= on(one)[0] and on(one)[1] <= on(second)[0]), None)


def _verdict(
    rule: Rule, index: Index, visits: tuple[Contact, Contact], alone: Contact | None, closed: Contact | None, *, sure: bool
) -> Verdict:
    if alone is not None:
        return Verdict("recorded-in-time")
    if closed is not None:
        return Verdict("not-required", reason="the department had closed the case between the visits")
    team = doer(visits[0])
    if hidden(index, ("Contact",), team):
        return Verdict("not-knowable", why="not-knowable-to-you")
    if not sure:
        return Verdict("not-knowable", why="imprecise")
    if not covering(index, rule.check.covered, on(visits[0]), on(visits[1]), team=team):
        return Verdict("not-knowable", why="no-coverage")
    return Verdict("not-recorded-by-due-day")
