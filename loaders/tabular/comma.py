"""Reads CSV as senders write it: UTF-8, UTF-16 or Windows-1252, commas or others, a line at a time and within limits."""

import codecs
import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import IO

from sightline.graph.errors import BadInput
from sightline.loaders.tabular.beginning import marked, start_of

LONGEST_LINE = 1_000_000
MOST_COLUMNS = 1_000
HEADINGS_WITHIN = 10  # lines from the top: above them stand titles and whom to ask
CHUNK = 1 << 20
_DELIMITERS = ",;\t|"
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file as it can be read: its encoding, delimiter and headings."""

    path: Path
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    headless: bool = False  # its first line is a row
    above: int = 0  # lines before the headings: empty ones, and titles

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not empty, with the number of the line on which it ends; raises `BadInput` where it is no CSV."""
        with _opened(self.path, self.encoding) as lines:
            reader = csv.reader(_bounded(lines, self.path.name, self.above), delimiter=self.delimiter, strict=True)
            try:
                if not self.headless:
                    next(reader, None)
                for row in reader:
                    if any(cell.strip() for cell in row):
                        yield self.above + reader.line_num, row
            except csv.Error as error:
                place = f"{self.path.name} row {self.above + reader.line_num}"
                cure = "see whether the file was cut off, or a quotation mark stands alone in a cell"
                raise BadInput(place, f"it is no CSV from here on: {error}", cure) from error


def looked_at(path: Path) -> Sheet | None:
    """A file as CSV by its first line with more than one cell filled; none where it has no headings that could be columns."""
    start = start_of(path, CHUNK)
    encoding = marked(start) or "utf-8"
    text = start.decode(encoding, "replace")
    lines = _LINE_END.split(text, HEADINGS_WITHIN)[:HEADINGS_WITHIN]
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if not filled or "\0" in lines[filled[0]] or lines[filled[0]].lstrip()[:1] in "<{[":
        return None
    above = next((number for number in filled if sum(map(bool, _cells(lines[number])[1])) > 1), filled[0])
    delimiter, headings = _cells(lines[above])
    return Sheet(path, encoding, delimiter, headings, above=above) if len(headings) > 1 else None


def _cells(line: str) -> tuple[str, tuple[str, ...]]:
    """A line's cells and the delimiter that it has most of."""
    delimiter = max(_DELIMITERS, key=line.count)
    try:
        return delimiter, tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return delimiter, ()


def checked(sheet: Sheet) -> Sheet:
    """The sheet with the encoding that all of it is in; raises `BadInput` for NULs, for no encoding, for too many columns."""
    name = sheet.path.name
    if len(sheet.headings) > MOST_COLUMNS:
        problem = f"it has {len(sheet.headings):,} columns; more than {MOST_COLUMNS:,} are no table"
        raise BadInput(name, problem, "save only the columns that are needed")
    encodings = [sheet.encoding] if sheet.encoding != "utf-8" else ["utf-8", "cp1252"]
    for encoding in encodings:
        if _decodes(sheet.path, encoding):
            again = not sheet.headless and encoding != sheet.encoding
            return replace(sheet, encoding=encoding, headings=_headings(sheet, encoding) if again else sheet.headings)
    raise BadInput(name, f"it is not text in {' or '.join(encodings)}", "save it as CSV UTF-8")


def _headings(sheet: Sheet, encoding: str) -> tuple[str, ...]:
    with _opened(sheet.path, encoding) as lines:
        first = next(_bounded(lines, sheet.path.name, sheet.above), "")
    return _cells(first.rstrip("\r\n"))[1]


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


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[IO[str]]:
    with path.open(encoding=encoding, newline="") as opened:
        yield opened


def _bounded(lines: IO[str], name: str, above: int) -> Iterator[str]:
    """Lines within the limit, those above the headings left out."""
    number = 0
    while line := lines.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise BadInput(name, f"a line is longer than {LONGEST_LINE:,} characters", "see whether its line ends were lost")
        if number >= above:
            yield line
        number += 1
