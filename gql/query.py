"""What can be asked: the root of the schema. Each resolver is one call."""

from typing import Annotated

import strawberry

from sightline.gql.address_file import AddressFile, address
from sightline.gql.adult import Adult
from sightline.gql.agency_file import AgencyFile, agency
from sightline.gql.answers import Answers
from sightline.gql.asking import Id, Info, Seen
from sightline.gql.authority_file import AuthorityFile, authority
from sightline.gql.child import ByLaw, Child, Kind, Rules, StandingOut, Wanted, findings_of
from sightline.gql.contact_file import ContactFile, contact
from sightline.gql.field import InCase, asked
from sightline.gql.finding import Finding
from sightline.gql.identity import IdentityProposal, proposal, queue
from sightline.gql.lens import lens_of
from sightline.gql.node import Node, key_in
from sightline.gql.opening import node
from sightline.gql.page import Uncounted
from sightline.gql.path import Path, path
from sightline.gql.professional_file import ProfessionalFile, professional
from sightline.gql.rule import Rule
from sightline.gql.seam_map import SeamMap, seam_map
from sightline.gql.search import Search, search
from sightline.gql.web import Web, network
from sightline.gql.worklist import Task, work_list
from sightline.queries import rule
from sightline.queries.law import OF_THE_DAY

WORK_LIST = (
    "Duties by the day they are due, and what was done about each. A child of whom no file has a day of birth is in every age."
)

Whose = Annotated[strawberry.ID, strawberry.argument(description="The child's id as any answer gives it, or its bare key.")]


async def child(info: Info, id: Id, lens: Seen = None) -> Answers:
    """One child."""
    return await info.context.person("Child", key_in("Child", id), lens_of(info.context.viewer, lens))


async def adult(info: Info, id: Id, lens: Seen = None) -> Answers:
    """One adult."""
    return await info.context.person("Adult", key_in("Adult", id), lens_of(info.context.viewer, lens))


async def gaps(
    info: Info,
    child: Whose,
    rules: Rules = None,
    kind: Kind = None,
    answers: Wanted = None,
    stands_out: StandingOut = None,
    law: ByLaw = OF_THE_DAY,
    lens: Seen = None,
) -> list[InCase]:
    """What the rules find about one child."""
    found = await info.context.person("Child", key_in("Child", child), lens_of(info.context.viewer, lens))
    return findings_of(found, rules, kind, answers, stands_out, law)


def rules() -> tuple[rule.Rule, ...]:
    """Every rule."""
    return rule.rules()


@strawberry.type(description="What can be asked.")
class Query:
    """The root."""

    search: Search = asked("Children, adults and addresses by name, birth date, number or address.", search)
    child: Child = asked("One child.", child)
    adult: Adult = asked("One adult.", adult)
    node: Node = asked("Whatever has an id of its own: a person, body, worker or place, or what a file says.", node)
    contact: ContactFile = asked("One contact, with its versions and what hangs on it.", contact)
    address: AddressFile = asked("One address, and who stayed there.", address)
    agency: AgencyFile = asked("One organisation or team, and the children it works with.", agency)
    professional: ProfessionalFile = asked("One worker, and the children they work with.", professional)
    authority: AuthorityFile = asked("One area, and the bodies that serve it.", authority)
    gaps: list[Finding] = asked("What each rule finds about one child.", gaps)
    path: Path = asked("How two things hang together, told step by step.", path)
    network: Web = asked("Who and what is tied to a thing, level by level.", network)
    work_list: Uncounted[Task] = asked(WORK_LIST, work_list, work=5_000)
    identity_queue: Uncounted[IdentityProposal] = asked("What waits for a person to say whether two are one.", queue, work=5_000)
    identity_proposal: IdentityProposal = asked("One of these, decided or not, with what was judged.", proposal, work=500)
    seam_map: SeamMap | None = asked("Moves between areas and teams, handed over or not; null before the first check.", seam_map)
    rules: list[Rule] = asked("Every rule about gaps, in reading order.", rules)
