"""Names, dates and numbers on one file, as a file has it."""

from functools import partial

import strawberry

from sightline.gql.fact import Fact, kinds_of
from sightline.gql.field import recorded
from sightline.gql.scalars import Moment
from sightline.graph import facts

on_file = partial(recorded, facts.Particulars, under="fact")


@strawberry.type(description=f"What one file calls the person, with their dates and numbers. {kinds_of('Particulars')}")
class Particulars(Fact):
    """Names, dates and numbers on one file."""

    given_name: str | None = on_file("given_name")
    family_name: str | None = on_file("family_name")
    born_on: Moment | None = on_file("born_on")
    died_on: Moment | None = on_file("died_on")
    sex: str | None = on_file("sex")
    language: str | None = on_file("language")
    nhs_number: str | None = on_file("nhs_number")
    upn: str | None = on_file("upn")
