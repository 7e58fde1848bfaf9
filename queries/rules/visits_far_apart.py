"""A department's home visits in a protection case that lie far apart, whoever was seen."""

from collections.abc import Iterator
from itertools import pairwise

from sightline.graph.clock import interval_days
from sightline.graph.facts import Contact, Fact
from sightline.queries.absence import unrecorded
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, doer, on
from sightline.queries.rule import Rule
from sightline.queries.visits import closed_between, in_protection


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each two visits of a department, one after the other, that may lie further apart than the limit."""
    for body, step, visits in in_protection(rule, index, today):
        for first, second in pairwise(visits):
            if interval_days(on(first), on(second))[1] > rule.check.limits["apart"].days:
                yield _finding(rule, index, body, step, (first, second))


def _finding(rule: Rule, index: Index, body: str, step: Fact, visits: tuple[Contact, Contact]) -> Finding:
    first, second = visits
    fewest, most = interval_days(on(first), on(second))
    closed = closed_between(index, body, first, second)
    return finding(
        rule,
        index,
        _verdict(rule, index, visits, closed, sure=fewest > rule.check.limits["apart"].days),
        f"{index.sentence(first)} {index.sentence(second)} They lie {days_words(max(fewest, 0), most)} apart.",
        evidence=[first, second, step, *([closed] if closed else [])],
        started=first.start,
        figures=(Figure(name="days between visits", fewest=max(fewest, 0), most=most),),
        responsible=(body,),
    )


def _verdict(rule: Rule, index: Index, visits: tuple[Contact, Contact], closed: Contact | None, *, sure: bool) -> Verdict:
    if closed is not None:
        return Verdict("not-required", reason="the department had closed the case between the visits")
    return unrecorded(rule, index, on(visits[0]), on(visits[1]), team=doer(visits[0]), sure=sure, late=True)
