"""The name on each team's file."""

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown
from sightline.gql.scalars import Moment


@strawberry.type(description="What one team's file calls the person.")
class NameOnFile(Cites):
    """One name on one file."""

    name: str = shown("Given and family name as this file has them.")
    agency: Agency | None = shown("The team whose file it is.")
    record: strawberry.ID | None = shown("The file.", "record.id")
    kind: str = shown("name, alias, former-name or corrected-name.", "particulars.kind")
    born_on: Moment | None = shown("Date of birth as this file has it, whole or partial.", "particulars.born_on")
    language: str | None = shown("First language as this file has it.", "particulars.language")
    confidence: str = shown("How sure the source makes it.", "particulars.confidence")
    differs: list[str] = shown("The particulars on which the files disagree.")
    evidence: list[Fact] = cited("The fact that it rests on.")
