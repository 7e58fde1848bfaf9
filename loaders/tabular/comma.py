"""Reads CSV as senders write it: UTF-8, UTF-16 or Windows-1252, commas or others, a line at a time and within limits."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from typing import IO

from sightline.graph.errors import BadInput
from sightline.loaders.tabular.beginning import marked, start_of

LONGEST_LINE = 1_000_000
MOST_COLUMNS = 1_000
HEADINGS_WITHIN = 10  # rows from the top: above them stand titles and whom to ask
CHUNK = 1 << 20
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file as it can be read: its encoding, delimiter and headings."""

    path: Path
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    headless: bool = False  # its first line is a row
    above: int = 0  # lines before the headings: empty ones, and titles
    first: tuple[int, tuple[str, ...]] = (0, ())  # the first row that is not empty, with the number of lines above it

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
    """A file as CSV by its headings; none where it has none that could be columns."""
    start = start_of(path, CHUNK)
    encoding = marked(start) or "utf-8"
    text = start.decode(encoding, "replace")
    if text.lstrip()[:1] in ("", "<", "{", "["):
        return None
    tops = {delimiter: _top(text, delimiter) for delimiter in _DELIMITERS}
    delimiter, rows = max(tops.items(), key=lambda top: _alike(top[1]))
    place = headings_at([cells for _, cells in rows])
    if place is None or any("\0" in cell for cell in rows[place][1]):
        return None
    above, headings = rows[place]
    return Sheet(path, encoding, delimiter, headings, above=above, first=next(row for row in rows if filled(row[1])))


def _top(text: str, delimiter: str) -> list[tuple[int, tuple[str, ...]]]:
    """The first rows, each with the number of lines above it: a heading may have lines of its own within quotation marks."""
    found: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    above = 0
    try:
        for row in islice(reader, HEADINGS_WITHIN):
            found.append((above, tuple(cell.strip() for cell in row)))
            above = reader.line_num
    except csv.Error:  # further down; what stands above it can be read
        pass
    return found


def _alike(rows: Sequence[tuple[int, tuple[str, ...]]]) -> int:
    """How many cells stand in rows as long as the headings: a delimiter that only a note has makes one such row."""
    place = headings_at([cells for _, cells in rows])
    length = len(rows[place][1]) if place is not None else 0
    return sum(length for _, cells in rows[place:] if len(cells) == length)


def filled(cells: Sequence[str]) -> int:
    """How many cells of a row say something."""
    return sum(map(bool, cells))


def headings_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows has the headings: the first that fills more than half as many cells as the longest, so no title."""
    longest = max(map(filled, rows), default=0)
    return next((number for number, cells in enumerate(rows) if filled(cells) > max(1, longest / 2)), None)


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
        first = next(csv.reader(_bounded(lines, sheet.path.name, sheet.above), delimiter=sheet.delimiter), [])
    return tuple(cell.strip() for cell in first)


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
