"""A professional looked up by themselves: role, team, how to reach them, and the children they work with."""

from dataclasses import dataclass

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.asking import Id, Info, Seen
from sightline.gql.field import shown
from sightline.gql.lens import lens_of
from sightline.gql.node import key_in
from sightline.gql.people import After, First, Listings, People, listings
from sightline.gql.professional import Professional
from sightline.graph import professional as graph
from sightline.graph import things


@dataclass(frozen=True, slots=True)
class Found:
    """A professional with what stands around them."""

    professional: things.Professional
    team: things.Agency | None
    reach: str | None
    children: Listings


@strawberry.type(description="A worker, their team, and the children they work with.")
class ProfessionalFile:
    """One worker."""

    professional: Professional = shown("The worker.")
    team: Agency | None = shown("The team.")
    reach: str | None = shown("How to reach the worker, else the team.")
    children: People = shown("The children whose involvement they carry on the day of the lens.")


async def professional(info: Info, id: Id, first: First = 50, after: After = None, lens: Seen = None) -> Found:
    """One worker."""
    through = lens_of(info.context.viewer, lens)
    found = await graph.professional(info.context.store, key_in("Professional", id), through, after=after, limit=first)
    return Found(found.professional, found.team, found.reach, listings(found.children, found.described, through))
