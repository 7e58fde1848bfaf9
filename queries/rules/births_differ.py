"""Dates of birth on file for one child that cannot all be true."""

from collections.abc import Iterator

from sightline.graph.clock import day_words
from sightline.graph.facts import Particulars
from sightline.queries.expectation import facts_of
from sightline.queries.finding import Figure, Finding, Verdict, finding
from sightline.queries.index import Index
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding where the standing particulars give more than one date of birth."""
    first: dict[str, Particulars] = {}
    for fact in facts_of(index, rule.check.start) if rule.check.start is not None else ():
        if isinstance(fact, Particulars) and fact.born_on and any(about.record in index.records for about in fact.about):
            first.setdefault(fact.born_on, fact)
    dates = [day for day in first if not any(other != day and other.startswith(day) for other in first)]
    if len(dates) >= rule.check.numbers["dates"]:
        facts = [first[day] for day in dates]
        said = ", ".join(f"{day_words(day)} ({index.name(first[day].held_by)})" for day in sorted(dates))
        yield finding(
            rule,
            index,
            Verdict("not-recorded-by-due-day"),
            f"The dates of birth on file differ: {said}.",
            evidence=[*facts],
            started=None,
            figures=(Figure(name="dates of birth on file", fewest=len(dates), most=len(dates), unit="dates"),),
            responsible=tuple(sorted({fact.held_by for fact in facts})),
        )
