"""The earliest knowable day of a rule: on one team's file, on all together, and what told would have moved it."""

import asyncio
from typing import Annotated, Any

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.answers import Answers
from sightline.gql.asking import Info
from sightline.gql.bounds import Between, DayCount
from sightline.gql.breadth import Breadth
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, InCase, asked, shown, worked_out
from sightline.gql.finding import Finding
from sightline.gql.known import Joins, Teams, identity_of, keys_of
from sightline.gql.lens import IdentityMode
from sightline.gql.rule import Rule
from sightline.gql.scalars import Day, Instant
from sightline.graph.checks import last_of_rule
from sightline.graph.errors import NotFound
from sightline.queries import earliest, rule, tally


def _finding(one: InCase) -> InCase | None:
    """The finding of that day, its evidence as it then was."""
    found: earliest.OnFile = one.part
    if found.finding is None or found.on is None:
        return None
    teams = None if found.team is None else {found.team}
    case = one.case.replay.case(teams, found.on, pooled=found.team is None, identity=found.identity)
    return InCase(found.finding, Answers(case, found.on, Breadth.WHOLE))


@strawberry.type(description="One fact told by its holder on the day on which it came on file.")
class ImaginedTelling(Cites):
    """One telling."""

    holder: Agency | None = shown("Who held it.")
    on: Day = shown("The day on which it came on file.")
    sentence: str = shown("The fact in a sentence.")
    words: str = shown("Who would have told it, when, and what.")
    evidence: list[Fact] = cited("The fact.", "fact.fact")


@strawberry.type(description="The telling, or the fewest, that would have met the rule soonest on one team's file.")
class Pivot(Cites):
    """What would have moved the day."""

    to: Agency | None = shown("The team told.", "agency")
    told: list[ImaginedTelling] = shown("What it would have been told: one fact, else two or three.")
    on: Day = shown("From this day on its file would have met the rule.")
    instead_of: Day | None = shown("The day from which it did; null where it never did.")
    days: int | None = shown("How many days earlier; null where it never did.")
    sentence: str = shown("The same in sentences. What anybody would have done with it is not said.")


@strawberry.type(description="From when what was on one team's file, or on all, would have met a rule.")
class MetOnFile(Cites):
    """One team, or all."""

    team: Agency | None = shown("The team; null for all agencies together.", "agency")
    name: str = shown("What to call it.")
    on: Day | None = shown("The first day by whose end it would have met the rule; null where it never would.")
    finding: Finding | None = worked_out("What the rule would have found on that day.", _finding)
    pivot: Pivot | None = shown(
        "What told to this team would have moved its day most. Looked for where no single team had it as soon as all together."
    )
    sentence: str = shown("The day in a sentence.")


@strawberry.type(description="When what was found was acted on: by what the rule says counts as acting, else by what closes it.")
class Acted(Cites):
    """The first action."""

    on: Between | None = shown("When; null where nothing on file counts as acting.")
    sentence: str = shown("The same in a sentence.")


@strawberry.type(description="In how many children of the loaded population a rule stood out, by the last full check.")
class BaseRate:
    """A dated count."""

    as_at: Day = shown("The day asked about.")
    checked_at: Instant = shown("When the check ended.")
    children: int = shown("How many children were asked about.")
    asked: int = shown("To how many of them the rule applied.")
    stood_out: int = shown("In how many of them it stood out.")


def _rule(key: str) -> rule.Rule:
    """A rule by its id; NotFound where there is none."""
    found = rule.rule_of(rule.rules(), key)
    if found is None:
        raise NotFound("rule", key)
    return found


async def base_rate(one: strawberry.Parent[InCase], info: Info) -> tally.BaseRate | None:
    """The rate by the last check of this viewer that asked the rule as it stands."""
    context, asked = info.context, _rule(one.part.rule)
    mark = tally.mark(asked, context.local)
    check = await context.once(f"check {mark}", lambda: last_of_rule(context.store, context.viewer, mark))
    return tally.base_rate(check, asked, context.local)


@strawberry.type(description="When a rule could have been known to be met; not that anything would have been prevented.")
class EarliestKnowable(Cites):
    """The earliest knowable day."""

    rule: Rule = worked_out("The rule.", lambda one: _rule(one.part.rule))
    until: Day = shown("Asked up to this day.")
    identity: IdentityMode = shown("Which joins of records count.")
    pooled: MetOnFile = shown("All agencies together.")
    first: MetOnFile | None = shown("The first single team; null where none ever had it.")
    teams: list[MetOnFile] = shown("Each team, the soonest first.")
    pivot: Pivot | None = shown("Of all tellings to one team, the one that would have met the rule first on a single file.")
    acted: Acted = shown("When it was acted on.")
    delay: DayCount | None = shown("Days from all together to acting; null where either is missing or acting came first.")
    delay_on_one_file: DayCount | None = shown("Days from the first single team to acting.")
    base_rate: BaseRate | None = asked("How often the rule stands out; null where no dated check is at hand.", base_rate)
    cut: list[str] = shown("What was not tried, because it would have cost too much; empty when all was.")


Which = Annotated[strawberry.ID, strawberry.argument(description="The rule, by its id.")]
About = Annotated[
    strawberry.ID | None, strawberry.argument(description="Only the finding of this id, where the rule finds several.")
]
Until = Annotated[Day | None, strawberry.argument(description="Ask up to this day; left out, the day of the question.")]


async def earliest_knowable(
    child: strawberry.Parent[Answers],
    rule: Which,
    teams: Teams = None,
    identity: Joins = None,
    finding: About = None,
    until: Until = None,
) -> Any:
    """When a rule would have been met; worked out beside the loop, as it asks the rule some thousand times."""
    answer = await asyncio.to_thread(
        earliest.earliest_knowable,
        child.replay,
        _rule(rule),
        until or child.today,
        teams=keys_of(teams),
        identity=identity_of(identity),
        about=finding,
        local=child.local,
    )
    return InCase(answer, child)
