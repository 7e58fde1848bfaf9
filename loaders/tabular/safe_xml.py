"""XML as it may safely be read: element by element, in its real encoding, with no entities, network or document type."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from sightline.graph.errors import BadInput
from sightline.loaders.tabular.beginning import marked

SAFE = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
    "remove_comments": True, "remove_pis": True,
}  # fmt: skip
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding=["']([^"']+)["']""")
_CHUNK = 1 << 20


def events(path: Path, file: str, encoding: str | None) -> Iterator[tuple[str, Any]]:
    """Starts and ends of elements, in order; raises `BadInput` where the file is cut, broken, or not to be trusted."""
    try:
        with path.open("rb") as opened:
            first = True
            for event, element in etree.iterparse(opened, events=("start", "end"), encoding=encoding, **SAFE):
                if first:
                    _trusted(element, file)
                    first = False
                yield event, element
    except etree.XMLSyntaxError as error:
        cure = "see whether the file was cut off; have it sent again as it was exported"
        raise BadInput(f"{file} line {error.lineno or 0}", f"it is no XML from here on: {error.msg}", cure) from error


def _trusted(root: Any, file: str) -> None:
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise BadInput(
            file, "it declares a document type, which could hide entities", "have it exported without one; no return needs it"
        )


def local_name(element: Any) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def forget(element: Any) -> None:
    """Frees an element that was read, and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def misdeclared(path: Path) -> str | None:
    """The encoding of a file that passes for UTF-8 and is not; none where it is what it says, or says another."""
    with path.open("rb") as opened:
        if says_another(opened.read(200)):
            return None
        opened.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            for chunk in iter(lambda: opened.read(_CHUNK), b""):
                decoder.decode(chunk)
        except UnicodeDecodeError:
            return "windows-1252"
    return None


def says_another(start: bytes) -> bool:
    """Does a file's beginning say that it is in another encoding than UTF-8."""
    said = _ENCODING.search(start[:200])
    return marked(start) == "utf-16" or bool(said and said[1].lower() not in (b"utf-8", b"utf8"))
