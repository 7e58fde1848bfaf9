"""The parts of a document as tables for spreadsheets: one thing a row, days as ISO text, each row with the facts it rests on.

Every table begins with its order and part and ends with the lens and the day it was written for, so that a row that is copied
out still says what it is an answer to. Several values in one cell stand on lines of their own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sightline.graph.facts import Bounds
from sightline.queries.document.chronology import Happening
from sightline.queries.document.document import Document
from sightline.queries.document.line import Line
from sightline.queries.document.teams import Cited
from sightline.queries.document.telling import telling_words

Rows = Iterator[tuple[str, ...]]
LINES = (
    "earliest", "latest", "time", "ended_earliest", "ended_latest", "when", "on_file_of", "team", "worker", "kind", "what",
    "note", "child_seen", "concern", "account", "accounts_differ_on", "disputed", "first_recorded_at", "recorded_at", "recorded",
    "told", "loaded_at", "confidence", "citation", "source", "fact", "version",
)  # fmt: skip
STATED = ("statement", "seen_as", "what_stood_then", "facts")
TEAMS = (
    "team", "name", "kind", "reach", "first_earliest", "first_latest", "first_fact", "last_earliest", "last_latest", "last_fact",
    "contacts", "series", "child_seen", "seen_alone", "told_to_it", "told_by_it", "workers", "names",
)  # fmt: skip
GAPS = (
    "rule", "number", "title", "answer", "what", "started_earliest", "started_latest", "due_earliest", "due_latest", "figures",
    "rests_on", "responsible", "evidence", "facts",
)  # fmt: skip
SOURCES = ("team", "name", "facts_seen", "as_at", "claims", "why_missing")
FILES = ("file", "on_file_of", "decided_at", "decided_by", "basis", "reason")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: what it holds in a sentence, its own columns, and its rows, the part first."""

    says: str
    columns: tuple[str, ...]
    rows: Callable[[Document], Rows]


def _chronology(document: Document) -> Rows:
    found = document.chronology
    files = tuple(Happening(accounts=(line,)) for line in found.files)
    parts = (("chronology", found.happenings), ("without a day", found.undated), ("names and relations", files))
    for part, happenings in parts:
        for happening in happenings:
            yield from ((part, *_line(line, happening, place)) for place, line in enumerate(happening.accounts, 1))
    for one in found.withdrawn:
        told = {"on_file_of": one.holder, "what": f"Withdrawn by its sender: {one.withdrawn}.", "recorded": one.recorded}
        yield ("withdrawn", *({**told, "fact": one.fact}.get(column, "") for column in LINES))


def _line(line: Line, happening: Happening, place: int) -> tuple[str, ...]:
    last = line.versions[-1]
    several = len(happening.accounts) > 1
    return (
        *_days(line.happened),
        line.time or "",
        *_days(line.ended),
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
        _lines(f"{one.text} [{one.fact}; recorded {one.recorded}]" for one in line.disputes),
        line.versions[0].recorded_at or "",
        last.recorded_at or "",
        line.recorded,
        _lines(telling_words(one) for one in line.told),
        last.loaded_at,
        line.confidence,
        line.citation or "",
        line.source,
        line.fact,
        str(last.number),
    )


def _statements(document: Document) -> Rows:
    for section in document.statements:
        for one in section.statements:
            stood = _lines(f"{line.when}: {line.text} Recorded {line.recorded}." for line in one.rests_on)
            yield section.title, one.text, section.lens, stood, _lines(line.fact for line in one.rests_on)


def _teams(document: Document) -> Rows:
    for row in document.teams:
        yield (
            "team",
            row.team,
            row.name,
            row.kind or "",
            row.reach or "",
            *_days(row.first_on),
            row.first.fact if row.first else "",
            *_days(row.last_on),
            row.last.fact if row.last else "",
            str(row.contacts),
            _lines(str(times) for times in row.series),
            str(row.seen),
            str(row.alone),
            *(_cited(several) for several in (row.told_to, row.told_by, row.workers, row.names)),
        )


def _gaps(document: Document) -> Rows:
    for one in document.noted:
        yield (
            one.kind,
            one.rule,
            one.number,
            one.title,
            one.answer,
            one.sentence,
            *_days(one.started),
            *_days(one.due),
            _lines(f"{figure.name}: {figure.words}" for figure in one.figures),
            one.rests_on,
            _lines(one.responsible),
            _cited(one.evidence),
            _lines(cited.fact for cited in one.evidence),
        )


def _sources(document: Document) -> Rows:
    held = document.holdings
    yield from (("held", one.team, one.name, str(one.facts), one.as_at or "", _lines(one.claims), "") for one in held.held)
    yield from (("missing", one.team, one.name, "", "", "", one.why) for one in held.missing)


def _files(document: Document) -> Rows:
    for one in document.holdings.joined:
        yield "file", one.record, one.holder, one.at, one.by, one.basis, one.reason or ""


SHEETS: dict[str, Sheet] = {
    "chronology": Sheet("the lines of the chronology", LINES, _chronology),
    "statements": Sheet("the statements and what each rests on", STATED, _statements),
    "teams": Sheet("team by team", TEAMS, _teams),
    "gaps": Sheet("duties and prompts with their evidence", GAPS, _gaps),
    "sources": Sheet("the sources held and missing", SOURCES, _sources),
    "files": Sheet("whose decision made each file this child's", FILES, _files),
}


def _days(bounds: Bounds | None) -> Bounds:
    return bounds or ("", "")


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _cited(several: Iterable[Cited]) -> str:
    return _lines(f"{one.text} [{one.fact}]" for one in several)
