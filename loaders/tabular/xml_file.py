"""An XML file in a declared format."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sightline.graph.stream import Bundle
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.row import Survey, Taken
from sightline.loaders.intake.sender import Sender
from sightline.loaders.tabular.cells import heading, known_columns
from sightline.loaders.tabular.coverage import closing
from sightline.loaders.tabular.elements import XmlReader
from sightline.loaders.tabular.making import Maker
from sightline.loaders.tabular.mapping import Mapping

MOST_NAMED = 200


@dataclass(slots=True)
class XmlFile:
    """One XML file, recognised by its first elements."""

    form: Mapping
    path: Path
    file: str

    @property
    def format(self) -> str:
        """The format's short name."""
        return self.form.format

    def survey(self) -> Survey:
        """Reads all of it, for its form, its header, the number of its rows and the elements that no table knows."""
        reader = XmlReader(self.form, self.path, self.file)
        rows: Counter[str] = Counter({table.name: 0 for table in self.form.table})
        paths: set[str] = set()
        for person in reader.people():
            rows.update(row.table for row in person.rows)
            if len(paths) < MOST_NAMED:
                paths |= person.paths
        found = list(self._unknown(paths))
        if reader.encoding:
            found.append(Finding(Level.NOTE, self.file, "", "", "", "it was read as Windows-1252", "export it as UTF-8"))
        said = {name: reader.header.get(path, "") for name, path in self.form.header.items()}
        return Survey(rows, tuple(found), said, publisher=self.form.publisher)

    def rows(self, sender: Sender, survey: Survey) -> Iterator[Taken]:
        """Every row as what it is taken for."""
        makers = {table.name: Maker(self.form, table, sender, self.file) for table in self.form.table}
        for person in XmlReader(self.form, self.path, self.file).people():
            for row in person.rows:
                yield makers[row.table].take(row)

    def closing(self, sender: Sender, held: Callable[[str], int]) -> Bundle:
        """Its coverage."""
        return closing(self.form, self.form.table, sender, self.file, held)

    def _unknown(self, paths: set[str]) -> Iterator[Finding]:
        known = known_columns(self.form)
        wide = any(table.wide for table in self.form.table)
        for path in sorted(path for path in paths if not wide and heading(path) not in known):
            cure = "add it to the mapping if it says something"
            yield Finding(
                Level.NOTE,
                self.file,
                self.form.each or "",
                path,
                "",
                "this element is not in the mapping; it is kept as it is written, and nothing is made of it",
                cure,
            )
