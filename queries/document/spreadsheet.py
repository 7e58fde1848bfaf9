"""One part of a document as CSV: a row of headings, one row a thing, and no cell that is read as a formula."""

import csv
import io

from sightline.queries.document.block import clean
from sightline.queries.document.document import Document
from sightline.queries.document.sheets import SHEETS

FIRST, LAST = ("order", "part"), ("lens", "written_for")
STANDARD = "chronology"
# A spreadsheet takes these for the beginning of a formula, full-width forms and what stands behind blanks included.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "|", "%")


def write_csv(document: Document, part: str = STANDARD) -> bytes:
    """One part in UTF-8 with a byte-order mark, as spreadsheets expect it."""
    sheet, head = SHEETS[part], document.head
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow((*FIRST, *sheet.columns, *LAST))
    for order, row in enumerate(sheet.rows(document), 1):
        writer.writerow([safe(cell) for cell in (str(order), *row, head.lens, head.day)])
    return out.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """A cell that no spreadsheet runs: what looks like a formula begins with an apostrophe."""
    written = clean(text)
    return f"'{written}" if written.lstrip().startswith(FORMULA) or written.startswith(("\t", "\n")) else written
