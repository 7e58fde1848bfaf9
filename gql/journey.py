"""The journey: where the child lived, which authority answered or paid, which team held the case, and each move between."""

from enum import Enum

import strawberry

from sightline.gql.address import Address
from sightline.gql.agency import Agency
from sightline.gql.authority import Authority
from sightline.gql.bounds import Between, DayCount
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown
from sightline.gql.scalars import Moment


@strawberry.enum(description="The three lanes of a journey.")
class Lane(Enum):
    """The lanes."""

    HOME = strawberry.enum_value("home", description="Where the child lives.")
    AUTHORITY = strawberry.enum_value("authority", description="Which authority is responsible or pays.")
    TEAM = strawberry.enum_value("team", description="Which team holds the case.")


@strawberry.type(description="One source's account of a stay. Accounts that differ stand side by side.")
class Account(Cites):
    """One account."""

    agency: Agency | None = shown("The team whose account it is; null where no agency held it.")
    held_by: str = shown("The key of that team.")
    since: Between | None = shown("When it began, by this account.")
    until: Between | None = shown("When it ended, by this account; null while no end is recorded.")
    confidence: str = shown("How sure the source makes it.")
    note: str | None = shown("What the source says.")
    citation: str | None = shown("Where it can be read.")
    evidence: list[Fact] = cited("The fact that it rests on.")


@strawberry.type(description="One stretch in one lane.")
class Stay(Cites):
    """One stretch."""

    lane: Lane = shown("Which lane it is in.")
    kind: str = shown("What sort of stay, or what part the authority or team has.")
    place: str = shown("The place, authority or team in words.")
    address: Address | None = shown("The address, in the home lane.")
    authority: Authority | None = shown("The area it lies in, or the authority that answers or pays.")
    directory: Moment | None = shown(
        "The day of the directory of postcodes by which it lies in that area; null where a file or a register says so itself."
    )
    agency: Agency | None = shown("The team, in the team lane.")
    since: Between | None = shown("When it began, over all accounts.")
    until: Between | None = shown("When it ended, over all accounts; null while no end is recorded.")
    differs: bool = shown("Do the accounts give different days.")
    accounts: list[Account] = shown("What each source says of it.")
    evidence: list[Fact] = cited()


@strawberry.type(description="A hand-over as a handshake. Sent is not received; null is 'not recorded'.")
class Handover(Cites):
    """One handshake."""

    origin: Agency | None = shown("The team that hands over.")
    to: Agency | None = shown("The team that takes over.")
    offered: Between | None = shown("When it was offered.")
    received: Between | None = shown("When it reached the other team.")
    accepted: Between | None = shown("When the other team took it up.")
    first_seen: Between | None = shown("When the new team first saw the child.")
    evidence: list[Fact] = cited()


@strawberry.type(description="From a move until the new side first had to do with the child.")
class Orphan(Cites):
    """The orphan interval."""

    since: Between = shown("The day of the move.")
    until: Between | None = shown("When the new side first had to do with the child; null while it had not.")
    days: DayCount = shown("How many days; while it had not, up to the child's death or the day asked about.")
    evidence: list[Fact] = cited("The contact that ended it.", "first_contact")


@strawberry.type(description="A change in one lane, with its hand-overs or the lack of them.")
class Move(Cites):
    """One move."""

    lane: Lane = shown("Which lane it is in.")
    origin: Stay = shown("What was left.")
    to: Stay = shown("What was moved to.")
    on: Between | None = shown("When.")
    between_authorities: bool = shown("Does it cross from one authority's area to another's.")
    handed_over: bool = shown("Did a hand-over reach the other side.")
    handovers: list[Handover] = shown("Every hand-over on record; none where none is.")
    orphan: Orphan | None = shown(
        "The orphan interval, for moves between areas (any team of the new area) and between teams (the team addressed)."
    )
    orphan_days: DayCount | None = shown("Days until a team of the new area had to do with the child.")


@strawberry.type(description="The journey in three lanes, each in order of beginning, with the moves in the home and team lanes.")
class Journey(Cites):
    """Three lanes and the moves."""

    home: list[Stay] = shown("Where the child lived.")
    authority: list[Stay] = shown("Which authority was responsible or paid.")
    team: list[Stay] = shown("Which team held the case.")
    moves: list[Move] = shown("Each move in the home and team lanes.")
