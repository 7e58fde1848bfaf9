"""An agency: an organisation or a team in one; what keeps a file, and whom to ring."""

import strawberry

from sightline.gql.field import recorded, shown, worked_out
from sightline.gql.node import Node
from sightline.gql.scalars import Moment
from sightline.graph import things
from sightline.graph.things import AGENCY_KINDS


@strawberry.type(description="An organisation, or a team in one: what keeps a file, and whom to ring.")
class Agency(Node):
    """One organisation or team."""

    name: str = recorded(things.Agency, "name")
    kind: str = shown(f"What sort of body it is: {', '.join(AGENCY_KINDS)}.")
    kind_words: str = worked_out("What sort of body it is, in words.", lambda agency: AGENCY_KINDS.get(agency.kind, agency.kind))
    reach: str | None = shown("How to reach the team; a duty number when a worker is away.")
    since: Moment | None = recorded(things.Agency, "since")
    until: Moment | None = recorded(things.Agency, "until")
    codes: list[str] = recorded(things.Agency, "codes")
    also: list[str] = recorded(things.Agency, "also")
