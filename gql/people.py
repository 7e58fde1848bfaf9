"""A page of the people on a list, each with the facts that put them there."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from sightline.gql.entry import entry_of
from sightline.gql.fact import Fact
from sightline.gql.field import shown
from sightline.gql.thing import Called, Thing, called
from sightline.graph.lens import Lens
from sightline.graph.pages import Page
from sightline.graph.people import Described
from sightline.queries.timeline import Entry

First = Annotated[int, strawberry.argument(description="How many people at most.")]
After = Annotated[str | None, strawberry.argument(description="`next` of the page before.")]


@dataclass(frozen=True, slots=True)
class Listing:
    """One person on a list."""

    person: Called
    evidence: list[Entry]


@dataclass(frozen=True, slots=True)
class Listings:
    """A page of a list."""

    people: list[Listing]
    next: str | None
    cut: tuple[str, ...]


@strawberry.type(description="One person on a list, and the facts that put them there.")
class Listed:
    """One person."""

    person: Thing = shown("The child or adult.")
    evidence: list[Fact] = shown("The facts that say so, oldest first.")


@strawberry.type(description="A page of the people on a list, oldest first. The next page begins where `next` says.")
class People:
    """A page."""

    people: list[Listed] = shown("The people of this page.")
    next: str | None = shown("What to send as `after` for the next page; null at the end.")
    cut: list[str] = shown("Where the list was cut short; empty when it was not.")


def listings(page: Page, described: Described, lens: Lens) -> Listings:
    """A page of a list with names and facts."""
    return Listings(
        people=[
            Listing(called(one.thing, described), [entry_of(fact, described.places, lens) for fact in one.facts])
            for one in page.entries
        ],
        next=page.next,
        cut=page.cut,
    )
