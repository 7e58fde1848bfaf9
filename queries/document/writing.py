"""The written forms of a document, by the ending of a file's name; CSV holds one part at a time."""

from collections.abc import Callable

from sightline.queries.document.document import Document
from sightline.queries.document.markdown import write_markdown
from sightline.queries.document.plain import write_json
from sightline.queries.document.spreadsheet import STANDARD, write_csv
from sightline.queries.document.word import write_docx

Writer = Callable[[Document], bytes]

WRITERS: dict[str, Writer] = {".md": write_markdown, ".docx": write_docx, ".csv": write_csv, ".json": write_json}


def written(document: Document, ending: str, part: str | None = None) -> bytes:
    """The bytes of a document in one form; `part` is for CSV."""
    return write_csv(document, part or STANDARD) if ending == ".csv" else WRITERS[ending](document)
