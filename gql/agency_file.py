"""An agency looked up by itself: what it is part of, whom it serves, how to reach it, and whom it works with."""

from dataclasses import dataclass

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.asking import Id, Info, Seen
from sightline.gql.authority import Authority
from sightline.gql.field import shown
from sightline.gql.lens import lens_of
from sightline.gql.node import key_in
from sightline.gql.people import After, First, Listings, People, listings
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
    children: Listings


@strawberry.type(description="An organisation or team, what stands around it, and the children it works with.")
class AgencyFile:
    """One agency."""

    agency: Agency = shown("The organisation or team.")
    reach: str | None = shown("How to reach it, or the nearest body that it is part of.")
    part_of: list[Agency] = shown("What it is part of, nearest first.")
    teams: list[Agency] = shown("Its own teams.")
    areas: list[Authority] = shown("The areas that it works for.")
    children: People = shown("The children that it works with, or has on its books, on the day of the lens.")


async def agency(info: Info, id: Id, first: First = 50, after: After = None, lens: Seen = None) -> Found:
    """One agency."""
    through = lens_of(info.context.viewer, lens)
    found = await graph.agency(info.context.store, key_in("Agency", id), through, after=after, limit=first)
    children = listings(found.children, found.described, through)
    return Found(found.agency, found.reach, found.part_of, found.teams, found.areas, children)
