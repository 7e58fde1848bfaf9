"""An address looked up by itself: who stayed there over time."""

from dataclasses import dataclass

import strawberry

from sightline.gql.address import Address
from sightline.gql.asking import Id, Info, Seen
from sightline.gql.authority import Authority
from sightline.gql.field import shown
from sightline.gql.lens import lens_of
from sightline.gql.node import key_in
from sightline.gql.people import After, First, Listings, People, listings
from sightline.graph import address as graph
from sightline.graph import things


@dataclass(frozen=True, slots=True)
class Found:
    """An address with its residents."""

    address: things.Address
    area: things.Authority | None
    residents: Listings


@strawberry.type(description="An address and who stayed there over time.")
class AddressFile:
    """One address."""

    address: Address = shown("The address.")
    area: Authority | None = shown("The area in which it lies.")
    residents: People = shown("Who stayed there, the oldest stay first, with each account of it.")


async def address(info: Info, id: Id, first: First = 50, after: After = None, lens: Seen = None) -> Found:
    """One address."""
    through = lens_of(info.context.viewer, lens)
    found = await graph.address(info.context.store, key_in("Address", id), through, after=after, limit=first)
    return Found(
        address=found.address,
        area=found.described.places.authorities.get(found.address.authority or ""),
        residents=listings(found.residents, found.described, through),
    )
