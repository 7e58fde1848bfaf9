"""A workbook in a declared format: each sheet whose headings are those of a table, whatever the sheet is called."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sightline.graph.stream import Bundle
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.row import Row, Survey, Taken
from sightline.loaders.intake.sender import Sender
from sightline.loaders.tabular.coverage import closing
from sightline.loaders.tabular.making import Maker
from sightline.loaders.tabular.mapping import Mapping, Table
from sightline.loaders.tabular.matching import canonical, named_cells, odd_headings, table_for, unknown_headings
from sightline.loaders.tabular.workbook import Sheets, sheets_again


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
        for name, (headings, body) in sheets_again(self.path, self.file).items():
            table = table_for(self.form, headings)
            if table is None:
                what = f"the sheet is no table of this format; its {len(body)} rows are not loaded"
                found.append(
                    Finding(Level.NOTE, self.file, f"sheet '{name}'", "", "", what, "see whether its headings are complete")
                )
                continue
            self._tables[name] = table
            rows[table.name] += len(body)
            found += odd_headings(self.form, table, headings, self.file, f"sheet '{name}'")
        return Survey(rows, tuple(found), publisher=self.form.publisher)

    def rows(self, sender: Sender, survey: Survey) -> Iterator[Taken]:
        """Every row as what it is taken for."""
        for name, (headings, body) in sheets_again(self.path, self.file).items():
            if table := self._tables.get(name):
                maker = Maker(self.form, table, sender, self.file)
                columns = canonical(self.form, table, headings)
                unknown = unknown_headings(self.form, table, headings)
                for number, cells in body:
                    known, extra = named_cells(columns, cells, unknown)
                    yield maker.take(Row(table.name, f"sheet '{name}' row {number}", known, extra=extra))

    def closing(self, sender: Sender, held: Callable[[str], int]) -> Bundle:
        """Its coverage, for the tables that it has."""
        tables = {table.name: table for table in self._tables.values()}
        return closing(self.form, tables.values(), sender, self.file, held)


def recognised(form: Mapping, path: Path, file: str, found: Sheets) -> WorkbookFile | None:
    """The workbook in this format, if any sheet's headings say so."""
    known = any(table_for(form, headings) for headings, _ in found.values())
    return WorkbookFile(form, path, file) if known else None
