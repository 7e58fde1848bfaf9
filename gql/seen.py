"""Eyes on: who saw the child, alone or not, and the longest stretch in which nobody did."""

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.bounds import Between, DayCount
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown
from sightline.gql.professional import Professional


@strawberry.type(description="One time, or series, in which the file says that the child was seen.")
class Sighting(Cites):
    """One sighting."""

    on: Between = shown("When; the first day of a series.")
    last: Between = shown("When; the last day of a series.")
    times: int = shown("How many times.")
    group: str = shown("Which group of observers: social care, police, health, education …")
    agency: Agency | None = shown("The team.")
    professional: Professional | None = shown("The worker, where recorded.")
    alone: bool | None = shown("Was the child seen without a carer; null when not recorded.")
    spoken_to: bool | None = shown("Was the child spoken to; null when not recorded.")
    evidence: list[Fact] = cited("The contact that says so.", "fact")


@strawberry.type(description="A stretch in which no file says that the child was seen.")
class Unseen(Cites):
    """One stretch."""

    since: Between = shown("The last sighting before it.")
    until: Between = shown("The next sighting; else the child's death or the day asked about.")
    days: DayCount = shown("How many days it lasted.")
    after: list[Fact] = cited("The sighting before it.", "after")
    before: list[Fact] = cited("The sighting that ended it; none where none did.", "before")


@strawberry.type(description="What one group of observers saw.")
class GroupEyes(Cites):
    """One group."""

    group: str = shown("Which group.")
    times: int = shown("How many times it saw the child.")
    alone: int = shown("How many of these are recorded as without a carer.")
    not_alone: int = shown("How many of these are recorded as with a carer; of the rest nothing is recorded.")
    last: Sighting = shown("The last time.")
    last_alone: Sighting | None = shown("The last time alone.")
    longest: Unseen | None = shown("The longest stretch in which this group did not see the child.")


@strawberry.type(description="Who saw the child. A count, not a judgement.")
class EyesOn(Cites):
    """Every sighting and what lies between."""

    last: Sighting | None = shown("The last time anybody saw the child.")
    last_alone: Sighting | None = shown("The last time anybody saw the child alone.")
    longest: Unseen | None = shown("The longest stretch in which nobody did.")
    groups: list[GroupEyes] = shown("By group of observers.")
    sightings: list[Sighting] = shown("Every sighting, by day.")
