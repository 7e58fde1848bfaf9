"""A path from one thing to another, told step by step, each step with the fact that it rests on."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.bounds import Between
from sightline.gql.context import Context
from sightline.gql.field import shown
from sightline.gql.lens import LensInput, lens_of
from sightline.gql.node import PEOPLE, THINGS
from sightline.gql.thing import Called, Thing, called
from sightline.graph import paths
from sightline.graph.errors import BadInput
from sightline.graph.facts import Bounds, Fact
from sightline.graph.things import Agency as Team
from sightline.graph.ties import Thing as Named
from sightline.queries.story import Step, story

Start = Annotated[strawberry.ID, strawberry.argument(description="The id of the thing at which the path begins, as `Child:…`.")]
End = Annotated[strawberry.ID, strawberry.argument(description="The id of the thing at which it ends, as `Professional:…`.")]
ThroughWorkers = Annotated[
    bool, strawberry.argument(description="May it lead through a worker: two children with one social worker.")
]
Seen = Annotated[LensInput | None, strawberry.argument(description="Whose knowledge, and as at which days; as for a child.")]


@dataclass(frozen=True, slots=True)
class Told:
    """One step in words."""

    origin: Called
    target: Called
    sentence: str
    days: Bounds | None
    fact: str
    agency: Team | None
    citation: str | None
    imagined: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A path in words."""

    found: bool
    steps: list[Told]
    most_steps: int
    cut: tuple[str, ...]


@strawberry.type(description="One step of a path: from where to where, told in words, and the fact that it rests on.")
class PathStep:
    """One step."""

    origin: Thing = shown("Where the step begins.")
    target: Thing = shown("Where it ends.")
    sentence: str = shown("The step in words, with its days and its source.")
    days: Between | None = shown("When that happened or began.")
    fact: strawberry.ID = shown("The id of the fact that it rests on.")
    agency: Agency | None = shown("The team on whose file that fact is; null where no agency held it.")
    citation: str | None = shown("Where it can be read.")
    imagined: bool = shown("Does the fact tie the two only by what is imagined; never so outside `whatIf`.")


@strawberry.type(description="The shortest path, or that none was found within so many steps.")
class Path:
    """A path."""

    found: bool = shown("Was one found.")
    steps: list[PathStep] = shown("Its steps in order.")
    most_steps: int = shown("The most steps that were looked for.")
    cut: list[str] = shown("Where the search was cut short: then there may be one all the same.")


async def path(
    info: strawberry.Info[Context, None], start: Start, end: End, through_workers: ThroughWorkers = False, lens: Seen = None
) -> Answer:
    """The shortest path between two things."""
    found = await paths.path(
        info.context.store,
        thing_in("start", start),
        thing_in("end", end),
        lens_of(info.context.viewer, lens),
        through_professionals=through_workers,
    )
    return answer_of(found)


def answer_of(found: paths.PathAnswer) -> Answer:
    """A path as the types above read it."""
    return Answer(found.found, _told(found), found.most_steps, found.cut)


def thing_in(argument: str, given: str) -> Named:
    """The thing in an id such as `Child:…`; BadInput when it names no kind of thing."""
    label, _, key = given.partition(":")
    if label not in (*PEOPLE, *THINGS) or not key:
        kinds = ", ".join((*PEOPLE, *THINGS))
        raise BadInput(argument, f"{given!r} is not the id of a thing", f"write one of {kinds}, a colon and its key")
    return Named(label, key)


def _told(found: paths.PathAnswer) -> list[Told]:
    names, places = found.described.name, found.described.places
    steps = [
        Step(origin=names(s.origin), relationship=s.relationship, target=names(s.target), fact=s.fact, imagined=s.imagined)
        for s in found.steps
    ]
    return [
        Told(
            origin=called(step.origin, found.described),
            target=called(step.target, found.described),
            sentence=told.text,
            days=step.fact.start,
            fact=fact_id(step.fact),
            agency=places.agencies.get(step.fact.held_by),
            citation=step.fact.citation,
            imagined=step.imagined,
        )
        for step, told in zip(found.steps, story(steps, places), strict=True)
    ]


def fact_id(fact: Fact) -> str:
    """The id of a fact across the whole graph."""
    return f"{fact.label}:{fact.fact}"
