"""A child on no GP practice's books while services are in contact. An interval, not a breach."""

from collections.abc import Iterator

from sightline.graph.clock import later_of
from sightline.queries.age import born, unborn
from sightline.queries.finding import Finding
from sightline.queries.index import Index
from sightline.queries.presence import presence
from sightline.queries.rule import Rule
from sightline.queries.unknown import GP
from sightline.queries.unregistered import unregistered


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each stretch without a GP practice that may have lasted longer than the limit."""
    here, birth = presence(index, today), born(index)
    if here is not None and not unborn(index):
        since = later_of(here.since, birth) if birth is not None else here.since
        yield from unregistered(rule, index, GP, here, (since, here.until), sure=True)
