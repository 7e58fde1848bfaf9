"""Which table of a format some headings belong to, and what is odd about them."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingOf

from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.tabular.cells import heading
from sightline.loaders.tabular.mapping import Mapping, Table
from sightline.loaders.tabular.parts import AS_AT

MOST_HEADINGS = 1_000  # that are looked at to tell what a file is


def other_names(form: Mapping) -> dict[str, str]:
    """The column that each other heading stands for, both as headings are compared."""
    return {heading(other): heading(name) for name, column in form.columns.items() for other in column.also}


def canonical(form: Mapping, table: Table, headings: Sequence[str]) -> list[str]:
    """The compared form of each heading, with other headings of a column put back to the one that the table names."""
    known = {heading(name) for name in table.named()}
    also = other_names(form)
    own = [heading(one) for one in headings]
    also |= {one: name for one in own if one not in known and (name := _alike(form, one))}
    return [also[one] if one not in known and also.get(one) in known else one for one in own]


def _alike(form: Mapping, one: str) -> str | None:
    """The column whose headings look like this one."""
    like = ((name, column.like) for name, column in form.columns.items() if column.like)
    return next((heading(name) for name, form in like if re.fullmatch(form, one)), None)


def table_for(form: Mapping, headings: Sequence[str]) -> Table | None:
    """The table that needs most of these headings, all of what it needs being there."""
    fits = []
    headings = headings[:MOST_HEADINGS]
    meant = {heading(one) for one in headings}
    meant |= {heading(name) for name, column in form.columns.items() if meant & {heading(other) for other in column.also}}
    meant |= {name for one in tuple(meant) if (name := _alike(form, one))}
    for table in form.table:
        if not {heading(name) for name in table.needs} <= meant:
            continue
        found = set(canonical(form, table, headings))
        if {heading(name) for name in table.needs} <= found:
            fits.append((len({heading(name) for name in table.named()} & found), table))
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def without_headings(table: Table, cells: Sequence[str]) -> bool:
    """Does a first line look like a row of a table that has no headings."""
    first = dict(zip(table.order, cells, strict=False))
    alike = all(re.fullmatch(form, first.get(column, "").strip()) for column, form in table.looks.items())
    return alike and bool(table.looks) and len(cells) == len(table.order)


def unknown_headings(form: Mapping, table: Table, headings: Sequence[str]) -> dict[str, str]:
    """The columns that a table does not know, as headings are compared and as the first of two of one name is written."""
    if table.wide:
        return {}
    known = {heading(name) for name in table.named()}
    found: dict[str, str] = {}
    for name, one in zip(canonical(form, table, headings), headings, strict=True):
        if name and name not in known:
            found.setdefault(name, one.strip())
    return found


def named_cells(
    columns: Sequence[str], cells: Sequence[str], unknown: MappingOf[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """A row's cells by column, the first of two of one name; and those that no mapping knows, by the file's own headings."""
    found: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        found.setdefault(column, cell)
    return found, {unknown[column]: cell for column, cell in found.items() if column in unknown}


def odd_headings(form: Mapping, table: Table, headings: Sequence[str], file: str, place: str) -> Iterator[Finding]:
    """Columns that are passed over, columns that are missing, and two of one name."""
    found = canonical(form, table, headings)
    known = {heading(name): name for name in table.named() if name != AS_AT}
    for number, (one, own) in enumerate(zip(headings, found, strict=True), start=1):
        if own and own not in known and table.wide:
            continue
        if own and own not in known:
            yield _note(
                file,
                place,
                one,
                "this column is not in the mapping; it is kept as it is written, and nothing is made of it",
                "add it to the mapping if it says something",
            )
        elif own and own in found[: number - 1]:
            yield _note(file, place, one, "two columns have this heading; the first is read", "give each its own heading")
    unasked = {*_found_elsewhere(form, table), *table.passed_over, table.year}
    for own, name in known.items():
        if own not in found and name not in unasked:
            yield _note(file, place, name, "this column is missing", "add it if the sender has it")


def _found_elsewhere(form: Mapping, table: Table) -> Iterator[str]:
    """Columns that another table brings, and those inside cells that are JSON."""
    yield from (column for join in table.joins for column in join.brings)
    packed = {name for name, column in form.columns.items() if column.packed}
    yield from (name for name in table.named() if name.rpartition("/")[0] in packed)


def _note(file: str, place: str, column: str, what: str, cure: str) -> Finding:
    return Finding(Level.NOTE, file, place, column[:60], "", what, cure)
