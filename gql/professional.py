"""A professional: a worker in one team."""

import strawberry

from sightline.gql.field import recorded
from sightline.gql.node import Node
from sightline.gql.scalars import Moment
from sightline.graph import things


@strawberry.type(description="A worker in one team; somebody who changes team is a second professional.")
class Professional(Node):
    """One worker."""

    role: str = recorded(things.Professional, "role")
    name: str | None = recorded(things.Professional, "name")
    reach: str | None = recorded(things.Professional, "reach")
    since: Moment | None = recorded(things.Professional, "since")
    until: Moment | None = recorded(things.Professional, "until")
