"""Protection: referral, strategy discussion, enquiry, conference, plan with visits and reviews, and its hand-over on a move."""

from sightline.graph.facts import Involvement
from sightline.loaders.borough import words
from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.days import AS_AT, workday
from sightline.loaders.borough.ledger import Telling
from sightline.loaders.borough.planting import Gap
from sightline.loaders.borough.region import Team


def protection(case: Case, day: int, until: int) -> list[Gap]:
    """A protection plan from referral to closure."""
    run(case, day, until)
    return []


def run(case: Case, day: int, until: int, plain: bool = False) -> str:
    """The whole of a plan in one authority; gives the key of its status."""
    sender = case.sender(day)
    referral = case.refer(day, sender, "harm-suspected", case.draw.pick(words.HARMS))
    case.meet_family(day)
    case.decide(referral, day, "strategy discussion", case.police, *([sender] if sender else []))
    conference = enquire(case, day, sender)
    status = plan(case, conference, until, plain)
    ended(case, status, until)
    return status


def enquire(case: Case, day: int, raised: Team | None, discharged: int | None = None) -> int:
    """Strategy discussion, enquiry, assessment; gives the day of the conference, within 15 working days.

    `raised`: who raised the concern, told of the discussion; a hospital where the child is on the ward until discharged.
    """
    team, ledger = case.assessment, case.ledger
    strategy = case.workdays(day, 1, 1)
    event = f"{ledger.base}-{strategy}"
    for holder in (team, case.police):
        ledger.contact(
            "strategy-discussion", holder, case.children, strategy, late=False, by=holder.worker(case.draw, strategy),
            event=event, outcome="section 47 enquiry", told=(Telling(raised),) if raised and holder is team else (),
        )  # fmt: skip
    case.take(team, strategy)
    enquiry = ledger.contact("enquiry", team, case.children, strategy, lasting=True, late=False, by=case.worker(team, strategy))
    status = case.stand("protection-enquiry", team, strategy)
    if discharged is None or raised is None:
        case.visit(team, case.workdays(strategy, 0, 1))
        case.visit(team, case.workdays(strategy, 4, 6))
    else:
        case.on_ward(raised, strategy)
        case.visit(team, discharged + 1)
    case.assess(team, strategy, case.workdays(strategy, 8, 9), "needs protection")
    conference = case.workdays(strategy, 10, 13)
    ledger.end(enquiry, conference, late=False, outcome="substantiated")
    ledger.end(status, conference, late=False, reason="conference held")
    case.leave(team, conference)
    return conference


def plan(case: Case, day: int, until: int, plain: bool = False, first: int = 7) -> str:
    """A plan from its conference: core groups, reviews, visits less than 30 days apart, the first within `first` days.

    `plain` leaves out by-play.
    """
    team = case.support
    _confer(case, day, "protection plan: neglect", "conference")
    case.take(team, day, lead=True)
    case.meet_family(day, team)
    status = case.stand("protection-plan", team, day, reason="neglect", told=case.tell(day, case.police))
    responsible = case.ledger.write(
        Involvement, "responsible-authority", team, case.children, day, lasting=True, late=False, authority=case.area.id
    )
    _visits(case, case.workday(day, 1, first), until, plain)
    group = case.workdays(day, 5, 8)
    while group < min(until, AS_AT + 1):
        case.ledger.contact("core-group", team, case.children, group, by=case.worker(team, group), outcome="plan goes on")
        group = case.workday(group, 33, 40)
    review, last = case.workday(day, 70, 76), until - 5
    while review < min(last, AS_AT + 1):
        _confer(case, review, "plan goes on", "review conference")
        review = case.workday(review, 150, 164)
    if until <= AS_AT:
        case.ledger.end(responsible, workday(until), late=False)
    return status


def ended(case: Case, status: str, until: int) -> None:
    """The last review ends the plan; they are visited that day and once more, and closure follows weeks later."""
    if until > AS_AT:
        return
    last = workday(until)
    _confer(case, last, "plan ends", "review conference")
    case.ledger.end(status, last, late=False, reason="plan ended at review")
    case.visit(case.support, last, quiet=True)
    case.visit(case.support, case.workday(last, 10, 14), quiet=True)
    case.close(case.support, case.workday(last, 20, 27), "stepped down; universal services go on", case.police, case.front)


def visited_plan(case: Case, day: int, until: int) -> list[Gap]:
    """M11: a plan with visits, at some of which the carer stays in the room; without the others nobody saw a child alone."""
    status = run(case, day, until, plain=True)
    alone = [key for key in case.visits if case.ledger.facts[key][0].about[0].seen_alone]
    others = [key for key in case.visits if key not in alone]
    steps = case.ledger.whole(*alone)
    return [Gap(rule="M11", child=child.id, steps=steps, evidence=(status, *others)) for child in case.children]


def handed_over(case: Case, day: int, until: int) -> list[Gap]:
    """M17: a family on a plan moves to another authority, which takes the case over; without that, nobody there knows."""
    ledger, old = case.ledger, case.area
    sender, moved = case.sender(day), next(stay.since for stay in case.homes.stays if stay.told and stay.since > day)
    referral = case.refer(day, sender, "harm-suspected", case.draw.pick(words.HARMS))
    case.meet_family(day)
    case.decide(referral, day, "strategy discussion", case.police, *([sender] if sender else []))
    learnt = case.workday(moved, 1, 3)
    offered = case.workdays(moved, 3, 5)
    accepted = case.workdays(offered, 1, 1)
    conference = case.workdays(offered, 8, 11)
    status = plan(case, enquire(case, day, sender), conference, plain=True)
    support = case.support
    case.meet_family(learnt, support)
    new = case.homes.at(moved).area
    ledger.contact(
        "case-transfer", support, case.children, offered, late=False, to=new.team("front").id, by=case.worker(support, offered),
        note="family moved; plan and chronology sent", told=(Telling(new.team("front"), 0, "full"),),
    )  # fmt: skip
    ledger.end(status, conference, late=False, reason="family moved to another authority")
    closed = case.close(support, case.workdays(conference, 2, 4), "family moved to another authority", new.team("front"))
    case.enter(new)
    received = case.refer(offered, support, "harm-suspected", "family on a protection plan has moved in")
    case.decide(received, accepted, "accepted: transfer conference", support)
    case.meet_family(accepted)
    case.take(new.team("assessment"), accepted)
    case.visit(new.team("assessment"), case.workdays(accepted, 1, 2), quiet=True)
    case.assess(new.team("assessment"), accepted, case.workdays(accepted, 4, 5), "needs the plan")
    case.leave(new.team("assessment"), conference)
    ended(case, plan(case, conference, until, plain=True, first=2), until)
    there = [new.team(sort) for sort in ("front", "assessment", "support")]
    lost = ledger.whole(*ledger.held(there, since=offered, until=until + 90))
    messages = ledger.sent(old, new, moved - 28, case.children)
    homes = {child: ledger.homes_known[support.id, child.number][1] for child in case.children}
    return [
        Gap(rule="M17", child=child.id, steps=(*messages, *lost), evidence=(status, closed, homes[child]))
        for child in case.children
    ]


def _confer(case: Case, day: int, outcome: str, note: str) -> None:
    case.ledger.contact(
        "conference", case.support, case.children, day, late=False, outcome=outcome, note=note, told=case.tell(day, case.police)
    )
    if case.draw.chance(0.4):
        text = case.draw.pick(words.STRENGTHS)
        case.say("strength", case.support, day, speaker="conference chair", text=text)
    if case.draw.chance(0.3):
        case.say("family-view", case.support, day, speaker="carer", text=case.draw.pick(words.FAMILY_VIEWS))


def _visits(case: Case, start: int, until: int, plain: bool) -> None:
    """Visits less than 30 days apart; at every third the carer stays in the room."""
    team, number, changes = case.support, 0, start + case.draw.between(240, 420)
    day = start
    while day < min(until, AS_AT + 1):
        if day > changes:
            case.change_worker(team, day)
            changes = day + case.draw.between(240, 420)
        case.visit(team, day, alone=number % 3 != 2, quiet=plain)
        number += 1
        if plain or not case.draw.chance(0.07):
            day = case.workday(day, 17, 21)
            continue
        day = case.workday(day, 12, 15)
        if day < min(until, AS_AT + 1):
            case.ledger.contact("no-access-visit", team, case.children, day, by=case.worker(team, day),
                                at=case.homes.at(day).address, outcome="card left; came again that week")  # fmt: skip
        day = case.workday(day, 1, 3)
