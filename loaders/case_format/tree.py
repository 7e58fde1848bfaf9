"""A YAML document as plain text with places: every scalar is a string, nothing is constructed and nothing is hidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from sightline.loaders.case_format.problems import BadCase, Problem

MOST_BYTES = 16_000_000
MOST_VALUES = 1_000_000
DEEPEST = 12

# The C parser is about ten times as fast and is not in every wheel; both give the same events.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as written. `bare` is true without quotation marks: an empty bare value is "not recorded"."""

    value: str
    bare: bool
    line: int
    column: int
    last_line: int

    @property
    def nothing(self) -> bool:
        """Does it say "not recorded"."""
        return self.bare and self.value in ("", "~")


@dataclass(frozen=True, slots=True)
class Row:
    """A mapping: keys in order, repeated ones included."""

    entries: tuple[tuple[Text, "Node"], ...]
    line: int
    column: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Series:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int
    last_line: int


Node = Text | Row | Series


def tree(data: bytes, file: str) -> Node:
    """The document's one value. Raises `BadCase` for what is no plain YAML, with the line."""
    text = _decoded(data, file)
    try:
        return _Builder(file).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = f"this is not YAML: {error.problem or error.context or 'cannot be read'}"
        raise BadCase([Problem(file, line, column, what, "correct the line or the one before it")]) from error
    except yaml.YAMLError as error:
        raise BadCase([Problem(file, 1, 1, f"this is not YAML: {error}", "save it again as plain text")]) from error


def _decoded(data: bytes, file: str) -> str:
    if len(data) > MOST_BYTES:
        what = f"the file is larger than {MOST_BYTES // 1_000_000} MB"
        raise BadCase([Problem(file, 1, 1, what, "write one file for each case")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        cure = "save the file as UTF-8"
        raise BadCase([Problem(file, line, 1, "there are bytes here that are not UTF-8 text", cure)]) from error
    strange = next((place for place, sign in enumerate(text) if ord(sign) < 32 and sign not in "\t\n\r"), None)
    if strange is not None:
        line = text.count("\n", 0, strange) + 1
        what = f"there is a control character here (number {ord(text[strange])})"
        raise BadCase([Problem(file, line, 1, what, "remove it, or save the file as UTF-8 text")])
    return text


class _Open:
    """A mapping or list that is being read."""

    def __init__(self, event: Any) -> None:
        self.line, self.column = event.start_mark.line + 1, event.start_mark.column + 1
        self.mapping = isinstance(event, yaml.MappingStartEvent)
        self.flow = bool(event.flow_style)
        self.children: list[Node] = []

    def closed(self, event: Any) -> Row | Series:
        """The finished mapping or list; the end of a block is marked at what follows it, so its last child counts."""
        inner = self.children[-1].last_line if self.children else self.line
        last = event.end_mark.line + 1 if self.flow else inner
        if not self.mapping:
            return Series(tuple(self.children), self.line, self.column, last)
        pairs = zip(self.children[::2], self.children[1::2], strict=True)
        return Row(tuple((key, value) for key, value in pairs if isinstance(key, Text)), self.line, self.column, last)


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.values = 0

    def build(self, events: Iterable[Any]) -> Node:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                raise self._refusal(event, "a second document begins here", "write one file for each case")
            self._plain(event)
            if isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._add(self.open.pop().closed(event))
            elif isinstance(event, yaml.ScalarEvent):
                self._add(_text(event))
        if self.root is None:
            raise BadCase([Problem(self.file, 1, 1, "the file is empty", "begin it with 'sightline-case: 1'")])
        return self.root

    def _plain(self, event: Any) -> None:
        """Refuses what would make one part of the file stand for another, or for something other than text."""
        if isinstance(event, yaml.AliasEvent):
            raise self._refusal(event, f"'*{event.anchor}' stands for another part of the file", "write the value out")
        if getattr(event, "anchor", None) is not None:
            raise self._refusal(event, f"'&{event.anchor}' names a part of the file", "take the name away")
        if getattr(event, "tag", None) is not None:
            raise self._refusal(event, f"'{event.tag}' is a YAML tag", "take it away; every value is plain text")

    def _begin(self, event: Any) -> None:
        if len(self.open) >= DEEPEST:
            raise self._refusal(event, f"values are nested more than {DEEPEST} deep here", "write them in fewer levels")
        if self.open and self.open[-1].mapping and len(self.open[-1].children) % 2 == 0:
            raise self._refusal(event, "a list or mapping stands here as a key", "write a plain word before the colon")
        self.open.append(_Open(event))

    def _add(self, node: Node) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            what = f"the file has more than {MOST_VALUES:,} values"
            raise BadCase([Problem(self.file, node.line, node.column, what, "write one file for each case")])
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node

    def _refusal(self, event: Any, what: str, cure: str) -> BadCase:
        return BadCase([Problem(self.file, event.start_mark.line + 1, event.start_mark.column + 1, what, cure)])


def _text(event: Any) -> Text:
    first, end = event.start_mark, event.end_mark
    last = end.line if end.column == 0 and end.line > first.line else end.line + 1
    return Text(event.value, not event.style, first.line + 1, first.column + 1, last)
