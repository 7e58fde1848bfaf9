"""A department's home visits in an open protection case: how far apart, and was the child ever seen alone."""

from collections.abc import Iterator
from itertools import pairwise

from sightline.graph.clock import interval_days
from sightline.graph.facts import Contact, Fact
from sightline.queries.coverage import covering, hidden
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, doer, on
from sightline.queries.rule import Rule
from sightline.queries.visits import closed_between, in_protection


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each department with two visits far apart."""
    for body, step, visits in in_protection(rule, index, today):
        found = _finding(rule, index, body, step, visits)
        if found is not None:
            yield found


def _finding(rule: Rule, index: Index, body: str, step: Fact, visits: list[Contact]) -> Finding | None:
    first, second = max(pairwise(visits), key=lambda pair: interval_days(on(pair[0]), on(pair[1])))
    fewest, most = interval_days(on(first), on(second))
    apart = rule.check.limits["apart"].days
    if most <= apart:
        return None
    alone = _seen_alone(index, body, visits)
    closed = closed_between(index, body, first, second)
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
