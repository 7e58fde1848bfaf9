"""A visit to an address that the child had left by then, as some file has it today."""

from collections.abc import Iterator

from sightline.graph.facts import Contact
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, doer, elapsed, on
from sightline.queries.left import left
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each visit to an address that had been, or may have been, left."""
    for visit in starts(rule, index):
        gone = left(index, visit) if isinstance(visit, Contact) else None
        if gone is None or not isinstance(visit, Contact):
            continue
        stay, since = gone
        days = elapsed(since, on(visit))
        if days[1] >= rule.check.limits["left"].days:
            sure = days[0] >= rule.check.limits["left"].days
            yield finding(
                rule,
                index,
                Verdict("not-recorded-by-due-day") if sure else Verdict("not-knowable", why="imprecise"),
                f"{index.sentence(visit)} The address had been left {days_words(*days)} before.",
                evidence=[visit, stay],
                started=visit.start,
                figures=(Figure(name="days since the address was left", fewest=days[0], most=days[1]),),
                responsible=(doer(visit),),
            )
