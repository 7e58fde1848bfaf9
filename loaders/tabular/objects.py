"""Reads JSON an object at a time: one document, an array, an array inside one object, or a document a line; within limits."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from sightline.graph.errors import BadInput

CHUNK = 1 << 20
MOST_CHARACTERS = 5_000_000  # of one object
DEEPEST = 40
LONGEST_TEXT = 1_000_000
_BLANK = " \t\r\n"
_AGAIN = "have it sent again as it was exported"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# A string whole, so that brackets in it do not count; one that is not closed yet reaches to the end.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*("|\\?\Z)|[{}\[\]]', re.S)
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_OUTLINE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],]|[^\s{}\[\],:"]+', re.S)
_BARE = re.compile(r"[^\s,\]}]*")


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
    header: dict[str, Any] = field(default_factory=dict)

    def elements(self) -> Iterator[Element]:
        """Every object in order, in bounded memory."""
        try:
            with self.path.open("rb") as opened:
                yield from self._documents(_Text(opened, self.file))
        except UnicodeDecodeError as error:
            raise BadInput(self.file, f"it is not text in UTF-8: {error.reason}", "save it as UTF-8") from error

    def _documents(self, text: "_Text") -> Iterator[Element]:
        first = text.peek()
        if first == "[":
            yield from self._array(text, "$")
            text.end()
            return
        number = 0
        while (found := text.peek()) == "{":
            number += 1
            line = text.line()
            yield from self._document(text, "$" if number == 1 and line == 1 else f"line {line} $")
        if found or not number:
            raise text.wrong("neither an object nor a list begins here")

    def _document(self, text: "_Text", place: str) -> Iterator[Element]:
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

    def _array(self, text: "_Text", place: str) -> Iterator[Element]:
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


class _Text:
    """The text of a file from where it is read, a chunk at a time."""

    def __init__(self, opened: IO[bytes], file: str) -> None:
        self._opened = opened
        self._file = file
        start = opened.read(CHUNK)
        self._decoder = codecs.getincrementaldecoder(encoding(start))()
        self.size = 0  # characters of the value that was read last
        self._ended = False
        self._text = ""
        self._at = 0
        self._lines = 1
        self._counted = 0  # as far as its lines are counted
        self._add(start)

    def peek(self) -> str:
        """The next character that is no white space; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BLANK:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, expected: str) -> None:
        """Passes one character that has to stand here."""
        if self.peek() != expected:
            raise self.wrong(f"'{expected}' is missing")
        self._at += 1

    def members(self) -> Iterator[str]:
        """The names in an object whose bracket was taken; its caller reads each value."""
        first = True
        while self.peek() != "}":
            if not first:
                self.take(",")
            first = False
            if self.peek() != '"':
                raise self.wrong("a name in quotation marks should begin here")
            key = self.value()
            self.take(":")
            yield str(key)
        self.take("}")

    def value(self) -> Any:
        """The next value whole."""
        found, end = self._at_once() or self._looked_for()
        texts = list(self._texts(found))
        if self._text.find("\\u", self._at, end) >= 0 and any(map(_NO_CHARACTER.search, texts)):
            raise self.wrong("an escape in it stands for no character")
        self._at, self.size = end, end - self._at
        return found

    def _at_once(self) -> tuple[Any, int] | None:
        """A value that the kept text holds whole; none where it may go on, or is wrong: that takes a closer look."""
        try:
            return _DECODER.raw_decode(self._text, self._at) if self.peek() in ("{", "[", '"') else None
        except (ValueError, RecursionError):
            return None

    def _looked_for(self) -> tuple[Any, int]:
        end = self._nested() if self.peek() in ("{", "[", '"') else self._bare()
        try:
            return _DECODER.decode(self._text[self._at : end]), end
        except json.JSONDecodeError as error:
            self._at += error.pos
            raise self.wrong(error.msg) from error
        except ValueError as error:
            raise self.wrong(str(error)) from error

    def _texts(self, said: Any) -> Iterator[str]:
        """Every text in a value that was read; raises where one is too long, or stands too deep."""
        for depth, texts in enumerate(_levels(said)):
            if depth > DEEPEST:
                raise self.wrong(f"it is nested more than {DEEPEST} deep")
            if any(len(one) > LONGEST_TEXT for one in texts):
                raise self.wrong(f"a text or number is longer than {LONGEST_TEXT:,} characters")
            yield from texts

    def end(self) -> None:
        """Raises where something follows."""
        if self.peek():
            raise self.wrong("something follows after its end")

    def line(self) -> int:
        """The number of the line that is read."""
        self._lines += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._lines

    def wrong(self, what: str) -> BadInput:
        """What to say of this place; to be raised."""
        cut = self._at >= len(self._text) and self._ended
        said = "the file ends in the middle" if cut else f"it is no JSON that can be used from here on: {what}"
        return BadInput(f"{self._file} line {self.line()}", said, f"see whether it was cut off; {_AGAIN}")

    def _nested(self) -> int:
        """Where an object, list or text ends that begins here."""
        depth, at = 0, self._at
        while True:
            found = _TOKEN.search(self._text, at)
            part = found[0] if found else ""
            if len(part) > LONGEST_TEXT:
                raise self.wrong(f"a text or number is longer than {LONGEST_TEXT:,} characters")
            if found is None or (part[0] == '"' and found[1] != '"'):
                at = self._resume(found.start() if found else len(self._text))
                continue
            at = found.end()
            depth += 1 if part in "{[" else -1 if part in "}]" else 0
            if depth > DEEPEST:
                raise self.wrong(f"it is nested more than {DEEPEST} deep")
            if depth <= 0:
                return at

    def _resume(self, at: int) -> int:
        """Reads more of a value that is not at its end; where to go on, as places move when what was read is let go."""
        let_go = self._at
        if len(self._text) - self._at > MOST_CHARACTERS:
            raise self.wrong(f"one object has more than {MOST_CHARACTERS:,} characters")
        if not self._more():
            self._at = len(self._text)
            raise self.wrong("it is not closed")
        return at - let_go

    def _bare(self) -> int:
        while True:
            found = _BARE.match(self._text, self._at)
            end = found.end() if found else self._at
            if end - self._at > LONGEST_TEXT:
                raise self.wrong(f"a text or number is longer than {LONGEST_TEXT:,} characters")
            if end < len(self._text) or not self._more():
                return end

    def _more(self) -> bool:
        """Reads a chunk, and lets go of what was read; false at the end."""
        if self._ended:
            return False
        self.line()
        self._text, self._at, self._counted = self._text[self._at :], 0, 0
        self._add(self._opened.read(CHUNK))
        return True

    def _add(self, chunk: bytes) -> None:
        self._ended = not chunk
        text = self._decoder.decode(chunk, final=self._ended)
        if "\0" in text:
            raise BadInput(
                self._file, "it holds NUL characters, which no JSON does", "export it again; it was damaged on its way"
            )
        self._text += text


def _levels(said: Any) -> Iterator[list[str]]:
    """The texts and names in a value, those that stand equally deep together."""
    level = [said]
    while level:
        yield [one for one in level if isinstance(one, str)]
        lists = [one for one in level if isinstance(one, list)]
        dicts = [one for one in level if isinstance(one, dict)]
        level = [inner for one in (*lists, *dicts, *(one.values() for one in dicts)) for inner in one]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"'{next(name for name in names if names.count(name) > 1)[:60]}' stands twice in one object")
    return found


class Number(str):
    """A number as it was written, for those who have to tell it from a text."""

    __slots__ = ()


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_int=Number, parse_float=Number, parse_constant=_no_number)


def sound(text: str) -> Any:
    """A whole JSON value, as small as a cell; raises `ValueError` where it is none, or could harm."""
    try:
        found = _DECODER.decode(text)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if any(_NO_CHARACTER.search(one) for texts in _levels(found) for one in texts):
        raise ValueError("an escape in it stands for no character")
    return found


def outline(start: bytes) -> dict[str, str]:
    """The members met in the first bytes of a file, by their paths, each with its first text; lists leave no mark in a path."""
    text = start.decode(encoding(start), "ignore")
    found: dict[str, str] = {}
    names: list[str | None] = []  # of the objects that are open, the member that is read; none for a list
    waiting = False  # for the name of a member
    for part in _OUTLINE.finditer(text if text.lstrip(_BLANK)[:1] in "{[" else ""):
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


def encoding(start: bytes) -> str:
    """The encoding that a file's first bytes announce."""
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), "utf-8")
