"""Somebody's words, as a file has it."""

from functools import partial

import strawberry

from sightline.gql.fact import Fact, kinds_of
from sightline.gql.field import recorded
from sightline.graph import facts

on_file = partial(recorded, facts.Statement, under="fact")


@strawberry.type(description=f"Somebody's words: the child's own, a decision, a challenge, a dispute. {kinds_of('Statement')}")
class Statement(Fact):
    """Somebody's words."""

    speaker: str | None = on_file("speaker")
    text: str | None = on_file("text")
    language: str | None = on_file("language")
    interpreter: bool | None = on_file("interpreter")
    present: str | None = on_file("present")
    disputes: strawberry.ID | None = on_file("disputes")
