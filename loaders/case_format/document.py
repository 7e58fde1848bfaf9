"""Reads one case file: what can be loaded, every problem by its line, and the rows held because of one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from sightline.graph.errors import BadInput
from sightline.graph.stream import Bundle, Item
from sightline.loaders.case_format.directory import Directory
from sightline.loaders.case_format.facts import FactReader
from sightline.loaders.case_format.header import KNOWN, Header, Source, head_line, header, known_version
from sightline.loaders.case_format.line import Line
from sightline.loaders.case_format.problems import BadCase, Held, Mistake, Problem
from sightline.loaders.case_format.shape import FACT_SECTIONS, FIRST_KEY, LABELS, SECTIONS, keys
from sightline.loaders.case_format.things import thing
from sightline.loaders.case_format.tree import MOST_BYTES, Node, Row, Text, tree


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """A case file as read. `rows` counts its rows; each is in `bundle` or in `held`."""

    case: str
    title: str
    bundle: Bundle
    sources: Mapping[str, Source]
    rows: int
    problems: tuple[Problem, ...] = ()
    held: tuple[Held, ...] = ()


@dataclass(slots=True)
class _Read:
    """One row after reading."""

    section: str
    key: Text
    line: Line
    last_line: int
    items: tuple[Item, ...] = ()

    @property
    def name(self) -> tuple[str, str]:
        """Label and key, as references name it."""
        return "Fact" if self.section in FACT_SECTIONS else LABELS[self.section], self.key.value


@dataclass(slots=True)
class _Reading:
    file: str
    root: Row
    lines: list[str]
    header: Header
    directory: Directory
    rows: list[_Read] = field(default_factory=list)


def recognises(start: bytes) -> bool:
    """Do these first bytes of a file, its name apart, say that it is a case file."""
    for line in start.decode("utf-8-sig", "replace").splitlines():
        if line.strip() and not line.startswith(("#", "%", "---")):
            return line.startswith(f"{FIRST_KEY}:")
    return False


def shipped_case(key: str) -> Traversable:
    """A case file that comes with Sightline: 'victoria-climbie' or 'made-up-example'."""
    return resources.files("sightline.loaders") / "cases" / f"{key}.yaml"


def read_case(path: Path | Traversable, *, strict: bool = True) -> CaseDocument:
    """One case file. Raises `BadCase` with every problem; with `strict=False` good rows are given beside the held ones.

    What is not YAML, or no case file of a version known here, is refused either way.
    """
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(path.name, f"the file cannot be read: {error.strerror}", "check the path and who may read it") from error
    return parse_case(data, path.name, strict=strict)


def parse_case(data: bytes, file: str, *, strict: bool = True) -> CaseDocument:
    """As `read_case`, for a file's bytes; `file` is its name for messages and provenance."""
    node = tree(data, file)
    try:
        root = known_version(node)
    except Mistake as mistake:
        raise BadCase([Problem(file, node.line, node.column, mistake.what, mistake.cure)]) from mistake
    document = _document(root, file, data.decode("utf-8-sig").splitlines())
    if strict and document.problems:
        raise BadCase(document.problems)
    return document


def _document(root: Row, file: str, lines: list[str]) -> CaseDocument:
    head = head_line(file, root)
    found = header(head)
    reading = _Reading(file, root, lines, found, Directory(found.case, found.as_written))
    if not found.case:
        raise BadCase(head.problems)
    for section, key, node in _rows(head):
        reading.rows.append(_declared(reading, section, key, node))
    facts = FactReader(file, found)
    for row in reading.rows:
        row.items = _items(row, facts)
    _hold_dangling(reading)
    return _finished(reading, head)


def _rows(head: Line) -> Iterator[tuple[str, Text, Node]]:
    """Every row of every section; things first, so that facts find them."""
    for section in SECTIONS:
        node = head.values.get(section)
        if isinstance(node, Row):
            for key, value in node.entries:
                yield section, key, value
        elif head.says(section) and node is not None:
            head.note(node, f"'{section}' holds no rows with keys", f"write each row of {section} as 'key: …'")


def _declared(reading: _Reading, section: str, key: Text, node: Node) -> _Read:
    row = _Read(section, key, Line(reading.file, node, keys(section), reading.directory, key), node.last_line)
    label, name = row.name
    if not reading.directory.declare(label, name):
        row.line.note(key, f"the key '{name}' is taken by another {label.lower()}", "give one of them another key")
    return row


def _items(row: _Read, facts: FactReader) -> tuple[Item, ...]:
    if row.section in FACT_SECTIONS:
        return facts.read(row.line, row.section, row.key.value, FACT_SECTIONS[row.section])
    return thing(row.line, row.section, row.key.value)


def _hold_dangling(reading: _Reading) -> None:
    """Holds rows that name a held row, and rows that name those."""
    held = {row.name: row for row in reading.rows if row.line.broken}
    before = -1
    while before != len(held):
        before = len(held)
        for row in (row for row in reading.rows if not row.line.broken):
            named = next((held[one] for one in sorted(row.line.references) if one in held), None)
            if named is not None:
                what = f"it names '{named.key.value}' of {named.section}, which is held"
                row.line.note(row.key, what, f"mend line {named.key.line} first")
                held[row.name] = row


def _finished(reading: _Reading, head: Line) -> CaseDocument:
    good = [row for row in reading.rows if not row.line.broken]
    held = [_held(reading, row.section, row.key, row.last_line, row.line.problems) for row in reading.rows if row.line.broken]
    held += [_held(reading, "", key, last_line, head.problems) for key, last_line in _unread(reading.root)]
    problems = [*head.problems, *(problem for row in reading.rows for problem in row.line.problems)]
    items = [*reading.directory.implied.values(), *(item for row in good for item in row.items)]
    return CaseDocument(
        case=reading.header.case,
        title=reading.header.title,
        bundle=Bundle(name=reading.header.title or reading.file, items=tuple(items)),
        sources=reading.header.sources,
        rows=len(good) + len(held),
        problems=tuple(sorted(problems, key=lambda one: (one.line, one.column))),
        held=tuple(held),
    )


def _unread(root: Row) -> Iterator[tuple[Text, int]]:
    """Parts of the document that are no section known here, a second one of its name, or one without rows."""
    met: set[str] = set()
    for key, value in root.entries:
        rows = isinstance(value, Row) or (isinstance(value, Text) and value.nothing)
        if key.value not in KNOWN or key.value in met or (key.value in SECTIONS and not rows):
            yield key, value.last_line
        met.add(key.value)


def _held(reading: _Reading, section: str, key: Text, last_line: int, problems: list[Problem]) -> Held:
    text = "\n".join(reading.lines[key.line - 1 : last_line])
    own = tuple(problem for problem in problems if section or problem.line == key.line)
    return Held(section, key.value, key.line, text, own)
