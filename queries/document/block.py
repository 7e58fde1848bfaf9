"""What every written form is made of: headings, paragraphs, lists and tables, in plain text."""

import re
from dataclasses import dataclass

# What XML cannot hold and no terminal should be sent; line breaks and tabs are kept apart from them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document, 2 a section, which may begin a new page."""

    text: str
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what they are, such as the lines of a head."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of column headings; a cell may have several lines. `widths` are shares of the page."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Paragraph | Facts | Table


def clean(text: str) -> str:
    """A text as it can be written anywhere: control characters replaced, line endings of one kind."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
