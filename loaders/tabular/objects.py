"""Reads JSON an object at a time: one document, an array, an array inside one object, or a document a line; within limits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sightline.graph.errors import BadInput
from sightline.loaders.tabular.beginning import text_of
from sightline.loaders.tabular.json_text import BLANK, DEEPEST, MOST_CHARACTERS, Text

_OUTLINE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],]|[^\s{}\[\],:"]+', re.S)


@dataclass(frozen=True, slots=True)
class Element:
    """One of the repeated objects: what it holds, numbers as they were written, and its path in the file."""

    said: dict[str, Any]
    place: str


@dataclass(slots=True)
class Objects:
    """One JSON file; `each` is the member with the array of objects, where they do not stand at the top.

    What stands beside that array is in `header`, once all of it was read. Raises `BadInput` for what is no JSON, is cut, or
    could harm.
    """

    path: Path
    file: str
    each: str | None = None
    wrapped: str | None = None  # the member in which one of the objects may be wrapped
    header: dict[str, Any] = field(default_factory=dict)

    def elements(self) -> Iterator[Element]:
        """Every object in order, in bounded memory."""
        try:
            with self.path.open("rb") as opened:
                yield from map(self._unwrapped, self._documents(Text(opened, self.file)))
        except UnicodeDecodeError as error:
            raise BadInput(self.file, f"it is not text in UTF-8: {error.reason}", "save it as UTF-8") from error

    def _unwrapped(self, one: Element) -> Element:
        inner = one.said.get(self.wrapped) if self.wrapped else None
        return Element(inner, f"{one.place}.{self.wrapped}") if isinstance(inner, dict) else one

    def _documents(self, text: Text) -> Iterator[Element]:
        first = text.peek()
        if first == "[":
            for one in self._array(text, "$"):
                yield from self._inside(one)
            text.end()
            return
        number = 0
        while (found := text.peek()) == "{":
            number += 1
            line = text.line()
            yield from self._document(text, "$" if number == 1 and line == 1 else f"line {line} $")
        if found or not number:
            raise text.wrong("neither an object nor a list begins here")

    def _document(self, text: Text, place: str) -> Iterator[Element]:
        """One object at the top: what `each` names in it, else itself."""
        whole: dict[str, Any] = {}
        inner, size = False, 0
        text.take("{")
        for key in text.members():
            named = self.each is not None and key.casefold() == self.each.casefold()
            if key in whole or (inner and named):
                raise text.wrong(f"'{key[:60]}' stands twice in one object")
            if named and text.peek() in ("[", "{"):
                inner = True
                inside = f"{place}.{key}"
                yield from self._array(text, inside) if text.peek() == "[" else [Element(text.value(), inside)]
            else:
                whole[key] = text.value()
                size += text.size
                if size > MOST_CHARACTERS:
                    raise text.wrong(f"one object has more than {MOST_CHARACTERS:,} characters")
        if inner:
            self.header |= whole
        else:
            yield Element(whole, place)

    def _inside(self, one: Element) -> Iterator[Element]:
        """The objects that one of a list names by `each`, as batches do; else itself."""
        name = next((key for key in one.said if self.each and key.casefold() == self.each.casefold()), None)
        inner = one.said[name] if name is not None else None
        if not isinstance(inner, list) or not all(isinstance(said, dict) for said in inner):
            yield one
            return
        self.header |= {key: said for key, said in one.said.items() if key != name}
        yield from (Element(said, f"{one.place}.{name}[{number}]") for number, said in enumerate(inner))

    def _array(self, text: Text, place: str) -> Iterator[Element]:
        text.take("[")
        number = 0
        while text.peek() != "]":
            if number:
                text.take(",")
            if text.peek() != "{":
                raise text.wrong("an object should begin here")
            yield Element(text.value(), f"{place}[{number}]")
            number += 1
        text.take("]")


def outline(start: bytes) -> dict[str, str]:
    """The members met in the first bytes of a file, by their paths, each with its first text; lists leave no mark in a path."""
    text = text_of(start)
    found: dict[str, str] = {}
    names: list[str | None] = []  # of the objects that are open, the member that is read; none for a list
    waiting = False  # for the name of a member
    for part in _OUTLINE.finditer(text if text.lstrip(BLANK)[:1] in "{[" else ""):
        said = part[0]
        if said in "{[":
            names.append("" if said == "{" else None)
            waiting = said == "{"
        elif said in "}]":
            del names[-1:]
            waiting = False
        elif said == ",":
            waiting = bool(names) and names[-1] is not None
        elif waiting:
            names[-1] = said.strip('"')
            found.setdefault("/".join(name for name in names if name), "")
            waiting = False
        else:
            path = "/".join(name for name in names if name)
            found[path] = found.get(path) or said.strip('"')
        if len(names) > DEEPEST:
            break
    return found
