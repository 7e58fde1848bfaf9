"""Checks documents against the published shapes: each fault once, at its own place, with the published validator's codes.

A path is dotted keys from the document's root, with `[n]` for each list gone through; the property at fault comes last, bare.
What the shapes do not check is added as warnings and notices under codes of our own.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, Literal

from sightline.graph import clock
from sightline.graph.errors import BadInput
from sightline.loaders.identifiers import nhs_number
from sightline.loaders.nodes.naming import NHS_NUMBER, absolute
from sightline.loaders.socialcaredata.terms import COMBINED, TOP, kind, known_context, shapes, tidied, token, written_out
from sightline.loaders.tabular.json_text import Number
from sightline.loaders.tabular.objects import Element, Objects

Profile = Literal["subject-of-care", "connected"]
DOUBTFUL = "nhs-number-doubtful"

Severity = Literal["violation", "warning", "info"]

_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}")
_DISTRICT = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
_ACCURACY = re.compile(r"[AEU]{3}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:Z|[+-]\d{2}:\d{2})?")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?")
_CARDINALITY = re.compile(r"(\d)\.\.(\d|\*) (.+)")


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault: its code, its path from the document's root, and what is wrong in words."""

    code: str
    path: str
    what: str
    severity: Severity = "violation"

    def __str__(self) -> str:
        return f"{self.path}: {self.code}: {self.what}"


@dataclass(frozen=True, slots=True)
class _Asked:
    fewest: int
    most: int | None
    type: str


def validate(elements: Iterable[Element], context: Any, profile: Profile = "subject-of-care") -> Iterator[Issue]:
    """The issues of a document's nodes; every Person is checked as the one profile."""
    yield from context_issues(context)
    for one in elements:
        yield from node_issues(tidied(one.said, written_out(context)), from_root(one.place), profile)


def issues_of(path: Path, file: str, profile: Profile) -> Iterator[Issue]:
    """The issues of a file, node by node; what is no JSON is one issue, and the only one."""
    try:
        objects = Objects(path, file, "@graph")
        own = [one.said["@context"] for one in objects.elements() if "@context" in one.said]
        context = objects.header.get("@context", own[0] if own else None)
    except BadInput as error:
        yield Issue("parse-error", "$", error.problem)
        return
    yield from validate(Objects(path, file, "@graph").elements(), context, profile)


def from_root(place: str) -> str:
    """A place in a file as a path from the document's root, which is itself nothing."""
    return place.removeprefix("$").removeprefix(".")


def context_issues(context: Any) -> Iterator[Issue]:
    """What to know of a document's context, none of it a violation."""
    if context is None:
        yield Issue("assumed-context", "@context", "no context is given; the published terms are used", "info")
    elif context != COMBINED and not isinstance(context, dict):
        what = "contexts are not fetched; the published terms are used in the place of this one"
        yield Issue("substituted-context", "@context", what, "info" if known_context(context) else "warning")


def node_issues(node: dict[str, Any], path: str, profile: Profile = "subject-of-care") -> Iterator[Issue]:
    """The issues of one top-level node, already tidied."""
    type_ = kind(node)
    if type_ not in TOP:
        what = f"the type {_short(node.get('@type'))} has no shape here"
        code = "shape-unavailable" if node.get("@type") else "wrong-object-type"
        yield Issue(code, path or "$", what, "info" if code == "shape-unavailable" else "violation")
        return
    yield from _object(node, "ConnectedPerson" if type_ == "Person" and profile == "connected" else type_, path)
    yield from _doubts(node, type_, path)


def _object(node: dict[str, Any], shape: str, path: str) -> Iterator[Issue]:
    for name, asked in _shape(shape).items():
        value = node.get(name)
        values = value if isinstance(value, list) else [] if value is None else [value]
        place = f"{path}.{name}".lstrip(".")
        if len(values) < asked.fewest:
            yield Issue("required-field-missing", place, "it is required")
        elif asked.most is not None and len(values) > asked.most:
            yield Issue("too-many-values", place, f"it has {len(values)} values and may have {asked.most}")
        for number, one in enumerate(values):
            yield from _value(one, asked.type, place, f"{place}[{number}]" if isinstance(value, list) else place)


def _value(value: Any, type_: str, place: str, inner: str) -> Iterator[Issue]:
    if type_.startswith("<"):
        if isinstance(value, dict | list) and token(type_[1:-1], value) is None:
            yield Issue("wrong-type", place, "it is an object where a code is due")
        elif token(type_[1:-1], value) is None:
            yield Issue("value-not-allowed", place, f"{_short(value)} is not in the vocabulary {type_[1:-1]}")
    elif type_ in _SCALARS:
        if code := _SCALARS[type_](value):
            yield Issue(code, place, f"{_short(value)} is no {type_}")
    elif kind(value) != type_:
        yield Issue("wrong-object-type", place, f"an object of the type {type_} is due")
    else:
        yield from _object(value, type_, inner)


def _string(value: Any) -> str | None:
    return None if isinstance(value, str) and not isinstance(value, Number) else "wrong-type"


def _uri(value: Any) -> str | None:
    return None if isinstance(value, str) and absolute(value) else "wrong-type"


def _boolean(value: Any) -> str | None:
    return None if isinstance(value, bool) or value in ("true", "false") else "wrong-type"


def _form(form: re.Pattern[str], value: Any) -> str | None:
    if _string(value):
        return "wrong-type"
    return None if form.fullmatch(value) else "bad-format"


def _day(value: Any) -> str | None:
    return None if isinstance(value, str) and _DAY.fullmatch(value) and _in_calendar(value[:10]) else "wrong-type"


def _instant(value: Any) -> str | None:
    formed = isinstance(value, str) and _INSTANT.fullmatch(value)
    return None if formed and _in_calendar(value[:19]) else "wrong-type"


def _decimal(value: Any) -> str | None:
    try:
        return None if isinstance(value, str) and Decimal(value).is_finite() else "wrong-type"
    except InvalidOperation:
        return "wrong-type"


def _count(value: Any) -> str | None:
    return None if _is_number(value) and str(value).isdigit() else "wrong-type"


def _between(least: int, most: int | None, value: Any) -> str | None:
    if not _is_number(value) or _decimal(str(value)):
        return "wrong-type"
    number = Decimal(str(value))
    return None if least <= number and (most is None or number <= most) else "value-not-allowed"


def _is_number(value: Any) -> bool:
    return isinstance(value, Number | int | float) and not isinstance(value, bool)


def _in_calendar(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


_SCALARS: dict[str, Callable[[Any], str | None]] = {
    "string": _string,
    "uri": _uri,
    "boolean": _boolean,
    "postcode": lambda value: _form(_POSTCODE, value),
    "accuracy": lambda value: _form(_ACCURACY, value),
    "date": _day,
    "date-time": _instant,
    "decimal": _decimal,
    "count": _count,
    "cost": lambda value: _between(0, None, value),
    "fee": lambda value: _between(100, 100_000, value),
    "district": lambda value: _form(_DISTRICT, value),
}


def _doubts(node: dict[str, Any], type_: str, path: str) -> Iterator[Issue]:
    """What the shapes let pass and a reader should know."""
    for name in sorted(set(node) - set(shapes()[type_])):
        if not name.startswith("@"):
            yield Issue("unknown-key", f"{path}.{name}".lstrip("."), "the standard has no such property", "warning")
    for place, one in _inner(node, "identifier", path):
        if one.get("system") == NHS_NUMBER and not nhs_number(str(one.get("value", ""))).joins:
            why = nhs_number(str(one.get("value", ""))).why or "it cannot be relied on"
            yield Issue(DOUBTFUL, f"{place}.value", why, "warning")
    for place, one in _inner(node, "timeInformation", path):
        start, end = one.get("startDateTime"), one.get("endDateTime")
        if isinstance(start, str) and isinstance(end, str) and end[:10] < start[:10]:
            yield Issue("ends-before-start", f"{place}.endDateTime", f"it ends on {end[:10]}, before it begins", "warning")
    born = node.get("dateOfBirth")
    if isinstance(born, dict) and str(born.get("date", ""))[:10] > clock.today():
        yield Issue("born-in-future", f"{path}.dateOfBirth.date".lstrip("."), "the day of birth is still to come", "warning")
    if node.get("deceasedDate") and node.get("isDeceased") in (False, "false"):
        yield Issue("death-contradicted", f"{path}.deceasedDate".lstrip("."), "isDeceased says no", "warning")


def _inner(node: dict[str, Any], name: str, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    value = node.get(name)
    place = f"{path}.{name}".lstrip(".")
    for number, one in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(one, dict):
            yield f"{place}[{number}]" if isinstance(value, list) else place, one


@cache
def _shape(name: str) -> dict[str, _Asked]:
    return {key: _asked(said) for key, said in shapes()[name].items()}


def _asked(said: str) -> _Asked:
    match = _CARDINALITY.fullmatch(said)
    if match is None:
        raise ValueError(f"'{said}' in shapes.toml is not of the form '0..1 string'")
    return _Asked(int(match[1]), None if match[2] == "*" else int(match[2]), match[3])


def _short(value: Any) -> str:
    said = value if isinstance(value, str) else type(value).__name__ if isinstance(value, dict | list) else str(value)
    return f"'{said[:60]}'"
