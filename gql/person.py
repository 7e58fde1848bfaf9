"""What is asked of a person, child or adult, in the same way."""

import strawberry

from sightline.gql.fact import Fact
from sightline.gql.field import asked, shown
from sightline.gql.household import Household
from sightline.gql.involved import Circle
from sightline.gql.lens import Lens
from sightline.gql.name import NameOnFile
from sightline.gql.network import Network
from sightline.gql.node import Node
from sightline.gql.page import Connection
from sightline.gql.record import IdentityDecision, Record
from sightline.gql.scalars import Day
from sightline.gql.signpost import Signpost
from sightline.gql.source import Source
from sightline.gql.timeline import FIRST, timeline_page


@strawberry.interface(description="A child or adult: one identity that many teams' files point to.")
class Person(Node):
    """What is asked of anybody; its source is the answers about one case."""

    lens: Lens = shown("Through which lens this is read: print it with the answer.")
    today: Day = shown("The day on which the question is asked: `happenedOn`, else `knownAt`, else today.")
    names: list[NameOnFile] = shown("The name on each team's file.")
    timeline: Connection[Fact] = asked(
        "What files say, oldest first, undated last; contacts unless asked otherwise.", timeline_page, usual=FIRST
    )
    involved: Circle = shown("Who is and was involved, and how to reach them.")
    household: Household = shown("Siblings and adults, as each source has them.")
    network: Network = shown("The person with everyone and everything they are tied to.")
    sources: list[Source] = shown("The files looked at, as at which day, and what they claim to cover.")
    records: list[Record] = shown("The teams' own files on this person.", "own.records")
    decisions: list[IdentityDecision] = shown("Who decided that those files are this person's.", "own.decisions")
    signposts: list[Signpost] = shown("What exists and is not shown: whom to ask.", "own.signposts")
    cut: list[str] = shown("Where the answer was cut short; empty when it is whole.", "own.cut")
