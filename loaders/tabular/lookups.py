"""What rows need of other tables: found by number in an index on disk, made of those tables in whatever order they come."""

import sqlite3
import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import orjson

from sightline.loaders.intake.row import Row
from sightline.loaders.tabular.cells import clean, heading
from sightline.loaders.tabular.mapping import Mapping as Format
from sightline.loaders.tabular.mapping import Table
from sightline.loaders.tabular.parts import Join

RowsOf = Callable[[Table], Iterable[Row]]


class Lookups:
    """The index of one table's joins. It lies in a temporary file of the database library, gone when this is."""

    def __init__(self, form: Format, table: Table, rows_of: RowsOf, asking: frozenset[str] = frozenset()) -> None:
        self._joins = tuple(join for join in table.joins if join.table not in asking)
        asking |= {table.name}  # two tables may complete each other, and neither waits for the other
        self._index = sqlite3.connect("", check_same_thread=False)  # a nameless file
        weakref.finalize(self, self._index.close)
        self._index.execute(
            "CREATE TABLE said (found INTEGER, number TEXT, cells BLOB, PRIMARY KEY (found, number)) WITHOUT ROWID"
        )
        tables = {one.name: one for one in form.table}
        for name in dict.fromkeys(join.table for join in self._joins):
            self._read(tables[name], Lookups(form, tables[name], rows_of, asking), rows_of)

    def _read(self, table: Table, inner: "Lookups", rows_of: RowsOf) -> None:
        wanted = [(number, join) for number, join in enumerate(self._joins) if join.table == table.name]
        rows = (one.cells for row in rows_of(table) if not (one := inner.completed(row)).unmatched)
        self._index.executemany(
            "INSERT OR REPLACE INTO said VALUES (?, ?, ?)",
            ((number, key, _brought(join, cells)) for cells in rows for number, join in wanted if (key := _cell(cells, join.on))),
        )

    def completed(self, row: Row) -> Row:
        """The row with what its joins bring; where one that it needs finds nothing, the row says so."""
        if not self._joins:
            return row
        cells = dict(row.cells)
        for number, join in enumerate(self._joins):
            missing = [column for column in join.brings if not _cell(cells, column)]
            key = _cell(cells, join.column)
            if not (missing and key):
                continue
            asked = "SELECT cells FROM said WHERE found = ? AND number = ?"
            found = self._index.execute(asked, (number, key)).fetchone()
            if found:
                said = orjson.loads(found[0])
                cells |= {heading(column): said[column] for column in missing}
            elif not join.optional:
                return replace(row, unmatched=(join.column, join.table))
        return replace(row, cells=cells)


def _cell(cells: Mapping[str, str], column: str) -> str:
    return clean(cells.get(heading(column), ""))


def _brought(join: Join, cells: Mapping[str, str]) -> bytes:
    return orjson.dumps({column: _cell(cells, there) for column, there in join.brings.items()})
