"""How many bodies had to do with the child, by kind and by area."""

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.authority import Authority
from sightline.gql.bounds import Between
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown


@strawberry.type(description="One body that had to do with the child.")
class Body(Cites):
    """One body."""

    agency: Agency = shown("The body; its teams count as one.")
    teams: list[Agency] = shown("Its teams that had to do with the child.")
    authorities: list[Authority] = shown("The areas that they work for.")
    nation: str | None = shown("The nation or country in which those lie.")
    events: int = shown("How many events; two teams' accounts of one event count once.")
    admitted: bool = shown("Did it admit the child.")
    admitted_over_suspected_harm: bool = shown("Did it admit the child because harm was suspected.")
    first: Between | None = shown("When the first event was.")
    last: Between | None = shown("When the last event was.")
    evidence: list[Fact] = cited("The events counted.")


@strawberry.type(description="The bodies of one kind in one nation.")
class KindCount(Cites):
    """One count by kind."""

    kind: str = shown("What sort of body.")
    words: str = shown("The same in words.")
    nation: str | None = shown("The nation or country.")
    number: int = shown("How many bodies.")
    bodies: list[Body] = shown("Which bodies.")
    admitted_over_suspected_harm: list[Body] = shown("Those that admitted the child because harm was suspected.")


@strawberry.type(description="The bodies that work for one area; one that works for several stands under each.")
class AreaCount(Cites):
    """One count by area."""

    authority: Authority | None = shown("The area; null where none is recorded.")
    number: int = shown("How many bodies.")
    bodies: list[Body] = shown("Which bodies.")


@strawberry.type(description="A number that a source states. It stands beside the counts and never in them.")
class StatedCount(Cites):
    """One number stated."""

    text: str = shown("In the source's words.")
    speaker: str | None = shown("Who says so.")
    held_by: str = shown("The key of the team on whose file it is.")
    citation: str | None = shown("Where it can be read.")
    evidence: list[Fact] = cited("The fact that it rests on.")


@strawberry.type(description="How many bodies had to do with the child, counted, and as stated.")
class Counts(Cites):
    """The counts."""

    by_kind: list[KindCount] = shown("By kind of body and nation.")
    by_authority: list[AreaCount] = shown("By area.")
    stated: list[StatedCount] = shown("What sources state.")
