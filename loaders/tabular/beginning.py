"""How a file begins: its first bytes, and the encoding that they announce."""

import codecs
from pathlib import Path

from sightline.graph.errors import BadInput

START = 65_536  # bytes by which a file is recognised
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def start_of(path: Path, size: int = START) -> bytes:
    """The first bytes of a file; raises `BadInput` where it cannot be read."""
    try:
        with path.open("rb") as opened:
            return opened.read(size)
    except OSError as error:
        raise BadInput(path.name, f"the file cannot be read: {error.strerror}", "check the path and who may read it") from error


def marked(start: bytes) -> str | None:
    """The encoding that a mark at the beginning announces."""
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)


def text_of(start: bytes) -> str:
    """First bytes as text; a character that is cut in two is left off."""
    return start.decode(marked(start) or "utf-8", "ignore")
