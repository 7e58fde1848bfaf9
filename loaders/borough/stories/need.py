"""Help without protection: early help, and a child in need from referral through assessment and visits to closure."""

from sightline.loaders.borough import words
from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.days import AS_AT, workday
from sightline.loaders.borough.planting import Gap
from sightline.loaders.borough.region import Team


def early_help(case: Case, day: int, until: int) -> list[Gap]:
    """The family asks for help, a family support worker comes, and the help ends."""
    team, ledger = case.area.team("early"), case.ledger
    ledger.contact("application", team, case.children, day, outcome="accepted", concern="need", note=case.draw.pick(words.NEEDS))
    case.meet_family(day, team)
    started = case.workdays(day, 2, 4)
    case.take(team, started, lead=True)
    case.assess(team, started, case.workday(started, 14, 20), "early help plan")
    _visits(case, team, case.workday(started, 3, 6), until)
    case.say("family-view", team, case.workday(started, 5, 9), speaker="carer", text=case.draw.pick(words.FAMILY_VIEWS))
    if until <= AS_AT:
        case.close(team, case.workday(until, 1, 6), "goals of the plan met")
    return []


def need(case: Case, day: int, until: int) -> list[Gap]:
    """A child in need, from the referral to the end of the plan."""
    status = begun(case, day, until)
    if until <= AS_AT:
        case.visit(case.support, workday(until))
        case.ledger.end(status, workday(until), late=False, reason="needs met")
        case.close(case.support, case.workday(until, 2, 8), "needs met; universal services go on", case.front)
    return []


def begun(case: Case, day: int, until: int) -> str:
    """Referral, assessment, plan and visits up to a day; gives the key of the standing as a child in need."""
    sender = case.sender(day)
    referral = case.refer(day, sender, "need", case.draw.pick(words.NEEDS))
    case.meet_family(day)
    decided = case.workdays(day, 0, 1)
    case.decide(referral, decided, "assessment", *([sender] if sender else []))
    case.say("threshold-decision", case.front, decided, speaker="team manager", text=words.THRESHOLDS[1])
    taken = case.workdays(decided, 1, 2)
    case.take(case.assessment, taken)
    case.visit(case.assessment, case.workday(taken, 2, 5))
    done = case.workday(day, 20, 25)
    case.assess(case.assessment, taken, done, "child in need")
    planned = case.workday(done, 1, 3)
    case.leave(case.assessment, planned)
    case.take(case.support, planned, lead=True)
    case.meet_family(planned, case.support)
    status = case.stand("child-in-need", case.support, planned, told=case.tell(planned))
    _visits(case, case.support, case.workday(planned, 3, 6), until)
    if case.draw.chance(0.5):
        case.say("strength", case.support, planned + 20, speaker="social worker", text=case.draw.pick(words.STRENGTHS))
    return status


def _visits(case: Case, team: Team, day: int, until: int) -> None:
    """Visits at most every four weeks; now and then nobody opens, and the worker comes again in the same week."""
    while day < min(until, AS_AT + 1):
        if case.draw.chance(0.06):
            case.ledger.contact("no-access-visit", team, case.children, day, by=case.worker(team, day),
                                at=case.homes.at(day).address, outcome="card left; new visit booked")  # fmt: skip
            day = case.workday(day, 1, 3)
        case.visit(team, day)
        day = case.workday(day, 18, 23)
