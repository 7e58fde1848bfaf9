"""Organisations, practitioners with their roles, and places as agencies, workers and addresses."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sightline.graph.stream import Item
from sightline.graph.things import Address, Agency, Professional
from sightline.loaders.dates import day_after
from sightline.loaders.fhir.references import (
    PRACTICE,
    References,
    Target,
    extension,
    extensions,
    numbers,
    own_id,
    telecom,
    words,
)
from sightline.loaders.identifiers import ods_code, postcode, sensitive
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.nodes.naming import ODS_CODES, Number, body_key
from sightline.loaders.nodes.reading import Node, as_text, at, known_day, nodes, texts

UNNAMED = "not named by the sender"
PUBLISHER = "NHS Organisation Data Service"
_KINDS = (
    (re.compile(r"\b(surgery|general practice|gp practice|medical practice|\bgp\b)", re.I), "gp"),
    (re.compile(r"\b(council|local authority|borough)\b", re.I), "council"),
    (re.compile(r"\b(health visit|community health)", re.I), "health-visiting"),
    (re.compile(r"\b(school|academy)\b", re.I), "school"),
    (re.compile(r"\bambulance\b", re.I), "ambulance"),
    (re.compile(r"\bpolice\b", re.I), "police"),
)


def agency(references: References, target: Target | None, sender: Sender, kind: str | None = None) -> Agency | None:
    """The body that a reference names, as far as the file describes it."""
    if target is None:
        return None
    if target.type in ("PractitionerRole", "Practitioner"):
        return _of_role(references, target, sender)
    if target.type == "Device":  # who looked, where a system asks for all who work there
        owner = (references.bodies.get(f"Device/{target.id}") or {}).get("owner")
        return agency(references, references.target(owner), sender, kind)
    if target.type not in ("Organization", ""):
        return None
    described = references.bodies.get(f"Organization/{target.id}")
    if described is not None:
        return organisation(described, target.id, sender, kind)
    if not (target.id or target.display):
        return None
    key, known = _named(target, sender)
    quiet = sensitive(target.display)
    return Agency(id=key, name=target.display or UNNAMED, kind=quiet or kind or known or "hospital", sensitive=bool(quiet))


def organisation(resource: Node, id_: str, sender: Sender, kind: str | None = None) -> Agency:
    """One Organization."""
    name = as_text(resource.get("name"))
    one = next(iter(sorted(numbers(resource), key=lambda number: number.system not in ODS_CODES)), None)
    roles = [said for role in _roles(resource) if (said := _role(role))]
    told = " ".join((name, *(words(type_) for _, type_ in nodes(resource, "type")), *roles))
    found = sensitive(told) or next((known for form, known in _KINDS if form.search(told)), None)
    found = found or (_of_code(one) if one else None)
    if roles and not found:
        found = "hospital" if "NHS TRUST" in told.upper() else "health"
    since, until = _days(resource)
    return Agency(
        id=body_key(one, sender) if one else f"{sender.agency.id}/organization-{slug(id_)}",
        name=name or UNNAMED,
        kind=found or kind or "hospital",
        reach=", ".join(_reach(resource)) or None,
        sensitive=sensitive(told) is not None,
        since=since,
        until=until,
        codes=(f"ods {one.value}",) if one and one.system in ODS_CODES else (),
        also=tuple(said for said in texts(resource, "alias") if said.casefold() != name.casefold()),
        as_at=sender.as_at if roles else None,
    )


def from_register(resource: Node) -> bool:
    """Is this a body as the register of health bodies describes it, with its roles."""
    return as_text(resource.get("resourceType")) == "Organization" and any(True for _ in _roles(resource))


def _roles(resource: Node) -> Iterator[Node]:
    yield from extensions(resource, "OrganizationRole")
    yield from extensions(resource, "OrganisationRole")


def _role(role: Node) -> str:
    said = extension(role, "role") or extension(role, "roleCode") or {}
    return words(said.get("valueCodeableConcept") or {"coding": [said.get("valueCoding")]})


def _days(resource: Node) -> tuple[str | None, str | None]:
    """From when until when a body worked, rather than was known to the law; the end given is the last day."""
    periods: dict[str, Node] = {}
    for _, one in nodes(resource, "extension"):
        whole = one.get("valuePeriod") or (extension(one, "period") or {}).get("valuePeriod")
        if isinstance(whole, dict):
            sort = as_text(at(whole, "extension[0].valueString")) or as_text(at(extension(one, "dateType"), "valueCoding.code"))
            periods[sort] = whole
    period = periods.get("Operational") or next(iter(periods.values()), {})
    since, last = (known_day(as_text(period.get(name))[:10]) for name in ("start", "end"))
    return since, day_after(last)


def _reach(resource: Node) -> list[str]:
    """Its telephone numbers, those for an emergency or for office hours with what they are for."""
    contacts = [(one, words(one.get("purpose"))) for _, one in nodes(resource, "contact")]
    return [*telecom(resource), *(f"{said} ({what})" if what else said for one, what in contacts for said in telecom(one))]


def worker(references: References, target: Target | None, sender: Sender) -> tuple[Item, ...]:
    """The worker whom a reference names, first, and the body worked for."""
    if target is None or target.type not in ("Practitioner", "PractitionerRole", "") or not (target.id or target.display):
        return ()
    role = references.bodies.get(f"PractitionerRole/{target.id}") or {}
    person = references.target(role.get("practitioner")) if role else target
    described = references.bodies.get(f"Practitioner/{person.id}") if person else None
    body = agency(references, references.target(role.get("organization")), sender) or sender.agency
    name = _name(described) if described else (person.display if person else "") or target.display
    key = (person.id if person else "") or target.id or name
    made = Professional(
        id=f"{body.id}/worker-{slug(key)}",
        agency=body.id,
        role=", ".join(filter(None, (words(one) for _, one in nodes(role, "code")))) or "practitioner",
        name=name or None,
        reach=", ".join(telecom(role) or telecom(described or {})) or None,
    )
    return made, body


def place(resource: Node, id_: str, sender: Sender) -> Address | None:
    """The address of a Location: many come there, so being there together says nothing."""
    lines = ", ".join(filter(None, (as_text(resource.get("name")), *address_lines(resource.get("address")))))
    found = postcode(as_text(at_postcode(resource.get("address"))))
    if not lines:
        return None
    key = f"{sender.agency.id}/location-{slug(id_)}"
    return Address(id=key, lines=lines, postcode=found.value if found.joins else None, communal=True)


def address_lines(address: object) -> list[str]:
    """The lines of an address with its town."""
    if not isinstance(address, dict):
        return []
    said = [*texts(address, "line"), *(as_text(address.get(name)) for name in ("city", "district"))]
    return list(dict.fromkeys(filter(None, said))) or list(filter(None, [as_text(address.get("text"))]))


def at_postcode(address: object) -> object:
    """The postcode of an address as it stands."""
    return address.get("postalCode") if isinstance(address, dict) else None


def _site(resource: Node, body: str) -> Iterator[Address]:
    """Where a body is, under a key of its own: its lines may be those of a home in its street."""
    for _, one in nodes(resource, "address"):
        lines, found = ", ".join(address_lines(one)), postcode(as_text(at_postcode(one)))
        if lines:
            yield Address(id=f"{body}/site", lines=lines, postcode=found.value if found.joins else None, communal=True)
            return


def things(type_: str, resource: Node, full_url: str, references: References, sender: Sender) -> Iterator[Item]:
    """A body, worker or place for its own sake."""
    id_ = own_id(resource, full_url) or ""
    if type_ == "Organization":
        body = organisation(resource, id_, sender)
        for site in _site(resource, body.id):
            yield replace(site, as_at=body.as_at)
            body = replace(body, site=site.id)
        whole = agency(references, references.target(resource.get("partOf")), sender)
        if whole and whole.id != body.id:
            yield whole
            body = replace(body, part_of=whole.id)
        yield body
    elif type_ == "Location":
        yield from filter(None, [place(resource, id_, sender)])
    else:
        yield from worker(references, Target(type_, id_), sender)


def _of_role(references: References, target: Target, sender: Sender) -> Agency | None:
    role = references.bodies.get(f"PractitionerRole/{target.id}")
    return agency(references, references.target(role.get("organization")), sender) if role else None


def _named(target: Target, sender: Sender) -> tuple[str, str | None]:
    """The key of a body that the file does not describe, and what kind its number says it is."""
    system, _, value = target.id.partition("|")
    if value:
        one = Number(system, value)
        return body_key(one, sender), _of_code(one)
    if target.id and ods_code(target.id).keeps and PRACTICE.fullmatch(target.id):
        return f"ods-{target.id}", "gp"
    return f"{sender.agency.id}/organization-{slug(target.id or target.display)}", None


def _of_code(one: Number) -> str | None:
    return "gp" if one.system in ODS_CODES and PRACTICE.fullmatch(one.value) else None


def _name(resource: Node) -> str:
    for _, one in nodes(resource, "name"):
        if text := as_text(one.get("text")):
            return text
        return " ".join((*texts(one, "prefix"), *texts(one, "given"), *texts(one, "family")))
    return ""
