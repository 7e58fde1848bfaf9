"""Persons of the standard from what is on file of an identity: the name, where they live, whom they are related to."""

from sightline.graph.facts import Care, Fact, Particulars, Residence
from sightline.loaders.socialcaredata.draft import Draft, own_number
from sightline.loaders.socialcaredata.forms import (
    Node,
    address,
    contact_form,
    identifier,
    name_node,
    noted,
    own_id,
    partial_date,
)  # fmt: skip
from sightline.loaders.socialcaredata.relations import codes_of
from sightline.loaders.socialcaredata.terms import codes

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"


def write_person(draft: Draft, identity: str, facts: list[Fact]) -> None:
    """The Person of one identity, from the facts that are about its records first."""
    names = [one for one in facts if isinstance(one, Particulars)]
    names.sort(key=lambda one: (one.kind != "name", one.given_name is None, one.id))
    if not names:
        for one in facts:
            draft.lose(one, "nobody's name is on file, and the standard has no Person without one")
        return
    first = names[0]
    draft.add({
        "@id": own_id(identity),
        "@type": "Person",
        "identifier": _identifiers(draft, identity, names),
        "name": [name_node(first.given_name, first.family_name, _preferred(draft, first, names[1:]))],
        **_particulars(draft, first),
        "address": _addresses(draft, facts),
        "relatedPerson": _relations(draft, facts),
    })  # fmt: skip


def _preferred(draft: Draft, first: Particulars, others: list[Particulars]) -> str | None:
    """Of the other names one more given name can be said; the rest is lost."""
    preferred = None
    for one in others:
        same = one.family_name == first.family_name and one.kind == "alias"
        if same and preferred is None and one.given_name:
            preferred = one.given_name
            draft.lacks(one)
        elif (one.given_name, one.family_name) != (None, None) or not one.nhs_number:
            draft.lose(one, "the standard has one name for a person")
    return preferred


def _identifiers(draft: Draft, identity: str, names: list[Particulars]) -> list[Node]:
    nhs = [identifier(NHS_NUMBER, one) for one in {one.nhs_number for one in names if one.nhs_number}]
    more = [identifier(system, value) for one in names for system, value in noted(one.note).identifiers]
    every = [*nhs, *map(own_number, draft.people[identity]), *more]
    return sorted(every, key=lambda one: (one["system"], one["value"]))


def _particulars(draft: Draft, one: Particulars) -> Node:
    said = noted(one.note)
    genders = {words: code for code, words in codes()["gender"].items()}
    found: Node = {
        "dateOfBirth": partial_date(one.born_on),
        "isDeceased": True if one.died_on else None,
        "deceasedDate": partial_date(one.died_on),
        "genderCode": genders.get(one.sex or ""),
        "ethnicityCode": said.ethnicity,
        "contact": [contact_form(None, said.telephones, said.mails)] if said.telephones or said.mails else None,
    }
    if one.language or said.needs:
        language = [{"@type": "Language", "languageCode": one.language}] if one.language else None
        communication = {"@type": "Communication", "language": language, "specialCommunicationNeeds": said.needs}
        found["communication"] = [{name: value for name, value in communication.items() if value}]
    draft.lacks(one, *(["sex"] if one.sex and found["genderCode"] is None else []), rest=said.rest)
    return found


def _addresses(draft: Draft, facts: list[Fact]) -> list[Node]:
    made = []
    for one in (one for one in facts if isinstance(one, Residence)):
        use = "old" if one.until else "temp" if one.note == "temporary" else "home"
        place = draft.places.get(one.at or "") if one.kind == "home" else None
        node = address(place, use) if place else None
        if node is None:
            draft.lose(one, "the standard has places to live only as addresses with town and postcode")
            continue
        made.append(node)
        rest = None if one.note == "temporary" and use == "temp" else one.note
        draft.lacks(one, *(name for name in ("since", "until") if getattr(one, name) and not _only_over(one)), rest=rest)
    return made


def _relations(draft: Draft, facts: list[Fact]) -> list[Node]:
    made = []
    for one in (one for one in facts if isinstance(one, Care)):
        found, carer = codes_of(one.relation), draft.records.get(one.carer)
        if found is None or carer is None:
            why = f"the standard has no code for '{one.relation}'" if found is None else "the carer is not in this case"
            draft.lose(one, why)
            continue
        made.append({"@type": "PersonRelationship", "identifier": own_number(carer), "relationship": found})
        draft.lacks(one, rest=one.note)
    return made


def _only_over(one: Residence) -> bool:
    """Is no more known of its time than that it is over."""
    return one.since is None and one.until_earliest is not None
