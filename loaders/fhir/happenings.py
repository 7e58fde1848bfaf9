"""Encounters, episodes, appointments, child protection flags and who looked at them, as facts about the patient.

Of a restricted patient none of them says where it was or with whom: that would say where the patient is.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from sightline.graph.facts import Care, Contact, Involvement, Residence, Status
from sightline.graph.restriction import WITHHELD
from sightline.graph.stream import Item
from sightline.graph.things import Agency, Record
from sightline.loaders.fhir.bodies import agency, place, worker
from sightline.loaders.fhir.references import References, Target, flag_words, flagged, own_id, security, words
from sightline.loaders.fhir.values import base, period
from sightline.loaders.intake.opening import opened
from sightline.loaders.intake.sender import Sender
from sightline.loaders.nodes.naming import number
from sightline.loaders.nodes.reading import Node, NodeReading, as_text, at, each, nodes

IN_ERROR = "entered-in-error"
_STAYS = ("IMP", "ACUTE", "NONAC", "SS")
_ENCOUNTERS = {"EMER": "attendance", "AMB": "attendance", "HH": "home-visit", "VR": "call"}
_APPOINTMENTS = {
    "noshow": "was-not-brought",
    "cancelled": "visit-cancelled",
    "fulfilled": "attendance",
    "arrived": "attendance",
    "checked-in": "attendance",
}
_OVER = ("inactive", "revoked", "completed")
_UNDONE = {"cancelled": "visit-cancelled", "planned": "other"}
_NOT_IN_FORCE = re.compile(r"\b(no|not|never|none|previous|previously|former|formerly)\b")


class Happening:
    """One resource about a patient."""

    def __init__(self, read: NodeReading, full_url: str, references: References, sender: Sender) -> None:
        self.read = read
        self.references = references
        self.sender = sender
        self.type = as_text(read.node.get("resourceType"))
        self.own = own_id(read.node, full_url)
        self.patient = self._patient()
        if self.patient.reference in references.shut:
            raise read.held(_SUBJECTS[self.type], "the sender lets nothing be known of this patient", "ask the sender")
        self.restricted = self.patient.reference in references.restricted or bool(
            (security(read.node) | references.labels) & {"R", "V"}
        )

    def items(self) -> Iterator[Item]:
        """The patient's record, the bodies and workers named, and the facts."""
        yield from opened(self.patient)
        yield from _READERS[self.type](self)

    def encounter(self) -> Iterator[Item]:
        """An Encounter: a stay is an admission, a time in hospital and, once over, a discharge."""
        read, dates = self.read, self._when()
        class_, status = read.text("class.code").upper(), read.text("status")
        body, by, where, things = self._around("serviceProvider", "individual")
        yield from things
        said = {"by": by, "by_agency": body, "at": where}
        since, until = dates.get("since"), dates.get("until")
        note = self._note([read.text("location[0].location.display")] if not self.restricted else [])
        if class_ in _STAYS and status not in _UNDONE:
            yield self._contact("admission", since, "period.start", note, **said)
            yield Residence(kind="hospital", **self._base("Residence"), **dates)
            if until:
                left = words(at(read.node, "hospitalization.dischargeDisposition")) if not self.restricted else ""
                yield self._contact("discharge", until, "period.end", None, outcome=left or None, **said)
            return
        kind = _UNDONE.get(status) or _ENCOUNTERS.get(class_, "contact")
        planned = "planned" if status == "planned" else None  # nobody has come yet
        yield self._contact(kind, since, "period.start", "; ".join(filter(None, (planned, note))) or None, **said)

    def appointment(self) -> Iterator[Item]:
        """An Appointment: whether the child was brought. Booking services say when only of its slot."""
        status = self.read.text("status")
        slots = (self.references.target(one) for one in each(self.read.node, "slot"))
        began = next((start for one in slots if one and (start := self.references.slots.get(one.id))), None)
        if began and not self.read.text("start"):
            self.read.node = self.read.node | {"start": began}
        body, by, where, things = self._around("serviceProvider", "actor")
        yield from things
        kind = _APPOINTMENTS.get(status, "other")
        booked = f"appointment {status}" if kind == "other" else None
        note = "; ".join(filter(None, (booked, self._note([])))) or None
        on = self.read.moment("start", clock=True)
        yield self._contact(kind, on, "start", note, by=by, by_agency=body, at=where)

    def episode(self) -> Iterator[Item]:
        """An EpisodeOfCare: a body works with the patient for so long."""
        if self.restricted:
            raise self.read.held("managingOrganization", "the patient is restricted: who gives care says where", "ask the sender")
        body, by, _, things = self._around("managingOrganization", "")
        yield from things
        kind = "allocated-worker" if by else "team"
        own = self._base("Involvement", where=True)
        yield Involvement(kind=kind, agency=body, by=by, note=self._note([]), **own, **self._when())

    def care_team(self) -> Iterator[Item]:
        """A CareTeam: each body and worker in it."""
        if self.restricted:
            raise self.read.held("participant", "the patient is restricted: who gives care says where", "ask the sender")
        dates = self._when()
        for _, one in nodes(self.read.node, "participant"):
            target = self.references.target(one.get("member"))
            if target is None or target.id == self.patient.reference:
                continue
            found = worker(self.references, target, self.sender)
            body = agency(self.references, target, self.sender) if target.type == "Organization" else None
            yield from (*found, *([body] if body else []))
            by, with_ = (found[0].id if found and not body else None), body.id if body else found[1].id if found else None
            if by or with_:
                note = ", ".join(filter(None, (words(role) for _, role in nodes(one, "role")))) or None
                own = self._base(f"Involvement/{by or with_}", where=True)
                yield Involvement(kind="team", agency=with_, by=by, note=note, **own, **dates)

    def flag(self) -> Iterator[Item]:
        """A child protection flag or plan: a plan, looked after, or the plan of an unborn child, which is not its mother's."""
        told, dates = flagged(self.read.node), self._when()
        kind = _flagged_kind(told)
        if kind is None:
            what = f"'{flag_words(self.read.node)[:60]}' is no child protection flag that is in force"
            raise self.read.held("code", what, "nothing to do")
        about = self.patient
        if "unborn" in told:
            about = Record(
                id=f"{self.patient.id}/unborn",
                held_by=self.patient.held_by,
                reference=f"unborn child of {self.patient.reference}",
                person="child",
            )
            yield from opened(about)
            own = base(self.read, about, f"Care/{self.patient.id}", kept_with=self.patient)
            yield Care(kind="parent", carer=self.patient.id, relation="mother", **own)
        author = agency(self.references, self.references.target(self.read.node.get("author")), self.sender, "council")
        over: dict[str, Any] = {
            "until": self.read.as_at,
            "until_earliest": dates.get("since") or "1900-01-01",
            "until_latest": self.read.as_at,
        }
        ended = over if self.read.text("status") in _OVER and "until" not in dates else {}
        yield Status(kind=kind, note=flag_words(self.read.node) or None, **self._base("Status", about), **dates, **ended)
        if author and not self.restricted:
            yield author
            note = "holds the plan or looks after the child"
            own = self._base("Involvement", about, where=True)
            yield Involvement(kind="team", agency=author.id, note=note, **own, **dates, **ended)

    def access(self) -> Iterator[Item]:
        """Somebody looked at the child's flag: a care setting met the child, and did so from the day of the look-up."""
        who = next((one.get("who") for _, one in nodes(self.read.node, "agent")), None)
        observer = at(self.read.node, "source.observer")
        found = [self.references.target(one) for one in (observer, who)]
        bodies = [agency(self.references, one, self.sender) for one in found if one and not self.restricted]
        body = next((one for one in bodies if one), None)
        yield from [body] if body else []
        on = self.read.moment("recorded", clock=True)
        note = "looked at the child protection information" + (f"; {WITHHELD}" if self.restricted else "")
        yield self._contact("notice", on, "recorded", note, by_agency=body.id if body else None)

    def _contact(self, kind: str, on: str | None, hour: str, note: str | None, **said: Any) -> Contact:
        event = f"{self.patient.id}/{kind}/{on}" if on else None
        own = self._base(f"Contact/{kind}", where=not self.restricted)
        return Contact(kind=kind, on=on, time=self.read.hour(hour), note=note, event=event, **own, **said)

    def _base(self, sort: str, about: Record | None = None, *, where: bool = False) -> dict[str, Any]:
        named = f"{self.type}/{self.own or self._when_written()}/{sort}"
        said = base(self.read, about or self.patient, named, where=where, kept_with=self.patient)
        in_error = IN_ERROR in (self.read.text("status"), *(words(self.read.node.get("verificationStatus")).split()))
        return said | {"deleted": in_error, "as_written": self.read.written()}

    def _when_written(self) -> str:
        return "/".join(filter(None, (self.read.text(name) for name in ("period.start", "start", "recorded")))) or "undated"

    def _when(self) -> dict[str, Any]:
        """Its period as days."""
        return {key: value[:10] for key, value in period(self.read, "").items()}

    def _around(self, body_at: str, who: str) -> tuple[str | None, str | None, str | None, list[Item]]:
        """The body, the worker and the place, and what describes them; none of it of a restricted patient."""
        if self.restricted:
            return None, None, None, []
        things: list[Item] = []
        body = agency(self.references, self.references.target(self.read.node.get(body_at)), self.sender)
        refs = [one.get(who) for _, one in nodes(self.read.node, "participant")] if who else [self.read.node.get("careManager")]
        targets = [found for one in refs if (found := self.references.target(one))]
        workers = (
            worker(self.references, one, self.sender) for one in targets if one.type in ("Practitioner", "PractitionerRole")
        )
        by = next((one for one in workers if one), ())
        spot = self._spot(targets)
        if body is None and by and isinstance(by[1], Agency):
            body = by[1]
        things += [*by, *([body] if body else []), *([spot] if spot else [])]
        return (
            (body.id if body and body.id != self.sender.agency.id else None),
            (by[0].id if by else None),
            spot.id if spot else None,
            things,
        )

    def _spot(self, targets: list[Target]) -> Any:
        named = [self.references.target(one.get("location")) for _, one in nodes(self.read.node, "location")]
        for one in (*named, *targets):
            described = self.references.bodies.get(f"Location/{one.id}") if one else None
            if one and described and (found := place(described, one.id, self.sender)):
                return found
        return None

    def _note(self, said: list[str]) -> str | None:
        kinds = [words(one) for _, one in nodes(self.read.node, "type")] + [
            words(one) for _, one in nodes(self.read.node, "serviceType")
        ]
        reasons = [f"because of: {words(one)}" for _, one in nodes(self.read.node, "reasonCode") if words(one)]
        withheld = [WITHHELD] if self.restricted else []
        return "; ".join(filter(None, (*kinds, *reasons, *said, *withheld))) or None

    def _patient(self) -> Record:
        where = _SUBJECTS[self.type]
        every = [(target, one) for one in _subjects(self.read.node, where) if (target := self.references.target(one))]
        for _, one in sorted(every, key=lambda said: said[0].type != "Patient"):  # others may be named by a bare id
            if found := self.references.record(one, self.sender):
                return found
        raise self.read.held(where, "it does not say which patient it is about", "give a reference to one, or an NHS number")


def protects(plan: Node) -> bool:
    """Is a CarePlan one of the child protection service, and none of treatment."""
    return _flagged_kind(flagged(plan)) is not None


def _flagged_kind(told: str) -> str | None:
    """What a child protection flag stands for; none where it is another alert, or says that there is no plan."""
    if _NOT_IN_FORCE.search(told):
        return None
    if "looked after" in told or "lac" in told.split():
        return "looked-after"
    plan = "child protection" in told or "unborn" in told or {"cpp", "cp"} & set(told.split())
    return "protection-plan" if plan else None


def _subjects(node: Node, where: str) -> Iterator[Any]:
    """References that may be to the patient."""
    if where == "participant":
        actors = [one.get("actor") for _, one in nodes(node, where)]
        yield from (one for one in actors if _may_be_patient(one))
    elif where == "entity":
        yield from (one.get("what") for _, one in nodes(node, where))
    else:
        yield node.get(where)


def _may_be_patient(reference: Any) -> bool:
    """A worker or place may be named in the same list by an identifier alone; a patient is named by reference or NHS number."""
    known = as_text(at(reference, "type")) == "Patient" or number(as_text(at(reference, "identifier.system")), "").is_nhs
    return known or bool(as_text(at(reference, "reference")))


_SUBJECTS = {
    "Encounter": "subject",
    "Appointment": "participant",
    "EpisodeOfCare": "patient",
    "CareTeam": "subject",
    "Flag": "subject",
    "CarePlan": "subject",
    "AuditEvent": "entity",
}
_READERS: dict[str, Callable[[Happening], Iterator[Item]]] = {
    "Encounter": Happening.encounter,
    "Appointment": Happening.appointment,
    "EpisodeOfCare": Happening.episode,
    "CareTeam": Happening.care_team,
    "Flag": Happening.flag,
    "CarePlan": Happening.flag,
    "AuditEvent": Happening.access,
}
TYPES = tuple(_READERS)
