"""A child of compulsory school age on no school's books while services are in contact. An interval, not a breach."""

from collections.abc import Iterator

from sightline.graph.clock import earlier_of, later_of
from sightline.queries.age import born, school_age
from sightline.queries.finding import Finding
from sightline.queries.index import Index
from sightline.queries.presence import presence
from sightline.queries.rule import Rule
from sightline.queries.unknown import SCHOOL
from sightline.queries.unregistered import unregistered


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each stretch without a school that may have lasted longer than the limit."""
    birth, here = born(index), presence(index, today)
    if here is not None:
        first, last = school_age(birth) if birth is not None else (here.since, here.until)
        within = later_of(here.since, first), earlier_of(here.until, last)
        yield from unregistered(rule, index, SCHOOL, here, within, sure=birth is not None)
