"""Search: children, adults and addresses by name, birth date, number or address, each hit with its why."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

import strawberry

from sightline.gql.authority import Authority
from sightline.gql.context import Context
from sightline.gql.field import shown
from sightline.gql.lens import LensInput, lens_of
from sightline.graph import search as graph
from sightline.graph.areas import area_now
from sightline.graph.errors import BadInput, TooMuch
from sightline.graph.things import Authority as Area

FIRST = 20
MOST = 100
LONGEST = 200  # characters of one search

Text = Annotated[
    str, strawberry.argument(description="As one would type it: names, a date or year of birth, a number, an address.")
]
First = Annotated[int, strawberry.argument(description="How many hits, best first.")]
Seen = Annotated[LensInput | None, strawberry.argument(description="Whose knowledge, and as at which days; as for a child.")]


@strawberry.enum(description="What a hit is.")
class HitKind(Enum):
    """What can be found."""

    CHILD = strawberry.enum_value("Child", description="A child; open it with `child`.")
    ADULT = strawberry.enum_value("Adult", description="An adult; open it with `adult`.")
    ADDRESS = strawberry.enum_value("Address", description="A dwelling; open it with `address`.")


@dataclass(frozen=True, slots=True)
class Described:
    """One hit with the words for it."""

    id: str
    kind: str
    title: str
    names: tuple[str, ...]
    born_on: tuple[str, ...]
    area: Area | None
    why: tuple[str, ...]


@strawberry.type(description="One child, adult or address that fits, and why.")
class Hit:
    """One hit."""

    id: strawberry.ID = shown("The id of the child, adult or address.")
    kind: HitKind = shown("What it is.")
    title: str = shown("The name that was corrected, else the commonest on file; or the address.")
    names: list[str] = shown("Every name on the files that may be seen, in that order.")
    born_on: list[str] = shown("Every date of birth on those files, the commonest first; whole or partial.")
    area: Authority | None = shown("The area of the last stay on file.")
    why: list[str] = shown("Why it is a hit: what fits, and how closely.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found."""

    hits: tuple[Described, ...]
    cut: tuple[str, ...]


@strawberry.type(description="What a search found, best first. What may not be seen is no hit, as what does not exist is none.")
class Search:
    """The hits."""

    hits: list[Hit] = shown("The hits, best first.")
    cut: list[str] = shown("Where there may be more; empty when this is all.")


async def search(info: strawberry.Info[Context, None], text: Text, first: First = FIRST, lens: Seen = None) -> Answer:
    """Who and what fits a text."""
    if len(text) > LONGEST:
        raise BadInput("text", f"{len(text)} characters are too many", f"search for at most {LONGEST}")
    if not 1 <= first <= MOST:
        raise TooMuch(f"{first} hits cannot be shown at once", f"ask for 1 to {MOST}")
    found = await graph.search(info.context.store, text, lens_of(info.context.viewer, lens), limit=first)
    return Answer(tuple(_described(found, hit) for hit in found.hits), found.cut)


def _described(found: graph.Found, hit: graph.Hit) -> Described:
    person = found.described.people.get(hit.thing)
    places = found.described.places
    address = places.addresses.get(hit.thing.id) if hit.thing.label == "Address" else None
    names = person.names if person else ()
    area = person.area if person else places.authorities.get(area_now(places, address).key or "") if address else None
    return Described(
        id=f"{hit.thing.label}:{hit.thing.id}",
        kind=hit.thing.label,
        title=names[0] if names else address.lines if address else "Name not on file",
        names=names,
        born_on=person.born_on if person else (),
        area=area,
        why=hit.why,
    )
