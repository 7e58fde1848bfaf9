"""`sightline export`: one child's case as a file that can be read, sent and loaded again."""

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from sightline.cli.data import as_line
from sightline.cli.newfile import write_new
from sightline.cli.opened import opened
from sightline.cli.screen import say
from sightline.cli.whom import one_child
from sightline.graph.errors import BadInput
from sightline.graph.lens import OWNER, Lens
from sightline.graph.settings import Settings
from sightline.graph.stream import Bundle
from sightline.graph.whole import whole_case
from sightline.loaders.case_format import write_case
from sightline.loaders.socialcaredata.losses import Written, lines
from sightline.loaders.socialcaredata.writing import write_document


class Format(StrEnum):
    """What an export is written as."""

    CASE = "case"
    SOCIALCAREDATA = "socialcaredata"


def export(
    child: Annotated[str, typer.Argument(help="The child's name or id.", show_default=False)],
    to: Annotated[
        Path | None, typer.Option(help="A file to write, not there yet; without it, standard output.", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Write one JSON object a line in place of a case file.")] = False,
    form: Annotated[
        Format, typer.Option("--format", help="case: all of it. socialcaredata: what the draft standards (JSON-LD) can say.")
    ] = Format.CASE,
    losses: Annotated[
        Path | None, typer.Option(help="With --format socialcaredata: list what the document does not hold in this JSON file.")
    ] = None,
) -> None:
    """Write one child's case, with every version of every fact, as a case file that can be loaded again."""
    if losses and form is not Format.SOCIALCAREDATA:
        raise BadInput("--losses", "only a format that cannot say everything has losses", "give --format socialcaredata with it")
    bundle = asyncio.run(_fetch(Settings.from_environment(), child))
    if form is Format.SOCIALCAREDATA:
        written = write_document(bundle)
        _say_losses(written, losses)
        text = written.text().decode()
    else:
        text = as_lines(bundle) if json else write_case(bundle.items, case=bundle.name, title=f"Exported case of {bundle.name}")
    if to is None:
        print(text, end="")
    else:
        write_new(to, text.encode())
    say("It holds everything on these files about the child: keep it as those files are kept.")


def _say_losses(written: Written, to: Path | None) -> None:
    """What the standard could not hold, counted; each by its key in a file where one is asked for."""
    for what, count in written.counts().items():
        say(f"not in the document: {count:,} × {what}")
    if to:
        rows = {"counts": written.counts(), "losses": list(lines(written.losses))}
        write_new(to, orjson.dumps(rows, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


async def _fetch(settings: Settings, child: str) -> Bundle:
    async with opened(settings) as store:
        lens = Lens(viewer=OWNER, identity="today")
        return await whole_case(store, await one_child(store, child, lens), lens)


def as_lines(bundle: Bundle) -> str:
    """Each item as one JSON object, its label first."""
    return "".join(as_line({"label": type(item).__name__, "is": item}) + "\n" for item in bundle.items)
