"""A dated event, as a file has it."""

from functools import partial

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.fact import Fact, kinds_of
from sightline.gql.field import recorded, shown
from sightline.graph import facts

on_file = partial(recorded, facts.Contact, under="fact")


@strawberry.type(description=f"A dated event: referral, visit, admission, meeting, letter, decision … {kinds_of('Contact')}")
class Contact(Fact):
    """A dated event."""

    to: Agency | None = shown("The team or body that it was addressed to.")
    answers: strawberry.ID | None = on_file("answers")
    event: str | None = on_file("event")
    outcome: str | None = on_file("outcome")
    times: int = on_file("times")
    concern: str | None = on_file("concern")
