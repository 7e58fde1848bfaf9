"""Records and the decisions that say whose they are."""

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.field import Cites, recorded, worked_out
from sightline.gql.scalars import Instant, Moment
from sightline.graph import things


@strawberry.type(description="One team's own file on one person. Facts hang here, never on the person.")
class Record(Cites):
    """One file."""

    id: strawberry.ID = recorded(things.Record, "id")
    held_by: Agency | None = worked_out("The team whose file this is.", lambda record: record.case.agency(record.part.held_by))
    reference: str = recorded(things.Record, "reference")


@strawberry.type(description="One record said to be one person: who decided, when and why.")
class IdentityDecision:
    """One decision."""

    id: strawberry.ID = recorded(things.IdentityDecision, "id")
    record: strawberry.ID = recorded(things.IdentityDecision, "record")
    person: strawberry.ID = recorded(things.IdentityDecision, "person")
    at: Moment = recorded(things.IdentityDecision, "at")
    by: str = recorded(things.IdentityDecision, "by")
    basis: str = recorded(things.IdentityDecision, "basis")
    evidence: str | None = recorded(things.IdentityDecision, "evidence")
    reason: str | None = recorded(things.IdentityDecision, "reason")
    loaded_at: Instant = recorded(things.IdentityDecision, "loaded_at")
