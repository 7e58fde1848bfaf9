"""Reads XML a person at a time: no entities, no network, bounded depth and size; elements become rows, paths become columns."""

import codecs
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from sightline.graph.errors import BadInput
from sightline.loaders.intake.row import Row
from sightline.loaders.tabular.cells import heading, known_columns
from sightline.loaders.tabular.mapping import Mapping, Table
from sightline.loaders.tabular.named_elements import named_rows
from sightline.loaders.tabular.safe_xml import SAFE, events, forget, local_name, misdeclared, says_another

MOST_ELEMENTS = 100_000  # of one person


@dataclass(slots=True)
class Person:
    """The rows of one repeated element, and the paths in it that no table knows."""

    rows: list[Row] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)


@dataclass(slots=True)
class XmlReader:
    """One XML file in one format. What stands outside the repeated elements is kept in `header`, by its path."""

    form: Mapping
    path: Path
    file: str
    header: dict[str, str] = field(default_factory=dict)
    encoding: str | None = field(init=False)  # where it is not what the file says that it is in
    _known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._known = known_columns(self.form)
        self.encoding = misdeclared(self.path)

    def people(self) -> Iterator[Person]:
        """Each repeated element as rows; raises `BadInput` where the file is cut, broken, or not to be trusted."""
        each = (self.form.each or "").split("/")
        stack: list[str] = []
        inside, elements, number = 0, 0, 0
        for event, element in events(self.path, self.file, self.encoding):
            if event == "start":
                stack.append(local_name(element))
                elements = elements + 1 if inside else 0
                if elements > MOST_ELEMENTS:
                    problem = f"one {each[-1]} holds more than {MOST_ELEMENTS:,} elements"
                    raise BadInput(f"{self.file} line {element.sourceline}", problem, "see whether an end tag is missing")
                inside += stack[1:] == each
                continue
            if stack[1:] == each:
                number += 1
                inside -= 1
                yield self._person(element, f"/{'/'.join(stack)}[{number}]")
            elif not inside and len(element) == 0 and len(self.header) < 100:
                self.header["/".join(stack[1:])] = own_text(element)
            if not inside:
                forget(element)
            stack.pop()

    def _person(self, element: Any, place: str) -> Person:
        person = Person()
        if self.form.by_name:
            person.rows, person.paths = named_rows(self.form, element, place)
            return person
        tables = {(table.path or ".").removeprefix("."): table for table in self.form.table}
        self._walk(element, "", place, {}, tables, person)
        return person

    def _walk(self, element: Any, path: str, place: str, above: dict[str, str], tables: dict[str, Table], person: Person) -> None:
        """Rows of this element and those in it; an inner row has what its outer ones say, too."""
        own: dict[str, list[str]] = {}
        inner: list[tuple[Any, str, str]] = []
        self._leaves(element, path, place, tables, own, inner)
        said = {name: "; ".join(texts) for name, texts in own.items()}
        person.paths.update(said)
        cells = above | {heading(name): text for name, text in said.items()}
        if path in tables and said:
            extra = {name: text for name, text in said.items() if heading(name) not in self._known}
            person.rows.append(Row(tables[path].name, place, cells, extra=extra))
        for child, below, where in inner:
            self._walk(child, below, where, cells, tables, person)

    def _leaves(
        self,
        element: Any,
        path: str,
        place: str,
        tables: dict[str, Table],
        own: dict[str, list[str]],
        inner: list[tuple[Any, str, str]],
    ) -> None:
        """What stands in an element outside rows of their own, by path; and those rows, each with its place."""
        if len(element) == 0 and (text := own_text(element)):
            own.setdefault(path, []).append(text)
        for name, text in element.attrib.items():
            if name != "value" and "}" not in name and text.strip():
                own.setdefault(f"{path}/{name}".lstrip("/"), []).append(text.strip())
        count: dict[str, int] = {}
        for child in element:
            if not isinstance(child.tag, str):
                continue
            name = local_name(child)
            count[name] = count.get(name, 0) + 1
            below, where = f"{path}/{name}".lstrip("/"), f"{place}/{name}[{count[name]}]"
            if below in self.form.sorts and (sort := _sort(child, self.form.sorts[below])):
                below = f"{below}/{sort}"
            if below in tables:
                inner.append((child, below, where))
            else:
                self._leaves(child, below, where, tables, own, inner)


def own_text(element: Any) -> str:
    """What an element says itself: its text, or its `value`."""
    return (element.text or "").strip() or (element.get("value") or "").strip()


def _sort(element: Any, member: str) -> str:
    """Of which sort an element is, by an attribute or by an element in it."""
    return element.get(member) or next((own_text(one) for one in element if local_name(one) == member), "")


def fits(form: Mapping, start: bytes) -> bool:
    """Do the first bytes of a file say that it is in this format."""
    seen, said = _outline(start, (form.each or "").split("/"))
    if not seen or seen[0] != form.root:
        return False
    if any(path in said for path in form.holds):
        return all(said.get(path) == value for path, value in form.holds.items())
    return form.each in seen


def _outline(start: bytes, each: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The paths met in the first bytes, the root's name first, and the texts outside the repeated element."""
    encoding = None if says_another(start) or _decodes(start) else "windows-1252"
    parser = etree.XMLPullParser(events=("start", "end"), encoding=encoding, **SAFE)
    seen: list[str] = []
    said: dict[str, str] = {}
    stack: list[str] = []
    with suppress(etree.XMLSyntaxError):
        parser.feed(start)
    with suppress(etree.XMLSyntaxError):  # what was read before the place that is wrong
        for event, element in parser.read_events():
            if event == "start":
                stack.append(local_name(element))
                seen.append("/".join(stack[1:]) if len(stack) > 1 else stack[0])
            else:
                said.setdefault("/".join(stack[1:]), own_text(element))
                stack.pop()
    return seen, said


def _decodes(start: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return True
