"""Rows from the database back into the dataclasses of the model; the one place where that is done."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from sightline.graph.case import Places
from sightline.graph.facts import FACTS, About, Fact, Told
from sightline.graph.judgement import Judgement
from sightline.graph.proposal import evidence
from sightline.graph.restriction import unsaid
from sightline.graph.things import (
    Address,
    Adult,
    Agency,
    Authority,
    Child,
    Coverage,
    IdentityDecision,
    Postcode,
    Professional,
    Record,
)

Properties = Mapping[str, Any]

_THINGS = (Address, Adult, Agency, Authority, Child, Coverage, IdentityDecision, Postcode, Professional, Record)
_KINDS: dict[str, Any] = {kind.__name__: kind for kind in _THINGS}
_KNOWN = {kind: frozenset(one.name for one in fields(kind)) for kind in (*_KINDS.values(), About, Told)}
_NEEDED = {
    kind: tuple(one.name for one in fields(kind) if one.default is MISSING and one.name != "id") for kind in _KINDS.values()
}


def fact(row: Properties) -> Fact:
    """A version of a fact from `{label, is, about: [properties and record], told: [properties]}`.

    Its properties are put into it at once, over the defaults of its class: a constructor sets thirty fields one by one.
    What its holder restricts today does not come out of the database.
    """
    own = row["is"]
    carer = own.get("carer")  # tied to its fact by CARER, not ABOUT
    about = tuple([_made(About, one) for one in row["about"] if one["record"] != carer])
    told = tuple([_made(Told, one) for one in row["told"]]) if row["told"] else ()
    made: Fact = object.__new__(FACTS[row["label"]])
    made.__dict__.update(own, about=about, told=told)
    if made.hidden:
        made.__dict__.update(unsaid(made.label))
    return made


def thing(label: str, properties: Properties) -> Any:
    """A thing, record, decision or claim from its properties; what was only ever referred to stands under its key."""
    kind = _KINDS[label]
    values = {name: tuple(value) if type(value) is list else value for name, value in properties.items() if name != "stamp"}
    for name in _NEEDED[kind]:
        values.setdefault(name, properties["id"])
    return _made(kind, values)


def judgement(properties: Properties) -> Judgement:
    """A judgement from its properties."""
    values = {name: value for name, value in properties.items() if value is not None}
    for name in ("left", "right", "guards"):
        values[name] = tuple(values.get(name, ()))
    values["evidence"] = evidence(values.get("evidence"))
    return Judgement(**values)


def places(rows: Iterable[Properties]) -> Places:
    """The bodies, workers and areas among `{label, is}` rows, by id."""
    found: dict[str, dict[str, Any]] = {"Agency": {}, "Professional": {}, "Address": {}, "Authority": {}, "Postcode": {}}
    for row in rows:
        if row["label"] in found:
            found[row["label"]][row["is"]["id"]] = thing(row["label"], row["is"])
    return Places(
        agencies=found["Agency"],
        professionals=found["Professional"],
        addresses=found["Address"],
        authorities=found["Authority"],
        postcodes=found["Postcode"],
    )


def _made(kind: Any, properties: Properties) -> Any:
    """One dataclass; properties that it has no field for (ours, or a newer version's) are passed over."""
    try:
        return kind(**properties)
    except TypeError:
        known = _KNOWN[kind]
        return kind(**{name: value for name, value in properties.items() if name in known})
