"""`sightline chronology`: the reviewer's document of one child, through a lens, as a file."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli.days import day_of
from sightline.cli.lensed import Identity, lensed, team_of
from sightline.cli.newfile import write_new
from sightline.cli.opened import opened, warn_of_unfinished
from sightline.cli.screen import say
from sightline.graph import clock
from sightline.graph.clock import first_day
from sightline.graph.errors import BadInput
from sightline.graph.facts import KINDS
from sightline.graph.lens import OWNER, Lens
from sightline.graph.settings import Settings
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import Document, document
from sightline.queries.document.draft import Section, draft
from sightline.queries.document.sheets import SHEETS
from sightline.queries.document.stated import stated
from sightline.queries.local import locals_in
from sightline.queries.rule import rules

HELP = "Write a child's chronology, with every line's fact, clocks and source, as .md, .docx, .csv or .json."
ENDINGS = (".md", ".docx", ".csv", ".json")
STANDARD = ".md"


def chronology(
    child: Annotated[str, typer.Argument(help="The child's name or id.", show_default=False)],
    to: Annotated[
        Path | None,
        typer.Option(help="A file to write, not there yet; its ending says the form. Without it, Markdown to standard output."),
    ] = None,
    known_at: Annotated[str | None, typer.Option(help="Only what was on file by the end of this day.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The world as it stood on this day, later events left out.")] = None,
    loaded_by: Annotated[str | None, typer.Option(help="Only what had been loaded by the end of this day (UTC).")] = None,
    team: Annotated[list[str] | None, typer.Option(help="Only what this team knew; may be repeated.")] = None,
    pooled: Annotated[bool, typer.Option("--pooled", help="All agencies together, without family and reviews.")] = False,
    identity: Annotated[Identity, typer.Option(help="Files joined as decided by that day, or today.")] = "as-decided",
    since: Annotated[str | None, typer.Option(help="Only what could have happened on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Only what could have happened before this day.")] = None,
    by_team: Annotated[list[str] | None, typer.Option(help="Only lines that this team holds or did; may be repeated.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only facts of this kind; may be repeated.")] = None,
    succinct: Annotated[bool, typer.Option("--succinct", help="The turns of the case only, without notes.")] = False,
    part: Annotated[str | None, typer.Option(help=f"For .csv, which table: {', '.join(SHEETS)}.", show_default=False)] = None,
    statements: Annotated[
        Path | None, typer.Option(help="Statements to hold against what was known; docs/documents.md says how to write them.")
    ] = None,
    purpose: Annotated[str | None, typer.Option(help="What it is written for; stands in its head.")] = None,
    day: Annotated[str | None, typer.Option(help="The day for which it is written; else that of the replay, else today.")] = None,
) -> None:
    """Everything is read and checked before anything is written."""
    if to is not None and to.suffix.lower() not in ENDINGS:
        raise BadInput(str(to), "has no ending that says a form", f"end its name in one of {', '.join(ENDINGS)}")
    _check_part(part, to)
    lens = Lens(
        viewer=replace(OWNER, purpose=purpose) if purpose else OWNER,
        pooled=pooled,
        known_at=day_of("--known-at", known_at),
        happened_on=day_of("--as-of", as_of),
        loaded_by=f"{day_of('--loaded-by', loaded_by)}T23:59:59.999Z" if loaded_by else None,
        identity="today" if identity == "today" else "as_decided",
    )
    asked = Asked(
        day=day_of("--day", day) or lens.happened_on or lens.known_at or clock.today(),
        since=_from_day("--since", since),
        until=_from_day("--until", until),
        kinds=_kinds(kind or []),
        succinct=succinct,
    )
    sections = draft(_text(statements), statements.name) if statements else ()
    made = asyncio.run(_document(child, lens, asked, team or [], by_team or [], sections, statements.name if statements else ""))
    _write(made, to, part)


async def _document(
    child: str, lens: Lens, asked: Asked, teams: list[str], by_teams: list[str], sections: tuple[Section, ...], file: str
) -> Document:
    settings = Settings.from_environment()
    local = locals_in(settings.rules, rules())
    async with opened(settings) as store:
        await warn_of_unfinished(store)
        replay = await lensed(store, child, lens, teams)
    case = replay.whole
    only = frozenset(team_of("--by-team", text, case) for text in by_teams) or None
    return document(case, replace(asked, teams=only), rules(), stated(sections, replay, file), local)


def _write(made: Document, to: Path | None, part: str | None) -> None:
    from sightline.queries.document.writing import written  # slow to import; other commands need none of it

    content = written(made, to.suffix.lower() if to else STANDARD, part)
    if to is None:
        sys.stdout.write(content.decode())
    else:
        write_new(to, content)
    say("It holds what these files say about the child: keep it as those files are kept.")


def _check_part(part: str | None, to: Path | None) -> None:
    if part is not None and (to is None or to.suffix.lower() != ".csv"):
        raise BadInput("--part", "says nothing to this form", "leave it out, or end the file's name in .csv")
    if part is not None and part not in SHEETS:
        raise BadInput(f"--part '{part}'", "is no part of a document", f"name one of {', '.join(SHEETS)}")


def _from_day(option: str, text: str | None) -> str | None:
    """The first day that a date could mean."""
    return first_day(text) if text and day_of(option, text) else None


def _kinds(kinds: list[str]) -> tuple[str, ...]:
    known = {kind for several in KINDS.values() for kind in several}
    for kind in kinds:
        if kind not in known:
            raise BadInput(f"--kind '{kind}'", "is no kind of fact", "docs/model.md lists them, such as home-visit or referral")
    return tuple(kinds)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise BadInput(str(file), "is not written in UTF-8", "save it as UTF-8 text") from None
    except OSError as error:
        raise BadInput(str(file), f"cannot be read: {error.strerror}", "check the path") from None
