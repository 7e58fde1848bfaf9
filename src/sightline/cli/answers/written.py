"""How days, teams and tables are written in the terminal."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sightline.graph.clock import bounds as as_bounds
from sightline.graph.clock import day_words
from sightline.graph.facts import Bounds
from sightline.graph.things import Agency
from sightline.queries.words import HOLDERS

Cell = str | Text


def when(bounds: Bounds | None, unknown: str = "not recorded") -> str:
    """Bounds as a day, a month, or the days between which it lies."""
    if bounds is None:
        return unknown
    first, last = bounds
    for written in (first, first[:7], first[:4]):
        if as_bounds(written) == bounds:
            return day_words(written)
    return f"{day_words(first)} – {day_words(last)}"


def days(count: tuple[int, int]) -> str:
    """Fewest and most days."""
    fewest, most = count
    return f"{fewest} {'day' if fewest == 1 else 'days'}" if fewest == most else f"{fewest} to {most} days"


def team(agency: Agency | None, key: str | None = None) -> str:
    """A team by its name, the family and later reviews in words."""
    if agency is not None:
        return agency.name
    return HOLDERS.get(key or "", key or "not recorded")


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[Cell]], empty: str) -> RenderableType:
    """A titled table; where it has no rows, a sentence that says so."""
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", collapse_padding=True)
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*[Text(cell) if isinstance(cell, str) else cell for cell in row])
    return section(title, [grid] if grid.row_count else (), empty)


def section(title: str, parts: Iterable[RenderableType], empty: str) -> RenderableType:
    """What stands under a title; where there is nothing, a sentence that says so."""
    body = Group(*(list(parts) or [Text(empty)]))
    return Group(Text(title, style="bold underline"), Padding(body, (0, 0, 1, 2)))
