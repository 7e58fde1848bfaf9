"""What resources call each other: by full URL, by type and id, or by an identifier; and what must be known of a patient before.

Kept small, so that a bundle of any size can be read: only references that do not say the id themselves are remembered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sightline.graph.things import Record
from sightline.loaders.identifiers import nhs_number
from sightline.loaders.identifiers.grade import bare, placeholder
from sightline.loaders.intake.sender import Sender
from sightline.loaders.nodes.naming import ODS_CODES, Number, number
from sightline.loaders.nodes.reading import Node, as_text, at, each, grown_up, known_day, nodes, texts

BODIES = ("Organization", "Practitioner", "PractitionerRole", "Location")
_PLANS = {"CPPI": "child protection plan", "LACI": "looked after child", "UCPI": "unborn child plan"}  # by the codes of CP-IS
RESTRICTED, SHUT = ("R",), ("V", "REDACTED")
CONFIDENTIALITY = frozenset((*RESTRICTED, *SHUT, "U", "L", "M", "N"))
PRACTICE = re.compile(r"[A-HJ-NPV-Y]\d{5}")

_ADDRESSED = re.compile(r"(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9.\-]{1,64})(?:/_history/.*)?")
_SOUGHT = re.compile(r"([A-Z][A-Za-z]+)\?identifier=(?:([^|]*)\|)?(.+)")
_VERSION = re.compile(r"-\d+$")
_IN_BUNDLE = re.compile(r"urn:(?:uuid|oid):(.+)")


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference names: its type where that is known, its id or number, and what it is called."""

    type: str
    id: str
    display: str = ""


@dataclass(slots=True)
class References:
    """Filled in a first reading of the file, asked in the second."""

    called: dict[str, Target] = field(default_factory=dict)  # full URL → what it is, where it does not say so itself
    numbered: dict[str, str] = field(default_factory=dict)  # NHS number → id of the patient, where that is another
    born: set[str] = field(default_factory=set)  # 'id day' of each patient
    mothers: list[Any] = field(default_factory=list)  # references to the patients who carry an unborn child under a plan
    adults: frozenset[str] = frozenset()  # known once it is known as at which day the file was drawn
    restricted: set[str] = field(default_factory=set)
    shut: set[str] = field(default_factory=set)
    ageless: set[str] = field(default_factory=set)  # patients whose day of birth is not known
    labelled: bool = False  # has anything in the file one
    labels: set[str] = field(default_factory=set)  # of the bundle as a whole, where nothing in it has one
    inner: dict[str, str] = field(default_factory=dict)  # reference to a patient within a resource → that patient's NHS number
    slots: dict[str, str] = field(default_factory=dict)  # id of a slot in a diary → when it begins
    deleted: dict[str, str] = field(default_factory=dict)  # 'Encounter/1' → the day on which the sender deleted it
    bodies: dict[str, Node] = field(default_factory=dict)  # organisations, workers' roles, places: few, and named by many

    def add(self, resource: Node, full_url: str) -> None:
        """Takes in one resource."""
        type_, own = as_text(resource.get("resourceType")), own_id(resource, full_url)
        self.labelled |= not CONFIDENTIALITY.isdisjoint(security(resource))
        if own is None:
            return self._deleted(resource)
        for _, inner in nodes(resource, "contained"):
            self._contained(inner, f"{type_}/{own}")
        named = type_ in ("Patient", "Device", "Slot", *BODIES)
        if (
            named
            and full_url
            and self._plainly(full_url) not in (Target(type_, own), Target("", own) if type_ == "Patient" else None)
        ):
            self.called[full_url] = Target(type_, own)
        if type_ == "Patient":
            self._patient(resource, own)
        elif type_ in ("Flag", "CarePlan") and "unborn" in flagged(resource):
            self.mothers.append(resource.get("subject"))
        elif type_ in (*BODIES, "Device"):
            self.bodies[f"{type_}/{own}"] = resource
        elif type_ == "Slot":
            self.slots[own] = as_text(resource.get("start"))
        return None

    def _deleted(self, entry: Node) -> None:
        """An entry without a resource that says that one was deleted."""
        gone = self._plainly(as_text(at(entry, "request.url")))
        if gone and as_text(at(entry, "request.method")) == "DELETE":
            self.deleted[f"{gone.type}/{gone.id}"] = as_text(at(entry, "response.lastModified"))[:10]

    def _contained(self, inner: Node, within: str) -> None:
        """A resource in another one, which that one alone refers to."""
        type_, id_ = as_text(inner.get("resourceType")), as_text(inner.get("id")).removeprefix("#")
        own, nhs = f"{within.rpartition('/')[2]}-{id_}", next((one.value for one in numbers(inner) if one.is_nhs), None)
        self.called[f"{within}#{id_}"] = Target(type_, own)
        if type_ == "Patient":
            self._patient(inner, nhs or own)
            self.inner |= {f"{within}#{id_}": nhs} if nhs else {}
        else:
            self.bodies[f"{type_}/{own}"] = inner

    def settle(self, labels: set[str]) -> None:
        """Ends the first reading. The labels of a bundle as a whole count for all in it where nothing in it has its own."""
        self.called |= {name: Target("Patient", self.numbered.get(nhs, nhs)) for name, nhs in self.inner.items()}
        if labels and not self.labelled:
            self.labels = labels
            everyone = self.ageless | {one.rpartition(" ")[0] for one in self.born}
            self.shut |= everyone if labels & set(SHUT) else set()
            self.restricted |= everyone if labels & set(RESTRICTED) else set()

    def include(self, other: "References") -> None:
        """Takes in what another file calls them; what this one says itself stands."""
        self.called = other.called | self.called
        self.numbered = other.numbered | self.numbered
        self.bodies = other.bodies | self.bodies
        self.mothers += other.mothers
        for own, theirs in ((self.born, other.born), (self.restricted, other.restricted), (self.shut, other.shut)):
            own |= theirs

    def target(self, reference: Any) -> Target | None:
        """What a reference names; none where it names nothing."""
        if not isinstance(reference, dict):
            return None
        said, display = as_text(reference.get("reference")), as_text(reference.get("display"))
        type_ = as_text(reference.get("type"))
        if said and not said.startswith("#"):
            found = self.called.get(said) or self._sought(said) or self._plainly(said)
            if found:
                return Target(found.type or type_, found.id, display)
        for one in numbers({"identifier": [reference.get("identifier")]}):
            known = "Patient" if one.is_nhs else "Organization" if one.system in ODS_CODES else ""
            return Target(type_ or known, self.by_number(one), display)
        value = as_text(at(reference, "identifier.value"))
        if PRACTICE.fullmatch(value) and not as_text(at(reference, "identifier.system")):
            return Target("Organization", value, display)
        return Target(type_, "", display) if display else None

    def record(self, reference: Any, sender: Sender) -> Record | None:
        """The sender's record of the patient whom a reference names."""
        found = self.target(reference)
        if found is None or not found.id or found.type not in ("Patient", ""):
            return None
        return self.own_record(found.id, sender)

    def own_record(self, id_: str, sender: Sender) -> Record:
        """The sender's record of the patient with an id."""
        holder = sender.agency.id
        is_nhs = nhs_number(id_).joins
        key = f"{holder}/nhs/{id_}" if is_nhs else f"{holder}/{id_}"
        return Record(id=key, held_by=holder, reference=id_, person="adult" if id_ in self.adults else "child")

    def grown_up(self, as_at: str) -> None:
        """Finds, after the last resource, who is an adult on the day as at which the file was drawn."""
        named = (one.rpartition(" ") for one in self.born)
        old = {id_ for id_, _, born in named if grown_up(born, as_at)}
        carrying = (self.target(one) for one in self.mothers)
        self.adults = frozenset(old | {one.id for one in carrying if one})

    def _patient(self, resource: Node, own: str) -> None:
        for one in numbers(resource):
            if one.is_nhs and one.value != own and nhs_number(one.value).joins:
                self.numbered[one.value] = own
        if born := known_day(as_text(resource.get("birthDate"))):
            self.born.add(f"{own} {born}")
        else:
            self.ageless.add(own)
        labels = security(resource)
        if labels & set(SHUT):
            self.shut.add(own)
        elif labels & set(RESTRICTED):
            self.restricted.add(own)

    def _sought(self, said: str) -> Target | None:
        found = _SOUGHT.fullmatch(said)
        return Target(found[1], self.by_number(number(found[2] or "", found[3]))) if found else None

    def by_number(self, one: Number) -> str:
        """The id of what has a number, as far as the file says it."""
        if one.is_nhs:
            return self.numbered.get(one.value, one.value)
        return f"{one.system}|{one.value}"

    @staticmethod
    def _plainly(said: str) -> Target | None:
        if found := _IN_BUNDLE.fullmatch(said):
            return Target("", found[1])
        return Target(found[1], found[2]) if (found := _ADDRESSED.fullmatch(said)) else None


def own_id(resource: Node, full_url: str) -> str | None:
    """The id of a resource: its own, else its first number, else its place in the bundle."""
    if own := as_text(resource.get("id")):
        return own
    for one in numbers(resource):
        return one.value if one.is_nhs else f"{one.system}|{one.value}"
    found = _IN_BUNDLE.fullmatch(full_url)
    return found[1] if found else None


def addressed(resource: Node, full_url: str) -> Node:
    """A resource that holds others, with its references to those as they are called in the whole file."""
    if not resource.get("contained"):
        return resource
    within = f"{as_text(resource.get('resourceType'))}/{own_id(resource, full_url)}"

    def told(value: Any) -> Any:
        if isinstance(value, list):
            return [told(one) for one in value]
        if not isinstance(value, dict):
            return value
        found = {name: told(one) for name, one in value.items()}
        said = as_text(value.get("reference"))
        return found | ({"reference": f"{within}{said}"} if said.startswith("#") else {})

    return {name: told(value) for name, value in resource.items()}


def numbers(resource: Node) -> list[Number]:
    """The identifiers that are in use: old ones, placeholders and relative systems name nobody."""
    found = []
    for _, one in nodes(resource, "identifier"):
        made = number(as_text(one.get("system")), as_text(one.get("value")))
        if made.usable and as_text(one.get("use")) != "old" and not placeholder(bare(made.value), repeats=6):
            found.append(made)
    return found


def security(resource: Node) -> set[str]:
    """The labels of a resource. Senders put the codes of confidentiality into several systems, and no other has R or V."""
    return {said.upper() for _, label in nodes(resource.get("meta"), "security") if (said := as_text(label.get("code")))}


def words(concept: Any) -> str:
    """A coded value in words: its text, else what its codes are shown as, else the codes."""
    if not isinstance(concept, dict):
        return as_text(concept)
    codings = [coding for _, coding in nodes(concept, "coding")]
    shown = [as_text(one.get("display")) or as_text(one.get("code")) for one in codings or [concept]]
    return as_text(concept.get("text")) or ", ".join(filter(None, shown))


def code(concept: Any) -> str:
    """The first code of a coded value."""
    return as_text(at(concept, "coding[0].code")) or as_text(concept.get("code") if isinstance(concept, dict) else None)


def extension(node: Node, name: str) -> Node | None:
    """The extension whose URL ends so, in any version of it."""
    return next(extensions(node, name), None)


def extensions(node: Node, name: str) -> Iterator[Node]:
    """Every such extension."""
    return (one for _, one in nodes(node, "extension") if _VERSION.sub("", as_text(one.get("url"))).endswith(name))


def telecom(node: Node) -> list[str]:
    """Telephone numbers and the like; what is a fax, or no longer in use, says so."""
    found = []
    for _, one in nodes(node, "telecom"):
        odd = {as_text(one.get("system")), as_text(one.get("use"))} & {"fax", "pager", "old"}
        found += [f"{said} ({', '.join(sorted(odd))})" if odd else said for said in texts(one, "value")]
    return found


def flag_words(resource: Node) -> str:
    """What a flag, or a plan of the child protection service, says."""
    return "; ".join(filter(None, map(words, each(resource, "code") or each(resource, "category"))))


def flagged(resource: Node) -> str:
    """The same with its codes, in small letters."""
    codes = [code(one) for one in each(resource, "code") or each(resource, "category")]
    return " ".join((flag_words(resource), *(_PLANS.get(one, one) for one in codes))).casefold()
