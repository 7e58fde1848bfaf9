"""Relatives and contacts of patients: who is what to whom, where one of the two is a child."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from sightline.graph.facts import Care, Fact, Particulars
from sightline.graph.stream import Item
from sightline.graph.things import Record
from sightline.loaders.fhir.references import RESTRICTED, SHUT, References, numbers, own_id, security, telecom, words
from sightline.loaders.fhir.values import NAMES, SEXES, base, homes, name_parts, period
from sightline.loaders.intake.opening import opened
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.nodes.reading import Node, NodeReading, as_text, grown_up, nodes
from sightline.loaders.socialcaredata.relations import ELDER, YOUNGER, care_kind, inverse, relation
from sightline.loaders.socialcaredata.terms import codes as vocabulary
from sightline.loaders.tabular.cells import heading

_CARERS = ("Guardian", "Carer", "Agent", "Personal", "ProxyContact", "ProxyContactCommunication", "ProxyCommunication")


def relative(read: NodeReading, full_url: str, references: References, sender: Sender) -> Iterator[Item]:
    """One RelatedPerson: a record of its own, and its relation to the patient."""
    patient = references.record(read.node.get("patient"), sender)
    if patient is None:
        raise read.held("patient", "it does not say whose relative this is", "give a reference or an NHS number")
    labels = security(read.node) | references.labels
    if patient.reference in references.shut or labels & set(SHUT):
        raise read.held("patient", "the sender lets nothing be known of the patient", "ask the sender")
    record, restricted = _relatives_record(read, full_url, patient, references, sender)
    restricted |= bool(labels & set(RESTRICTED))
    born = read.moment("birthDate", clock=False)
    yield from opened(patient)
    yield from opened(record)
    cares = list(care(read, "", read.node, patient, record))
    kin = kinship(read.node)
    said = [f"{kin} of {patient.reference}"] if kin and not cares else []
    reach = [] if restricted else telecom(read.node)
    own = base(read, record, "Particulars/relative", where=not restricted, kept_with=patient)
    yield from _relative_names(read, own, born, "; ".join((*said, *reach)))
    if not restricted:  # a relative may live with the patient
        yield from homes(read, record, patient)
    yield from cares


def _relatives_record(
    read: NodeReading, full_url: str, patient: Record, references: References, sender: Sender
) -> tuple[Record, bool]:
    """The record of a relative, the patient's own where an NHS number says so; and whether it or the patient's is restricted."""
    born = read.moment("birthDate", clock=False)
    young = born is not None and not grown_up(born, read.as_at)
    child = young or (patient.person == "adult" and any(one in YOUNGER for one in _codes(read.node)))
    for one in numbers(read.node):
        if one.is_nhs:
            own = references.by_number(one)
            if own in references.shut:
                raise read.held("identifier", "the sender lets nothing be known of this relative", "ask the sender")
            record = replace(references.own_record(own, sender), person="child" if child else "adult")
            return record, bool({own, patient.reference} & references.restricted)
    names = (name_parts(one) for _, one in nodes(read.node, "name"))
    named = own_id(read.node, full_url) or slug(" ".join(part for parts in names for part in parts if part))
    if not named:
        raise read.held("id", "it has neither an id, nor a number, nor a name", "give one of them")
    person = "child" if child else "adult"
    id_ = f"{patient.held_by}/relative-{slug(named)}"
    record = Record(id=id_, held_by=patient.held_by, reference=f"relative {named}", person=person)
    return record, patient.reference in references.restricted


def _relative_names(read: NodeReading, own: dict[str, Any], born: str | None, note: str) -> Iterator[Fact]:
    """Names as told of a relative: facts of their own, also where the relative is a patient with names of theirs."""
    for number, (path, one) in enumerate([*nodes(read.node, "name")] or [("", {})]):
        given, family = name_parts(one)
        dates = period(read, path) if path else {}
        if number and (given or family):
            kind = NAMES.get(as_text(one.get("use")), "alias")
            other = own | {"fact": f"{own['fact']}/{kind}/{slug(f'{given} {family}')}", "tells_where": False}
            yield Particulars(kind=kind, given_name=given, family_name=family, **other, **dates)
        elif given or family or born or note:
            said: dict[str, Any] = {"born_on": born, "sex": SEXES.get(read.text("gender")), "note": note or None}
            written = read.written()
            yield Particulars(kind="name", given_name=given, family_name=family, as_written=written, **own, **dates, **said)


def care(read: NodeReading, path: str, one: Node, patient: Record, other: Record) -> Iterator[Fact]:
    """What a relative or contact is to a patient, where one of the two is a child."""
    codes = _codes(one)
    elder, younger = [said for said in codes if said in ELDER], [said for said in codes if said in YOUNGER]
    dates = period(read, path)
    if patient.person == "adult" and younger and other.person == "child":
        told = [inverse(said, None) for said in younger]
        sort = f"Care/{patient.id}/{'-'.join(told)}"
        own = base(read, other, sort, kept_with=patient)
        yield Care(kind=care_kind(told), carer=patient.id, relation=relation(told), **own, **dates)
    elif (
        patient.person == "child"
        and other.person == "adult"
        and (elder or not any(one in vocabulary()["relationship"] for one in codes))
    ):
        cares = [said for said in codes if said in _CARERS]
        shown = ", ".join(cares or [words(said) for _, said in nodes(one, "relationship")])
        said = relation(elder) if elder else shown or "next of kin"
        kind = care_kind(elder) if elder else "carer" if any(said in _CARERS for said in codes) else "relative"
        sort = f"Care/{other.id}/{'-'.join(elder or codes)}"
        own = base(read, patient, sort, kept_with=other)
        yield Care(kind=kind, carer=other.id, relation=said.casefold(), **own, **dates)


def kinship(one: Node) -> str:
    """What somebody is to a patient by kin, in words; empty where that is not said."""
    kin = [said for said in _codes(one) if said in vocabulary()["relationship"]]
    return relation(kin) if kin else ""


@cache
def _by_words() -> dict[str, str]:
    """The code of each relation by its words, and by those that people use."""
    every = {heading(told): code for code, told in reversed(vocabulary()["relationship"].items())}
    return every | {"mum": "MTH", "dad": "FTH"}


def _codes(one: Node) -> list[str]:
    """The codes of a relation; general practices write it in words, which are read as the code that they are of."""
    found: list[str] = []
    for _, concept in nodes(one, "relationship"):
        codings = [coding for _, coding in nodes(concept, "coding")]
        said = [as_text(coding.get("code")) for coding in codings]
        told = (as_text(concept.get("text")), *(as_text(coding.get("display")) for coding in codings))
        known = [code for code in said if code in vocabulary()["relationship"]]
        found += known or list(filter(None, (_by_words().get(heading(text)) for text in told))) or said
    return found
