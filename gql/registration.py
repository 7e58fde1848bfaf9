"""A place on somebody's books, as a file has it."""

from functools import partial

import strawberry

from sightline.gql.fact import Fact, kinds_of
from sightline.gql.field import recorded
from sightline.graph import facts

on_file = partial(recorded, facts.Registration, under="fact")


@strawberry.type(description=f"On the books of a school, practice, nursery or health visitor. {kinds_of('Registration')}")
class Registration(Fact):
    """A place on somebody's books."""

    end_reason: str | None = on_file("end_reason")
    destination: str | None = on_file("destination")
