"""`sightline worklist`: the open duties that a check listed, and what somebody does about them. Prompts never stand here."""

import asyncio
from typing import Annotated, Any, get_args

import typer
from rich.table import Table

from sightline.cli.data import as_json
from sightline.cli.opened import opened
from sightline.cli.screen import out, say, working
from sightline.graph import clock
from sightline.graph.clock import add_days
from sightline.graph.errors import BadInput
from sightline.graph.lens import OWNER, Lens
from sightline.graph.people import Described, describe
from sightline.graph.settings import Settings
from sightline.graph.tasks import Judge, Task, open_duty, tasks
from sightline.graph.ties import Thing
from sightline.graph.worklist import GapStep, State, Wanted, lapsed_count, take_step, with_whole_team
from sightline.queries.age import born_between
from sightline.queries.duties import duties_of
from sightline.queries.finding import Finding
from sightline.queries.local import locals_in
from sightline.queries.rule import rules
from sightline.queries.words import bounds_words

app = typer.Typer(
    help="Open duties as a check listed them, and what somebody does about them. Prompts never stand here.",
    no_args_is_help=True,
)

DEFAULT = ", by Sightline's default: the authority has set no figure of its own"

By = Annotated[str, typer.Option(help="Who does it, by name and role.")]
Key = Annotated[str, typer.Argument(help="The key of the gap, as the list shows it.", show_default=False)]


@app.command("list")
def list_(
    rule: Annotated[str | None, typer.Option(help="Only this rule, by its id.")] = None,
    team: Annotated[str | None, typer.Option(help="Only where it is this team's move, by its id.")] = None,
    authority: Annotated[str | None, typer.Option(help="Only where the team works for this area, by its id.")] = None,
    age_from: Annotated[int | None, typer.Option(min=0, help="Only children of this age today, in years, or older.")] = None,
    age_to: Annotated[int | None, typer.Option(min=0, help="Only children of this age today, in years, or younger.")] = None,
    unborn: Annotated[bool, typer.Option("--unborn", help="Only children not yet born; with an age, these as well.")] = False,
    overdue_by: Annotated[int | None, typer.Option(min=1, help="Only what is overdue by at least so many days.")] = None,
    state: Annotated[str, typer.Option(help="opened, acknowledged, closed or all.")] = "opened",
    lapsed: Annotated[
        bool, typer.Option("--lapsed", help="Instead, duties never met about which nothing more is to be done, and why.")
    ] = False,
    most: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 50,
    json: Annotated[bool, typer.Option("--json", help="Print the list as JSON, for other programs.")] = False,
) -> None:
    """List open duties, those due first in front. What was loaded since the check is taken in first.

    Children of whom no file has a day of birth are in every age.
    """
    today = clock.today()
    wanted = Wanted(
        rule=rule,
        team=team,
        authority=authority,
        due=None if overdue_by is None else add_days(today, -overdue_by),
        born=None if age_from is None and age_to is None else born_between(age_from, age_to, today),
        unborn=unborn,
        lapsed=lapsed,
        state=_state(state),
    )
    found, called, left_out = asyncio.run(_list(Settings.from_environment(), wanted, most, today))
    if json:
        out.out(as_json([_as_data(one) for one in found]))
        return
    _show(found, called, most, lapsed=lapsed)
    if left_out and not lapsed:
        say(f"{left_out:,} more were never met, and nothing more is to be done about them; --lapsed lists them, and why.")


def _state(asked: str) -> State | None:
    for state in get_args(State):
        if asked == state:
            found: State = state
            return found
    if asked == "all":
        return None
    raise BadInput("--state", f"'{asked}' is none", f"choose one of {', '.join((*get_args(State), 'all'))}")


@app.command()
def acknowledge(
    gap: Key, by: By, reason: Annotated[str | None, typer.Option(help="What is being done, in a sentence.")] = None
) -> None:
    """Say that somebody has seen a gap and works on it."""
    _take(gap, "acknowledged", by, reason)


@app.command()
def close(gap: Key, by: By, reason: Annotated[str, typer.Option(help="Why, in a sentence.")]) -> None:
    """Say that nothing more is to be done about a gap, and why."""
    _take(gap, "closed", by, reason)


@app.command()
def reopen(gap: Key, by: By, reason: Annotated[str | None, typer.Option(help="Why, in a sentence.")] = None) -> None:
    """Put a gap that was acknowledged or closed back on the list."""
    _take(gap, "opened", by, reason)


async def _list(settings: Settings, wanted: Wanted, most: int, today: str) -> tuple[list[Task[Finding]], Described, int]:
    """The list, what the children and teams on it are called, and how many more of those wanted the last check found lapsed."""
    judge = _judge(settings, today)
    async with opened(settings) as store:
        wanted = await with_whole_team(store, OWNER, wanted)
        with working("Asking every duty on the list again"):
            found = await tasks(store, OWNER, judge, wanted, most)
            things = {thing for one in found for thing in (_child(one), *_teams(one))}
            return found, await describe(store, things, (), Lens(viewer=OWNER)), await lapsed_count(store, wanted)


def _child(one: Task[Finding]) -> Thing:
    return Thing("Child", one.listed.child)


def _teams(one: Task[Finding]) -> list[Thing]:
    return [Thing("Agency", team) for team in one.listed.teams]


def _take(gap: str, state: State, by: str, reason: str | None) -> None:
    step = asyncio.run(_taken(Settings.from_environment(), gap, state, by, reason))
    out.print(f"{step.gap}: {step.state} by {step.by} on {step.on}.", markup=False)


async def _taken(settings: Settings, gap: str, state: State, by: str, reason: str | None) -> GapStep:
    today = clock.today()
    async with opened(settings) as store:
        duty = await open_duty(store, OWNER, _judge(settings, today), gap)
        return await take_step(store, duty, state, by=by, on=today, reason=reason)


def _judge(settings: Settings, today: str) -> Judge[Finding]:
    local = locals_in(settings.rules, rules())
    return lambda case: duties_of(case, today, local)


def _as_data(one: Task[Finding]) -> dict[str, Any]:
    own = one.listed
    return {
        "id": own.id, "child": own.child, "state": one.state, "lapsed": own.lapsed, "teams": own.teams, "finding": one.finding,
        "steps": one.steps,
    }  # fmt: skip


def _show(found: list[Task[Finding]], called: Described, most: int, *, lapsed: bool) -> None:
    more = ", and there may be more" if len(found) == most else ""
    sort = "duties about which nothing more is to be done" if lapsed else "open duties"
    table = Table(title=f"{len(found)} {sort}{more}", title_justify="left")
    for heading in ("due", "rule", "whose move", "state", "child and what is on file", "key"):
        table.add_column(heading, overflow="fold")
    for one in found:
        last = one.steps[-1] if one.steps else None
        said = f"{one.state} by {last.by}, {last.on}{f': {last.reason}' if last.reason else ''}" if last else one.state
        teams = "; ".join(called.name(team) for team in _teams(one))
        said = f"{said}; {one.listed.lapsed}" if one.listed.lapsed else said
        due = f"{bounds_words(one.finding.due)}{DEFAULT if one.finding.default_figure else ''}"
        row: tuple[Any, ...] = (due, one.finding.number, teams, said)
        table.add_row(*row, f"{called.name(_child(one))}: {one.finding.sentence}", one.listed.id)
    out.print(table)
    if not found:
        say("Absence here is not absence: only what is loaded was looked at.")
