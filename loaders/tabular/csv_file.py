"""A CSV file in a declared format."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sightline.graph.stream import Bundle
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.row import Row, Survey, Taken
from sightline.loaders.intake.sender import Sender
from sightline.loaders.tabular.cells import heading
from sightline.loaders.tabular.comma import Sheet, checked, looked_at
from sightline.loaders.tabular.coverage import closing
from sightline.loaders.tabular.lookups import Lookups
from sightline.loaders.tabular.making import Maker
from sightline.loaders.tabular.mapping import Mapping, Table
from sightline.loaders.tabular.matching import canonical, named_cells, odd_headings, table_for, unknown_headings, without_headings


@dataclass(slots=True)
class CsvFile:
    """One CSV file, recognised by its headings."""

    form: Mapping
    table: Table
    sheet: Sheet
    file: str
    _lookups: Lookups | None = None

    @property
    def format(self) -> str:
        """The format's short name."""
        return self.form.format

    def survey(self) -> Survey:
        """Reads all of it, for its encoding, its form and the number of its rows."""
        self.sheet = checked(self.sheet)
        found = list(odd_headings(self.form, self.table, self.sheet.headings, self.file, "row 1"))
        if self.sheet.encoding == "cp1252":
            found.append(Finding(Level.NOTE, self.file, "", "", "", "it was read as Windows-1252", "save it as CSV UTF-8"))
        self._lookups = Lookups(self.form, self.table, self._beside) if self.table.joins else None
        rows: Counter[str] = Counter({self.table.name: 0})
        for _ in self.sheet.rows():
            rows[self.table.name] += 1
        return Survey(rows, tuple(found), withdraws=self.form.withdraws, publisher=self.form.publisher)

    def rows(self, sender: Sender, survey: Survey) -> Iterator[Taken]:
        """Every row as what it is taken for."""
        maker = Maker(self.form, self.table, sender, self.file)
        columns = canonical(self.form, self.table, self.sheet.headings)
        unknown = unknown_headings(self.form, self.table, self.sheet.headings)
        for line, cells in self.sheet.rows():
            row = _row(self.table.name, f"row {line}", columns, cells, unknown)
            yield maker.take(self._lookups.completed(row) if self._lookups else row)

    def _beside(self, table: Table) -> Iterator[Row]:
        """The rows of another table of this format, from the files in the same folder."""
        for path in sorted(one for one in self.sheet.path.parent.iterdir() if one.is_file()):
            sheet = looked_at(path)
            columns = canonical(self.form, table, sheet.headings) if sheet else []
            if sheet is None or not {heading(name) for name in table.needs} <= set(columns):
                continue
            if table_for(self.form, sheet.headings) is not table:
                continue
            for line, cells in checked(sheet).rows():
                yield _row(table.name, f"row {line}", columns, cells, {})

    def closing(self, sender: Sender, held: Callable[[str], int]) -> Bundle:
        """Its coverage."""
        return closing(self.form, (self.table,), sender, self.file, held)


def recognised(form: Mapping, file: str, sheet: Sheet) -> CsvFile | None:
    """The file in this format, if its headings say so."""
    if table := table_for(form, sheet.headings):
        return CsvFile(form, table, sheet, file)
    for table in (table for table in form.table if table.order):
        above, cells = sheet.first
        if without_headings(table, cells):
            return CsvFile(form, table, replace(sheet, headings=table.order, headless=True, above=above), file)
    return None


def _row(table: str, place: str, columns: list[str], cells: list[str], unknown: dict[str, str]) -> Row:
    torn = None
    if len(cells) < len(columns) and any(columns[len(cells) :]):
        torn = f"it has {len(cells)} of {len(columns)} cells"
    elif any(cell.strip() for cell in cells[len(columns) :]):
        torn = f"it has {len(cells)} cells under {len(columns)} headings"
    known, extra = named_cells(columns, cells, unknown)
    return Row(table, place, known, torn, extra)
