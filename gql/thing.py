"""People, bodies, workers and places as a path, a network or a list names them."""

from dataclasses import dataclass

import strawberry

from sightline.gql.field import shown
from sightline.graph.people import Described
from sightline.graph.ties import Thing as Named


@dataclass(frozen=True, slots=True)
class Called:
    """A thing with what to call it."""

    id: str
    label: str
    name: str


@strawberry.type(description="A child, adult, team, worker, area or address by its name.")
class Thing:
    """One thing."""

    id: strawberry.ID = shown("Its id across the whole graph.")
    label: str = shown("Child, Adult, Agency, Professional, Authority or Address.")
    name: str = shown("What to call it.")


def called(one: Named, described: Described) -> Called:
    """A thing by the name that this answer may use."""
    return Called(f"{one.label}:{one.id}", one.label, described.name(one))
