"""The head of a case file: its version, its name, its sources, and what it means by leaving something out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from sightline.loaders.case_format.directory import Directory
from sightline.loaders.case_format.line import Line, chosen
from sightline.loaders.case_format.problems import Mistake
from sightline.loaders.case_format.shape import CHOICES, CONVENTIONS, FIRST_KEY, HEADER_KEYS, SECTIONS, SOURCE_KEYS, VERSION
from sightline.loaders.case_format.tree import Node, Row, Text
from sightline.loaders.case_format.words import moment

SAME_DAY, WHEN_PUBLISHED, NOT_ESTABLISHED = "same day", "when published", "not established"


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be read, and when it came out."""

    key: str
    title: str
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a row means by leaving something out. Without any, its recording day is not established."""

    recorded: str = NOT_ESTABLISHED
    recorded_by_family: str = NOT_ESTABLISHED
    recorded_by_review: str = NOT_ESTABLISHED
    recorded_basis: str = "on-file"
    confidence: str = "confirmed"
    words: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the rows."""

    case: str = ""
    title: str = ""
    as_written: bool = False
    conventions: Conventions = Conventions()
    sources: Mapping[str, Source] = field(default_factory=dict)


def header(root: Line) -> Header:
    """The head of a file, as far as it can be read; mistakes are noted on `root`."""
    for key, sentence in (("case", "a short name of its own, such as marlow-1"), ("title", "what the case is called")):
        root.needed(key, sentence)
    keys = root.read("keys", lambda text: chosen(text, ("own", "as written"), "way of reading keys"))
    return Header(
        case=root.read("case", str) or "",
        title=root.read("title", str) or "",
        as_written=keys == "as written",
        conventions=_conventions(root),
        sources=_sources(root),
    )


def known_version(node: Node) -> Row:
    """The document, when it begins as a case file of a version that this program reads; else `Mistake`."""
    if not isinstance(node, Row) or not node.entries or node.entries[0][0].value != FIRST_KEY:
        raise Mistake("this is not a case file", f"begin it with '{FIRST_KEY}: {VERSION}'")
    version = node.entries[0][1]
    if not isinstance(version, Text) or version.value != VERSION:
        raise Mistake("this version of the case format is not known here", f"this program reads '{FIRST_KEY}: {VERSION}'")
    return node


def _conventions(root: Line) -> Conventions:
    if not root.says("conventions"):
        return Conventions()
    line = root.within(root.values["conventions"], CONVENTIONS)
    said = {key: line.read(key, _recorded) for key in ("recorded", "recorded_by_family", "recorded_by_review")}
    choices = {key: CHOICES["Contact", key] for key in ("recorded_basis", "confidence")}
    said |= {key: line.read(key, partial(chosen, choices=known, name=key)) for key, known in choices.items()}
    words = _words(line)
    root.join(line)
    return Conventions(**{key: value for key, value in said.items() if value}, words=words)


def _recorded(text: str) -> str:
    return chosen(text, (SAME_DAY, WHEN_PUBLISHED, NOT_ESTABLISHED), "recording day for all rows")


def _words(line: Line) -> dict[str, int]:
    words: dict[str, int] = {}
    for node in line.rows("words"):
        if not isinstance(node, Row):
            line.note(node, "words for uncertain days need their days", "write words: {about: 3}")
            continue
        inner = line.within(node, [key.value for key, _ in node.entries])
        words |= {key.value: days for key, _ in node.entries if (days := inner.read(key.value, _days)) is not None}
        line.join(inner)
    return words


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Mistake(f"'{text}' is not a number of days", "write a whole number of days, such as 3")
    return int(text)


def _sources(root: Line) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for node in root.rows("sources"):
        entries = node.entries if isinstance(node, Row) else ()
        if not isinstance(node, Row):
            root.note(node, "sources need a key each", "write S1: {title: …, published: …}")
        for key, value in entries:
            line = root.within(value, SOURCE_KEYS)
            line.needed("title", SOURCE_KEYS["title"])
            if key.value in found:
                line.note(key, f"source '{key.value}' stands twice", "keep one of them, or give one another key")
            made = Source(key.value, line.read("title", str) or "", line.read("published", moment), line.read("url", str))
            found.setdefault(key.value, made)
            root.join(line)
    return found


KNOWN = (*HEADER_KEYS, *SECTIONS)


def head_line(file: str, node: Node) -> Line:
    """The whole document as one row, to read its head from."""
    return Line(file, node, KNOWN, Directory(""))
