"""Rows of a case file that describe things: bodies, people, places, records with who they are of, and coverage."""

from collections.abc import Iterable
from typing import Any

from sightline.graph.facts import KINDS
from sightline.graph.stream import Item
from sightline.graph.things import AGENCY_KINDS, Coverage, IdentityDecision, Record
from sightline.loaders.case_format.line import Line, chosen
from sightline.loaders.case_format.problems import Mistake, nearest
from sightline.loaders.case_format.shape import DECISION_KEYS, RECORD_KEYS, THINGS, columns
from sightline.loaders.case_format.words import moment

_COVERED = frozenset({*KINDS, *(kind for kinds in KINDS.values() for kind in kinds)})


def thing(line: Line, section: str, key: str) -> tuple[Item, ...]:
    """The items that one row of a section of things stands for; none where something is wrong."""
    if section == "records":
        return record(line, key)
    if section == "coverage":
        return coverage(line, key)
    kind = THINGS[section]
    values = _values(line, kind)
    return () if line.broken else (kind(id=line.directory.own(kind.__name__, key), **values),)


def _values(line: Line, kind: type[Any], leave: Iterable[str] = ()) -> dict[str, Any]:
    """The fields that the row gives, so that what is left out keeps the model's default."""
    asked = [column for name, column in columns(kind).items() if name not in ("id", *leave)]
    for column in asked:
        if column.needed:
            line.needed(column.name, column.sentence)
    found = {column.name: line.column(column) for column in asked if line.says(column.name)}
    return {name: value for name, value in found.items() if value is not None}


def coverage(line: Line, key: str) -> tuple[Item, ...]:
    """A claim, whose agency may be a kind of agency."""
    values = _values(line, Coverage, leave=("agency", "kinds"))
    line.needed("agency", "the team, or a kind of agency such as school")
    line.needed("kinds", "labels or kinds of fact, one or a list")
    values["agency"] = line.read("agency", lambda text: _agency_or_kind(line, text))
    values["kinds"] = line.each("kinds", _covered)
    return () if line.broken else (Coverage(id=line.directory.own("Coverage", key), **values),)


def _agency_or_kind(line: Line, text: str) -> str:
    if text in AGENCY_KINDS and text not in line.directory.ids.get("Agency", {}):
        return line.directory.kind(text)
    return line.find(("Agency",), text)


def _covered(text: str) -> str:
    if text not in _COVERED:
        cure = nearest(text, _COVERED, "write a label such as Contact or a kind such as home-visit")
        raise Mistake(f"'{text}' is no label or kind of fact", cure)
    return text


def record(line: Line, key: str) -> tuple[Item, ...]:
    """A record, with the decision by which the team opened it and any later ones."""
    line.needed("held_by", RECORD_KEYS["held_by"])
    line.needed("of", RECORD_KEYS["of"])
    line.needed("opened", RECORD_KEYS["opened"])
    team = line.read("held_by", lambda text: line.find(("Agency",), text))
    who, of = _person(line, "of")
    opened = line.read("opened", moment)
    said = line.read("person", lambda text: chosen(text, ("child", "adult"), "person"))
    reference = line.read("reference", str) or key
    if team is None or of is None or opened is None:
        return ()
    made = Record(
        id=key if line.directory.as_written else f"{team}/{reference}",
        held_by=team,
        reference=reference,
        person=said or who.lower(),
    )
    first = IdentityDecision(
        id=line.read("id", str) or f"{made.id}/1",
        record=made.id,
        person=of,
        who=who,
        at=opened,
        by=line.read("by", str) or team,
        basis=line.read("basis", str) or "opened by the team",
        evidence=line.read("evidence", str),
        reason=line.read("reason", str),
    )
    if made.id in line.directory.opened:
        line.note(
            line.place,
            f"another row is {team}'s file '{reference}' too",
            "keep one row for each file, or give each its reference",
        )
    later = tuple(_decision(line, node, made, number) for number, node in enumerate(line.rows("decisions"), start=2))
    if line.broken:
        return ()
    line.directory.ids["Record"][key] = made.id
    line.directory.holders[made.id] = team
    line.directory.opened[made.id] = opened
    return made, first, *(one for one in later if one is not None)


def _decision(line: Line, node: Any, made: Record, number: int) -> IdentityDecision | None:
    inner = line.within(node, DECISION_KEYS)
    for key in ("person", "at", "by", "basis"):
        inner.needed(key, DECISION_KEYS[key])
    who, person = _person(inner, "person")
    at = inner.read("at", moment)
    texts = {key: inner.read(key, str) for key in ("id", "by", "basis", "evidence", "reason")}
    line.join(inner)
    if inner.broken:
        return None
    return IdentityDecision(
        id=texts["id"] or f"{made.id}/{number}",
        record=made.id,
        person=person or "",
        who=who,
        at=at or "",
        by=texts["by"] or "",
        basis=texts["basis"] or "",
        evidence=texts["evidence"],
        reason=texts["reason"],
    )


def _person(line: Line, key: str) -> tuple[str, str | None]:
    """Label and id of the child or adult that a key names."""
    found = line.read(key, lambda text: line.find(("Child", "Adult"), text))
    return ("Adult" if found in line.directory.ids.get("Adult", {}) else "Child"), found
