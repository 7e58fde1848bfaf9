"""Suspected harm as a hospital's own file has it: on an admission, and whether still open at a discharge."""

from sightline.graph.clock import add_days
from sightline.graph.facts import Contact
from sightline.queries.index import Index, doer

SUSPECTED = "harm-suspected"
RULED_OUT = "harm-ruled-out"
NEAR_DAYS = 1


def admitted_over_harm(index: Index, admission: Contact) -> bool:
    """Did the hospital suspect harm when it admitted: on the admission itself or on what it recorded within a day of it."""
    if admission.concern is not None:
        return admission.concern == SUSPECTED
    body = index.body(doer(admission))
    return any(one.concern == SUSPECTED and index.body(doer(one)) == body and _near(admission, one) for one in index.contacts)


def concerns_of_stay(index: Index, discharge: Contact) -> list[Contact]:
    """What a hospital recorded of harm, suspected or ruled out, between its admission and a discharge, in order."""
    body = index.body(doer(discharge))
    stay: list[Contact] = []
    for contact in index.contacts:
        if index.body(doer(contact)) != body:
            continue
        if contact.fact == discharge.fact:
            break
        if contact.kind in ("discharge", "transfer"):
            stay = []
        elif contact.concern in (SUSPECTED, RULED_OUT):
            stay.append(contact)
    return stay


def _near(one: Contact, other: Contact) -> bool:
    if one.start is None or other.start is None:
        return False
    return add_days(one.start[0], -NEAR_DAYS) <= other.start[1] and other.start[0] <= add_days(one.start[1], NEAR_DAYS)
