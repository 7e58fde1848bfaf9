"""Reads elements by their names alone, wherever they stand below one person: the XML twin of a format that is CSV files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from sightline.loaders.intake.row import Row
from sightline.loaders.tabular.cells import heading, known_columns
from sightline.loaders.tabular.mapping import Mapping


@dataclass(frozen=True, slots=True)
class _Group:
    """An element that holds texts: its place, and its texts by the compared names of their columns."""

    place: str
    texts: dict[str, list[str]]


def named_rows(form: Mapping, element: Any, place: str) -> tuple[list[Row], set[str]]:
    """The rows of one repeated element, and the names met. What marks a table makes its element a row of it.

    A row also has what stands in elements that are no rows of other tables: whose it is, the date of birth.
    """
    marks = {table: heading(mark) for table, mark in form.by_name.marks.items()} if form.by_name else {}
    also = {heading(other): heading(name) for name, column in form.columns.items() for other in column.also}
    names: set[str] = set()
    groups = list(_groups(element, place, also, names))
    first = next(iter(marks.values()), "")
    common = {
        name: texts
        for group in groups
        if first in group.texts or not any(mark in group.texts for mark in marks.values())
        for name, texts in group.texts.items()
    }
    known, spelt = known_columns(form), {heading(name): name for name in names}
    rows = []
    for group in groups:
        for table, mark in marks.items():
            if mark in group.texts:
                cells = {name: "; ".join(texts) for name, texts in {**common, **group.texts}.items()}
                extra = {spelt[name]: "; ".join(texts) for name, texts in group.texts.items() if name not in known}
                rows.append(Row(table, group.place, cells, extra=extra))
    return rows, names


def _groups(element: Any, place: str, also: dict[str, str], names: set[str]) -> Iterator[_Group]:
    texts: dict[str, list[str]] = {}
    inner: list[tuple[Any, str]] = []
    count: dict[str, int] = {}
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = str(etree.QName(child).localname)
        count[name] = count.get(name, 0) + 1
        if len(child):
            inner.append((child, f"{place}/{name}[{count[name]}]"))
        elif text := (child.text or "").strip():
            names.add(name)
            texts.setdefault(also.get(heading(name), heading(name)), []).append(text)
    if texts:
        yield _Group(place, texts)
    for child, where in inner:
        yield from _groups(child, where, also, names)
