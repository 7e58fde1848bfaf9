"""An authority: an area with a council, or a country abroad."""

import strawberry

from sightline.gql.field import recorded
from sightline.gql.node import Node
from sightline.gql.scalars import Moment
from sightline.graph import things


@strawberry.type(description="An area with a council, or a country abroad, for as long as it existed.")
class Authority(Node):
    """One area."""

    name: str = recorded(things.Authority, "name")
    nation: str = recorded(things.Authority, "nation")
    gss: str | None = recorded(things.Authority, "gss")
    dfe: str | None = recorded(things.Authority, "dfe")
    since: Moment | None = recorded(things.Authority, "since")
    until: Moment | None = recorded(things.Authority, "until")
    also: list[str] = recorded(things.Authority, "also")
