"""An address: one dwelling or building."""

import strawberry

from sightline.gql.field import recorded, shown
from sightline.gql.node import Node
from sightline.graph import things


@strawberry.type(description="One dwelling or building.")
class Address(Node):
    """One dwelling."""

    lines: str = recorded(things.Address, "lines")
    postcode: str | None = recorded(things.Address, "postcode")
    uprn: str | None = recorded(things.Address, "uprn")
    communal: bool = shown("Is it a hostel, hospital, school or refuge: being there together says nothing.")
