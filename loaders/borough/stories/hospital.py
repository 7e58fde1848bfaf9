"""Hospital stories: two admissions in two hospitals, a discharge and the visit after it, an authority closing meanwhile."""

from typing import NamedTuple

from sightline.graph.facts import Status
from sightline.loaders.borough import words
from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.days import workday
from sightline.loaders.borough.ledger import Telling
from sightline.loaders.borough.planting import Gap
from sightline.loaders.borough.region import Team
from sightline.loaders.borough.stories.need import begun
from sightline.loaders.borough.stories.protection import ended, enquire, plan


class Admission(NamedTuple):
    """A stay in hospital over suspected harm."""

    attended: str
    admitted: str
    discharged: str
    left: int


def discharge(case: Case, day: int, until: int) -> list[Gap]:
    """M8: a child goes home from hospital with the worry open, and is visited the next day; without that visit, nobody looks."""
    case.children, hospital = (case.focus,), case.area.team("hospital")
    stay = _admission(case, hospital, day)
    visit = _looked_into(case, hospital, day, stay.left)
    return [Gap(rule="M8", child=case.focus.id, steps=case.ledger.whole(visit), evidence=(stay.discharged,))]


def two_hospitals(case: Case, day: int, until: int) -> list[Gap]:
    """M5: two admissions in two hospitals, the second told of the first; without that, each sees the child for the first time."""
    case.children, ledger = (case.focus,), case.ledger
    near = case.area.teams["hospital"]
    one = near[0]
    other = near[1] if len(near) > 1 else case.next_door().team("hospital")
    stay = _admission(case, one, day)
    _assessed(case, one, day, stay.left)
    back = case.workday(day, 15, 22)
    asked = Telling(other, 0, "full", "call")
    for key in (stay.attended, stay.admitted, stay.discharged):
        ledger.tell(key, asked, back)
    call = ledger.contact(
        "call", other, case.children, back, late=False, to=one.id, by=other.worker(case.draw, back),
        note="asked the other hospital for its notes", outcome="notes sent the same day",
    )  # fmt: skip
    again = _admission(case, other, back)
    referral = case.refer(back, other, "harm-suspected", case.draw.pick(words.HARMS))
    case.decide(referral, back, "strategy discussion", case.police, other)
    conference = enquire(case, back, other, again.left)
    ended(case, plan(case, conference, until, plain=True), until)
    told = [step for key in (stay.attended, stay.admitted, stay.discharged) for step in ledger.tellings(key, other)]
    steps = (*told, *ledger.whole(call))
    return [Gap(rule="M5", child=case.focus.id, steps=steps, evidence=(stay.admitted, again.admitted))]


def closing(case: Case, day: int, until: int) -> list[Gap]:
    """M4: an authority closes while hospital and police of the one moved to act, and tells them; without that, neither knows."""
    ledger, old, support = case.ledger, case.area, case.support
    case.children = (case.focus,)
    moved = next(stay.since for stay in case.homes.stays if stay.told and stay.since > day)
    new = case.homes.at(moved).area
    acted = case.workday(moved, 19, 23)
    while workday(acted + 1) != acted + 1:
        acted += 1
    closed = acted + case.draw.between(0, 1)
    status = begun(case, day, closed)
    offered = case.workdays(moved, 2, 3)
    case.meet_family(offered, support)
    ledger.contact(
        "case-transfer", support, case.children, offered, late=False, to=new.team("front").id, by=case.worker(support, offered),
        note="family moved; summary sent", told=(Telling(new.team("front")),),
    )  # fmt: skip
    case.enter(new)
    received = case.refer(offered, support, "need", "family known next door has moved in")
    noted = "noted: the authority that they left sees them until it closes"
    answered = case.workdays(offered, 1, 1)
    accepted = case.decide(received, answered, noted, support)
    met = case.visit(case.assessment, case.workdays(answered, 1, 2), quiet=True)
    hospital = new.team("hospital")
    protected = _brought_in(case, hospital, acted)
    there = (new.team("front"), new.team("assessment"), hospital, new.team("police"))
    ledger.end(status, closed, late=False, reason="family moved")
    closure = case.close(support, closed, "family moved; money no longer short", *there, old.team("front"))
    for team in there:
        ledger.contact(
            "notice", support, case.children, closed, late=False, to=team.id, by=case.worker(support, closed),
            note="we close today; this is what we know", told=(Telling(team),),
        )  # fmt: skip
    _looked_into(case, hospital, acted, None)
    steps = (*ledger.sent(old, new, moved - 28, case.children), *ledger.whole(received, accepted, met))
    evidence = (closure, *protected)
    return [Gap(rule="M4", child=case.focus.id, steps=steps, evidence=evidence, also_expected=("M17",))]


def _admission(case: Case, hospital: Team, day: int) -> Admission:
    """Attendance, admission and discharge, all with the worry open; the day after discharge is a working day."""
    ledger, left = case.ledger, case.workdays(day, 2, 3)
    while workday(left + 1) != left + 1:
        left += 1
    worker, note = hospital.worker(case.draw, day), case.draw.pick(words.HARMS)
    shared = {"at": hospital.address, "by": worker, "concern": "harm-suspected", "late": False}
    told = (Telling(case.front, 0, "full", "call"),)
    attended = ledger.contact("attendance", hospital, case.children, day, seen=True, note=note, told=told, **shared)
    admitted = ledger.contact("admission", hospital, case.children, day, seen=True, note="admitted for safety", **shared)
    discharged = ledger.contact(
        "discharge", hospital, case.children, left, note="home with carer; social care to follow up",
        outcome="worry open", **shared,
    )  # fmt: skip
    return Admission(attended, admitted, discharged, left)


def _brought_in(case: Case, hospital: Team, day: int) -> tuple[str, str]:
    """A neighbour brings the child to hospital and the police protect them overnight."""
    ledger, worker = case.ledger, hospital.worker(case.draw, day)
    attended = ledger.contact(
        "attendance", hospital, case.children, day, late=False, seen=True, at=hospital.address, by=worker,
        concern="harm-suspected", note="brought by a neighbour", told=(Telling(case.front, 0, "full", "call"),),
    )  # fmt: skip
    status = ledger.write(
        Status, "police-protection", case.police, case.children, day, lasting=True, late=False, authority=case.area.id,
        told=(Telling(case.front, 0, "full", "call"),),
    )  # fmt: skip
    ledger.end(status, day + 1, late=False, reason="grandmother came")
    return attended, status


def _assessed(case: Case, hospital: Team, day: int, left: int) -> None:
    """Social care assesses after a first admission, quickly, and goes on watching."""
    team = case.assessment
    referral = case.refer(day, hospital, "harm-suspected", case.draw.pick(words.HARMS))
    case.meet_family(day)
    case.decide(referral, day, "assessment", hospital)
    taken = case.workdays(day, 1, 1)
    case.take(team, taken)
    case.on_ward(hospital, taken)
    case.visit(team, left + 1, quiet=True)
    case.assess(team, taken, case.workdays(left, 3, 4), "stays open: account of the carer not clear")
    case.leave(team, case.workdays(left, 3, 4))


def _looked_into(case: Case, hospital: Team, day: int, left: int | None) -> str:
    """An enquiry that does not find harm, from the hospital's referral to closure; gives the visit after discharge."""
    team, ledger = case.assessment, case.ledger
    referral = case.refer(day, hospital, "harm-suspected", case.draw.pick(words.HARMS))
    case.meet_family(day)
    case.decide(referral, day, "strategy discussion", hospital, case.police)
    strategy = case.workdays(day, 1, 1)
    for holder in (team, case.police):
        ledger.contact(
            "strategy-discussion", holder, case.children, strategy, late=False, by=holder.worker(case.draw, strategy),
            event=f"{ledger.base}-{strategy}", outcome="section 47 enquiry", told=(Telling(hospital),) if holder is team else (),
        )  # fmt: skip
    case.take(team, strategy)
    enquiry = ledger.contact("enquiry", team, case.children, strategy, lasting=True, late=False, by=case.worker(team, strategy))
    status = case.stand("protection-enquiry", team, strategy)
    if left is not None:
        case.on_ward(hospital, strategy)
    home = case.visit(team, case.workday((left or strategy) + 1, 0, 0), quiet=True)
    later = case.workday(left or strategy, 12, 14)
    case.visit(team, later, quiet=True)
    found = case.workdays(later, 1, 2)
    case.assess(team, strategy, found, "no harm found; support from universal services")
    ledger.contact("medical-opinion", hospital, case.children, found, late=False, concern="harm-ruled-out",
                   by=hospital.worker(case.draw, found), note="all results back", told=(Telling(case.front),))  # fmt: skip
    ledger.end(enquiry, found, late=False, outcome="not substantiated")
    ledger.end(status, found, late=False, reason="not substantiated")
    case.close(team, case.workday(found, 9, 16), "no harm found", hospital, case.police, case.front)
    return home
