"""What the child is not known to, over which days, and what allows saying so."""

from enum import Enum

import strawberry

from sightline.gql.bounds import Between, DayCount
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown
from sightline.gql.source import Coverage, Source


@strawberry.enum(description="Whether the child is known. Absence in these files is not absence.")
class Known(Enum):
    """The answers."""

    KNOWN = strawberry.enum_value("known", description="A file says so.")
    NOT_KNOWN = strawberry.enum_value("not-known", description="No file says so, and the sources claim to cover the question.")
    NOT_KNOWABLE_NO_COVERAGE = strawberry.enum_value("not-knowable: no coverage", description="No source claims to cover it.")
    NOT_KNOWABLE_TO_YOU = strawberry.enum_value(
        "not-knowable: not knowable to you", description="What would answer it may be on a file that you may not see."
    )


@strawberry.type(description="One thing that a child may be known to, such as a school, and whether this child is.")
class KnownTo(Cites):
    """One topic."""

    topic: str = shown("What is asked about: school, gp, health-visitor …")
    words: str = shown("The same in words.")
    answer: Known = shown("Whether the child is known.")
    since: Between | None = shown("From when the question can be asked.")
    until: Between | None = shown("Until when it can be asked.")
    days: DayCount | None = shown("How many days without.")
    known: list[Fact] = cited("The facts by which the child is known.", "known")
    coverage: list[Coverage] = shown("The claims that allow saying 'not known'.")
    sources: list[Source] = shown("The files looked at.")
    sentence: str = shown("The answer in a sentence.")
