"""Patients: names with their uses and periods, homes, GP, and the people to turn to.

What the sender restricts is not loaded: of a restricted patient no address, practice, telephone number or other sign of place.
"""

from collections.abc import Iterator
from typing import Any

from sightline.graph.facts import Contact, Involvement, Particulars, Registration, Residence
from sightline.graph.restriction import ALL, NOT_WHERE, NOTHING
from sightline.graph.stream import Item
from sightline.graph.things import Record
from sightline.loaders.fhir.bodies import address_lines, agency
from sightline.loaders.fhir.references import References, code, extension, numbers, own_id, telecom, words
from sightline.loaders.fhir.relatives import care, kinship
from sightline.loaders.fhir.values import NAMES, NO_HOMES, SEXES, base, homes, name_parts, period, restricting
from sightline.loaders.identifiers import nhs_number
from sightline.loaders.intake.opening import opened
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.nodes.naming import number
from sightline.loaders.nodes.reading import Node, NodeReading, as_text, at, nodes

WITHHELD = "address withheld by the sender"
_VERIFIED = ("", "01", "number-present-and-verified")
_FIRST_BORN = "1"  # also of one who was born alone
_UNKNOWN_ORDER = ("8", "9")


class Patient:
    """One Patient, with what the sender lets be known of it."""

    def __init__(self, read: NodeReading, full_url: str, references: References, sender: Sender) -> None:
        self.read = read
        self.references = references
        self.sender = sender
        own = own_id(read.node, full_url)
        if own is None:
            raise read.held("id", "it has neither an id nor a number", "give one of them")
        self.shut = own in references.shut
        self.restricted = own in references.restricted
        self.record = references.own_record(own, sender)

    def items(self) -> Iterator[Item]:
        """The record and all that may be said of it; of one of which nothing may be known only that."""
        if self.shut:
            what = "the sender lets nothing be known of this record: nothing is loaded of it, and nothing shown"
            self.read.note("meta.security", what, "nothing to do; ask the sender where there is need")
            yield self.record
            yield restricting(self.read, self.record, NOTHING)
            return
        yield from opened(self.record)
        yield from self._particulars()
        if self.restricted:
            what = "the patient is restricted: address, practice and telephone are not loaded"
            self.read.note("meta.security", what, "nothing to do; ask the sender where there is need")
            yield restricting(self.read, self.record, NOT_WHERE)
            yield Residence(kind="withheld", note=WITHHELD, **base(self.read, self.record, "Residence/withheld"))
        else:
            yield from homes(self.read, self.record)
            yield from self._practices()
            yield from self._registered()
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
        kind = NAMES.get(as_text(names[0][1].get("use")), "name") if names else "name"
        own = base(read, self.record, "Particulars/name", where=not self.restricted)
        said |= {"note": notes, "as_written": read.written(), "lets_know": None if self.restricted else ALL}
        yield Particulars(kind=kind, given_name=given, family_name=family, **own, **said, **dates)
        for path, one in names[1:]:
            given, family = name_parts(one)
            if given or family:
                kind = NAMES.get(as_text(one.get("use")), "former-name" if _over(one, read.as_at) else "alias")
                whole = slug(f"{given or ''} {family or ''}")
                own = base(read, self.record, f"Particulars/{kind}/{whole}")
                yield Particulars(kind=kind, given_name=given, family_name=family, **own, **period(read, path))

    def _said_once(self) -> dict[str, Any]:
        read = self.read
        died = read.moment("deceasedDateTime", clock=False)
        found = {
            "born_on": read.moment("birthDate", clock=False),
            "died_on": died[:10] if died else None,
            "sex": SEXES.get(read.text("gender"), read.text("gender")) or None,
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
            if not _is_nhs(one) or _replaced(one, self.read.as_at):
                continue
            status = (extension(one, "NHSNumberVerificationStatus") or {}).get("valueCodeableConcept")
            if code(status) not in _VERIFIED:
                what = f"the number is not verified ({words(status)})"
                self.read.flag(f"{path}.value", what, "it is kept as written, and joins no records until it is traced")
                continue
            return self.read.graded(f"{path}.value", nhs_number(as_text(one.get("value"))))
        return None

    def _notes(self) -> Iterator[str]:
        node, read = self.read.node, self.read
        for path, one in nodes(node, "identifier"):
            if _is_nhs(one) and _replaced(one, read.as_at):
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
        order = read.text("multipleBirthInteger")
        if order == _FIRST_BORN:
            yield "the first or only one of a birth"
        elif read.text("multipleBirthBoolean") == "true" or (order and order not in _UNKNOWN_ORDER):
            yield f"one of a multiple birth {order}".strip()
        if read.text("active") == "false":
            yield "the sender no longer uses this record"
        spoken = extension(node, "NHSCommunication") or {}
        if as_text((extension(spoken, "interpreterRequired") or {}).get("valueBoolean")) == "true":
            yield "needs an interpreter"
        if not self.restricted:
            yield from (f"identifier: {one}" for one in numbers(node) if not one.is_nhs and one.value != self.record.reference)
            yield from (f"telephone or mail: {said}" for said in dict.fromkeys(telecom(node)))
            for _, one in nodes(node, "address"):
                if (use := as_text(one.get("use"))) in NO_HOMES:
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
                own = base(self.read, self.record, f"Registration/gp/{found.id}/{dates.get('since', '')}", where=True)
                yield Registration(kind="gp", agency=found.id, **own, **dates)

    def _registered(self) -> Iterator[Item]:
        """Since when a practice that sends its own record has the patient on its list."""
        details = extension(self.read.node, "RegistrationDetails") or {}
        when = {"period": (extension(details, "registrationPeriod") or {}).get("valuePeriod")}
        if not when["period"]:
            return
        named = self.references.target(self.read.node.get("managingOrganization"))
        practice = agency(self.references, named, self.sender, "gp") or self.sender.agency
        if practice.kind == "gp":
            held = NodeReading(when, self.read.row.table, self.read.row.place, self.read.file, self.read.as_at)
            try:
                dates = period(held, "")
            finally:
                self.read.findings += held.findings
            sort = words((extension(details, "registrationType") or {}).get("valueCodeableConcept"))
            own = base(self.read, self.record, f"Registration/gp/{practice.id}/{dates.get('since', '')}", where=True)
            yield practice
            yield Registration(kind="gp", agency=practice.id, note=sort or None, **own, **dates)

    def _custodian(self) -> Iterator[Item]:
        found = agency(self.references, self.references.target(self.read.node.get("managingOrganization")), self.sender)
        if found and found.id != self.sender.agency.id:
            yield found
            own = base(self.read, self.record, f"Involvement/{found.id}", where=True)
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
            own = base(self.read, self.record, f"Contact/removal/{on or ''}", where=True)
            yield Contact(kind="notice", on=on, note=note, as_written=held.written(), **own)

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
                own = base(self.read, other, "Particulars/name", where=not self.restricted, kept_with=self.record)
                cares = list(care(self.read, path, one, self.record, other))
                kin = "" if cares else kinship(one)
                note = "; ".join(filter(None, (kin and f"{kin} of {self.record.reference}", reach))) or None
                yield Particulars(kind="name", given_name=given, family_name=family, note=note, **own)
                yield from cares


def _rank(name: Node, as_at: str) -> int:
    """Orders names: what the person goes by now comes first."""
    uses = ("usual", "official", "", "nickname", "temp", "anonymous", "maiden", "old")
    use = as_text(name.get("use"))
    return (uses.index(use) if use in uses else len(uses)) + (len(uses) + 1) * _over(name, as_at)


def _is_nhs(identifier: Node) -> bool:
    return number(as_text(identifier.get("system")), "").is_nhs


def _over(node: Node, as_at: str) -> bool:
    end = as_text(at(node, "period.end"))
    return bool(end) and end[:10] < as_at


def _replaced(identifier: Node, as_at: str) -> bool:
    return as_text(identifier.get("use")) == "old" or _over(identifier, as_at)
