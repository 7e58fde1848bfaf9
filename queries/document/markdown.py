"""A document as Markdown: tables and headings, every character of the facts as text and none as markup."""

import re
from collections.abc import Iterator

from sightline.queries.document.block import Block, Facts, Heading, Paragraph, Table, clean
from sightline.queries.document.document import Document
from sightline.queries.document.layout import layout

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_START = re.compile(r"^(#|[-+=:]|\d+[.)])")
_ENTITIES = {"<": "&lt;", ">": "&gt;"}
_ENTITY = re.compile(r"&(?=#?\w+;)")


def write_markdown(document: Document) -> bytes:
    """The whole document in UTF-8."""
    parts = ("\n".join(_block(block)) for block in layout(document))
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level, new_page):
            yield from ("---", "") if new_page else ()
            yield f"{'#' * level} {_text(text)}"
        case Paragraph(text):
            yield _text(text)
        case Facts(rows):
            yield from (f"- **{_text(name)}**: {_text(value)}" for name, value in rows)
        case Table(columns, rows):
            yield f"| {' | '.join(columns)} |"
            yield f"|{'---|' * len(columns)}"
            yield from (f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows)


def _text(text: str) -> str:
    """A text in one line, what Markdown or HTML would read as markup escaped."""
    line = _MARKUP.sub(r"\\\1", _ENTITY.sub("&amp;", " ".join(clean(text).split())))
    line = "".join(_ENTITIES.get(character, character) for character in line)
    return _START.sub(lambda start: f"{start[1][:-1]}\\{start[1][-1]}", line)


def _cell(text: str) -> str:
    return "<br>".join(_text(line) for line in text.split("\n"))
