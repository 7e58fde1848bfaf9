"""JSON as text, read from a file a chunk at a time: values whole, within limits, numbers as they were written, no name twice."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from sightline.graph.errors import BadInput
from sightline.loaders.tabular.beginning import marked

CHUNK = 1 << 20
MOST_CHARACTERS = 5_000_000  # of one object
DEEPEST = 40
LONGEST_TEXT = 1_000_000
BLANK = " \t\r\n"
_AGAIN = "have it sent again as it was exported"
# A string whole, so that brackets in it do not count; one that is not closed yet reaches to the end.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*("|\\?\Z)|[{}\[\]]', re.S)
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_BARE = re.compile(r"[^\s,\]}]*")


class Text:
    """The text of a file from where it is read, a chunk at a time."""

    def __init__(self, opened: IO[bytes], file: str) -> None:
        self._opened = opened
        self._file = file
        start = opened.read(CHUNK)
        self._decoder = codecs.getincrementaldecoder(marked(start) or "utf-8")()
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
            while self._at < len(self._text) and self._text[self._at] in BLANK:
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
