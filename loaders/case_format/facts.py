"""Rows of a case file that are facts: each version with its clocks, whom it is about and who was told."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from sightline.graph.clock import last_day
from sightline.graph.facts import FACTS, About, Fact, Told
from sightline.loaders.case_format.clocks import Values, clock_mistakes, happened, recorded, same_day
from sightline.loaders.case_format.header import SAME_DAY, Header, Source
from sightline.loaders.case_format.line import Line, chosen
from sightline.loaders.case_format.problems import Mistake, nearest
from sightline.loaders.case_format.shape import CHOICES, NOT_AS_THEY_STAND, TOLD_KEYS, columns, fact_keys
from sightline.loaders.case_format.tree import Row
from sightline.loaders.case_format.words import about, moment, yes_or_no

_NOT_HANDED_ON = frozenset({"told", "recorded_at", "recorded_basis", "deleted"})


@dataclass(frozen=True, slots=True)
class FactReader:
    """Reads the facts of one file by what its head says."""

    file: str
    header: Header

    def read(self, line: Line, section: str, key: str, label: str) -> tuple[Fact, ...]:
        """All versions of one fact; none where something is wrong with any, as part of a history misleads."""
        begun: Values = {
            "fact": line.directory.own("Fact", key),
            "source": f"{self.file} {section}/{key}",
            "version": 0,
        }
        self._needed(line, label)
        values = self._version(line, label, begun, further=False)
        found = [self._made(line, label, values, None)]
        for node in line.rows("then"):
            inner = line.within(node, [known for known in fact_keys(label) if known != "then"])
            values = self._version(inner, label, values, further=True)
            found.append(self._made(inner, label, values, found[-1]))
            line.join(inner)
        return () if line.broken else tuple(version for version in found if version)

    def _needed(self, line: Line, label: str) -> None:
        for name, column in columns(FACTS[label]).items():
            if column.needed and name not in ("fact", "held_by"):
                line.needed(name, column.sentence)

    def _version(self, line: Line, label: str, before: Values, *, further: bool) -> Values:
        """The fields of one version: what it says, and of what it leaves out that of the version before."""
        values = {name: value for name, value in before.items() if name not in _NOT_HANDED_ON}
        values |= _own(line, label) | happened(line, self.header.conventions.words)
        values["version"] = line.read("version", _number) or before["version"] + 1
        values["deleted"] = line.read("deleted", yes_or_no) or False
        if line.says("source"):
            values["source"] = line.read("source", str)
        values.setdefault("confidence", self.header.conventions.confidence)
        if line.has("about") or not further:
            values["about"] = tuple(_about(line))
        values["held_by"] = self._holder(line, values, further=further)
        cited = self._cited(line)
        if line.has("cite") or line.has("row") or line.has("citation"):
            values["citation"] = self._citation(line, cited)
        values |= recorded(line, values, self.header.conventions, cited, further=further)
        values["told"] = tuple(_told(line, values, same_day(line, values, further=further)))
        return values

    def _made(self, line: Line, label: str, values: Values, before: Fact | None) -> Fact | None:
        if line.broken:
            return None
        made = FACTS[label](**values)
        for key, mistake in clock_mistakes(made, before):
            line.mistake(key, mistake)
        return made

    def _holder(self, line: Line, values: Values, *, further: bool) -> str:
        if line.says("held_by"):
            return line.read("held_by", lambda text: line.find(("Agency",), text)) or ""
        if further:
            return str(values["held_by"])
        teams = {line.directory.holders.get(one.record, "") for one in values["about"]}
        if len(teams) == 1 or "" in teams:  # a record without a holder is held back, and this row with it
            return teams.pop()
        if not line.broken:
            line.note(
                line.place,
                "it is not said on whose file this is",
                "write held_by: a team, or about: records of one team",
            )
        return ""

    def _cited(self, line: Line) -> list[Source]:
        keys = [one for text in line.each("cite", str) for part in text.split(",") if (one := part.strip())]
        for key in keys:
            if key not in self.header.sources:
                known = self.header.sources
                line.mistake("cite", Mistake(f"there is no source '{key}'", nearest(key, known, "add it under sources")))
        return [self.header.sources[key] for key in keys if key in self.header.sources]

    def _citation(self, line: Line, cited: list[Source]) -> str | None:
        if line.says("citation"):
            if cited or line.says("row"):
                line.mistake("citation", Mistake("'citation' stands beside 'cite' or 'row'", "keep one of the two"))
            return line.read("citation", str)
        row = line.read("row", str)
        return "; ".join([*(f"{source.key} {source.title}" for source in cited), *([f"row {row}"] if row else [])]) or None


def _own(line: Line, label: str) -> Values:
    """The fields that stand in the row as they stand in the model; an empty one takes back what was said before."""
    kind = FACTS[label]
    defaults = {one.name: one.default for one in fields(kind)}
    values: Values = {}
    for name, column in columns(kind).items():
        if name in NOT_AS_THEY_STAND or not line.has(name):
            continue
        value = line.column(column)
        values[name] = defaults[name] if value is None else value
    return values


def _about(line: Line) -> Iterator[About]:
    node = line.values.get("about")
    if isinstance(node, Row):
        inner = line.within(node, [key.value for key, _ in node.entries])
        for key, value in node.entries:
            record = inner.value(key, lambda text: inner.find(("Record",), text))
            if record is not None:
                yield inner.value(value, partial(about, record)) or About(record=record)
        line.join(inner)
    else:
        records = line.each("about", lambda text: line.find(("Record",), text))
        if len(set(records)) < len(records):
            line.mistake("about", Mistake("a record stands here twice", "keep one of them"))
        yield from (About(record=one) for one in records)


def _told(line: Line, values: Values, day: str | None) -> Iterator[Told]:
    for number, node in enumerate(line.rows("told"), start=1):
        inner = line.within(node, TOLD_KEYS)
        yield _telling(inner, day, f"{values['fact']}/{values['version']}/{number}")
        line.join(inner)


def _telling(line: Line, day: str | None, name: str) -> Told:
    line.needed("to", TOLD_KEYS["to"])
    sent, received = (line.read(key, lambda text: _told_on(text, day)) for key in ("sent", "received"))
    if sent and received and last_day(received) < sent[:10]:
        line.mistake("received", Mistake(f"it was received on {received}, before it was sent", "correct one of the two"))
    said: dict[str, Any] = {
        key: line.read(key, partial(chosen, choices=CHOICES["Told", key], name=key)) for key in ("level", "state")
    }
    said["state"] = said["state"] or ("reached" if received else "sent")
    said |= {key: line.read(key, str) for key in ("how", "via", "said_by")}
    return Told(
        id=line.read("id", str) or name,
        to=line.read("to", lambda text: line.find(("Agency",), text)) or "",
        sent_at=sent,
        received_at=received,
        **{key: value for key, value in said.items() if value is not None},
    )


def _told_on(text: str, day: str | None) -> str:
    if text != SAME_DAY:
        return moment(text)
    if day is None:
        raise Mistake("'same day' needs a day on which the fact happened", "write the day itself")
    return day


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text) > 0):
        raise Mistake(f"'{text}' is not the number of a version", "write a whole number from 1 up, or leave it out")
    return int(text)
