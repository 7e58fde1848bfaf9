"""A hand-over as a handshake: offered, received, accepted, and when the new team first saw the child."""

from dataclasses import dataclass

from sightline.graph.clock import add_days, bounds
from sightline.graph.facts import Bounds, Contact, Involvement
from sightline.graph.things import Agency
from sightline.queries.index import Index, doer, on

BEFORE_DAYS = 28  # a message may go ahead of the move that it is about
HANDING = ("case-transfer", "referral", "notice", "letter", "call", "transfer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One message from a team to another about the child. Sent is not received; none means not recorded."""

    origin: Agency | None
    to: Agency | None
    offered: Bounds | None
    received: Bounds | None
    accepted: Bounds | None
    first_seen: Bounds | None
    evidence: tuple[str, ...]


def between_areas(index: Index, origin: str, to: str, moved: Bounds) -> tuple[Handover, ...]:
    """The messages from a team of one area to a team of another, from four weeks before a move on."""
    found: list[Handover] = []
    since = add_days(moved[0], -BEFORE_DAYS)
    for contact in index.contacts:
        areas = index.areas(doer(contact))
        if origin not in areas or to in areas or on(contact)[1] < since:
            continue
        told = {told.to for told in contact.told}
        if contact.to is not None and contact.kind in HANDING:
            told.add(contact.to)
        found.extend(of_transfer(index, contact, team) for team in sorted(told) if to in index.areas(team))
    return tuple(found)


def of_transfer(index: Index, contact: Contact, to: str) -> Handover:
    """The handshake of one message to one team."""
    answer = next((one for one in index.answers.get(contact.fact, ()) if doer(one) == to), None)
    mirror = _mirror(index, contact, to)
    accepted = _accepted(index, contact, to)
    seen = _first_seen(index, contact, to)
    known = (contact, mirror, answer, accepted, seen)
    return Handover(
        origin=index.agency(doer(contact)),
        to=index.agency(to),
        offered=contact.start,
        received=_received(contact, to) or (mirror and mirror.start) or (answer and answer.start) or None,
        accepted=accepted.start if accepted else None,
        first_seen=seen.start if seen else None,
        evidence=tuple(dict.fromkeys(fact.fact for fact in known if fact is not None)),
    )


def _received(contact: Contact, to: str) -> Bounds | None:
    days = [
        bounds(told.received_at)
        for told in contact.told
        if told.to == to and told.state in ("reached", "read") and told.received_at is not None
    ]
    return min(days, default=None)


def _mirror(index: Index, contact: Contact, to: str) -> Contact | None:
    """The receiving team's own account of the same event."""
    if contact.event is None:
        return None
    return next((one for one in index.contacts if one.event == contact.event and one.held_by == to), None)


def _accepted(index: Index, contact: Contact, to: str) -> Contact | Involvement | None:
    """The first allocation, decision that answers, or involvement of the receiving team from then on."""
    if contact.start is None:
        return None
    taken: list[Contact | Involvement] = [
        one
        for one in index.of(Contact, "allocation", "decision")
        if doer(one) == to and (one.kind == "allocation" or one.answers == contact.fact)
    ]
    taken += [one for one in index.of(Involvement) if one.agency == to]
    later = [one for one in taken if one.start is not None and one.start[1] >= contact.start[0]]
    return min(later, key=lambda one: (one.start or ("", ""), one.fact), default=None)


def _first_seen(index: Index, contact: Contact, to: str) -> Contact | None:
    return next(
        (
            one
            for one in index.contacts
            if doer(one) == to
            and contact.start is not None
            and on(one)[0] >= contact.start[0]
            and any(about.seen and about.record in index.records for about in one.about)
        ),
        None,
    )
