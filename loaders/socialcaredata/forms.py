"""The objects of the standard from single values, and values back from the notes in which loading keeps what has no field."""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sightline.graph.things import Address, Agency, Professional
from sightline.loaders.identifiers import postcode
from sightline.loaders.socialcaredata.happenings import EPISODES
from sightline.loaders.socialcaredata.terms import codes

Node = dict[str, Any]

SERVICES = {
    "social-care": "social-care",
    "youth-justice": "youth-offending",
    "court": "family-court",
    "education": "learning-education-employment",
}
_NUMBERED = re.compile(r"(\S+) \((\S+:\S+)\)")


@dataclass(slots=True)
class Noted:
    """The parts of a note that the standard has a place for, and the rest."""

    identifiers: list[tuple[str, str]] = field(default_factory=list)
    telephones: list[str] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    ethnicity: str | None = None
    needs: str | None = None
    rest: str | None = None


def noted(note: str | None, drop: str | None = None) -> Noted:
    """A note taken apart; `drop` is what the document says otherwise."""
    found = Noted()
    rest = []
    ethnicities = {words: code for code, words in codes()["ethnicity"].items()}
    for part in note.split("; ") if note else []:
        name, _, value = part.partition(": ")
        if name == "telephone":
            found.telephones.append(value)
        elif name == "email":
            found.mails.append(value)
        elif name == "at":
            found.places.append(value)
        elif name == "ethnicity" and value in ethnicities:
            found.ethnicity = ethnicities[value]
        elif name == "communication" and found.needs is None:
            found.needs = value
        elif name == "identifier" and (match := _NUMBERED.fullmatch(value)):
            found.identifiers.append((match[2], match[1]))
        elif part != drop and not (name == "dateOfBirth as given" and value.endswith("A)") and "E" not in value):
            rest.append(part)
    found.rest = "; ".join(rest) or None
    return found


def first_word(note: str | None, vocabulary: str) -> str | None:
    """The code whose words a note begins with."""
    first = (note or "").split("; ")[0]
    return next((code for code, words in codes()[vocabulary].items() if words == first), None)


def involvement_type(kind: str) -> str | None:
    """What an involvement says of itself that stands beside a status of some kind."""
    type_ = next((type_ for type_, (_, own, _) in EPISODES.items() if own == kind), None)
    return codes()["episode"][type_] if type_ else None


def own_id(key: str) -> str:
    """A name for a node, the same for the same key."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'urn:sightline:{key}')}"


def identifier(system: str, value: str) -> Node:
    """An Identifier."""
    return {"@type": "Identifier", "system": system, "value": value}


def name_node(given: str | None, family: str | None, preferred: str | None = None) -> Node:
    """A Name; given names stand apart."""
    said = {
        "familyName": [family] if family else None,
        "givenName": given.split(" ") if given else None,
        "preferredName": preferred,
    }
    return {"@type": "Name", **{name: value for name, value in said.items() if value}}


def whole(day: str | None) -> bool:
    """Is a date known to the day."""
    return day is not None and len(day) == 10


def partial_date(day: str | None) -> Node | None:
    """A PartialDate: always a whole date, with what is known of it."""
    if day is None:
        return None
    accuracy = {4: "UUA", 7: "UAA"}.get(len(day), "AAA")
    return {"@type": "PartialDate", "date": f"{day}-01-01"[:10] if len(day) < 10 else day[:10], "accuracyIndicator": accuracy}


def timing(start: str | None, end: str | None, time: str | None) -> Node | None:
    """A TimeInformation, without an offset, which nobody recorded; none where the day is not whole."""
    if start is None or not whole(start):
        return None
    ended = {"endDateTime": f"{end}T00:00:00"} if whole(end) else {}
    return {"@type": "TimeInformation", "startDateTime": f"{start}T{time}:00" if time else f"{start}T00:00:00", **ended}


def contact_form(name: str | None, telephones: list[str], mails: list[str]) -> Node:
    """A Contact of the standard: how to reach somebody."""
    said = {"name": name, "email": mails, "telephone": telephones}
    return {"@type": "Contact", **{key: value for key, value in said.items() if value}}


def address(place: Address, use: str) -> Node | None:
    """An Address; none where town or postcode is not known."""
    parts = place.lines.split(", ")
    if len(parts) < 2 or not place.postcode or not postcode(place.postcode).joins:
        return None
    more = {"line2": ", ".join(parts[1:-1])} if parts[2:] else {}
    number = {"UPRN": place.uprn} if place.uprn else {}
    return {"@type": "Address", "line1": parts[0], **more, "city": parts[-1], "postcode": place.postcode, **number, "use": use}


def body_node(one: Agency | Professional, own: Node, team: Node | None) -> Node:
    """A Service or Professional; empty where the standard has no type for the body."""
    if isinstance(one, Professional):
        given, _, family = (one.name or "").rpartition(" ")
        named = {"name": name_node(given or None, family or None)} if one.name else {}
        reached = _reached(one.reach)
        return {
            "@id": own_id(one.id), "@type": "Professional", "identifier": [own], **named, "role": one.role.split(", "),
            **({"contact": reached[0]} if reached else {}), **({"relatedService": [team]} if team else {}),
        }  # fmt: skip
    if one.kind not in SERVICES:
        return {}
    reached = _reached(one.reach)
    return {
        "@id": own_id(one.id), "@type": "Service", "identifier": [own], "name": one.name, "type": [SERVICES[one.kind]],
        **({"contact": reached} if reached else {}),
    }  # fmt: skip


def _reached(reach: str | None) -> list[Node]:
    """How to reach somebody, as loading writes it: 'Duty: number, address; Night: number'."""
    made = []
    for part in reach.split("; ") if reach else []:
        name, colon, ways = part.partition(": ")
        said = (ways if colon else name).split(", ")
        mails = [one for one in said if "@" in one]
        made.append(contact_form(name if colon else None, [one for one in said if one not in mails], mails))
    return made
