"""An address looked up by itself: who stayed there over time."""

from dataclasses import dataclass
from operator import attrgetter

import strawberry

from sightline.gql.address import Address
from sightline.gql.asking import Id, Info, Seen
from sightline.gql.authority import Authority
from sightline.gql.field import asked, shown
from sightline.gql.lens import lens_of
from sightline.gql.node import key_in
from sightline.gql.page import Uncounted
from sightline.gql.people import LISTED, Listed, Listings, first_of, page_of_people
from sightline.gql.scalars import Moment
from sightline.graph import address as graph
from sightline.graph import things
from sightline.graph.areas import area_now


@dataclass(frozen=True, slots=True)
class Found:
    """An address with its residents."""

    address: things.Address
    area: things.Authority | None
    directory: str | None
    people: Listings


@strawberry.type(description="An address and who stayed there over time.")
class AddressFile:
    """One address."""

    address: Address = shown("The address.")
    area: Authority | None = shown("The area in which it lies.")
    directory: Moment | None = shown(
        "The day of the directory of postcodes that says so; null where a file or a register says so itself."
    )
    residents: Uncounted[Listed] = asked("Who stayed there, with each account of the stay.", page_of_people, usual=LISTED)


async def address(info: Info, id: Id, lens: Seen = None) -> Found:
    """One address."""
    through = lens_of(info.context.viewer, lens)

    async def read(first: int, after: str | None) -> graph.AddressAnswer:
        return await graph.address(info.context.store, key_in("Address", id), through, after=after, limit=first)

    found, people = await first_of(read, attrgetter("residents"), through)
    places = found.described.places
    area = area_now(places, found.address)
    return Found(
        address=found.address,
        area=places.authorities.get(area.key or ""),
        directory=area.directory,
        people=people,
    )
