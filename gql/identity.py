"""Who is who: what waits for a person to decide whether two things are one, with the evidence as numbers. Decided elsewhere."""

from enum import Enum
from functools import partial
from operator import attrgetter
from typing import Annotated, Any, get_args

import strawberry

from sightline.gql.asking import Info
from sightline.gql.field import asked, shown
from sightline.gql.node import key_in
from sightline.gql.page import After, First, Page, front, read, size
from sightline.gql.scalars import Day, Instant, Moment
from sightline.graph import judgement as graph
from sightline.graph import review
from sightline.graph.circle import ASKED
from sightline.graph.errors import BadInput
from sightline.graph.proposal import Kind
from sightline.graph.review import Waiting

LISTED = 25


@strawberry.enum(description="What two things that may be one are.")
class IdentitySort(Enum):
    """The sorts."""

    RECORD = strawberry.enum_value("Record", description="Two files that may be of one person.")
    CONTACT = strawberry.enum_value("Contact", description="Two teams' accounts that may be of one event.")
    ADDRESS = strawberry.enum_value("Address", description="Two spellings that may be of one dwelling.")
    AGENCY = strawberry.enum_value("Agency", description="Two names that may be of one team or organisation.")
    PROFESSIONAL = strawberry.enum_value("Professional", description="Two entries that may be of one worker in one team.")


@strawberry.enum(description="What a machine would do about two things.")
class ProposalKind(Enum):
    """The kinds."""

    JOIN = strawberry.enum_value("join", description="Join them, were there no guard.")
    REVIEW = strawberry.enum_value("review", description="Leave it to a person: it lies between the thresholds.")
    SPLIT = strawberry.enum_value("split", description="Take them apart, did nothing else hold them together.")


@strawberry.enum(description="What was said of two things.")
class Verdict(Enum):
    """The verdicts."""

    SAME = strawberry.enum_value("same", description="They are one.")
    DIFFERENT = strawberry.enum_value("different", description="They are two: no score joins them.")
    UNDONE = strawberry.enum_value("undone", description="An earlier judgement is taken back.")


OfSort = Annotated[IdentitySort, strawberry.argument(description="What they are.")]
OfTeam = Annotated[strawberry.ID | None, strawberry.argument(description="Only where one of the two is this team's file.")]
OfKind = Annotated[ProposalKind | None, strawberry.argument(description="Only what the machine would do so.")]
Guarded = Annotated[bool | None, strawberry.argument(description="Only what has, or has not, a guard against it.")]
Least = Annotated[float, strawberry.argument(description="Only what is at least so likely, 0 to 1.")]
Key = Annotated[strawberry.ID, strawberry.argument(description="The key, as the queue gives it.")]


@strawberry.type(description="One of two things that may be one.")
class Side:
    """One side."""

    key: strawberry.ID = shown("The key of the record, contact, address, team or worker.")
    team: str = shown("Whose file it is, or stands on.")
    names: list[str] = shown("What it is called there.")
    born_on: list[str] = shown("Each date of birth on that file; whole or partial.")


@strawberry.type(name="EvidenceStep", description="One step of the evidence; the steps add up to the likelihood.")
class Bar:
    """One step."""

    about: str = shown("What was compared; the first step is what holds before anything is.")
    level: str = shown("How it came out, in words.")
    bits: float = shown("What that counts: above nothing for one, below it for two; each bit doubles or halves the odds.")
    left: str = shown("What the left side says.")
    right: str = shown("What the right side says.")
    total: float = shown("The bits so far.")
    likelihood: float = shown("The likelihood so far, 0 to 1.")


@strawberry.type(description="What was said of things being one or two. Judgements are added and never changed.")
class Judgement:
    """One judgement."""

    id: strawberry.ID = shown("Its key.")
    says: Verdict = shown("What it says.")
    left: list[strawberry.ID] = shown("The things on one side.")
    right: list[strawberry.ID] = shown("The things on the other.")
    by: str = shown("Who judged: a person, or a model with its version.")
    machine: bool = shown("Was it a model.")
    on: Moment = shown("The day of the decision.")
    reason: str = shown("Why.")
    undoes: strawberry.ID | None = shown("The judgement that it takes back.")
    written_at: Instant = shown("The instant at which it was written.")


async def judged(info: Info, found: strawberry.Parent[Any]) -> tuple[graph.Judgement, ...]:
    """What was judged about either side of a proposal."""
    one: Waiting = found
    if one.judged is not None:
        return one.judged
    context = info.context
    said: tuple[graph.Judgement, ...] = await context.together(
        "judged", one, partial(review.judged_of_each, context.store, context.viewer)
    )
    return said


@strawberry.type(description="Two things that may be one, as they were scored last: a likelihood of being one, and nothing else.")
class IdentityProposal:
    """One proposal."""

    id: strawberry.ID = shown("The key of the pair.")
    sort: IdentitySort = shown("What the two are.")
    left: Side = shown("One side.")
    right: Side = shown("The other side.")
    kind: ProposalKind = shown("What the machine would do.")
    likelihood: float = shown("How likely they are one, 0 to 1.", "probability")
    evidence: list[Bar] = shown("The evidence, step by step.", "bars")
    guards: list[str] = shown("What stands against joining them, whatever the score.")
    model: str = shown("What scored: its name and version.")
    at: Day = shown("The day on which it did.")
    decided: strawberry.ID | None = shown("The judgement that settled it; none while it waits.")
    judged: list[Judgement] = asked("What was judged about either side so far.", judged, work=300)


async def queue(
    info: Info,
    sort: OfSort = IdentitySort.RECORD,
    team: OfTeam = None,
    kind: OfKind = None,
    guarded: Guarded = None,
    least: Least = 0.0,
    first: First = LISTED,
    after: After = None,
) -> Page:
    """What waits for a person, the likeliest first."""
    if not 0 <= least <= 1:
        raise BadInput("least", f"{least} is no likelihood", "ask for 0 to 1")
    most = size("first", LISTED if first is None else first)
    wanted = review.Wanted(
        sort=next(one for one in ASKED if IdentitySort(one) is sort),
        team=None if team is None else key_in("Agency", team),
        kind=next((one for one in get_args(Kind) if kind is not None and ProposalKind(one) is kind), None),
        guarded=guarded,
        least=least,
        after="" if after is None else read("after", after),
    )
    found = await review.queue(info.context.store, info.context.viewer, wanted, most + 1)
    return front(found, attrgetter("place"), most, after)


async def proposal(info: Info, id: Key) -> Waiting:
    """One proposal."""
    return await review.waiting(info.context.store, info.context.viewer, id)
