"""Reads workbooks: the values as they were saved, no formula run, within limits of size that are checked before opening."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import reduce
from pathlib import Path
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from sightline.graph.errors import BadInput
from sightline.loaders.tabular.comma import HEADINGS_WITHIN, headings_at
from sightline.loaders.tabular.safe_xml import SAFE, forget, local_name

MOST_BYTES = 100_000_000  # of all parts, unpacked
MOST_RATIO = 200
MOST_COLUMNS = 1_000
MOST_CELLS = 2_000_000  # of all sheets
MOST_TEXT = 50_000_000  # characters of all cells that share their text with others
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})")
_AS_CSV = "save each sheet as CSV and load those"
_AS_XLSX = "open it, save it again as .xlsx without a password, and load that"
_SHARED = "xl/sharedStrings.xml"
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, ValueError, NotImplementedError, RuntimeError, EOFError,
)  # fmt: skip

Sheet = tuple[tuple[str, ...], list[tuple[int, list[str]]]]
Sheets = dict[str, Sheet]


def is_workbook(start: bytes) -> bool:
    """Do the first bytes say that it is a zip or an old workbook."""
    return start.startswith((_ZIP, _OLD))


def sheets(path: Path, file: str) -> Sheets:
    """Each sheet's headings and rows (with their numbers), empty rows left out; raises `BadInput` for what is no workbook."""
    _bounded(path, file)
    return sheets_again(path, file)


def sheets_again(path: Path, file: str) -> Sheets:
    """The same of a workbook that was found to be within its bounds before: to look takes longer than to read."""
    try:
        book = CalamineWorkbook.from_path(str(path))
        return {name: _sheet(book.get_sheet_by_name(name).iter_rows(), file, name) for name in book.sheet_names}
    except BadInput:
        raise
    except BaseException as error:  # the reader's own panics are no Exception
        if not isinstance(error, CalamineError | OSError | ValueError) and type(error).__name__ != "PanicException":
            raise
        raise BadInput(file, f"the workbook cannot be read: {str(error)[:200]}", _AS_XLSX) from error


def _bounded(path: Path, file: str) -> None:
    size = path.stat().st_size
    if not zipfile.is_zipfile(path):
        if size > MOST_BYTES:
            raise BadInput(file, f"it has {size:,} bytes, too many for a workbook", _AS_CSV)
        return
    try:
        with zipfile.ZipFile(path) as parts:
            _bounded_parts(parts, size, file)
    except _DAMAGED as error:
        raise BadInput(file, f"the workbook is damaged or locked: {error}", _AS_XLSX) from error


def _bounded_parts(parts: zipfile.ZipFile, size: int, file: str) -> None:
    unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > MOST_BYTES or unpacked > MOST_RATIO * max(size, 4096):
        raise BadInput(file, f"unpacked it has {unpacked:,} bytes, too many for a workbook", _AS_CSV)
    if "xl/workbook.xml" not in parts.namelist():
        raise BadInput(file, "it is packed, and no .xlsx workbook", "unpack it and load the folder, or save a workbook as .xlsx")
    lengths = [sum(map(len, one.itertext())) for one in _elements(parts, _SHARED, "si")] if _SHARED in parts.namelist() else []
    cells = text = 0
    for part in parts.infolist():  # a sheet may have any name
        if part.filename != _SHARED and _is_xml(parts, part):
            rows, columns, shared = _reach(parts, part.filename, lengths)
            cells, text = cells + rows * columns, text + shared
            if columns > MOST_COLUMNS or cells > MOST_CELLS:
                problem = f"a sheet reaches over {rows:,} rows and {columns:,} columns"
                cure = "delete what stands far outside the table, or save each sheet as CSV and load those"
                raise BadInput(file, problem, cure)
            if text > MOST_TEXT:
                raise BadInput(file, f"its cells hold more than {MOST_TEXT:,} characters", _AS_CSV)


def _is_xml(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if part.filename.endswith(".vml"):  # drawings, which no table needs, and not always whole
        return False
    with parts.open(part) as opened:
        return opened.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def _reach(parts: zipfile.ZipFile, name: str, lengths: Sequence[int]) -> tuple[int, int, int]:
    """How far the filled cells of a sheet reach, for which the reader makes room, and how long the texts are that they share.

    A text that is packed once is unpacked for each cell that shows it.
    """
    rows = columns = text = row = column = 0
    for element in _elements(parts, name, "c", "row"):
        if local_name(element) == "row":
            row, column = row + 1, 0
            continue
        column += 1
        if not len(element):  # formatted and empty
            continue
        said = _REFERENCE.fullmatch(element.get("r") or "")
        rows = max(rows, int(said[2]) if said else row + 1)
        columns = max(columns, reduce(lambda so_far, one: so_far * 26 + ord(one) - 64, said[1].upper(), 0) if said else column)
        place = (element.findtext("{*}v") or "").strip() if element.get("t") == "s" else ""
        text += lengths[int(place)] if place.isdecimal() and int(place) < len(lengths) else 0
    return rows, columns, text


def _elements(parts: zipfile.ZipFile, name: str, *tags: str) -> Iterator[Any]:
    with parts.open(name) as opened:
        for _, element in etree.iterparse(opened, events=("end",), tag=[f"{{*}}{tag}" for tag in tags], **SAFE):
            yield element
            forget(element)


def _sheet(rows: Iterator[list[Any]], file: str, name: str) -> Sheet:
    found: list[tuple[int, list[str]]] = []
    for number, row in enumerate(rows, start=1):
        if len(row) > MOST_COLUMNS:
            problem = f"the sheet has {len(row):,} columns; more than {MOST_COLUMNS:,} are no table"
            raise BadInput(f"{file} sheet '{name}'", problem, "delete the empty columns at its right")
        cells = [cell_text(cell) for cell in row]
        if any(cells):
            found.append((number, cells))
    place = headings_at([cells for number, cells in found if number <= HEADINGS_WITHIN])
    return (tuple(found[place][1]), found[place + 1 :]) if place is not None else ((), [])


def cell_text(cell: Any) -> str:
    """A cell as text: days as ISO days, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time | timedelta):
        return str(cell)
    return str(cell).replace("\xa0", " ").strip()
