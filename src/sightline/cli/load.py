"""`sightline load`: one file into the graph, with a receipt that accounts for every row."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli.opened import opened
from sightline.cli.screen import out, say, working
from sightline.graph.load import Receipt, load
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.stream import Stream
from sightline.loaders.case_format import CaseDocument, read_case

HELP = "Load a case file. Loading it twice, or again after an interruption, is loading it once."


def load_file(
    file: Annotated[Path, typer.Argument(help="A case file; docs/case-format.md says how to write one.", show_default=False)],
    hold: Annotated[
        bool, typer.Option("--hold", help="Load the good rows of a file with mistakes and list those held back.")
    ] = False,
) -> None:
    """Read the whole file first; without `--hold` a single bad row keeps all of it out."""
    document = read_case(file, strict=not hold)
    asyncio.run(_load(Settings.from_environment(), document, file.name))


async def _load(settings: Settings, document: CaseDocument, source: str) -> None:
    async with opened(settings) as store:
        receipt = await load_with_progress(store, [document.bundle], source)
    for problem in document.problems:
        say(str(problem))
    out.print(f"{source}: {document.rows} rows read, {len(document.held)} of them held back.", markup=False)
    out.print(f"{receipt.new + receipt.there} facts, decisions and claims: {receipt.new} new, {receipt.there} already there.")


async def load_with_progress(store: Store, stream: Stream, source: str) -> Receipt:
    """Load a stream and show how far it has come."""
    with working(f"Loading {source}") as tell:
        try:
            return await load(store, stream, source, lambda so_far: tell(f"{so_far.new + so_far.there:,} facts"))
        except asyncio.CancelledError:  # Ctrl-C
            say(f"Stopped while loading {source}. What was loaded is whole; run the same command again for the rest.")
            raise
