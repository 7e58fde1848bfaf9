"""`sightline ask`: one question, answered in the terminal, through the same lens as everywhere."""

import asyncio
from dataclasses import replace
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType

from sightline.cli.answers import QUESTIONS, REPLAYED, WIDER
from sightline.cli.answers.heading import file_heading, heading
from sightline.cli.answers.replayed import Asked
from sightline.cli.data import as_json
from sightline.cli.days import day_of
from sightline.cli.lensed import Identity, lensed, team_of
from sightline.cli.opened import opened
from sightline.cli.screen import out
from sightline.graph import clock
from sightline.graph.errors import BadInput
from sightline.graph.lens import OWNER, Lens
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.queries.law import OF_THE_DAY, law_asked
from sightline.queries.local import Locals, locals_in
from sightline.queries.rule import rules

ASKED = {name: f"**{name}** {one.takes}: {one.says}" for found in (QUESTIONS, REPLAYED, WIDER) for name, one in found.items()}
HELP = "\n\n".join(["Ask a question.", *(f"- {says}" for says in ASKED.values())])


def ask(
    question: Annotated[str, typer.Argument(help="One of the questions above.", show_default=False)],
    whom: Annotated[list[str], typer.Argument(help="What the question takes: names or ids.", show_default=False)],
    known_at: Annotated[str | None, typer.Option(help="Only what was on file by the end of this day.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The world as it stood on this day, later events left out.")] = None,
    team: Annotated[list[str] | None, typer.Option(help="Only what this team knew; may be repeated.")] = None,
    pooled: Annotated[bool, typer.Option("--pooled", help="All agencies together, without family and reviews.")] = False,
    identity: Annotated[Identity, typer.Option(help="Files joined as decided by that day, or today.")] = "as-decided",
    law: Annotated[str | None, typer.Option(help="For gaps: of-the-day, enacted, or a day whose law is applied to all.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON, for other programs.")] = False,
) -> None:
    """Ask one question; the answer goes to standard output."""
    if question not in ASKED:
        raise BadInput(f"question '{question}'", "cannot be asked", f"ask one of {', '.join(ASKED)}")
    lens = Lens(
        viewer=OWNER,
        pooled=pooled,
        known_at=day_of("--known-at", known_at),
        happened_on=day_of("--as-of", as_of),
        identity="today" if identity == "today" else "as_decided",
    )
    if law is not None and (question not in QUESTIONS or not QUESTIONS[question].by_law):
        raise BadInput("--law", f"says nothing to '{question}'", "leave it out, or ask gaps")
    answer, shown = asyncio.run(_answer(question, whom, lens, team or [], law_asked(law or OF_THE_DAY)))
    if json:
        out.out(as_json(answer))
    else:
        out.print(shown)


async def _answer(question: str, whom: list[str], lens: Lens, teams: list[str], law: str) -> tuple[Any, RenderableType]:
    settings = Settings.from_environment()
    local = locals_in(settings.rules, rules())
    async with opened(settings) as store:
        if question in WIDER:
            lens = replace(lens, teams=frozenset(teams) or None)
            found = await WIDER[question].answer(store, whom, lens)
            return found, WIDER[question].show(found)
        if question in REPLAYED:
            replay = await lensed(store, whom[0], Lens(viewer=lens.viewer))
            given = _asked(store, question, whom[1:], lens, [team_of("--team", text, replay.whole) for text in teams], local)
            found = await REPLAYED[question].answer(replay, given)
            return found, Group(file_heading(replay.whole), REPLAYED[question].show(found))
        case = (await lensed(store, " ".join(whom), lens, teams)).whole
    today = lens.happened_on or lens.known_at or clock.today()
    more = (law, local) if QUESTIONS[question].by_law else ()
    answer = QUESTIONS[question].answer(case, today, *more)
    return answer, Group(heading(case), QUESTIONS[question].show(answer, case))


def _asked(store: Store, question: str, words: list[str], lens: Lens, teams: list[str], local: Locals) -> Asked:
    """What a question that replays is asked with; the day is an answer's own, not what a lens leaves out beforehand."""
    given = {
        "--as-of": lens.happened_on,
        "--known-at": lens.known_at,
        "--team": teams,
        "--pooled": lens.pooled,
        "--identity": lens.identity != "as_decided",
    }
    for option in (option for option, value in given.items() if value and option not in REPLAYED[question].options):
        raise BadInput(option, f"says nothing to '{question}'", "leave it out")
    return Asked(
        store=store,
        words=tuple(words),
        known_at=lens.known_at,
        teams=tuple(teams),
        pooled=lens.pooled,
        identity=lens.identity,
        today=clock.today(),
        local=local,
    )
