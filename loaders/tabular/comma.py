"""Reads CSV as senders write it: UTF-8, UTF-16 or Windows-1252, commas or others, a line at a time and within limits."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO

from sightline.graph.errors import BadInput

LONGEST_LINE = 1_000_000
MOST_COLUMNS = 1_000
CHUNK = 1 << 20
_DELIMITERS = ",;\t|"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file as it can be read: its encoding, delimiter and headings."""

    path: Path
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    headless: bool = False  # its first line is a row

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not empty, with the number of the line on which it ends; raises `BadInput` where it is no CSV."""
        with _opened(self.path, self.encoding) as lines:
            reader = csv.reader(_bounded(lines, self.path.name), delimiter=self.delimiter, strict=True)
            try:
                if not self.headless:
                    next(reader, None)
                for row in reader:
                    if any(cell.strip() for cell in row):
                        yield reader.line_num, row
            except csv.Error as error:
                place = f"{self.path.name} row {reader.line_num}"
                cure = "see whether the file was cut off, or a quotation mark stands alone in a cell"
                raise BadInput(place, f"it is no CSV from here on: {error}", cure) from error


def looked_at(path: Path) -> Sheet | None:
    """A file as CSV by its first line; none where it has no headings that could be columns."""
    with path.open("rb") as opened:
        start = opened.read(CHUNK)
    encoding = _marked(start) or "utf-8"
    text = start.decode(encoding, "replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    if "\0" in first or not first or first.lstrip()[:1] in "<{[":
        return None
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        headings = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return None
    return Sheet(path, encoding, delimiter, tuple(headings)) if len(headings) > 1 else None


def checked(sheet: Sheet) -> Sheet:
    """The sheet with the encoding that all of it is in; raises `BadInput` for NULs, for no encoding, for too many columns."""
    name = sheet.path.name
    if len(sheet.headings) > MOST_COLUMNS:
        problem = f"it has {len(sheet.headings):,} columns; more than {MOST_COLUMNS:,} are no table"
        raise BadInput(name, problem, "save only the columns that are needed")
    encodings = [sheet.encoding] if sheet.encoding != "utf-8" else ["utf-8", "cp1252"]
    for encoding in encodings:
        if _decodes(sheet.path, encoding):
            return Sheet(
                sheet.path,
                encoding,
                sheet.delimiter,
                sheet.headings if sheet.headless or encoding == sheet.encoding else _headings(sheet, encoding),
                sheet.headless,
            )
    raise BadInput(name, f"it is not text in {' or '.join(encodings)}", "save it as CSV UTF-8")


def _headings(sheet: Sheet, encoding: str) -> tuple[str, ...]:
    with _opened(sheet.path, encoding) as lines:
        first = next((line for line in _bounded(lines, sheet.path.name) if line.strip()), "")
    return tuple(next(csv.reader([first], delimiter=sheet.delimiter), []))


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as opened:
        for chunk in chain(iter(lambda: opened.read(CHUNK), b""), [b""]):
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                return False
            if "\0" in text:
                raise BadInput(
                    path.name, "it holds NUL characters, which no table does", "export it again; it was damaged on its way"
                )
    return True


def _marked(start: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[IO[str]]:
    with path.open(encoding=encoding, newline="") as opened:
        yield opened


def _bounded(lines: IO[str], name: str) -> Iterator[str]:
    """Lines within the limit; leading empty ones left out, so that the first is the headings."""
    begun = False
    while line := lines.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise BadInput(name, f"a line is longer than {LONGEST_LINE:,} characters", "see whether its line ends were lost")
        begun = begun or bool(line.strip())
        if begun:
            yield line
