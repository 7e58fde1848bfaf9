"""Organisations, services and professionals of the standard as agencies and workers."""

from collections.abc import Iterator

from sightline.graph.stream import Item
from sightline.graph.things import Agency, Professional
from sightline.loaders.identifiers import sensitive
from sightline.loaders.intake.sender import Sender
from sightline.loaders.nodes.naming import Number
from sightline.loaders.nodes.reading import NodeReading, each, nodes, texts
from sightline.loaders.socialcaredata.index import Index, numbers
from sightline.loaders.socialcaredata.terms import token

UNNAMED = "not named by the sender"
_ORGANISATIONS = {"local-authority": "council", "nhs-trust": "hospital", "police-force": "police"}
_SERVICES = {
    "youth-offending": "youth-justice",
    "primary-school": "school",
    "high-school": "school",
    "SEN-primary-school": "school",
    "SEN-high-school": "school",
    "alternative-provision-school": "school",
    "family-court": "court",
    "CAMHS": "mental-health",
    "learning-education-employment": "education",
}
SENSITIVE = ("CAMHS",)


def body(read: NodeReading, type_: str, index: Index, sender: Sender) -> Iterator[Item]:
    """One Organisation or Service."""
    key = _key(read)
    words = [
        code
        for said in each(read.node, "type")
        if (code := token("organisation" if type_ == "Organisation" else "service", said))
    ]
    if type_ == "Organisation":
        kind = next((_ORGANISATIONS[one] for one in words), "council")
        provider = None
    else:
        kind = next((_SERVICES[one] for one in words if one in _SERVICES), "social-care")
        provider = index.provider.get(index.key(type_, key))
    if type_ == "Service" and provider:
        yield from named_body(index, provider, "Organisation", sender)
    yield Agency(
        id=index.body(key, type_, sender),
        name=read.text("name") or UNNAMED,
        kind=kind,
        reach=reach(read),
        also=tuple(texts(read.node, "alias")),
        sensitive=any(one in SENSITIVE for one in words) or bool(sensitive(read.text("name"))),
        part_of=index.body(provider, "Organisation", sender) if provider else None,
    )


def professional(read: NodeReading, index: Index, sender: Sender) -> Iterator[Item]:
    """One Professional, in the first service or organisation that says so, else with the sender."""
    key = _key(read)
    name = next((" ".join((*texts(one, "givenName"), *texts(one, "familyName"))) for _, one in nodes(read.node, "name")), None)
    yield from employer(index, key, sender)
    yield Professional(
        id=index.worker(key, sender),
        agency=index.employed_by(key, sender) or sender.agency.id,
        role=", ".join(texts(read.node, "role")) or "role not stated",
        name=name or None,
        reach=reach(read),
    )


def named_worker(index: Index, one: Number, sender: Sender) -> Iterator[Item]:
    """A worker whom a node names: as much as is known without the worker's own node."""
    if not index.stands("Professional", one):
        yield from employer(index, one, sender)
        agency = index.employed_by(one, sender) or sender.agency.id
        yield Professional(id=index.worker(one, sender), agency=agency, role="role not stated")


def employer(index: Index, one: Number, sender: Sender) -> Iterator[Item]:
    """The body that a worker is said to work for, where it has no node of its own."""
    works_for = index.employer.get(index.key("Professional", one))
    if works_for and not index.stands("Service", works_for):
        yield from named_body(index, works_for, "Organisation", sender)


def named_body(index: Index, one: Number, type_: str, sender: Sender) -> Iterator[Item]:
    """A service or organisation that a node names, where it has no node of its own."""
    if not index.stands(type_, one):
        yield Agency(id=index.body(one, type_, sender), name=UNNAMED, kind="social-care" if type_ == "Service" else "council")


def reach(read: NodeReading) -> str | None:
    """How to reach them: the standard's Contact is telephone numbers and addresses for mail, no event."""
    said = []
    for _, one in nodes(read.node, "contact"):
        ways = ", ".join((*texts(one, "telephone"), *texts(one, "email")))
        named = "".join(texts(one, "name")[:1])
        said.append(f"{named}: {ways}" if named and ways else ways or named)
    return "; ".join(filter(None, said)) or None


def _key(read: NodeReading) -> Number:
    if every := numbers(read.node):
        return every[0]
    raise read.held("identifier", "it has no usable identifier, so nothing can refer to it", "give a system and a value")
