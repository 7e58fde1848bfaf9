"""The second visit in a row that found nobody in, or appointment to which the child was not brought, on an open case."""

from collections.abc import Iterator

from sightline.graph.facts import Contact
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import Finding
from sightline.queries.index import Index, doer
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each second one in a row of a body; a third in the row asks nothing more."""
    missed = {one.fact for one in starts(rule, index)}
    if missed:
        for second in _seconds(index, missed):
            found = judge(rule, index, second, today)
            if found is not None:
                yield found


def _seconds(index: Index, missed: set[str]) -> Iterator[Contact]:
    row: dict[str, int] = {}
    for contact in index.contacts:
        body = index.body(doer(contact))
        if contact.fact in missed:
            before = row.get(body, 0)
            row[body] = before + contact.times
            if before < 2 <= row[body]:
                yield contact
        elif any(about.seen for about in contact.about if about.record in index.records):
            row[body] = 0
