"""A Placement of the standard: where a child was placed, as an episode of care says it, and what was asked for before.

Its child is named by the authority's own number alone, without a system; where one person of the document has that number,
it is that one.
"""

import re
from collections.abc import Iterator
from typing import Any

from sightline.graph.facts import Contact, Residence
from sightline.graph.stream import Item
from sightline.graph.things import Address, Record
from sightline.loaders.identifiers.grade import bare, placeholder
from sightline.loaders.intake.opening import opened
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.nodes.reading import NodeReading, at
from sightline.loaders.socialcaredata.forms import Node, own_id, whole
from sightline.loaders.socialcaredata.index import Index
from sightline.loaders.socialcaredata.people import said_by
from sightline.loaders.socialcaredata.worded import unworded, worded

ACTUAL = "actualPlacement"
ASKED = {
    "placementAvailability": "PlacementAvailability",
    "placementRequirements": "PlacementRequirements",
    "placementRecommendation": "PlacementRecommendation",
    "riskAssessment": "RiskAssessment",
    "qualityAssurance": "QualityAssurance",
}
REQUEST = "request for a placement"
_DISTRICT = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
_FIRST_HALF = re.compile(rf"({_DISTRICT.pattern})( ?[0-9][A-Z]{{2}})?")
_URN = "Ofsted URN of the placement: "
_PLACED = ("placementStartDate", "placementLocation")


def placement(read: NodeReading, index: Index, sender: Sender) -> Iterator[Item]:
    """The child's file, the stay, and the request."""
    reference = read.text("childId")
    if placeholder(bare(reference), repeats=6):
        raise read.held("childId", "no number says whose placement this is", "write the authority's own number of the child")
    record = index.of_child(reference, sender)
    yield from opened(record)
    actual = at(read.node, ACTUAL)
    if actual is not None:
        yield from _stay(read, actual, record)
    request = list(_request(read))
    if request:
        captured = read.moment("qualityAssurance.referralDate", clock=False)
        dated = {"recorded_at": captured, "recorded_basis": "on-file", "confidence": "probable"} if captured else {}
        note = "; ".join((REQUEST, *request))
        yield Contact(kind="application", on=captured, note=note, **_base(read, record, "request") | dated)
    elif actual is None:
        raise read.held(ACTUAL, "it says nothing of a placement", "fill actualPlacement or placementAvailability")


def _stay(read: NodeReading, actual: Any, record: Record) -> Iterator[Item]:
    """A stay at as much of the address as is told: the first half of a postcode."""
    since = read.moment(f"{ACTUAL}.placementStartDate", clock=True)
    district = read.text(f"{ACTUAL}.placementLocation").upper()
    if district and not _DISTRICT.fullmatch(district):
        read.flag(f"{ACTUAL}.placementLocation", "it is not the first half of a postcode", "write it as AB1")
        district = ""
    place = Address(id=f"{record.id}/{slug(district)}", lines=district) if district else None
    note = "; ".join(worded(read, f"{ACTUAL}.", actual, "ActualPlacement", without=_PLACED)) or None
    if place:
        yield place
    yield Residence(
        kind="placement", since=since, at=place.id if place else None, note=note, as_written=read.written(f"{ACTUAL}."),
        **_base(read, record, "stay"),
    )  # fmt: skip


def _request(read: NodeReading) -> Iterator[str]:
    for name, shape in ASKED.items():
        yield from worded(read, f"{name}.", at(read.node, name), shape, without=("referralDate",))


def _base(read: NodeReading, record: Record, sort: str) -> dict[str, Any]:
    own = read.text("placementId") or read.text(f"{ACTUAL}.placementStartDate") or read.text("qualityAssurance.referralDate")
    return said_by(read, record, f"Placement/{own}/{sort}")


def stay_node(stay: Residence, place: Address | None, child: str) -> tuple[Node, list[str], list[str]]:
    """A stay as a Placement, the fields that it cannot say, and the parts of the note."""
    parts = stay.note.replace(_URN, "provider URN: ").split("; ") if stay.note else []
    actual, rest = unworded(parts, "ActualPlacement")
    where = (place.postcode or place.lines).upper() if place else ""
    half = found[1] if (found := _FIRST_HALF.fullmatch(where)) else None
    said = {"placementStartDate": stay.since if whole(stay.since) else None, "placementLocation": half}
    own = {"@type": "ActualPlacement", **actual, **{name: value for name, value in said.items() if value}}
    lost = {"since": stay.since and not whole(stay.since), "at": where != (half or ""), "until": stay.until}
    return _node(stay.fact, child) | {ACTUAL: own}, [name for name, is_lost in lost.items() if is_lost], rest


def asked_for(contact: Contact) -> bool:
    """Was an event made from what is asked of a placement before there is one."""
    return contact.kind == "application" and (contact.note or "").split("; ")[0] == REQUEST


def request_node(asked: Contact, child: str) -> tuple[Node, list[str]]:
    """A request as a Placement, and the parts of its note that it cannot say."""
    rest = [part for part in (asked.note or "").split("; ") if part != REQUEST]
    node = _node(asked.fact, child)
    for name, shape in ASKED.items():
        found, rest = unworded(rest, shape)
        if name == "qualityAssurance" and whole(asked.on):
            found = {"@type": shape, **found, "referralDate": asked.on}
        node |= {name: found} if found else {}
    return node, rest


def _node(fact: str, child: str) -> Node:
    """Stay and request of one Placement are one again."""
    own = fact.removesuffix("/stay").removesuffix("/request")
    return {"@id": own_id(own), "@type": "Placement", "placementId": own, "childId": child}
