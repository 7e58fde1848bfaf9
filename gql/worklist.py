"""The work list: open duties by the day they are due, and what somebody did about each. Prompts never stand here."""

from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import Annotated, get_args

import strawberry

from sightline.gql.answers import Answers
from sightline.gql.asking import Info
from sightline.gql.breadth import Breadth
from sightline.gql.child import Child
from sightline.gql.context import today
from sightline.gql.field import InCase, shown, worked_out
from sightline.gql.finding import Finding
from sightline.gql.node import key_in
from sightline.gql.page import After, First, Page, front, read, size
from sightline.gql.scalars import Day
from sightline.graph import tasks as graph
from sightline.graph.clock import add_days
from sightline.graph.errors import BadInput
from sightline.graph.lens import Lens
from sightline.graph.worklist import GapStep, State, Wanted
from sightline.queries import finding
from sightline.queries.age import born_between
from sightline.queries.duties import duties_of

LISTED = 25


@strawberry.enum(description="What was last done about a gap.")
class GapState(Enum):
    """The states."""

    OPENED = strawberry.enum_value("opened", description="Nobody has taken it up, or it was put back on the list.")
    ACKNOWLEDGED = strawberry.enum_value("acknowledged", description="Somebody has seen it and works on it.")
    CLOSED = strawberry.enum_value("closed", description="Nothing more is to be done, for the reason given.")


OfRule = Annotated[strawberry.ID | None, strawberry.argument(description="Only this rule.")]
OfTeam = Annotated[strawberry.ID | None, strawberry.argument(description="Only where it is this team's move.")]
OfArea = Annotated[strawberry.ID | None, strawberry.argument(description="Only where the team works for this area.")]
AgeFrom = Annotated[int | None, strawberry.argument(description="Only children of this age today, in years, or older.")]
AgeTo = Annotated[int | None, strawberry.argument(description="Only children of this age today, in years, or younger.")]
Unborn = Annotated[bool, strawberry.argument(description="Only children not yet born; with an age, these as well.")]
Overdue = Annotated[int | None, strawberry.argument(description="Only what is overdue by at least so many days.")]
Lapsed = Annotated[
    bool, strawberry.argument(description="Instead, duties never met about which nothing more is to be done; each says why.")
]
InState = Annotated[GapState | None, strawberry.argument(description="Only gaps in this state; null for all.")]


@strawberry.type(name="GapStep", description="One thing that somebody did about a gap. Steps are added and never changed.")
class Step:
    """One step."""

    state: GapState = shown("The state from then on.")
    by: str = shown("Who did it.")
    on: Day = shown("The day.")
    reason: str | None = shown("Why, in a sentence.")


@strawberry.type(description="One open duty on the work list, asked again today through the lens of whoever looks.")
class Task:
    """One task."""

    id: strawberry.ID = shown("The key of the gap; the same over all checks.")
    child: Child = shown("The child.")
    state: GapState = shown("What was last done about it.")
    lapsed: str | None = shown("Why nothing more is to be done about it, though it was never met; null while something is.")
    finding: Finding = worked_out("What the rule says today, with its evidence.", lambda task: task.finding)
    steps: list[Step] = shown("What was done about it, the first step first.")


@dataclass(frozen=True, slots=True)
class Shown:
    """One task with its case."""

    id: str
    place: str
    child: Answers
    state: str
    lapsed: str | None
    finding: InCase
    steps: tuple[GapStep, ...]


async def work_list(
    info: Info,
    rule: OfRule = None,
    team: OfTeam = None,
    authority: OfArea = None,
    age_from: AgeFrom = None,
    age_to: AgeTo = None,
    unborn: Unborn = False,
    overdue_by_days: Overdue = None,
    lapsed: Lapsed = False,
    state: InState = GapState.OPENED,
    first: First = LISTED,
    after: After = None,
) -> Page:
    """Open duties as the last check of all duties listed them, with what was loaded since.

    A child of whom no file has a day of birth is in every age.
    """
    context, day = info.context, today(Lens(viewer=info.context.viewer))
    most = size("first", LISTED if first is None else first)
    if overdue_by_days is not None and overdue_by_days < 1:
        raise BadInput("overdueByDays", f"{overdue_by_days} is no number of days", "write 1 or more")
    wanted = Wanted(
        rule=rule,
        team=None if team is None else key_in("Agency", team),
        authority=None if authority is None else key_in("Authority", authority),
        due=None if overdue_by_days is None else add_days(day, -overdue_by_days),
        born=None if age_from is None and age_to is None else born_between(age_from, age_to, day),
        unborn=unborn,
        lapsed=lapsed,
        state=next((one for one in get_args(State) if state is not None and GapState(one) is state), None),
        after="" if after is None else read("after", after),
    )
    found = await graph.tasks(
        context.store, context.viewer, lambda case: duties_of(case, day, context.local), wanted, most + 1
    )  # fmt: skip
    return front([_shown(one, day, info) for one in found], attrgetter("place"), most, after)


def _shown(task: graph.Task[finding.Finding], day: str, info: Info) -> Shown:
    answers = Answers(task.case, day, Breadth.WHOLE, local=info.context.local)
    own = task.listed
    return Shown(own.id, task.place, answers, task.state, own.lapsed, InCase(task.finding, answers), task.steps)
