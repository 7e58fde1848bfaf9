"""Stories without a case: a notice from the police, a night missing, help from neighbours and a chapel, therapy."""

from sightline.graph.facts import Involvement, Statement, Status
from sightline.loaders.borough import words
from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.ledger import Telling
from sightline.loaders.borough.planting import Gap


def notice(case: Case, day: int, until: int) -> list[Gap]:
    """The police tell the front door of a call; it keeps the information."""
    note = case.draw.pick(words.NOTICES)
    adult = case.ledger.family.adults[-1]
    people = (*case.children, adult)
    case.ledger.contact(
        "contact", case.police, people, day, by=case.police.worker(case.draw, day), concern="need", note=note,
        told=(Telling(case.front, 1, "summary"),),
    )  # fmt: skip
    case.ledger.contact(
        "contact", case.front, case.children, case.workday(day, 1, 1), by_agency=case.police.id, to=case.front.id,
        concern="need", note=note, outcome="information kept; no further action",
    )  # fmt: skip
    return []


def missing(case: Case, day: int, until: int) -> list[Gap]:
    """A young person is missing for a night and offered a talk within 72 hours of return."""
    case.children = (case.focus,)
    back, early = day + 1, case.area.team("early")
    status = case.ledger.write(
        Status, "missing", case.police, case.children, day, lasting=True, late=False, authority=case.area.id,
        told=(Telling(case.front, 0, "summary", "call"),),
    )  # fmt: skip
    case.ledger.end(status, back, late=False, reason="came home")
    talk = back + case.draw.between(1, 2)
    case.ledger.contact(
        "return-interview", early, case.children, talk, late=False, seen=True, spoken_to=True, seen_alone=True,
        by=early.worker(case.draw, talk), at=case.homes.at(talk).address, outcome="no further action",
        told=(Telling(case.front, 0, "summary"), Telling(case.police, 0, "summary")),
    )  # fmt: skip
    case.say("child-words", early, talk, speaker="child", text=case.draw.pick(words.CHILD_WORDS), present="worker only")
    return []


def worship(case: Case, day: int, until: int) -> list[Gap]:
    """Neighbours and a chapel know the family, too; nobody claims that their files are complete."""
    chapel, charity = case.area.team("worship"), case.area.team("charity")
    while day < until:
        body = case.draw.pick((chapel, charity))
        case.ledger.contact(
            "informal", body, case.children, day, seen=True, by=body.worker(case.draw, day), concern="none",
            note="family came to the weekly lunch",
        )  # fmt: skip
        day += case.draw.between(35, 80)
    case.ledger.write(
        Statement, "strength", charity, case.children, day, speaker="volunteer co-ordinator", text=case.draw.pick(words.STRENGTHS)
    )
    return []


def therapy(case: Case, day: int, until: int) -> list[Gap]:
    """A young person sees a therapist; once nobody brings them, and a new appointment follows."""
    clinic = case.area.team("therapy")
    case.children = (case.focus,)
    worker = clinic.worker(case.draw, day)
    involved = case.ledger.write(
        Involvement, "allocated-worker", clinic, case.children, day, lasting=True, agency=clinic.id, by=worker
    )
    while day < until:
        if case.draw.chance(0.12):
            case.ledger.contact("was-not-brought", clinic, case.children, day, by=worker, outcome="new appointment sent")
            day = case.workday(day, 6, 9)
        case.ledger.contact(
            "attendance", clinic, case.children, day, seen=True, spoken_to=True, seen_alone=True, by=worker, concern="none"
        )
        day = case.workday(day, 20, 27)
    case.ledger.end(involved, day)
    told = (Telling(case.life.practice(day)),)
    case.ledger.contact("closure", clinic, case.children, day, outcome="goals met", by=worker, told=told)
    return []
