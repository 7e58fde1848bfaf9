"""Two threads on one child at one body: under which records each stands, and since when these are known to be one child's."""

from sightline.graph.clock import bounds
from sightline.graph.facts import Bounds, Fact
from sightline.queries.finding import Verdict
from sightline.queries.index import Index


def own_records(index: Index, body: str, fact: Fact) -> frozenset[str]:
    """The records that a fact is about on the files of a body's own organisation."""
    held = {record.id: record.held_by for record in index.case.records}
    root = index.root(body)
    return frozenset(one.record for one in fact.about if one.record in held and index.root(held[one.record]) == root)


def joined(index: Index, records: frozenset[str]) -> Bounds | None:
    """The day by which each record had been decided to be this child's; none while one of them is not."""
    first: dict[str, str] = {}
    for decision in sorted(index.case.decisions, key=lambda one: one.at):
        if decision.record in records and decision.person == index.case.person:
            first.setdefault(decision.record, decision.at)
    return max(bounds(at) for at in first.values()) if len(first) == len(records) else None


def joined_by(together: Bounds | None, last: Bounds, *, sure: bool) -> Verdict:
    """Were two records one child's by the last of these days; `sure`: does the question surely arise."""
    if together is not None and together[1] <= last[0]:
        return Verdict("recorded-in-time")
    if not sure or (together is not None and together[0] <= last[1]):
        return Verdict("not-knowable", why="imprecise")
    return Verdict("recorded-late" if together is not None else "not-recorded-by-due-day")
