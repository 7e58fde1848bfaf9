"""An agency looked up by itself: what it is part of, whom it serves, how to reach it, and whom it works with."""

from dataclasses import dataclass
from operator import attrgetter

import strawberry

from sightline.gql.address import Address
from sightline.gql.agency import Agency
from sightline.gql.asking import Id, Info, Seen
from sightline.gql.authority import Authority
from sightline.gql.field import asked, shown
from sightline.gql.lens import lens_of
from sightline.gql.node import key_in
from sightline.gql.page import Uncounted
from sightline.gql.people import LISTED, Listed, Listings, first_of, page_of_people
from sightline.graph import agency as graph
from sightline.graph import things


@dataclass(frozen=True, slots=True)
class Found:
    """An agency with what stands around it."""

    agency: things.Agency
    reach: str | None
    part_of: tuple[things.Agency, ...]
    teams: tuple[things.Agency, ...]
    areas: tuple[things.Authority, ...]
    site: things.Address | None
    predecessors: tuple[things.Agency, ...]
    successors: tuple[things.Agency, ...]
    people: Listings


@strawberry.type(description="An organisation or team, what stands around it, and the children it works with.")
class AgencyFile:
    """One agency."""

    agency: Agency = shown("The organisation or team.")
    reach: str | None = shown("How to reach it, or the nearest body that it is part of.")
    part_of: list[Agency] = shown("What it is part of, nearest first.")
    teams: list[Agency] = shown("Its own teams.")
    areas: list[Authority] = shown("The areas that it works for.")
    site: Address | None = shown("The address at which it is.")
    predecessors: list[Agency] = shown("The bodies that it took the place of.")
    successors: list[Agency] = shown("The bodies that took its place.")
    children: Uncounted[Listed] = asked(
        "The children that it works with, or has on its books, on the day of the lens.", page_of_people, usual=LISTED
    )


async def agency(info: Info, id: Id, lens: Seen = None) -> Found:
    """One agency."""
    through = lens_of(info.context.viewer, lens)

    async def read(first: int, after: str | None) -> graph.AgencyAnswer:
        return await graph.agency(info.context.store, key_in("Agency", id), through, after=after, limit=first)

    found, people = await first_of(read, attrgetter("children"), through)
    around = (found.part_of, found.teams, found.areas, found.site, found.predecessors, found.successors)
    return Found(found.agency, found.reach, *around, people)
