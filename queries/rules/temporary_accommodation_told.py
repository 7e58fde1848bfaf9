"""A stay in temporary accommodation: were the school, the GP and the health visitor told of it."""

from collections.abc import Iterator
from dataclasses import replace

from sightline.graph.clock import bounds
from sightline.graph.facts import Bounds, Fact
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import Finding
from sightline.queries.index import Index, on, team_of
from sightline.queries.matching import open_on
from sightline.queries.rule import Rule

TO_BE_TOLD = ("school", "gp", "health-visitor")


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each stay; it names those who are not on record as told."""
    for stay in starts(rule, index):
        registered = [one for kind in TO_BE_TOLD if (one := open_on(index, (kind,), on(stay))) is not None]
        told = {one.fact: _told(index, stay, index.body(team_of(one))) for one in registered}
        days = [day for day in told.values() if day is not None]
        none = None if registered else ("no school, GP or health visitor of the child is on file", stay)
        closed = (stay, max(days)) if days and len(days) == len(told) else None
        found = judge(rule, index, stay, today, excused=none, closed=closed)
        if found is not None:
            untold = [index.name(team_of(one)) for one in registered if told[one.fact] is None]
            words = f" Not told: {', '.join(untold)}." if untold and found.answer != "not-required" else ""
            yield replace(found, sentence=f"{found.sentence}{words}")


def _told(index: Index, stay: Fact, body: str) -> Bounds | None:
    """The first day on which a body was told of the stay."""
    reached = [one for one in stay.told if one.state in ("reached", "read") and index.body(one.to) == body]
    return min((bounds(day) for one in reached if (day := one.received_at or one.sent_at)), default=None)
