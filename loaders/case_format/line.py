"""One row of a case file while it is read: its values by key, every mistake noted with its place, every reference kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sightline.loaders.case_format.directory import Directory
from sightline.loaders.case_format.problems import Mistake, Problem, nearest
from sightline.loaders.case_format.shape import Column
from sightline.loaders.case_format.tree import Node, Row, Series, Text
from sightline.loaders.case_format.words import moment, time_of_day, yes_or_no

T = TypeVar("T")


class Line:
    """The values of one row. Reading goes on after a mistake, so that a person sees all of them at once."""

    def __init__(self, file: str, node: Node, known: Iterable[str], directory: Directory, place: Text | None = None) -> None:
        self.file = file
        self.place: Node = place or node
        self.directory = directory
        self.problems: list[Problem] = []
        self.references: set[tuple[str, str]] = set()
        self.values: dict[str, Node] = self._values(node, tuple(known))

    def _values(self, node: Node, known: tuple[str, ...]) -> dict[str, Node]:
        if isinstance(node, Text) and node.nothing:
            return {}
        if not isinstance(node, Row):
            self.note(node, "this row has no keys", f"write 'key: value', with keys from: {', '.join(known)}")
            return {}
        values: dict[str, Node] = {}
        for key, value in node.entries:
            if key.value in values:
                self.note(key, f"'{key.value}' stands twice in this row", "keep one of them")
            elif key.value not in known:
                self.note(
                    key,
                    f"'{key.value}' is no key of this row",
                    nearest(key.value, known, f"keys here: {', '.join(known)}"),
                )
            values.setdefault(key.value, value)
        return values

    @property
    def broken(self) -> bool:
        """Was anything wrong so far."""
        return bool(self.problems)

    def note(self, node: Node, what: str, cure: str) -> None:
        """Notes something wrong at a place."""
        self.problems.append(Problem(self.file, node.line, node.column, what, cure))

    def mistake(self, key: str, mistake: Mistake) -> None:
        """Notes something wrong with the value of a key, or with the row where the key is left out."""
        self.note(self.values.get(key, self.place), mistake.what, mistake.cure)

    def has(self, key: str) -> bool:
        """Is the key there, be it with nothing behind it."""
        return key in self.values

    def says(self, key: str) -> bool:
        """Is the key there with a value."""
        node = self.values.get(key)
        return node is not None and not (isinstance(node, Text) and node.nothing)

    def read(self, key: str, convert: Callable[[str], T]) -> T | None:
        """One value; none where it is left out, empty or mistaken."""
        node = self.values.get(key)
        return None if node is None else self.value(node, convert)

    def each(self, key: str, convert: Callable[[str], T]) -> tuple[T, ...]:
        """One value or a list of them."""
        node = self.values.get(key)
        if not self.says(key) or node is None:
            return ()
        items = node.items if isinstance(node, Series) else (node,)
        found = [self.value(item, convert) for item in items]
        return tuple(one for one in found if one is not None)

    def rows(self, key: str) -> Iterator[Node]:
        """One row or a list of them."""
        node = self.values.get(key)
        if self.says(key) and node is not None:
            yield from node.items if isinstance(node, Series) else (node,)

    def needed(self, key: str, sentence: str) -> None:
        """Notes that a key without which the row means nothing is missing."""
        if not self.says(key):
            self.note(self.values.get(key, self.place), f"'{key}' is missing", f"write {key}: {sentence}")

    def column(self, column: Column) -> Any:
        """The value of a key that stands for a field of the model."""
        if column.form == "references":
            return self.each(column.name, self._reference(column.to))
        if column.form == "words":
            return self.each(column.name, str)
        return self.read(column.name, self._forms(column)[column.form])

    def within(self, node: Node, known: Iterable[str]) -> "Line":
        """A row inside this one; `join` brings back what was found."""
        return Line(self.file, node, known, self.directory)

    def join(self, inner: "Line") -> None:
        """Takes over the mistakes and references of a row inside this one."""
        self.problems += inner.problems
        self.references |= inner.references

    def find(self, labels: tuple[str, ...], key: str) -> str:
        """The id of something that the file declares, kept as a reference of this row."""
        label, found = self.directory.find(labels, key)
        self.references.add((label, key))
        return found

    def _reference(self, labels: tuple[str, ...]) -> Callable[[str], str]:
        return lambda key: self.find(labels, key)

    def _forms(self, column: Column) -> Mapping[str, Callable[[str], Any]]:
        return {
            "text": str,
            "moment": moment,
            "flag": yes_or_no,
            "count": _count,
            "choice": lambda text: chosen(text, column.choices, column.name),
            "reference": self._reference(column.to),
            "time": time_of_day,
            "event": lambda text: self.directory.own("Event", text),
        }

    def value(self, node: Node, convert: Callable[[str], T]) -> T | None:
        """What one value stands for; none where it is empty or mistaken."""
        if not isinstance(node, Text):
            self.note(node, "one value belongs here", "write it in one line after the colon")
            return None
        if node.nothing:
            return None
        try:
            return convert(node.value)
        except Mistake as mistake:
            self.note(node, mistake.what, mistake.cure)
            return None


def chosen(text: str, choices: tuple[str, ...], name: str) -> str:
    """One word out of a list."""
    if text not in choices:
        raise Mistake(f"'{text}' is no {name.replace('_', ' ')}", nearest(text, choices, f"one of: {', '.join(choices)}"))
    return text


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text) > 0):
        raise Mistake(f"'{text}' is not a number of times", "write a whole number from 1 up")
    return int(text)
