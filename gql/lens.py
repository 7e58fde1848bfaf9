"""The lens as the API takes it: whose knowledge is asked about, and as at which days."""

from enum import Enum

import strawberry

from sightline.gql.field import shown, worked_out
from sightline.gql.node import key_in
from sightline.gql.scalars import Day, Instant
from sightline.graph import lens
from sightline.graph.lens import Viewer


@strawberry.enum(description="Which joins of records count.")
class IdentityMode(Enum):
    """Which joins of records count."""

    AS_DECIDED = strawberry.enum_value("as_decided", description="The joins that had been made by `knownAt`.")
    TODAY = strawberry.enum_value("today", description="The joins that stand today, whatever was known then.")


@strawberry.enum(description="Which tellings count.")
class Counting(Enum):
    """Which tellings count."""

    REACHED = strawberry.enum_value("reached", description="Those that reached the team.")
    SENT = strawberry.enum_value("sent", description="Those that were sent, received or not.")
    POSSIBLE = strawberry.enum_value(
        "possible", description="Those, and what had happened by then without any day of recording or sending on file."
    )


COUNTED: dict[Counting, lens.Counting] = {
    Counting.REACHED: "reached",
    Counting.SENT: "sent",
    Counting.POSSIBLE: "possible",
}


@strawberry.input(description="Whose knowledge is asked about, and as at which days. Left out: all there is, today.")
class LensInput:
    """The lens as a reader sets it; who reads is never theirs to set."""

    known_at: Day | None = strawberry.field(
        default=None, description="Only what was on file, or had reached the team, by the end of this day."
    )
    happened_on: Day | None = strawberry.field(
        default=None, description="The world as it stood on this day; later happenings are left out."
    )
    loaded_by: Instant | None = strawberry.field(default=None, description="Only what had been loaded by this instant.")
    teams: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Only what these teams had on their own files or were told."
    )
    pooled: bool = strawberry.field(
        default=False, description="What all agencies would have held together, without what only the family or a review knew."
    )
    identity: IdentityMode = strawberry.field(default=IdentityMode.AS_DECIDED, description="Which joins of records count.")
    counting: Counting = strawberry.field(default=Counting.REACHED, description="Which tellings count.")


def lens_of(viewer: Viewer, given: LensInput | None) -> lens.Lens:
    """The lens of a viewer with what was asked for."""
    if given is None:
        return lens.Lens(viewer=viewer)
    return lens.Lens(
        viewer=viewer,
        teams=None if given.teams is None else frozenset(key_in("Agency", team) for team in given.teams),
        pooled=given.pooled,
        known_at=given.known_at,
        happened_on=given.happened_on,
        loaded_by=given.loaded_by,
        identity="today" if given.identity is IdentityMode.TODAY else "as_decided",
        counting=COUNTED[given.counting],
    )


@strawberry.type(description="The lens through which this answer was read: print it with the answer.")
class Lens:
    """The lens as it was used."""

    known_at: Day | None = shown("Only what was on file, or had reached the team, by the end of this day.")
    happened_on: Day | None = shown("The world as it stood on this day.")
    loaded_by: Instant | None = shown("Only what had been loaded by this instant.")
    teams: list[strawberry.ID] | None = worked_out(
        "Only what these teams had on their own files or were told.",
        lambda used: None if used.teams is None else [f"Agency:{team}" for team in sorted(used.teams)],
    )
    pooled: bool = shown("What all agencies would have held together.")
    identity: IdentityMode = shown("Which joins of records count.")
    counting: Counting = shown("Which tellings count.")
