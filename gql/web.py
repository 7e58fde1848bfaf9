"""The network around anything, level by level: who and what is tied to it, and by which facts."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from sightline.gql.context import Context
from sightline.gql.field import shown
from sightline.gql.lens import LensInput, lens_of
from sightline.gql.path import ThroughWorkers, fact_id, thing_in
from sightline.gql.thing import Called, Thing, called
from sightline.graph import network as graph
from sightline.graph.errors import TooMuch
from sightline.queries.story import RELATIONSHIPS

MOST_LEVELS = 3

Around = Annotated[strawberry.ID, strawberry.argument(description="The id of the thing in the middle, as `Adult:…`.")]
Levels = Annotated[int, strawberry.argument(description="How many steps outward.")]
Seen = Annotated[LensInput | None, strawberry.argument(description="Whose knowledge, and as at which days; as for a child.")]


@dataclass(frozen=True, slots=True)
class Met:
    """A thing and how far out it lies."""

    thing: Called
    level: int


@dataclass(frozen=True, slots=True)
class Tied:
    """Two things and what ties them."""

    origin: str
    target: str
    tie: str
    facts: list[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A network."""

    things: list[Met]
    ties: list[Tied]
    cut: tuple[str, ...]


@strawberry.type(description="A thing in a network and how many steps out it lies.")
class WebThing:
    """One thing."""

    thing: Thing = shown("The thing.")
    level: int = shown("How many steps out; 0 is the middle.")


@strawberry.type(description="A tie between two things of a network.")
class WebTie:
    """One tie."""

    origin: strawberry.ID = shown("The id of the thing at one end.")
    target: strawberry.ID = shown("The id of the thing at the other.")
    tie: str = shown("The tie in words.")
    facts: list[strawberry.ID] = shown("The ids of the facts that say so.")


@strawberry.type(description="Who and what is tied to a thing, level by level; never through a body, through workers if asked.")
class Web:
    """A network."""

    things: list[WebThing] = shown("Who and what was met, nearest first.")
    ties: list[WebTie] = shown("What ties them.")
    cut: list[str] = shown("Where it was cut short; empty when it is whole.")


async def network(
    info: strawberry.Info[Context, None],
    around: Around,
    levels: Levels = 2,
    through_workers: ThroughWorkers = False,
    lens: Seen = None,
) -> Answer:
    """What lies within so many steps of a thing."""
    if not 1 <= levels <= MOST_LEVELS:
        raise TooMuch(f"{levels} levels cannot be walked", f"ask for 1 to {MOST_LEVELS}")
    found = await graph.network(
        info.context.store,
        thing_in("around", around),
        lens_of(info.context.viewer, lens),
        levels=levels,
        through_professionals=through_workers,
    )
    return Answer(
        things=[Met(called(one, found.described), level) for one, level in found.steps.items()],
        ties=[_tied(edge) for edge in found.edges],
        cut=found.cut,
    )


def _tied(edge: graph.Edge) -> Tied:
    ends = [f"{one.label}:{one.id}" for one in (edge.origin, edge.target)]
    return Tied(ends[0], ends[1], RELATIONSHIPS[edge.relationship], [fact_id(fact) for fact in edge.facts])
