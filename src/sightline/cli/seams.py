"""`sightline seams`: between which areas and teams moves were handed over, from the last check of all children."""

import asyncio
import csv
import io
import sys
from typing import Annotated

import typer
from rich.table import Table

from sightline.cli.opened import opened
from sightline.cli.screen import out
from sightline.graph.checks import Check, finished
from sightline.graph.errors import BadInput
from sightline.graph.lens import OWNER
from sightline.graph.settings import Settings
from sightline.queries.seams import CASES, HOMES, SUPPRESSED, Shown, shown
from sightline.queries.tally import Tally

HEADINGS = ("from", "to", "moves", "handed over", "not handed over", "median days, fewest", "median days, most")


def seams(
    agencies: Annotated[bool, typer.Option("--agencies", help="Cases handed from team to team, not moves of home.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the table as CSV, for other programs.")] = False,
) -> None:
    """Show how many moves between authorities were handed over, as the last check counted them."""
    check = asyncio.run(_last(Settings.from_environment()))
    counted = Tally.read(check.counted).seams
    rows = [_row(one) for one in shown(counted.agencies if agencies else counted.authorities)]
    if as_csv:
        text = io.StringIO()
        csv.writer(text).writerows([HEADINGS, *rows])
        sys.stdout.write(text.getvalue())
        return
    table = Table(title=f"{check.children:,} children as at {check.as_at}", title_justify="left")
    for heading in HEADINGS:
        table.add_column(heading, justify="left" if heading in ("from", "to") else "right")
    for row in rows:
        table.add_row(*row)
    out.print(table)
    out.print(f"{CASES if agencies else HOMES}\n'-': {SUPPRESSED[0].lower()}{SUPPRESSED[1:]}")


async def _last(settings: Settings) -> Check:
    async with opened(settings) as store:
        checks = await finished(store, OWNER)
    if not checks:
        raise BadInput("seams", "no check of all children has finished", "run `sightline check` first")
    return checks[0]


def _row(one: Shown) -> list[str]:
    figures = (one.moves, one.handed_over, one.not_handed_over, *(one.median_days or (None, None)))
    return [one.origin, one.to, *("-" if figure is None else f"{figure:g}" for figure in figures)]
