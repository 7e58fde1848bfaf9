"""Writes items as a case file that reads back to equal items: keys as written, nothing left to conventions."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any

import yaml

from sightline.graph.facts import Fact, Told
from sightline.graph.stream import Item
from sightline.graph.things import IdentityDecision, Record
from sightline.loaders.case_format.shape import (
    FACT_SECTIONS,
    FIRST_KEY,
    LABELS,
    NOT_AS_THEY_STAND,
    THINGS,
    VERSION,
    columns,
)
from sightline.loaders.case_format.words import When, about_written, when_written, yes_or_no_written

Written = dict[str, Any]

_DUMPER: Any = getattr(yaml, "CBaseDumper", yaml.BaseDumper)


def write_case(items: Iterable[Item], *, case: str, title: str) -> str:
    """The text of a case file. What loading adds (load, instants, keys of versions) is left out.

    Everything that the items name must be among them, except facts that a fact answers or disputes.
    """
    every = tuple(items)
    document: Written = {FIRST_KEY: VERSION, "case": case, "title": title, "keys": "as written"}
    for section in THINGS:
        document[section] = _things(section, every)
    for section, label in FACT_SECTIONS.items():
        document[section] = _facts([one for one in every if isinstance(one, Fact) and one.label == label])
    kept = {name: value for name, value in document.items() if value}
    text: str = yaml.serialize(_node(kept), Dumper=_DUMPER, allow_unicode=True, width=110, encoding=None)
    return text


def _things(section: str, items: tuple[Item, ...]) -> Written:
    of_section = [one for one in items if type(one).__name__ == LABELS[section]]
    if section == "records":
        return {one.id: _record(one, items) for one in of_section if isinstance(one, Record)}
    return {one.id: _fields(one, leave=("id",)) for one in of_section if not isinstance(one, Fact)}


def _fields(item: Any, leave: Iterable[str] = ()) -> Written:
    """The fields of an item that do not have the model's default."""
    defaults = {one.name: one.default for one in fields(item)}
    names = [name for name in columns(type(item)) if name not in leave]
    return {name: _value(value) for name in names if (value := getattr(item, name)) != defaults[name]}


def _value(value: Any) -> Any:
    if isinstance(value, bool):
        return yes_or_no_written(value)
    return list(value) if isinstance(value, tuple) else value if value is None else str(value)


def _record(record: Record, items: tuple[Item, ...]) -> Written:
    decisions = [one for one in items if isinstance(one, IdentityDecision) and one.record == record.id]
    decisions.sort(key=lambda one: (one.at, one.id))
    row: Written = {"held_by": record.held_by, "reference": record.reference, "person": record.person}
    for first in decisions[:1]:
        decided = _decision(first)
        row |= {"of": decided.pop("person"), "opened": decided.pop("at"), **decided}
    if decisions[1:]:
        row["decisions"] = [_decision(one) for one in decisions[1:]]
    return row


def _decision(decision: IdentityDecision) -> Written:
    return _fields(decision, leave=("record", "who"))


def _facts(facts: list[Fact]) -> Written:
    versions: dict[str, list[Fact]] = {}
    for fact in facts:
        versions.setdefault(fact.fact, []).append(fact)
    return {key: _fact(sorted(found, key=_order)) for key, found in versions.items()}


def _order(version: Fact) -> tuple[int, str, str]:
    return version.version, version.recorded_at or "", repr(version)


def _fact(versions: list[Fact]) -> Written:
    row = _version(versions[0], None)
    if versions[1:]:
        row["then"] = [_version(version, before) for before, version in pairwise(versions)]
    return row


def _version(version: Fact, before: Fact | None) -> Written:
    """What a version says; after the first, what differs from the one before, empty where it says nothing any more."""
    said, said_before = _content(version), _content(before) if before else {}
    row: Written = {name: None for name in said_before if name not in said}
    row |= {name: value for name, value in said.items() if said_before.get(name) != value}
    row |= _clocks(version)
    if version.version != (before.version if before else 0) + 1:
        row["version"] = str(version.version)
    if version.deleted:
        row["deleted"] = "yes"
    if version.told:
        row["told"] = [_told(one) for one in version.told]
    return row


def _content(version: Fact) -> Written:
    """What is handed on from version to version."""
    row: Written = {"kind": version.kind, **_start(version)}
    end = When(version.until, version.until_earliest, version.until_latest)
    if end != When():
        row["until"] = when_written(end)
    row["held_by"] = version.held_by
    if version.about:
        row["about"] = {one.record: about_written(one) or None for one in version.about}
    own = _fields(version, leave=(*NOT_AS_THEY_STAND, "kind"))
    cited = {} if version.citation is None else {"citation": version.citation}
    return row | own | {"confidence": version.confidence, **cited, "source": version.source}


def _start(version: Fact) -> Written:
    start = When(version.on or version.since, version.earliest, version.latest)
    return {} if start == When() else {"since" if version.since else "on": when_written(start)}


def _clocks(version: Fact) -> Written:
    return {"recorded": version.recorded_at or "not established", "recorded_basis": version.recorded_basis}


def _told(told: Told) -> Written:
    names: Mapping[str, str] = {"sent_at": "sent", "received_at": "received"}
    row = {names.get(name, name): value for name, value in _fields(told, leave=("level", "state")).items()}
    return row | {"state": told.state, "level": told.level}


def _node(value: Any) -> yaml.Node:
    """The value as YAML, every scalar plain text; an empty one says "not recorded", an empty text is quoted."""
    if isinstance(value, dict):
        entries = [(_scalar(key), _node(inner)) for key, inner in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", entries, flow_style=False)
    if isinstance(value, list):
        plain = all(isinstance(one, str) for one in value)
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(one) for one in value], flow_style=plain)
    return _scalar(value)


def _scalar(text: str | None) -> yaml.ScalarNode:
    style = "'" if text in ("", "~") else None
    return yaml.ScalarNode("tag:yaml.org,2002:str", text or "", style=style)
