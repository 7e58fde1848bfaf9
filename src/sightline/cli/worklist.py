"""`sightline worklist`: the open duties that a check listed, and what somebody does about them. Prompts never stand here."""

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import typer
from rich.table import Table

from sightline.cli.data import as_json
from sightline.cli.opened import opened
from sightline.cli.screen import out, say, working
from sightline.graph.checks import Listed, finished
from sightline.graph.clock import add_days
from sightline.graph.errors import BadInput
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.population import CHILDREN_AT_ONCE, cases_of
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.worklist import GapStep, State, changed_children, listed, relist, steps, take_step
from sightline.queries.duties import open_duties
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps_of
from sightline.queries.index import Index
from sightline.queries.rule import rules
from sightline.queries.words import bounds_words

app = typer.Typer(
    help="Open duties as a check listed them, and what somebody does about them. Prompts never stand here.",
    no_args_is_help=True,
)

By = Annotated[str, typer.Option(help="Who does it, by name and role.")]
Key = Annotated[str, typer.Argument(help="The key of the gap, as the list shows it.", show_default=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One open duty on the list, as the lens of whoever looks shows it, and what was done about it."""

    id: str
    child: str
    state: State
    finding: Finding
    teams: tuple[str, ...]
    steps: tuple[GapStep, ...]


@app.command("list")
def list_(
    rule: Annotated[str | None, typer.Option(help="Only this rule, by its id.")] = None,
    team: Annotated[str | None, typer.Option(help="Only where it is this team's move, by its id.")] = None,
    authority: Annotated[str | None, typer.Option(help="Only where the team works for this area, by its id.")] = None,
    overdue: Annotated[int | None, typer.Option(min=0, help="Only what was due so many days ago or more.")] = None,
    state: Annotated[str, typer.Option(help="opened, acknowledged, closed or all.")] = "opened",
    most: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 50,
    json: Annotated[bool, typer.Option("--json", help="Print the list as JSON, for other programs.")] = False,
) -> None:
    """List open duties, those due first in front. What was loaded since the check is taken in first."""
    today = date.today().isoformat()
    due = None if overdue is None else add_days(today, -overdue)
    wanted: dict[str, str | None] = {"rule": rule, "team": team, "authority": authority, "due": due}
    found = asyncio.run(_list(Settings.from_environment(), wanted, state, most, today))
    if json:
        out.out(as_json(found))
    else:
        _show(found, most)


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


async def _list(settings: Settings, wanted: dict[str, str | None], state: str, most: int, today: str) -> list[Task]:
    async with opened(settings) as store:
        await refresh(store, OWNER, today)
        return await tasks(store, OWNER, wanted, state, most, today)


async def refresh(store: Store, viewer: Viewer, today: str) -> None:
    """Lists the duties of children anew about whom something was loaded since the last check that listed them."""
    checks = [check for check in await finished(store, viewer) if check.listed]
    if not checks:
        raise BadInput("worklist", "no check of all duties has finished", "run `sightline check` first")
    children = await changed_children(store, checks[0].started_at)
    with working(f"Taking in what was loaded about {len(children):,} children since the last check") as tell:
        for start in range(0, len(children), CHILDREN_AT_ONCE):
            chosen = children[start : start + CHILDREN_AT_ONCE]
            found = [duty for duties in (await _open(store, viewer, chosen, today)).values() for duty in duties]
            await relist(store, chosen, (place for place, _ in found))
            tell(f"{start + len(chosen):,}")


async def tasks(
    store: Store, viewer: Viewer, wanted: dict[str, str | None], state: str, most: int, today: str
) -> list[Task]:  # fmt: skip
    """The duties listed that are open still, as this viewer may see them; a closed one only where it is asked for."""
    places = await listed(store, **wanted)
    done = await steps(store, [place.id for place in places])
    chosen = [place for place in places if state in ("all", _state(done.get(place.id, ())))]
    found: list[Task] = []
    for start in range(0, len(chosen), CHILDREN_AT_ONCE):
        if len(found) >= most:
            break
        some = chosen[start : start + CHILDREN_AT_ONCE]
        duties = await _open(store, viewer, sorted({place.child for place in some}), today)
        now = {place.id: (place, finding) for open_ in duties.values() for place, finding in open_}
        for place, finding in (now[place.id] for place in some if place.id in now):
            history = done.get(place.id, ())
            found.append(
                Task(id=place.id, child=place.child, state=_state(history), finding=finding, teams=place.teams, steps=history)
            )
    return found[:most]


async def _open(store: Store, viewer: Viewer, children: list[str], today: str) -> dict[str, list[tuple[Listed, Finding]]]:
    duties = [rule for rule in rules() if rule.kind == "duty"]
    cases = await cases_of(store, children, Lens(viewer=viewer))
    indexes = {child: Index(case) for child, case in cases.items()}
    return {child: list(open_duties(index, gaps_of(index, duties, today), today)) for child, index in indexes.items()}


def _state(history: tuple[GapStep, ...]) -> State:
    return history[-1].state if history else "opened"


def _take(gap: str, state: State, by: str, reason: str | None) -> None:
    step = asyncio.run(_taken(Settings.from_environment(), gap, state, by, reason))
    out.print(f"{step.gap}: {step.state} by {step.by} on {step.on}.", markup=False)


async def _taken(settings: Settings, gap: str, state: State, by: str, reason: str | None) -> GapStep:
    today = date.today().isoformat()
    async with opened(settings) as store:
        duties = await _open(store, OWNER, [gap.rpartition("@")[2]], today)
        place = next((place for open_ in duties.values() for place, _ in open_ if place.id == gap), None)
        if place is None:
            raise BadInput(f"gap {gap}", "is no open duty", "take the key from `sightline worklist list --state all`")
        return await take_step(store, place, state, by=by, on=today, reason=reason)


def _show(found: list[Task], most: int) -> None:
    more = ", and there may be more" if len(found) == most else ""
    table = Table(title=f"{len(found)} open duties{more}", title_justify="left")
    for heading in ("due", "rule", "whose move", "state", "child and what is on file", "key"):
        table.add_column(heading, overflow="fold")
    for one in found:
        last = one.steps[-1] if one.steps else None
        said = f"{one.state} by {last.by}, {last.on}{f': {last.reason}' if last.reason else ''}" if last else one.state
        row: tuple[Any, ...] = (bounds_words(one.finding.due), one.finding.number, "; ".join(one.teams), said)
        table.add_row(*row, f"{one.child}: {one.finding.sentence}", one.id)
    out.print(table)
    if not found:
        say("Absence here is not absence: only what is loaded was looked at.")
