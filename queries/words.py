"""Facts in words: a plain sentence for each, with its day, who did it and how sure it is."""

from sightline.graph.areas import area_of
from sightline.graph.case import Places
from sightline.graph.clock import add_days, bounds, day_words
from sightline.graph.facts import (
    FAMILY,
    REVIEW,
    SENSITIVE,
    Bounds,
    Care,
    Contact,
    Fact,
    Involvement,
    Particulars,
    Registration,
    Residence,
    Statement,
    Status,
)

CONCERNS = {"harm-suspected": "harm suspected", "harm-ruled-out": "harm ruled out"}
HOLDERS = {FAMILY: "the family", REVIEW: "a later review", SENSITIVE: "a sensitive service"}

CONTACTS: dict[str, str] = {
    "contact": "was in contact",
    "referral": "made a referral",
    "application": "took an application",
    "office-visit": "had an office visit",
    "home-visit": "made a home visit",
    "no-access-visit": "made a home visit and got no answer",
    "visit-cancelled": "cancelled a visit",
    "was-not-brought": "recorded that the child was not brought",
    "attendance": "recorded an attendance",
    "admission": "admitted the child",
    "discharge": "discharged the child",
    "transfer": "took the child by transfer",
    "medical-opinion": "gave a medical opinion",
    "observation": "noted an observation",
    "strategy-discussion": "held a strategy discussion",
    "conference": "held a conference",
    "core-group": "held a core group",
    "assessment": "made an assessment",
    "enquiry": "made an enquiry",
    "interview": "held an interview",
    "letter": "wrote a letter",
    "call": "took or made a call",
    "decision": "made a decision",
    "allocation": "allocated a worker",
    "supervision": "held supervision",
    "closure": "closed the case",
    "notice": "gave notice",
    "case-transfer": "handed over the case",
    "allegation": "recorded an allegation",
    "retraction": "recorded a retraction",
    "receipt": "confirmed receipt",
    "review": "reviewed the child's care",
    "return-interview-offered": "offered a return interview",
    "discharge-plan": "agreed a plan for the discharge",
    "protection-file": "sent the child's protection file",
    "transfer-file": "sent the pupil's common transfer file",
    "return-interview": "held a return interview",
    "child-seen": "saw the child",
    "informal": "met the child informally",
    "arrival": "recorded an arrival",
    "death": "recorded the child's death",
    "other": "recorded an event",
}


def span_words(when: Bounds) -> str:
    """One end of a stretch: one day, or some day between two."""
    first, last = when
    return day_words(first) if first == last else f"some day between {day_words(first)} and {day_words(last)}"


def bounds_words(when: Bounds | None) -> str:
    """Two bounds as people say them: one day, or between two days."""
    if when is None:
        return "on a day not recorded"
    first, last = when
    return f"on {day_words(first)}" if first == last else f"between {day_words(first)} and {day_words(last)}"


def when_words(fact: Fact) -> str:
    """When a fact happened, with its time of day and its bounds where it is not sure."""
    moment = fact.on or fact.since
    if moment is None:
        return bounds_words(fact.start)
    if fact.on is None and fact.label == "Contact" and fact.until is not None:
        return f"from {day_words(moment)} to {day_words(add_days(fact.until, -1) if len(fact.until) >= 10 else fact.until)}"
    if fact.start not in (None, bounds(moment)):
        return f"about {day_words(moment)} ({bounds_words(fact.start)})"
    at = f" at {fact.time}" if fact.time else ""
    return f"{'on' if len(moment) >= 10 else 'in'} {day_words(moment)}{at}"


def holder_words(team: str, places: Places) -> str:
    """A holder's name; the family and later reviews by that name."""
    agency = places.agencies.get(team)
    return HOLDERS.get(team) or (agency.name if agency else team)


def reach_words(team: str, places: Places) -> str | None:
    """How to reach a holder; one that is not named through whoever knows it."""
    agency = places.agencies.get(team)
    return "through your safeguarding lead" if team == SENSITIVE else agency.reach if agency else None


def sentence(fact: Fact, places: Places, *, note: bool = True) -> str:
    """One fact in a sentence, with the source's note unless left out: a note may tell of later days."""
    words = (
        said(fact, places)
        if fact.start is None and isinstance(fact, Particulars)
        else f"{when_words(fact)} {said(fact, places)}"
    )
    said_so = f"{words[0].upper()}{words[1:]}"
    noted = f": {fact.note.rstrip('.')}" if note and fact.note else ""
    sure = "" if fact.confidence == "confirmed" else f" ({fact.confidence})"
    return f"{said_so}{noted}{sure}."


def said(fact: Fact, places: Places) -> str:
    """What a fact says, without its day, note or confidence."""
    match fact:
        case Contact():
            return _contact(fact, places)
        case Residence():
            return f"the child's stay ({fact.kind.replace('-', ' ')}) {_where(fact, places)} began{_until(fact)}"
        case Care():
            return f"{holder_words(fact.held_by, places)} had an adult on file as {fact.relation}"
        case Registration():
            return f"the child was registered with {holder_words(fact.agency, places)}{_until(fact)}"
        case Involvement():
            return _involvement(fact, places)
        case Status():
            return f"{holder_words(fact.held_by, places)} recorded {fact.kind.replace('-', ' ')}{_until(fact)}"
        case Statement():
            return _statement(fact, places)
        case Particulars():
            name = " ".join(part for part in (fact.given_name, fact.family_name) if part)
            born = f"born {day_words(fact.born_on)}" if fact.born_on else ""
            on_file = ", ".join(part for part in (name, born) if part)
            return f"{holder_words(fact.held_by, places)} has on file: {on_file or 'no name'}"
        case _:
            return f"{holder_words(fact.held_by, places)} recorded {fact.kind}"


def _contact(fact: Contact, places: Places) -> str:
    who = holder_words(fact.by_agency or fact.held_by, places)
    worker = places.professionals.get(fact.by or "")
    by = f" ({worker.role})" if worker else ""
    to = f" to {holder_words(fact.to, places)}" if fact.to else ""
    times = f", {fact.times} times" if fact.times > 1 else ""
    concern = f" ({CONCERNS[fact.concern]})" if fact.concern in CONCERNS else ""
    outcome = f"; outcome: {fact.outcome}" if fact.outcome else ""
    return f"{who}{by} {CONTACTS.get(fact.kind, f'recorded {fact.kind}')}{to}{times}{concern}{outcome}"


def _statement(fact: Statement, places: Places) -> str:
    """The words are given as they stand where there are any; a dispute names itself."""
    who = fact.speaker or holder_words(fact.held_by, places)
    verb = {"dispute": "disputed it", "count-stated": "stated"}.get(fact.kind, "said")
    text = (fact.text or "").removesuffix(".")
    return f"{who} {verb}: “{text}”" if text else f"{who} {verb}"


def _where(fact: Residence, places: Places) -> str:
    address = places.addresses.get(fact.at or "")
    area = area_of(places, fact)
    authority = places.authorities.get(area.key or "")
    if address is not None:
        by = ", by its postcode" if area.directory else ""
        return f"at {address.lines}{f' ({authority.name}{by})' if authority else ''}"
    return f"in {authority.name}" if authority else "at a place not recorded"


def _involvement(fact: Involvement, places: Places) -> str:
    worker = places.professionals.get(fact.by or "")
    authority = places.authorities.get(fact.authority or "")
    who = authority.name if authority and not fact.agency else holder_words(fact.agency or fact.held_by, places)
    return f"{who} became involved ({worker.role if worker else fact.kind.replace('-', ' ')}){_until(fact)}"


def _until(fact: Fact) -> str:
    return f", until {day_words(fact.until)}" if fact.until else ""
