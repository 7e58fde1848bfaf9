"""One node of a JSON document while it is read: its values by path, and what was found wrong with them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sightline.graph.clock import bounds, last_day
from sightline.loaders.dates import NoDate, moment
from sightline.loaders.intake.row import Row
from sightline.loaders.tabular.cells import CodeLists, clean
from sightline.loaders.tabular.mapping import Mapping
from sightline.loaders.tabular.reading import RowReading

Node = dict[str, Any]

ADULT_AT = 18

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})")
_NO_CODES = CodeLists(Mapping.model_construct(columns={}, codes={}))


class NodeReading(RowReading):
    """The values of one node by their path in it, such as `address[0].postcode`; findings name the path."""

    def __init__(self, node: Node, table: str, place: str, file: str, as_at: str) -> None:
        super().__init__(Row(table, place, {}), file, as_at, _NO_CODES, month_first=False)
        self.node = node

    def text(self, column: str) -> str:
        """The value at a path as text; empty where there is none, or where it is an object or a list."""
        return as_text(at(self.node, column))

    def moment(self, path: str, *, clock: bool) -> str | None:
        """The day, month or year at a path; as `day`, and an hour is left off."""
        said = self.text(path)
        try:
            found = moment(said)
            return found if found is None or bounds(found) else None
        except (NoDate, ValueError) as error:
            what = error.what if isinstance(error, NoDate) else str(error)
            cure = "write it as 2020-12-31 or 2020-12-31T10:00:00Z"
            if clock:
                raise self.held(path, what, cure) from error
            self.flag(path, what, cure)
            return None

    def hour(self, path: str) -> str | None:
        """The local time of day at a path, where it has one; a bare midnight is what systems write for a day without an hour."""
        found = _INSTANT.match(self.text(path))
        return found[1] if found and not self.text(path).endswith("T00:00:00") else None

    def written(self, within: str = "") -> str | None:
        """What could not be used, of all of it or within a path, as the source has it."""
        found = ((path, text) for path, text in self.left_over.items() if text and path.startswith(within))
        return "; ".join(f"{path}: {text}" for path, text in found) or None


@lru_cache(maxsize=16_384)
def _steps(path: str) -> tuple[tuple[str, str], ...]:
    return tuple(_STEP.findall(path))


def at(node: Any, path: str) -> Any:
    """What stands at a path; none where nothing does. A single value counts as a list of one."""
    for name, number in _steps(path):
        if number:
            held = node if isinstance(node, list) else [node]
            node = held[int(number)] if int(number) < len(held) else None
        else:
            node = node.get(name) if isinstance(node, dict) else None
    return node


def each(node: Any, name: str) -> list[Any]:
    """The values of a property that may be single, a list, or missing."""
    found = node.get(name) if isinstance(node, dict) else None
    return found if isinstance(found, list) else [] if found is None else [found]


def nodes(node: Any, name: str) -> Iterator[tuple[str, Node]]:
    """The objects among the values of a property, each with its path."""
    for number, value in enumerate(each(node, name)):
        if isinstance(value, dict):
            yield f"{name}[{number}]", value


def texts(node: Any, name: str) -> list[str]:
    """The texts among the values of a property."""
    return [said for said in map(as_text, each(node, name)) if said]


def known_day(said: str) -> str | None:
    """The day, month or year that a text says; none where it is empty or cannot be read."""
    try:
        return moment(said)
    except NoDate:
        return None


def grown_up(born: str, as_at: str) -> bool:
    """Is somebody born on a day, or in a month or year, an adult for certain."""
    return last_day(born) <= f"{int(as_at[:4]) - ADULT_AT}{as_at[4:10]}"


def as_text(value: Any) -> str:
    """A single value as text without what cannot be written; empty for objects and lists."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(_NO_TEXT.sub(" ", value)) if isinstance(value, str) else ""
