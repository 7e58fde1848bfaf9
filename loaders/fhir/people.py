"""Patients and their relatives: names with their uses and periods, homes, GP, and who is what to whom.

What the sender restricts is not loaded: of a restricted patient no address, practice, telephone number or other sign of place.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sightline.graph.clock import add_days, bounds
from sightline.graph.facts import About, Care, Contact, Fact, Involvement, Particulars, Registration, Residence
from sightline.graph.stream import Item
from sightline.graph.things import Record
from sightline.loaders.fhir.bodies import address_lines, agency
from sightline.loaders.fhir.references import References, code, extension, grown_up, numbers, own_id, telecom, words
from sightline.loaders.identifiers import nhs_number
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.nodes.naming import NHS_NUMBER
from sightline.loaders.nodes.reading import Node, NodeReading, as_text, at, nodes, texts
from sightline.loaders.socialcaredata.relations import ELDER, YOUNGER, care_kind, inverse, relation
from sightline.loaders.socialcaredata.terms import codes as vocabulary
from sightline.loaders.tabular.making import SINCE_EVER, opened
from sightline.loaders.tabular.registers import Place
from sightline.loaders.tabular.things import address

FORMAT = "fhir"
ADDRESS = "address withheld by the sender"
_KINDS = {"nickname": "alias", "anonymous": "alias", "temp": "alias", "old": "former-name", "maiden": "former-name"}
_NO_HOMES = ("work", "billing")
_SEXES = {"female": "F", "male": "M", "other": "other", "unknown": "not known"}
_VERIFIED = "01"
_CARERS = ("Guardian", "Carer", "Agent", "Personal", "ProxyContact", "ProxyContactCommunication", "ProxyCommunication")


def base(read: NodeReading, record: Record, sort: str) -> dict[str, Any]:
    """What every fact of a resource has; where the server says when it was last changed, it was on file from that day."""
    changed = read.text("meta.lastUpdated")[:10]
    known = len(changed) == 10 and _is_day(changed)
    return {
        "fact": f"{record.id}/{FORMAT}/{sort}",
        "held_by": record.held_by,
        "about": (About(record=record.id),),
        "recorded_at": changed if known else read.as_at,
        "recorded_basis": "on-file" if known else "later-source",
        "source": read.place,
    }


class Patient:
    """One Patient, with what the sender lets be known of it."""

    def __init__(self, read: NodeReading, full_url: str, references: References, sender: Sender) -> None:
        self.read = read
        self.references = references
        self.sender = sender
        own = own_id(read.node, full_url)
        if own is None:
            raise read.held("id", "it has neither an id nor a number", "give one of them")
        if own in references.shut:
            raise read.held("meta.security", "the sender lets nothing be known of this record", "ask the sender")
        self.restricted = own in references.restricted
        self.record = references.own_record(own, sender)

    def items(self) -> Iterator[Item]:
        """The record and all that may be said of it."""
        yield from opened(self.record)
        yield from self._particulars()
        if self.restricted:
            what = "the patient is restricted: address, practice and telephone are not loaded"
            self.read.note("meta.security", what, "nothing to do; ask the sender where there is need")
            yield Residence(kind="withheld", note=ADDRESS, **base(self.read, self.record, "Residence/withheld"))
        else:
            yield from homes(self.read, self.record)
            yield from self._practices()
            yield from self._custodian()
            yield from self._removal()
        yield from self._contacts()

    def _particulars(self) -> Iterator[Item]:
        read = self.read
        names = sorted(nodes(read.node, "name"), key=lambda one: _rank(one[1], read.as_at))
        given, family = name_parts(names[0][1]) if names else (None, None)
        said = self._said_once()
        if not (given or family or said):
            raise read.held("name", "nothing is said of this patient", "see whether the record is whole")
        notes = "; ".join(self._notes()) or None
        dates = period(read, names[0][0]) if names else {}
        kind = _KINDS.get(as_text(names[0][1].get("use")), "name") if names else "name"
        own = base(read, self.record, "Particulars/name")
        yield Particulars(
            kind=kind, given_name=given, family_name=family, note=notes, as_written=read.written(), **own, **said, **dates
        )
        for path, one in names[1:]:
            given, family = name_parts(one)
            if given or family:
                kind = _KINDS.get(as_text(one.get("use")), "former-name" if _over(one, read.as_at) else "alias")
                whole = slug(f"{given or ''} {family or ''}")
                own = base(read, self.record, f"Particulars/{kind}/{whole}")
                yield Particulars(kind=kind, given_name=given, family_name=family, **own, **period(read, path))

    def _said_once(self) -> dict[str, Any]:
        read = self.read
        died = read.moment("deceasedDateTime", clock=False)
        found = {
            "born_on": read.moment("birthDate", clock=False),
            "died_on": died[:10] if died else None,
            "sex": _SEXES.get(read.text("gender"), read.text("gender")) or None,
            "language": self._language(),
            "nhs_number": self._nhs_number(),
        }
        return {name: value for name, value in found.items() if value}

    def _language(self) -> str | None:
        said = words(at(self.read.node, "communication[0].language"))
        spoken = extension(self.read.node, "NHSCommunication")
        return said or (words((extension(spoken, "language") or {}).get("valueCodeableConcept")) if spoken else "") or None

    def _nhs_number(self) -> str | None:
        """The number in use. One that was replaced, or has run out, is a note, and an unverified one is flagged."""
        for path, one in nodes(self.read.node, "identifier"):
            if as_text(one.get("system")) != NHS_NUMBER or _replaced(one, self.read.as_at):
                continue
            status = (extension(one, "NHSNumberVerificationStatus") or {}).get("valueCodeableConcept")
            if code(status) not in ("", _VERIFIED):
                what = f"the number is not verified ({words(status)})"
                self.read.flag(f"{path}.value", what, "it is kept as written, and joins no records until it is traced")
                return None
            return self.read.graded(f"{path}.value", nhs_number(as_text(one.get("value"))))
        return None

    def _notes(self) -> Iterator[str]:
        node, read = self.read.node, self.read
        for path, one in nodes(node, "identifier"):
            if as_text(one.get("system")) == NHS_NUMBER and _replaced(one, read.as_at):
                read.note(
                    f"{path}.value", "this NHS number was replaced", "nothing to do; it is kept as a note and joins nothing"
                )
                yield f"former NHS number: {as_text(one.get('value'))}"
        for _, one in nodes(node, "link"):
            other = self.references.target(one.get("other"))
            what = f"{as_text(one.get('type')) or 'linked to'} {other.id or other.display}" if other else ""
            if what:
                read.note("link", f"the sender says: {what}", "look at the two; nobody is joined by loading")
                yield f"the sender says: {what}"
        if ethnic := extension(node, "EthnicCategory"):
            yield f"ethnicity: {words(ethnic.get('valueCodeableConcept'))}"
        if read.text("deceasedBoolean") == "true":
            yield "has died"
        if read.text("multipleBirthBoolean") == "true" or read.text("multipleBirthInteger"):
            yield f"one of a multiple birth {read.text('multipleBirthInteger')}".strip()
        if read.text("active") == "false":
            yield "the sender no longer uses this record"
        spoken = extension(node, "NHSCommunication") or {}
        if as_text((extension(spoken, "interpreterRequired") or {}).get("valueBoolean")) == "true":
            yield "needs an interpreter"
        if not self.restricted:
            yield from (f"identifier: {one}" for one in numbers(node) if not one.is_nhs and one.value != self.record.reference)
            yield from (f"telephone or mail: {said}" for said in dict.fromkeys(telecom(node)))
            for _, one in nodes(node, "address"):
                if (use := as_text(one.get("use"))) in _NO_HOMES:
                    yield f"{use} address: {', '.join((*address_lines(one), as_text(one.get('postalCode'))))}"
            nameless = [one for _, one in nodes(node, "contact") if not any(name_parts(one.get("name")))]
            for one in nameless:
                who = ", ".join(words(said) for _, said in nodes(one, "relationship")) or "contact"
                yield from (f"{who.casefold()}: {said}" for said in telecom(one))

    def _practices(self) -> Iterator[Item]:
        """GP practices, each for as long as its identifier says."""
        for path, one in nodes(self.read.node, "generalPractitioner"):
            found = agency(self.references, self.references.target(one), self.sender, "gp")
            if found:
                yield found
                dates = period(self.read, f"{path}.identifier")
                own = base(self.read, self.record, f"Registration/gp/{found.id}/{dates.get('since', '')}")
                yield Registration(kind="gp", agency=found.id, **own, **dates)

    def _custodian(self) -> Iterator[Item]:
        found = agency(self.references, self.references.target(self.read.node.get("managingOrganization")), self.sender)
        if found and found.id != self.sender.agency.id:
            yield found
            own = base(self.read, self.record, f"Involvement/{found.id}")
            dates = period(self.read, "managingOrganization.identifier")
            yield Involvement(kind="team", agency=found.id, note="keeps the patient's record", **own, **dates)

    def _removal(self) -> Iterator[Item]:
        """The end of being registered anywhere: it tells of a move to another nation or abroad, so it is an event of its own."""
        removed = extension(self.read.node, "RemovalFromRegistration")
        if removed:
            reason = words((extension(removed, "removalFromRegistrationCode") or {}).get("valueCodeableConcept"))
            when = extension(removed, "effectiveTime") or {}
            held = NodeReading(when, self.read.row.table, self.read.row.place, self.read.file, self.read.as_at)
            on = held.moment("valuePeriod.start", clock=False) or held.moment("valueDateTime", clock=False)
            self.read.findings += held.findings
            note = f"removed from registration: {reason or 'no reason given'}"
            yield Contact(kind="notice", on=on, note=note, **base(self.read, self.record, f"Contact/removal/{on or ''}"))

    def _contacts(self) -> Iterator[Item]:
        """People to turn to: adults with a name and a relation to a child."""
        for path, one in nodes(self.read.node, "contact"):
            given, family = name_parts(one.get("name"))
            if self.record.person == "child" and (given or family):
                whole = slug(f"{given or ''} {family or ''}")
                reference = f"{self.record.reference}/contact-{whole}"
                other = Record(
                    id=f"{self.record.id}/contact-{whole}", held_by=self.record.held_by, reference=reference, person="adult"
                )
                yield from opened(other)
                reach = "" if self.restricted else ", ".join(telecom(one))
                own = base(self.read, other, "Particulars/name")
                yield Particulars(kind="name", given_name=given, family_name=family, note=reach or None, **own)
                yield from care(self.read, path, one, self.record, other)


def relative(read: NodeReading, full_url: str, references: References, sender: Sender) -> Iterator[Item]:
    """One RelatedPerson: a record of its own, and its relation to the patient."""
    patient = references.record(read.node.get("patient"), sender)
    if patient is None:
        raise read.held("patient", "it does not say whose relative this is", "give a reference or an NHS number")
    if patient.reference in references.shut:
        raise read.held("patient", "the sender lets nothing be known of the patient", "ask the sender")
    record, restricted = _relatives_record(read, full_url, patient, references, sender)
    codes = _codes(read.node)
    born = read.moment("birthDate", clock=False)
    yield from opened(patient)
    yield from opened(record)
    cares = list(care(read, "", read.node, patient, record))
    kin = [one for one in codes if one in vocabulary()["relationship"]]
    said = [f"{relation(kin)} of {patient.reference}"] if kin and not cares else []
    yield from _relative_names(read, record, born, "; ".join((*said, *([] if restricted else telecom(read.node)))))
    if not restricted:  # a relative may live with the patient
        yield from homes(read, record)
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


def _relative_names(read: NodeReading, record: Record, born: str | None, note: str) -> Iterator[Fact]:
    """Names as told of a relative: facts of their own, also where the relative is a patient with names of theirs."""
    for number, (path, one) in enumerate([*nodes(read.node, "name")] or [("", {})]):
        given, family = name_parts(one)
        dates = period(read, path) if path else {}
        if number and (given or family):
            kind = _KINDS.get(as_text(one.get("use")), "alias")
            own = base(read, record, f"Particulars/relative/{kind}/{slug(f'{given} {family}')}")
            yield Particulars(kind=kind, given_name=given, family_name=family, **own, **dates)
        elif given or family or born or note:
            own = base(read, record, "Particulars/relative")
            said: dict[str, Any] = {"born_on": born, "sex": _SEXES.get(read.text("gender")), "note": note or None}
            yield Particulars(kind="name", given_name=given, family_name=family, **own, **dates, **said)


def care(read: NodeReading, path: str, one: Node, patient: Record, other: Record) -> Iterator[Fact]:
    """What a relative or contact is to a patient, where one of the two is a child."""
    codes = _codes(one)
    elder, younger = [said for said in codes if said in ELDER], [said for said in codes if said in YOUNGER]
    dates = period(read, path)
    if patient.person == "adult" and younger and other.person == "child":
        told = [inverse(said, None) for said in younger]
        sort = f"Care/{patient.id}/{'-'.join(told)}"
        yield Care(kind=care_kind(told), carer=patient.id, relation=relation(told), **base(read, other, sort), **dates)
    elif (
        patient.person == "child"
        and other.person == "adult"
        and (elder or not any(one in vocabulary()["relationship"] for one in codes))
    ):
        own = [said for said in codes if said in _CARERS]
        shown = ", ".join(own or [words(said) for _, said in nodes(one, "relationship")])
        said = relation(elder) if elder else shown or "next of kin"
        kind = care_kind(elder) if elder else "carer" if any(said in _CARERS for said in codes) else "relative"
        sort = f"Care/{other.id}/{'-'.join(elder or codes)}"
        yield Care(kind=kind, carer=other.id, relation=said.casefold(), **base(read, patient, sort), **dates)


def homes(read: NodeReading, record: Record) -> Iterator[Item]:
    """Addresses with their periods."""
    for path, one in nodes(read.node, "address"):
        use = as_text(one.get("use"))
        if use in _NO_HOMES:
            continue
        held = NodeReading(_as_columns(one), read.row.table, read.row.place, read.file, read.as_at)
        found = address(held, Place(lines=("lines",), postcode="postcode", uprn="uprn"), record.id)
        read.findings += [finding for finding in held.findings if finding not in read.findings]
        dates = period(read, path)
        if use == "old" and "until" not in dates:
            dates |= {"until": read.as_at, "until_earliest": SINCE_EVER, "until_latest": read.as_at}
        if found:
            yield found
            note = "; ".join(
                filter(None, ("temporary" if use == "temp" else "", as_text(one.get("text")) if use == "temp" else ""))
            )
            sort = f"Residence/{use or 'home'}/{found.id}/{dates.get('since', '')}"
            yield Residence(kind="home", at=found.id, note=note or None, **base(read, record, sort), **dates)
        elif no_fixed_abode(one):
            yield Residence(kind="none-fixed", **base(read, record, f"Residence/none-fixed/{dates.get('since', '')}"), **dates)


def no_fixed_abode(one: Node) -> bool:
    """Is this the pseudo postcode of those who live nowhere."""
    return as_text(one.get("postalCode")).replace(" ", "").upper() == "ZZ993VZ"


def name_parts(name: Any) -> tuple[str | None, str | None]:
    """Given and family name; a name in one text is split at its last word."""
    given, family = " ".join(texts(name, "given")), " ".join(texts(name, "family"))
    if not (given or family) and isinstance(name, dict):
        given, _, family = as_text(name.get("text")).rpartition(" ")
    return given or None, family or None


def _as_columns(one: Node) -> Node:
    key = next(
        (inner for _, inner in nodes(one, "extension") if as_text(inner.get("url")).endswith("AddressKey") and _is_uprn(inner)),
        {},
    )
    uprn = next((as_text(part.get("valueString")) for _, part in nodes(key, "extension") if part.get("url") == "value"), "")
    return {"lines": ", ".join(address_lines(one)), "postcode": one.get("postalCode"), "uprn": uprn}


def _is_uprn(key: Node) -> bool:
    types = (part for _, part in nodes(key, "extension") if part.get("url") == "type")
    return any(code(part.get("valueCoding")) == "UPRN" or code(part.get("valueCodeableConcept")) == "UPRN" for part in types)


def _codes(one: Node) -> list[str]:
    return [as_text(coding.get("code")) for _, concept in nodes(one, "relationship") for _, coding in nodes(concept, "coding")]


def period(read: NodeReading, path: str) -> dict[str, Any]:
    """A period; its end is taken, as in every format here, for the first day on which it no longer held."""
    place = f"{path}.period".lstrip(".")
    since, until = read.moment(f"{place}.start", clock=True), read.moment(f"{place}.end", clock=True)
    if since and until and bounds(until)[1] < bounds(since)[0]:
        raise read.held(f"{place}.end", f"it ends on {until}, before it begins on {since}", "correct one of the two")
    if since and since == until and len(since) == 10:  # half-open: begun and ended on one day, it lasted that day
        until = add_days(since, 1)
    return {name: value for name, value in (("since", since), ("until", until)) if value}


def _rank(name: Node, as_at: str) -> int:
    """Orders names: what the person goes by now comes first."""
    uses = ("usual", "official", "", "nickname", "temp", "anonymous", "maiden", "old")
    use = as_text(name.get("use"))
    return (uses.index(use) if use in uses else len(uses)) + (len(uses) + 1) * _over(name, as_at)


def _over(node: Node, as_at: str) -> bool:
    end = as_text(at(node, "period.end"))
    return bool(end) and end[:10] < as_at


def _replaced(identifier: Node, as_at: str) -> bool:
    return as_text(identifier.get("use")) == "old" or _over(identifier, as_at)


def _is_day(text: str) -> bool:
    try:
        return bool(bounds(text))
    except ValueError:
        return False
