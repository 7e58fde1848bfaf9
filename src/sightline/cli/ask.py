"""`sightline ask`: one question, answered in the terminal, through the same lens as everywhere."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

import typer
from rich.console import Group, RenderableType

from sightline.cli.answers import QUESTIONS, WIDER
from sightline.cli.answers.heading import heading
from sightline.cli.data import as_json
from sightline.cli.opened import opened
from sightline.cli.screen import out, say
from sightline.cli.whom import one_child
from sightline.graph.case import Case
from sightline.graph.casefile import child_case
from sightline.graph.clock import last_day
from sightline.graph.errors import BadInput, NotFound
from sightline.graph.lens import OWNER, Lens
from sightline.graph.settings import Settings
from sightline.graph.store import Store

ASKED = {name: f"**{name}** {one.takes}: {one.says}" for found in (QUESTIONS, WIDER) for name, one in found.items()}
HELP = "\n\n".join(["Ask a question.", *(f"- {says}" for says in ASKED.values())])

Identity = Literal["as-decided", "today"]


def ask(
    question: Annotated[str, typer.Argument(help="One of the questions above.", show_default=False)],
    whom: Annotated[list[str], typer.Argument(help="What the question takes: names or ids.", show_default=False)],
    known_at: Annotated[str | None, typer.Option(help="Only what was on file by the end of this day.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The world as it stood on this day, later events left out.")] = None,
    team: Annotated[list[str] | None, typer.Option(help="Only what this team knew; may be repeated.")] = None,
    pooled: Annotated[bool, typer.Option("--pooled", help="All agencies together, without family and reviews.")] = False,
    identity: Annotated[Identity, typer.Option(help="Files joined as decided by that day, or today.")] = "as-decided",
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON, for other programs.")] = False,
) -> None:
    """Ask one question; the answer goes to standard output."""
    if question not in ASKED:
        raise BadInput(f"question '{question}'", "cannot be asked", f"ask one of {', '.join(ASKED)}")
    lens = Lens(
        viewer=OWNER,
        pooled=pooled,
        known_at=_day("--known-at", known_at),
        happened_on=_day("--as-of", as_of),
        identity="today" if identity == "today" else "as_decided",
    )
    answer, shown = asyncio.run(_answer(question, whom, lens, team or []))
    if json:
        out.out(as_json(answer))
    else:
        out.print(shown)


async def _answer(question: str, whom: list[str], lens: Lens, teams: list[str]) -> tuple[Any, RenderableType]:
    async with opened(Settings.from_environment()) as store:
        if question in WIDER:
            lens = replace(lens, teams=frozenset(teams) or None)
            found = await WIDER[question].answer(store, whom, lens)
            return found, WIDER[question].show(found)
        case = await _case(store, whom, lens, teams)
    today = lens.happened_on or lens.known_at or date.today().isoformat()
    answer = QUESTIONS[question].answer(case, today)
    return answer, Group(heading(case), QUESTIONS[question].show(answer, case))


async def _case(store: Store, whom: list[str], lens: Lens, teams: list[str]) -> Case:
    """The child's case through the lens; where the lens leaves nothing, that is an answer too."""
    everything = Lens(viewer=lens.viewer)
    whole = await child_case(store, await one_child(store, " ".join(whom), everything), everything)
    if teams:
        lens = replace(lens, teams=frozenset(_team(text, whole) for text in teams))
    try:
        return await child_case(store, whole.person, lens)
    except NotFound:
        say("None of these files held anything about this child by then.")
        return Case(person=whole.person, who=whole.who, lens=lens, places=whole.places)


def _day(option: str, day: str | None) -> str | None:
    """The last day that a date could mean."""
    try:
        return last_day(day) if day else None
    except ValueError:
        raise BadInput(option, f"'{day}' is not a day", "write it as 1999-07-14, 1999-07 or 1999") from None


def _team(text: str, case: Case) -> str:
    """The one team among those that the case names which is meant by an id or a part of a name."""
    teams = case.places.agencies
    if text in teams:
        return text
    found = [team for team in teams.values() if text.casefold() in team.name.casefold()]
    exact = [team for team in found if text.casefold() == team.name.casefold()]
    if len(exact or found) == 1:
        return (exact or found)[0].id
    if found:
        raise BadInput(f"--team '{text}'", "could be several teams", f"name one: {'; '.join(team.name for team in found)}")
    named = "; ".join(sorted(team.name for team in teams.values()))
    raise BadInput(f"--team '{text}'", "is no team with a file on this child", f"name one of these: {named}")
