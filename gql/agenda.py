"""What is open and what is due."""

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.bounds import Between
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown
from sightline.gql.finding import Finding
from sightline.gql.involved import Involved


@strawberry.type(description="One thing that has begun and of which no end or outcome is recorded.")
class OpenItem(Cites):
    """One open thing."""

    kind: str = shown("What sort of thing.")
    agency: Agency | None = shown("Whose it is.")
    since: Between | None = shown("Since when.")
    sentence: str = shown("In a sentence.")
    evidence: list[Fact] = cited("The fact that it rests on.")


@strawberry.type(description="What is open and due. Duties come from the rules; prompts never stand here.")
class Agenda(Cites):
    """What is open and due."""

    involvements: list[Involved] = shown("Who works with the child now.")
    statuses: list[OpenItem] = shown("Standings that have not ended.")
    referrals: list[OpenItem] = shown("Referrals without an outcome or answer.")
    duties: list[Finding] = shown("Duties that are due or overdue.")
