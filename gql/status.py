"""A standing, as a file has it."""

from functools import partial

import strawberry

from sightline.gql.fact import Fact, kinds_of
from sightline.gql.field import recorded
from sightline.graph import facts

on_file = partial(recorded, facts.Status, under="fact")


@strawberry.type(description=f"A standing in law or practice. {kinds_of('Status')}")
class Status(Fact):
    """A standing."""

    reason: str | None = on_file("reason")
