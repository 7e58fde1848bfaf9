"""The household: siblings and adults, each relation as its source recorded it, and the addresses they shared."""

import strawberry

from sightline.gql.address import Address
from sightline.gql.agency import Agency
from sightline.gql.bounds import Between, DayCount
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown, worked_out


@strawberry.type(description="What one source says an adult is to the child. Opposite accounts stand side by side.")
class Relation(Cites):
    """One account of a relation."""

    relation: str = shown("In the source's word.")
    kind: str = shown("What sort of relation.")
    parental_responsibility: bool | None = shown("Recorded as yes or no; null when not recorded.")
    in_household: bool | None = shown("Lives with the child; null when not recorded.")
    since: Between | None = shown("Since when.")
    until: Between | None = shown("Until when; null while no end is recorded.")
    held_by: Agency | None = shown("The team on whose file it is; null where no agency held it.")
    held_by_key: str = shown("The key of that team.", "team")
    confidence: str = shown("How sure the source makes it.")
    evidence: list[Fact] = cited("The fact that it rests on.")


@strawberry.type(description="An address where both stayed at the same time. Communal addresses do not count.")
class SharedAddress(Cites):
    """One shared address."""

    address: Address = shown("The address.")
    days: DayCount = shown("How many days the stays overlap.")
    evidence: list[Fact] = cited()


@strawberry.type(description="One other person tied to the child by care or by address.")
class HouseholdMember(Cites):
    """One member."""

    id: strawberry.ID = worked_out("The person's id across the whole graph.", lambda one: f"{one.part.who}:{one.part.person}")
    names: list[str] = shown("The names on file.")
    relations: list[Relation] = shown("What each source says the relation is.")
    shared: list[SharedAddress] = shown("The addresses that they shared.")
    workers: list[Agency] = shown("The teams that work with this person.")
    evidence: list[Fact] = cited("The facts that tie this person to the child.")


@strawberry.type(description="The children and adults around the person.")
class Household(Cites):
    """The household."""

    children: list[HouseholdMember] = shown("Siblings and other children.")
    adults: list[HouseholdMember] = shown("Carers and other adults.")
    cut: list[str] = shown("Where the answer was cut short; empty when it is whole.")
