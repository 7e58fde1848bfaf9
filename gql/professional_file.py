"""A professional looked up by themselves: role, team, how to reach them, and the children they work with."""

from dataclasses import dataclass
from operator import attrgetter

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.asking import Id, Info, Seen
from sightline.gql.field import asked, shown
from sightline.gql.lens import lens_of
from sightline.gql.node import key_in
from sightline.gql.page import Uncounted
from sightline.gql.people import LISTED, Listed, Listings, first_of, page_of_people
from sightline.gql.professional import Professional
from sightline.graph import professional as graph
from sightline.graph import things


@dataclass(frozen=True, slots=True)
class Found:
    """A professional with what stands around them."""

    professional: things.Professional
    team: things.Agency | None
    reach: str | None
    people: Listings


@strawberry.type(description="A worker, their team, and the children they work with.")
class ProfessionalFile:
    """One worker."""

    professional: Professional = shown("The worker.")
    team: Agency | None = shown("The team.")
    reach: str | None = shown("How to reach the worker, else the team.")
    children: Uncounted[Listed] = asked(
        "The children whose involvement they carry on the day of the lens.", page_of_people, usual=LISTED
    )


async def professional(info: Info, id: Id, lens: Seen = None) -> Found:
    """One worker."""
    through = lens_of(info.context.viewer, lens)

    async def read(first: int, after: str | None) -> graph.ProfessionalAnswer:
        return await graph.professional(info.context.store, key_in("Professional", id), through, after=after, limit=first)

    found, people = await first_of(read, attrgetter("children"), through)
    return Found(found.professional, found.team, found.reach, people)
