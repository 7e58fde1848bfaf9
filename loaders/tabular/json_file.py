"""A JSON file in a declared format: objects become rows as XML elements do, and the paths of their members columns."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sightline.graph.stream import Bundle
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.row import Row, Survey, Taken
from sightline.loaders.intake.sender import Sender
from sightline.loaders.tabular.cells import clean, heading, known_columns, yes_or_no
from sightline.loaders.tabular.coverage import closing
from sightline.loaders.tabular.lookups import Lookups
from sightline.loaders.tabular.making import Maker
from sightline.loaders.tabular.mapping import Mapping, Table
from sightline.loaders.tabular.matching import other_names
from sightline.loaders.tabular.objects import Element, Objects, outline

MOST_NAMED = 200


@dataclass(slots=True)
class JsonFile:
    """One JSON file, recognised by the members of its first object."""

    form: Mapping
    path: Path
    file: str
    _tables: dict[str, list[Table]] = field(init=False)  # by path; where several have one, the first that applies counts
    _known: frozenset[str] = field(init=False)
    _also: dict[str, str] = field(init=False)
    _marks: set[str] = field(init=False)  # of parts, what a whole object has as well
    _flags: dict[str, set[str]] = field(init=False)  # by table: what says yes where its rows are withdrawn
    _lookups: dict[str, Lookups] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known = known_columns(self.form)
        self._also = other_names(self.form)
        named = {name for table in self.form.table for name in table.named()}
        self._marks = {heading(one) for one in named if "/" in one and one.rpartition("/")[2] == self.form.whole_has}
        self._flags = {
            table.name: {heading(one) for said in table.facts if "deleted" in said.says for one in said.says["deleted"].named()}
            for table in self.form.table
        }
        self._tables = {}
        for table in self.form.table:
            self._tables.setdefault((table.path or ".").removeprefix("."), []).append(table)

    @property
    def format(self) -> str:
        """The format's short name."""
        return self.form.format

    def survey(self) -> Survey:
        """Reads all of it, for its form, what stands beside its objects, the number of its rows and unknown members."""
        objects = self._objects()
        rows: Counter[str] = Counter({table.name: 0 for table in self.form.table})
        paths: set[str] = set()
        met = 0
        for element in objects.elements():
            met += 1
            rows.update(row.table for row in self._rows(element, paths if len(paths) < MOST_NAMED else set()))
        self._lookups = {table.name: Lookups(self.form, table, self._of) for table in self.form.table if table.joins}
        beside = {path: text for path, texts in leaves(objects.header, "").items() for text in texts}
        said = {name: beside.get(path, "") for name, path in self.form.header.items()}
        found = tuple(self._unknown(paths))
        if met and not rows.total():
            what = f"none of its {met:,} objects is a row of this format; nothing of it is loaded"
            found += (Finding(Level.FLAG, self.file, "", "", "", what, "see whether its members have the names of the format"),)
        return Survey(rows, found, said, withdraws=self.form.withdraws, publisher=self.form.publisher)

    def rows(self, sender: Sender, survey: Survey) -> Iterator[Taken]:
        """Every row as what it is taken for."""
        makers = {table.name: Maker(self.form, table, sender, self.file) for table in self.form.table}
        for element in self._objects().elements():
            for row in self._rows(element, set()):
                found = self._lookups.get(row.table)
                yield makers[row.table].take(found.completed(row) if found else row)

    def _of(self, table: Table) -> Iterator[Row]:
        """The rows of one table of this file."""
        every = (row for element in self._objects().elements() for row in self._rows(element, set()))
        return (row for row in every if row.table == table.name)

    def closing(self, sender: Sender, held: Callable[[str], int]) -> Bundle:
        """Its coverage."""
        return closing(self.form, self.form.table, sender, self.file, held)

    def _objects(self) -> Objects:
        return Objects(self.path, self.file, self.form.each, self.form.wrapped)

    def _rows(self, element: Element, paths: set[str]) -> Iterator[Row]:
        rows = list(self._walk(element.said, "", element.place, {}, {}, paths))
        yield from (replace(row, partial=True) for row in rows) if self._partial(rows) else rows

    def _partial(self, rows: list[Row]) -> bool:
        """Does an object say only what changed: something is missing that a whole one always has."""
        if any(heading(self.form.whole_has or "") not in row.cells and not self._marks.isdisjoint(row.cells) for row in rows):
            return True
        whole = {table.name: [heading(column) for column in table.whole] for table in self.form.table}
        return any(
            not clean(row.cells.get(column, ""))
            for row in rows
            if not any(yes_or_no(row.cells.get(flag, "")) for flag in self._flags[row.table])
            for column in whole[row.table]
        )

    def _walk(
        self, said: Any, path: str, place: str, above: dict[str, str], unknown: dict[str, str], paths: set[str]
    ) -> Iterator[Row]:
        """The row of this object and those in it; an inner row has what its outer ones say, too.

        What no mapping knows goes with the row of its object, and where that is none with the first one in it.
        """
        inner: list[tuple[Any, str, str]] = []
        own = leaves(said, path, place, self._tables, inner, self.form.sorts)
        texts = {name: "; ".join(said) for name, said in own.items()}
        filled = {name: text for name, text in texts.items() if text}
        paths.update(filled)
        cells = above | {self._also.get(heading(name), heading(name)): text for name, text in texts.items()}
        unknown |= {name: text for name, text in filled.items() if heading(name) not in self._known}
        table = next((one for one in self._tables.get(path, ()) if self._says(one, filled) and _applies(one, cells)), None)
        if table is not None:
            yield Row(table.name, place, cells, extra=dict(unknown))
            unknown.clear()
        for one, below, where in inner:
            yield from self._walk(one, below, where, cells, unknown, paths)

    def _says(self, table: Table, filled: dict[str, str]) -> bool:
        """Is there anything in an object but that it is not withdrawn."""
        return any(yes_or_no(text) is not False or heading(name) not in self._flags[table.name] for name, text in filled.items())

    def _unknown(self, paths: set[str]) -> Iterator[Finding]:
        what = "this member is not in the mapping; it is kept as it is written, and nothing is made of it"
        cure = "add it to the mapping if it says something"
        wide = any(table.wide for table in self.form.table)
        for path in sorted(path for path in paths if not wide and heading(path) not in self._known)[:MOST_NAMED]:
            yield Finding(Level.NOTE, self.file, self.form.each or "", path, "", what, cure)


def leaves(
    said: Any,
    path: str,
    place: str = "",
    tables: Collection[str] = (),
    inner: list[tuple[Any, str, str]] | None = None,
    sorts: MappingOf[str, str] = MappingProxyType({}),
) -> dict[str, list[str]]:
    """What a value says outside rows of their own, by path, what is said to be empty too; those rows are put into `inner`."""
    own: dict[str, list[str]] = {}
    if isinstance(said, dict):
        parts = [(f"{path}/{name}".lstrip("/"), f"{place}.{name}", value) for name, value in said.items()]
    elif isinstance(said, list):
        parts = [(path, f"{place}[{number}]", value) for number, value in enumerate(said)]
    else:
        return {path: [text] if (text := _text(said)) else []}
    if path and not parts and isinstance(said, list):
        own[path] = []
    for below, where, value in parts:
        if below in sorts and isinstance(value, dict) and (sort := _text(value.get(sorts[below]))):
            below = f"{below}/{sort}"
        if inner is not None and below in tables and not isinstance(value, list):
            inner.append((value, below, where))
            continue
        for found, texts in leaves(value, below, where, tables, inner, sorts).items():
            own.setdefault(found, []).extend(texts)
    return own


def _text(said: Any) -> str:
    """A value as a cell: yes and no as words, nothing as empty."""
    if isinstance(said, bool):
        return "yes" if said else "no"
    return "" if said is None else str(said).strip()


def _applies(table: Table, cells: dict[str, str]) -> bool:
    return all(cells.get(heading(column), "").casefold() in values for column, values in table.only.items())


def fits(form: Mapping, start: bytes) -> bool:
    """Do the first bytes of a file say that it is in this format: what it must hold, and all that one of its tables needs."""
    said = outline(start)
    inner = f"{form.each}/".casefold()
    beside = next((path[: len(inner)] for path in said if form.each and path.casefold().startswith(inner)), "")
    wrapped = f"{form.wrapped}/" if form.wrapped else ""
    also = other_names(form)
    own = (heading(path.removeprefix(beside).removeprefix(wrapped)) for path in said if path.startswith(beside))
    found = {also.get(one, one) for one in own}
    return all(said.get(path) == value for path, value in form.holds.items()) and any(
        {heading(name) for name in table.needs} <= found for table in form.table
    )
