"""Writes small workbooks by hand, so that tests need no library for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

Cell = str | int | float | date | None
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(folder: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]], name: str = "annex.xlsx") -> Path:
    """A workbook with these sheets; a text that begins with = is a formula."""
    path = folder / name
    numbers = range(1, len(sheets) + 1)
    with ZipFile(path, "w", ZIP_DEFLATED) as parts:
        kinds = "".join(_kind(f"xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers)
        defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        types = defaults + _kind("xl/workbook.xml", "sheet.main") + _kind("xl/styles.xml", "styles") + kinds
        parts.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>')
        parts.writestr("_rels/.rels", _links([("rId1", "officeDocument", "xl/workbook.xml")]))
        listed = "".join(
            f'<sheet name="{escape(one)}" sheetId="{n}" r:id="rId{n}"/>' for n, one in zip(numbers, sheets, strict=True)
        )
        parts.writestr("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>')
        links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        parts.writestr("xl/_rels/workbook.xml.rels", _links([*links, ("rIdS", "styles", "styles.xml")]))
        parts.writestr(
            "xl/styles.xml", f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
        )
        for n, rows in zip(numbers, sheets.values(), strict=True):
            body = "".join(f'<row r="{r}">{"".join(map(_cell, row))}</row>' for r, row in enumerate(rows, start=1))
            parts.writestr(f"xl/worksheets/sheet{n}.xml", f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>')
    return path


def _cell(cell: Cell) -> str:
    if cell is None:
        return "<c/>"
    if isinstance(cell, date):
        return f'<c s="1"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
    if isinstance(cell, str):
        if cell.startswith("="):
            return f"<c><f>{escape(cell[1:])}</f></c>"
        return f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f"<c><v>{cell}</v></c>"


def _kind(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'


def _links(links: Sequence[tuple[str, str, str]]) -> str:
    drawn = "".join(f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in links)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{drawn}</Relationships>'
