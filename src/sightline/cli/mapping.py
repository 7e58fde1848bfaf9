"""`sightline map`: what a table's columns mean, drafted for a person to correct, or checked."""

from pathlib import Path
from typing import Annotated

import typer

from sightline.cli.newfile import write_new
from sightline.cli.screen import out, say
from sightline.graph.errors import BadInput
from sightline.loaders.tabular.mapping import parse_mapping, read_mapping
from sightline.loaders.tabular.suggesting import suggested

HELP = "Draft a mapping for a table of your own, or check one that you wrote."


def map_file(
    file: Annotated[
        Path,
        typer.Argument(help="A mapping to check; with --suggest, CSV, JSON or a workbook to draft one for.", show_default=False),
    ],
    suggest: Annotated[bool, typer.Option("--suggest", help="Draft a mapping from headings and first rows.")] = False,
    to: Annotated[
        Path | None, typer.Option(help="A file to write the draft to, not there yet; standard output without it.")
    ] = None,
) -> None:
    """A draft is guessed: read each line before you load with it."""
    if not suggest:
        form = read_mapping(file)
        facts = sum(len(table.facts) for table in form.table)
        out.print(f"{file.name} can be used: {len(form.table)} tables, {facts} facts.", markup=False)
        return
    try:
        draft = suggested(file)
    except OSError as error:
        raise BadInput(file.name, f"the file cannot be read: {error.strerror}", "check the path and who may read it") from error
    parse_mapping(draft.encode(), "the draft")
    if to is None:
        out.print(draft, markup=False, soft_wrap=True, end="")
        return
    write_new(to, draft.encode())
    say(f"Wrote {to}. Read it through, then: sightline load {file} --mapping {to}")
