"""The lines of a chronology as CSV: one row a line, one column a clock; no cell is read as a formula."""

import csv
import io
from collections.abc import Iterator

from sightline.queries.document.block import clean
from sightline.queries.document.chronology import Happening
from sightline.queries.document.document import Document
from sightline.queries.document.line import Line
from sightline.queries.document.telling import telling_words

COLUMNS = (
    "order", "part", "earliest", "latest", "time", "ended_earliest", "ended_latest", "when", "on_file_of", "team", "worker",
    "kind", "what", "note", "child_seen", "concern", "account", "accounts_differ_on", "disputed", "first_recorded_at",
    "recorded_at", "recorded", "told", "loaded_at", "confidence", "citation", "source", "fact", "version", "lens", "written_for",
)  # fmt: skip
# A spreadsheet takes these for the beginning of a formula, full-width forms and what stands behind blanks included.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "|", "%")


def write_csv(document: Document) -> bytes:
    """The chronology in UTF-8 with a byte-order mark, as spreadsheets expect it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(document))
    return out.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """A cell that no spreadsheet runs: what looks like a formula begins with an apostrophe."""
    written = clean(text)
    return f"'{written}" if written.lstrip().startswith(FORMULA) or written.startswith(("\t", "\n")) else written


def _rows(document: Document) -> Iterator[list[str]]:
    found = document.chronology
    files = tuple(Happening(accounts=(line,)) for line in found.files)
    parts = (("chronology", found.happenings), ("without a day", found.undated), ("names and relations", files))
    lines = ((part, one, place, line) for part, several in parts for one in several for place, line in enumerate(one.accounts, 1))
    for order, (part, happening, place, line) in enumerate(lines, 1):
        cells = _cells(line, happening, place)
        yield [safe(cell) for cell in (str(order), part, *cells, document.head.lens, document.head.day)]


def _cells(line: Line, happening: Happening, place: int) -> tuple[str, ...]:
    start, end, last = line.happened or ("", ""), line.ended or ("", ""), line.versions[-1]
    several = len(happening.accounts) > 1
    return (
        *start,
        line.time or "",
        *end,
        line.when,
        line.holder,
        line.team,
        line.worker or "",
        line.kind,
        " ".join((line.text, *line.details)),
        line.note or "",
        line.seen,
        line.concern or "",
        f"{place} of {len(happening.accounts)}" if several else "",
        ", ".join(happening.differs),
        "\n".join(f"{one.text} [{one.fact}; recorded {one.recorded}]" for one in line.disputes),
        line.versions[0].recorded_at or "",
        last.recorded_at or "",
        line.recorded,
        "\n".join(telling_words(one) for one in line.told),
        last.loaded_at,
        line.confidence,
        line.citation or "",
        line.source,
        line.fact,
        str(last.number),
    )
