"""A workbook in a declared format: each sheet whose headings are those of a table, whatever the sheet is called."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sightline.graph.stream import Bundle
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.row import Row, Survey, Taken
from sightline.loaders.intake.sender import Sender
from sightline.loaders.tabular.coverage import closing
from sightline.loaders.tabular.lookups import Lookups
from sightline.loaders.tabular.making import Maker
from sightline.loaders.tabular.mapping import Mapping, Table
from sightline.loaders.tabular.matching import canonical, named_cells, odd_headings, table_for, unknown_headings
from sightline.loaders.tabular.workbook import Sheet, Sheets, sheets_again


@dataclass(slots=True)
class WorkbookFile:
    """One workbook, recognised by the headings of its sheets. Its cells, bounded before, are in memory while it is read."""

    form: Mapping
    path: Path
    file: str
    _tables: dict[str, Table] = field(default_factory=dict)

    @property
    def format(self) -> str:
        """The format's short name."""
        return self.form.format

    def survey(self) -> Survey:
        """Counts the rows of the sheets that are known, and names the others."""
        rows: Counter[str] = Counter()
        found: list[Finding] = []
        found_sheets = sheets_again(self.path, self.file)
        self._tables = tables(self.form, found_sheets)
        for name, (headings, body) in found_sheets.items():
            table = self._tables.get(name)
            if table is None:
                what = f"the sheet is no table of this format; its {len(body)} rows are not loaded"
                found.append(
                    Finding(Level.NOTE, self.file, f"sheet '{name}'", "", "", what, "see whether its headings are complete")
                )
                continue
            rows[table.name] += len(body)
            found += odd_headings(self.form, table, headings, self.file, f"sheet '{name}'")
        return Survey(rows, tuple(found), withdraws=self.form.withdraws, publisher=self.form.publisher)

    def rows(self, sender: Sender, survey: Survey) -> Iterator[Taken]:
        """Every row as what it is taken for."""
        found = sheets_again(self.path, self.file)
        for name, table in self._tables.items():
            maker = Maker(self.form, table, sender, self.file)
            lookups = Lookups(self.form, table, partial(self._beside, found)) if table.joins else None
            for row in self._of(name, table, found[name]):
                yield maker.take(lookups.completed(row) if lookups else row)

    def _of(self, name: str, table: Table, sheet: Sheet) -> Iterator[Row]:
        headings, body = sheet
        columns = canonical(self.form, table, headings)
        unknown = unknown_headings(self.form, table, headings)
        for number, cells in body:
            known, extra = named_cells(columns, cells, unknown)
            yield Row(table.name, f"sheet '{name}' row {number}", known, extra=extra)

    def _beside(self, found: Sheets, wanted: Table) -> Iterator[Row]:
        """The rows of another table of this format, from the other sheets."""
        for name, table in self._tables.items():
            if table is wanted:
                yield from self._of(name, table, found[name])

    def closing(self, sender: Sender, held: Callable[[str], int]) -> Bundle:
        """Its coverage, for the tables that it has."""
        known = {table.name: table for table in self._tables.values()}
        return closing(self.form, known.values(), sender, self.file, held)


def tables(form: Mapping, found: Sheets) -> dict[str, Table]:
    """The sheets that are tables of a format, by their headings."""
    known = {name: table_for(form, headings) for name, (headings, _) in found.items()}
    return {name: table for name, table in known.items() if table}
