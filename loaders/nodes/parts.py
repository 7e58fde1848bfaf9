"""Reads a JSON document of any size part by part: the elements of its one long list, of a bare list, or line after line."""

import codecs
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any

from sightline.graph.errors import BadInput

MOST_CHARACTERS = 16_000_000  # of one part
_CHUNK = 262_144
_NEAR = 16  # an error so near to the end of what was read may only mean that there is more

Part = tuple[str, Any]


def encoding(start: bytes) -> str:
    """The encoding that a file's first bytes announce; UTF-8 unless they say otherwise."""
    return "utf-16" if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"


class Parts:
    """The parts of one file, each with its path. What stands beside the long list is kept in `header`."""

    def __init__(self, path: Path, file: str, lists: Collection[str]) -> None:
        self.path = path
        self.file = file
        self.header: dict[str, Any] = {}
        self._lists = lists

    def __iter__(self) -> Iterator[Part]:
        """Each part; raises `BadInput` where the file is cut, broken, or not to be trusted."""
        try:
            with self.path.open("rb") as first:
                said = encoding(first.read(4))
            with self.path.open(encoding=said, newline="") as opened:
                yield from self._documents(_Text(opened, self.file))
        except UnicodeError as error:
            raise BadInput(self.file, f"it is not text in {said}: {error}", "save it as UTF-8") from error

    def _documents(self, text: "_Text") -> Iterator[Part]:
        number = 0
        while text.next() or not number:
            prefix = f"[{number}]" if number else ""
            if text.next() == "[":
                yield from self._elements(text, prefix)
            elif text.next() == "{":
                yield from self._members(text, prefix)
            else:
                raise text.broken("an object or a list is expected")
            number += 1

    def _elements(self, text: "_Text", path: str) -> Iterator[Part]:
        text.take("[")
        number = 0
        while text.next() != "]":
            if number:
                text.take(",")
            yield f"{path}[{number}]", text.value()
            number += 1
        text.take("]")

    def _members(self, text: "_Text", prefix: str) -> Iterator[Part]:
        text.take("{")
        said: dict[str, Any] = {}
        streamed: set[str] = set()
        while text.next() != "}":
            if said or streamed:
                text.take(",")
            name = text.value()
            if not isinstance(name, str) or name in said or name in streamed:
                raise text.broken("a member has no name" if not isinstance(name, str) else f"'{name[:60]}' is said twice")
            text.take(":")
            if name in self._lists and text.next() == "[":
                streamed.add(name)
                yield from self._elements(text, f"{prefix}.{name}".lstrip("."))
            else:
                said[name] = text.value()
        text.take("}")
        if streamed:
            self.header.update(said)
        else:
            yield prefix, said


class _Text:
    """A file's text, read as far as is needed."""

    def __init__(self, opened: IO[str], file: str) -> None:
        self._opened = opened
        self._file = file
        self._text = ""
        self._at = 0
        self._ended = False
        self._lines = 1
        self._decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)

    def next(self) -> str:
        """The next character that is no white space; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in " \t\r\n":
                    return self._text[self._at]
                self._at += 1
            if self._ended:
                return ""
            self._more()

    def take(self, character: str) -> None:
        """Passes over one character that has to come."""
        if self.next() != character:
            raise self.broken(f"'{character}' is expected")
        self._at += 1

    def value(self) -> Any:
        """The next value, whole."""
        self.next()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
                if end < len(self._text) or self._ended:
                    self._at = end
                    return found
            except json.JSONDecodeError as error:
                whole = error.pos < len(self._text) - _NEAR and not error.msg.startswith("Unterminated")
                if self._ended or whole:
                    self._at = min(error.pos, len(self._text))
                    raise self.broken(error.msg) from error
            except _Refused as error:
                raise self.broken(str(error)) from error
            except (RecursionError, ValueError) as error:
                raise self.broken("it is nested too deeply, or holds a number that is too long") from error
            if len(self._text) - self._at > MOST_CHARACTERS:
                raise self.broken(f"one part of it is longer than {MOST_CHARACTERS:,} characters")
            self._more()

    def broken(self, why: str) -> BadInput:
        """What to say where the text cannot be read on; to be raised."""
        line = self._lines + self._text.count("\n", 0, self._at)
        cure = "see whether the file was cut off; have it sent again as it was exported"
        return BadInput(f"{self._file} line {line}", f"it is no JSON from here on: {why}", cure)

    def _more(self) -> None:
        self._lines += self._text.count("\n", 0, self._at)
        left = self._text[self._at :]
        read = self._opened.read(max(_CHUNK, len(left)))
        self._text, self._at, self._ended = left + read, 0, not read


class _Refused(Exception):
    """A value that JSON does not have, or that could be read in two ways."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for number, (name, _) in enumerate(pairs) if name in dict(pairs[:number]))
        raise _Refused(f"'{twice[:60]}' is said twice in one object")
    return found


def _no_number(said: str) -> Any:
    raise _Refused(f"{said} is no number in JSON")
