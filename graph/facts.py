"""Facts: what a team's file says, in versions that are never changed, each with its clocks.

A fact knows when it happened (`on`, or `since` and `until`, half-open), when it was recorded, to whom it was told and
when Sightline loaded it. An ending, an outcome, a correction or a deletion is a further version with the same `fact`.
"""

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Annotated, Any, ClassVar

from sightline.graph.clock import bounds
from sightline.graph.things import Link

Bounds = tuple[str, str]

FAMILY = "family"  # holder of what only the family knew
REVIEW = "review"  # holder of what only a later review found
SENSITIVE = "sensitive-service"  # holder of what a reader may know to exist, and not where


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Ties a fact to one record, and says how far that person was seen. `None` is "not recorded"."""

    record: Annotated[str, "the record that the fact is about"]
    seen: Annotated[bool | None, "was the person seen"] = None
    times: Annotated[int | None, "in how many of a series the person was seen, where not in all"] = None
    spoken_to: Annotated[bool | None, "was the person spoken to"] = None
    seen_alone: Annotated[bool | None, "was the person seen without a carer"] = None
    not_alone_because: Annotated[str | None, "why not alone, as the file says"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One telling of a version of a fact to a team. Sent is not received."""

    id: Annotated[str, "key of the telling"]
    to: Annotated[str, "the team told"]
    level: Annotated[str, "existence, summary or full"] = "full"
    state: Annotated[str, "sent, reached, read or disputed"] = "reached"
    sent_at: Annotated[str | None, "when it was sent"] = None
    received_at: Annotated[str | None, "when it reached the team"] = None
    how: Annotated[str | None, "letter, call, fax, meeting, …"] = None
    via: Annotated[str | None, "through whom"] = None
    said_by: Annotated[str | None, "whose word this is"] = None
    loaded_at: Annotated[str, "the instant at which Sightline loaded it"] = ""
    load: Annotated[str, "the load that brought it"] = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every fact has."""

    label: ClassVar[str] = "Fact"

    id: Annotated[str, "key of this version"] = ""
    fact: Annotated[str, "key of the fact, the same in all its versions"]
    version: Annotated[int, "1 for the first; orders versions before their recording day does"] = 1
    kind: Annotated[str, "what sort, from the label's own list"]
    held_by: Annotated[str, "the team on whose file it is; 'family' or 'review' where no agency held it"]
    about: Annotated[tuple[About, ...], "the records that it is about"] = ()
    told: Annotated[tuple[Told, ...], "the tellings of this version"] = ()
    on: Annotated[str | None, "the day it happened, whole or partial"] = None
    since: Annotated[str | None, "first day of a stay or state"] = None
    until: Annotated[str | None, "the day after its last, once recorded"] = None
    earliest: Annotated[str | None, "first day that `on` or `since` could be, where wider than written"] = None
    latest: Annotated[str | None, "last day that `on` or `since` could be, where wider than written"] = None
    until_earliest: Annotated[str | None, "first day that `until` could be, where wider than written"] = None
    until_latest: Annotated[str | None, "last day that `until` could be, where wider than written"] = None
    time: Annotated[str | None, "local time of day, 24-hour, where recorded"] = None
    series: Annotated[str | None, "facts of one series follow each other: no two of them hold at once"] = None
    follows: Annotated[bool | None, "true where it follows the one before in its series without a break"] = None
    recorded_at: Annotated[str | None, "when the team put it on file; none where not established"] = None
    recorded_basis: Annotated[str, "on-file, later-source or not-established: how the recording day is known"] = "on-file"
    deleted: Annotated[bool, "true where the sender withdrew the fact by this version"] = False
    changes: Annotated[str | None, "the fields that this version says anew, where it leaves the others as they were"] = None
    confidence: Annotated[str, "confirmed, probable or stated: how sure the source makes it"] = "confirmed"
    note: Annotated[str | None, "what happened, in the source's or our words"] = None
    as_written: Annotated[str | None, "names, worker and address as the source wrote them"] = None
    citation: Annotated[str | None, "where it can be read"] = None
    tells_where: Annotated[bool | None, "does it tell where somebody is; none where its source restricts nobody"] = None
    kept_with: Annotated[str | None, "the other record whose restrictions it keeps to"] = None
    hidden: Annotated[str | None, "where or all: what its holder restricts today, drawn from what `lets_know` says"] = None
    source: Annotated[str, "file and the place in it"] = ""
    loaded_at: Annotated[str, "the instant at which Sightline loaded it"] = ""
    load: Annotated[str, "the load that brought it"] = ""

    @cached_property  # rules look at it hundreds of times a case
    def start(self) -> Bounds | None:
        """First and last day that it could have begun or happened; none when undated."""
        moment = self.on or self.since
        if moment is None:
            return (self.earliest, self.latest) if self.earliest and self.latest else None
        first, last = bounds(moment)
        return self.earliest or first, self.latest or last

    @cached_property
    def end(self) -> Bounds | None:
        """First and last day that a stay or state could have ended; none while no end is recorded."""
        if self.until is None:
            return None
        first, last = bounds(self.until)
        return self.until_earliest or first, self.until_latest or last

    def changed(self, **values: Any) -> "Fact":
        """The same version with other values, for masking and for tests."""
        return replace(self, **values)


@dataclass(frozen=True, kw_only=True)
class Particulars(Fact):
    """What this file says the person is called, and their dates, numbers, sex and language."""

    label: ClassVar[str] = "Particulars"
    given_name: Annotated[str | None, "given name as this file has it"] = None
    family_name: Annotated[str | None, "family name as this file has it"] = None
    born_on: Annotated[str | None, "date of birth as this file has it, whole or partial"] = None
    died_on: Annotated[str | None, "date of death"] = None
    sex: Annotated[str | None, "F, M or as recorded"] = None
    language: Annotated[str | None, "first language"] = None
    nhs_number: Annotated[str | None, "ten digits without spaces"] = None
    upn: Annotated[str | None, "unique pupil number"] = None
    lets_know: Annotated[str | None, "how much the holder lets be known of the person: all, not where or nothing"] = None


@dataclass(frozen=True, kw_only=True)
class Contact(Fact):
    """A dated event: contact, referral, visit, attendance, admission, discharge, meeting, letter, call, decision, closure."""

    label: ClassVar[str] = "Contact"
    by: Annotated[str | None, "the worker who did it", Link("BY", "Professional")] = None
    by_agency: Annotated[str | None, "the team that did it, where not the one that holds it", Link("FROM", "Agency")] = None
    to: Annotated[str | None, "the team or body it was addressed to", Link("TO", "Agency")] = None
    at: Annotated[str | None, "where it took place", Link("AT", "Address")] = None
    answers: Annotated[str | None, "the fact (not version) that this answers"] = None
    event: Annotated[str | None, "a key shared by several teams' accounts of one event"] = None
    outcome: Annotated[str | None, "what came of it; often a later version"] = None
    times: Annotated[int, "how many in a series that the source does not date one by one"] = 1
    concern: Annotated[str | None, "harm-suspected, harm-ruled-out, need, money-or-housing or none, as that team saw it"] = None


@dataclass(frozen=True, kw_only=True)
class Residence(Fact):
    """Lives, stays or is placed at an address; or no fixed one, abroad, unknown, withheld."""

    label: ClassVar[str] = "Residence"
    at: Annotated[str | None, "the address", Link("AT", "Address")] = None
    authority: Annotated[str | None, "the area, where no address is known", Link("IN", "Authority")] = None


@dataclass(frozen=True, kw_only=True)
class Care(Fact):
    """An adult's relation to a child as that source recorded it; opposite accounts stand side by side."""

    label: ClassVar[str] = "Care"
    carer: Annotated[str, "the adult's record", Link("CARER", "Record")]
    relation: Annotated[str, "mother, great-aunt, partner of carer, … in the source's word"]
    parental_responsibility: Annotated[bool | None, "recorded as yes or no; none when not recorded"] = None
    in_household: Annotated[bool | None, "lives with the child; none when not recorded"] = None


@dataclass(frozen=True, kw_only=True)
class Registration(Fact):
    """On the books of a school, GP practice, nursery or health visitor."""

    label: ClassVar[str] = "Registration"
    agency: Annotated[str, "the body registered with", Link("WITH", "Agency")]
    end_reason: Annotated[str | None, "why it ended"] = None
    destination: Annotated[str | None, "where the child was said to go next"] = None


@dataclass(frozen=True, kw_only=True)
class Involvement(Fact):
    """A team or worker works with the child, or an authority is responsible or pays."""

    label: ClassVar[str] = "Involvement"
    agency: Annotated[str | None, "the team that works with the child", Link("WITH", "Agency")] = None
    by: Annotated[str | None, "the worker", Link("BY", "Professional")] = None
    authority: Annotated[str | None, "the responsible or paying authority", Link("UNDER", "Authority")] = None


@dataclass(frozen=True, kw_only=True)
class Status(Fact):
    """A standing in law or practice: child in need, protection plan, looked after, order, police protection, missing."""

    label: ClassVar[str] = "Status"
    authority: Annotated[str | None, "the authority under which it stands", Link("UNDER", "Authority")] = None
    reason: Annotated[str | None, "why it began or ended"] = None


@dataclass(frozen=True, kw_only=True)
class Statement(Fact):
    """Somebody's words: the child's own, the family's view, a strength, a decision with reasons, a challenge, a dispute."""

    label: ClassVar[str] = "Statement"
    speaker: Annotated[str | None, "whose words or decision"] = None
    text: Annotated[str | None, "the words"] = None
    language: Annotated[str | None, "the language they were said in"] = None
    interpreter: Annotated[bool | None, "was there an interpreter"] = None
    present: Annotated[str | None, "who else was there"] = None
    disputes: Annotated[str | None, "the fact (not version) that this disputes"] = None


FACTS: dict[str, type[Fact]] = {
    kind.label: kind for kind in (Particulars, Contact, Residence, Care, Registration, Involvement, Status, Statement)
}
FIELDS: dict[str, frozenset[str]] = {label: frozenset(f.name for f in fields(kind)) for label, kind in FACTS.items()}

KINDS: dict[str, tuple[str, ...]] = {
    "Particulars": ("name", "alias", "former-name", "corrected-name"),
    "Contact": (
        "contact", "referral", "application", "office-visit", "home-visit", "no-access-visit", "visit-cancelled",
        "was-not-brought", "attendance", "admission", "discharge", "transfer", "medical-opinion", "observation",
        "strategy-discussion", "conference", "core-group", "assessment", "enquiry", "interview", "letter", "call",
        "decision", "allocation", "supervision", "closure", "notice", "case-transfer", "allegation", "retraction",
        "receipt", "review", "return-interview-offered", "return-interview", "discharge-plan", "protection-file",
        "transfer-file", "child-seen", "informal", "arrival", "death", "other",
    ),
    "Residence": (
        "home", "hostel", "temporary-accommodation", "placement", "hospital", "with-carer", "with-friends", "none-fixed",
        "abroad", "unknown", "withheld",
    ),
    "Care": ("carer", "parent", "relative", "partner-of-carer", "daytime-carer", "host"),
    "Registration": ("school", "gp", "nursery", "health-visitor"),
    "Involvement": (
        "team", "lead-practitioner", "allocated-worker", "responsible-authority", "paying-authority",
    ),
    "Status": (
        "child-in-need", "protection-plan", "protection-enquiry", "looked-after", "order", "police-protection", "missing",
        "private-fostering", "homeless",
    ),
    "Statement": (
        "child-words", "family-view", "strength", "threshold-decision", "challenge", "not-shared", "dispute", "count-stated",
    ),
}  # fmt: skip
