"""A page of the people on a list, each with the facts that put them there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import strawberry

from sightline.gql.entry import entry_of
from sightline.gql.fact import Fact
from sightline.gql.field import shown
from sightline.gql.page import After, First, Item, Page, read, size
from sightline.gql.thing import Called, Thing, called
from sightline.graph import pages
from sightline.graph.lens import Lens
from sightline.graph.people import Described
from sightline.queries.timeline import Entry

LISTED = 50

class Answer(Protocol):
    """What graph answers about something that has a list of people."""

    @property
    def described(self) -> Described:
        """Whom and what the page names."""


A = TypeVar("A", bound=Answer)
Read = Callable[[int, str | None], Awaitable[tuple[pages.Page, Described]]]


@dataclass(frozen=True, slots=True)
class Listings:
    """A list of people: its first page, and how to read another of so many people after a place."""

    page: pages.Page
    described: Described
    lens: Lens
    read: Read


@dataclass(frozen=True, slots=True)
class Listing:
    """One person on a list, and the place there."""

    place: str
    person: Called
    evidence: list[Entry]


@strawberry.type(description="One person on a list, and the facts that put them there.")
class Listed:
    """One person."""

    person: Thing = shown("The child or adult.")
    evidence: list[Fact] = shown("The facts that say so, oldest first.")


async def first_of(
    ask: Callable[[int, str | None], Awaitable[A]], page: Callable[[A], pages.Page], lens: Lens
) -> tuple[A, Listings]:
    """What is asked for by itself with the first page of its list; `page` finds a page in an answer."""
    found = await ask(LISTED, None)

    async def read(first: int, after: str | None) -> tuple[pages.Page, Described]:
        further = await ask(first, after)
        return page(further), further.described

    return found, Listings(page(found), found.described, lens, read)


async def page_of_people(found: strawberry.Parent[Any], first: First = None, after: After = None) -> Page:
    """One page of a list; the first needs no further question."""
    listings: Listings = found.people
    number = LISTED if first is None else size("first", first)
    page, described = listings.page, listings.described
    if after is not None or number > LISTED:
        page, described = await listings.read(number, None if after is None else read("after", after))
    page = page.front(number)
    listed = [
        Listing(one.key, called(one.thing, described), [entry_of(fact, described.places, listings.lens) for fact in one.facts])
        for one in page.entries
    ]
    return Page(
        edges=tuple([Item(one, _place) for one in listed]),
        has_previous_page=after is not None,
        has_next_page=page.next is not None,
        goes_on=page.next,
        cut=page.cut,
    )


def _place(listing: Listing) -> str:
    return listing.place
