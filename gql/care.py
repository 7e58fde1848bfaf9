"""An adult's relation to a child, as a file has it."""

from functools import partial

import strawberry

from sightline.gql.fact import Fact, kinds_of
from sightline.gql.field import recorded
from sightline.graph import facts

on_file = partial(recorded, facts.Care, under="fact")


@strawberry.type(description=f"What one source says an adult is to the child. {kinds_of('Care')}")
class Care(Fact):
    """An adult's relation to a child."""

    relation: str = on_file("relation")
    parental_responsibility: bool | None = on_file("parental_responsibility")
    in_household: bool | None = on_file("in_household")
