"""What a case file may hold: its sections and their keys, read off the model so that the two cannot drift apart."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, get_args, get_type_hints

from sightline.graph.facts import FACTS, KINDS, Told
from sightline.graph.restriction import LETS_KNOW
from sightline.graph.things import (
    AGENCY_KINDS,
    Address,
    Adult,
    Agency,
    Authority,
    Child,
    Coverage,
    IdentityDecision,
    Link,
    Professional,
    Record,
)

VERSION = "1"
FIRST_KEY = "sightline-case"

HEADER_KEYS: dict[str, str] = {
    FIRST_KEY: "version of this format; the first key of the file, always 1",
    "case": "a short name of its own; keys of facts, workers, addresses and claims belong to it",
    "title": "what the case is called",
    "keys": "own, the default; or 'as written' where all keys are those of the graph, as in an export",
    "conventions": "what a row means by leaving something out",
    "sources": "what can be read, by key",
}

THINGS: dict[str, type[Any]] = {
    "authorities": Authority,
    "agencies": Agency,
    "children": Child,
    "adults": Adult,
    "addresses": Address,
    "professionals": Professional,
    "records": Record,
    "coverage": Coverage,
}
FACT_SECTIONS: dict[str, str] = {
    "particulars": "Particulars",
    "contacts": "Contact",
    "residences": "Residence",
    "care": "Care",
    "registrations": "Registration",
    "involvements": "Involvement",
    "statuses": "Status",
    "statements": "Statement",
}
SECTIONS = (*THINGS, *FACT_SECTIONS)
_CLASSES: dict[str, Any] = {**{kind.__name__: kind for kind in (*THINGS.values(), IdentityDecision, Told)}, **FACTS}
LABELS: dict[str, str] = {**{section: kind.__name__ for section, kind in THINGS.items()}, **FACT_SECTIONS}

LOADED = ("loaded_at", "load", "hidden", "changes")  # what loading adds
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("Agency", "kind"): tuple(AGENCY_KINDS),
    ("Record", "person"): ("child", "adult"),
    ("Told", "level"): ("existence", "summary", "full"),
    ("Told", "state"): ("sent", "reached", "read", "disputed"),
    ("Particulars", "lets_know"): LETS_KNOW,
    ("Contact", "concern"): ("harm-suspected", "harm-ruled-out", "need", "money-or-housing", "none"),
    **{(label, "kind"): kinds for label, kinds in KINDS.items()},
    **{(label, "confidence"): ("confirmed", "probable", "stated") for label in KINDS},
    **{(label, "recorded_basis"): ("on-file", "later-source", "not-established") for label in KINDS},
}
MOMENTS = frozenset({"since", "until", "expected_on", "born_on", "died_on", "as_at", "sent_at", "received_at"})
TO_FACTS = frozenset({"answers", "disputes"})  # hold the key of a fact


@dataclass(frozen=True, slots=True)
class Column:
    """One key of a row: its sentence and how its value is read. `needed` without a default."""

    name: str
    sentence: str
    form: str
    needed: bool = False
    choices: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


def columns(kind: type[Any]) -> Mapping[str, Column]:
    """The keys that stand for fields of a class, by name."""
    return _columns(kind.__name__)


@cache
def _columns(label: str) -> Mapping[str, Column]:
    kind = _CLASSES[label]
    hints = get_type_hints(kind, include_extras=True)
    found = [_column(kind, one.name, get_args(hints[one.name]), one.default is MISSING) for one in fields(kind)]
    return {column.name: column for column in found if column.name not in LOADED}


def _column(kind: Any, name: str, hint: tuple[Any, ...], needed: bool) -> Column:
    type_, sentence = hint[0], hint[1]
    link = next((one for one in hint[2:] if isinstance(one, Link)), None)
    choices = CHOICES.get((kind.__name__, name), ())
    to = link.to if link else ("Fact",) if name in TO_FACTS else ()
    return Column(name, sentence, _form(name, type_, link, choices), needed, choices, to)


def _form(name: str, type_: Any, link: Link | None, choices: tuple[str, ...]) -> str:
    several = "tuple" in str(type_)
    if link is not None or name in TO_FACTS:
        return "references" if several else "reference"
    if choices:
        return "choice"
    if several:
        return "words"
    if type_ is int:
        return "count"
    if "bool" in str(type_):
        return "flag"
    if name in ("event", "time"):
        return name
    return "moment" if name in MOMENTS else "text"


# Keys of a fact that are not read as they stand in the model, with what a person writes in their place.
FACT_KEYS: dict[str, str] = {
    "kind": "what sort, from the list for its label",
    "on": "the day it happened: 1999-07-14, 1999-07, about 1999-07-14, …, not before …, not after …, between … and …",
    "since": "first day of a stay or state, in the same words",
    "until": "the first day on which it no longer stood when the day ended; as a version of its own, once it was recorded",
    "time": "local time of day, 24-hour",
    "held_by": "the team on whose file it is; left out, the team that holds the records it is about",
    "about": "the records that it is about, one, a list, or each with how far that person was seen",
    "told": "tellings, one or a list: to, sent, received, state, level, how, via, said_by",
    "recorded": "when it was put on file: a date, 'same day', 'when published' or 'not established'",
    "recorded_basis": "how that day is known: on-file, later-source or not-established",
    "confidence": "confirmed, probable or stated",
    "cite": "sources by key, one or a list",
    "row": "the row of the author's own working table, added to the citation",
    "citation": "the whole citation in words, in place of cite and row",
    "version": "this version's number, where it is not one more than the last",
    "then": "further versions in order of recording: only what changes",
    "deleted": "yes where the sender withdrew the fact by this version",
}
_UNWRITTEN = frozenset({"id", "fact", "recorded_at", "earliest", "latest", "until_earliest", "until_latest"})
NOT_AS_THEY_STAND = _UNWRITTEN | {
    "version", "held_by", "about", "told", "on", "since", "until", "recorded_basis", "deleted", "citation", "source"
}  # fmt: skip

TOLD_KEYS: dict[str, str] = {
    "to": "the team told",
    "sent": "when it was sent: a date, or 'same day' as the fact",
    "received": "when it reached the team, in the same words",
    "state": "sent, reached, read or disputed; left out, reached where a day of receipt is given and sent otherwise",
    "level": "existence, summary or full; full where left out",
    "how": "letter, call, fax, meeting, …",
    "via": "through whom",
    "said_by": "whose word this is",
    "id": "key of the telling, made where left out",
}
DECISION_KEYS: dict[str, str] = {
    "person": "the child or adult it is of from then on",
    "at": "when it was decided",
    "by": "who decided",
    "basis": "inquiry, exact number, linkage score, …",
    "evidence": "what it rests on",
    "reason": "why, in a sentence",
    "id": "key of the decision, made where left out",
}
RECORD_KEYS: dict[str, str] = {
    "held_by": "the team whose file this is",
    "reference": "the team's own number for the person; the row's key where left out",
    "person": "child or adult, as the team says; what 'of' is where left out",
    "of": "the child or adult in front of the team when it opened the file",
    "opened": "when the team opened the file",
    "by": "who decided so; the team where left out",
    "basis": "'opened by the team' where left out",
    "evidence": "what that rests on",
    "reason": "why, in a sentence",
    "id": "key of that decision, made where left out",
    "decisions": "later decisions, each with " + ", ".join(DECISION_KEYS),
}
CONVENTIONS: dict[str, str] = {
    "recorded": "when a team put a row on file, where the row does not say",
    "recorded_by_family": "the same for what only the family knew",
    "recorded_by_review": "the same for what a later review found",
    "recorded_basis": "how recording days are known, where a row does not say",
    "confidence": "how sure, where a row does not say",
    "words": "words for an uncertain day and the days either side that each stands for, such as about: 3",
}
SOURCE_KEYS: dict[str, str] = {
    "title": "what it is, as a reader would look for it",
    "published": "when it came out; days given as 'when published' rest on it",
    "url": "where it can be read",
}


@cache
def fact_keys(label: str) -> Mapping[str, str]:
    """Every key that a row of one label may have, with its sentence."""
    own = {name: column.sentence for name, column in columns(FACTS[label]).items() if name not in _UNWRITTEN}
    return {**own, **FACT_KEYS}


@cache
def keys(section: str) -> Mapping[str, str]:
    """Every key that a row of one section may have, with its sentence."""
    if section in FACT_SECTIONS:
        return fact_keys(FACT_SECTIONS[section])
    if section == "records":
        return RECORD_KEYS
    return {name: column.sentence for name, column in columns(THINGS[section]).items() if name != "id"}
