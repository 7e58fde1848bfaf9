"""Contacts and referrals at the front door: many of them and an assessment, one and its decision, two and their joining."""

from sightline.loaders.borough import words
from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.days import AS_AT
from sightline.loaders.borough.planting import Gap


def many_contacts(case: Case, day: int, until: int) -> list[Gap]:
    """M1: a family comes to the office again and again, and is assessed; without the assessment nobody asked how the child is."""
    team = case.assessment
    referral = case.refer(day, None, "money-or-housing", "family without money, sent on by a neighbour")
    case.meet_family(day)
    decided = case.workdays(day, 0, 1)
    case.decide(referral, decided, "assessment")
    taken = case.workdays(decided, 1, 2)
    case.take(team, taken)
    visits, came = [], taken
    for nth in range(case.draw.between(4, 5)):
        visits.append(case.visit(team, came, "office-visit", alone=nth == 1, quiet=True, at=None, concern="money-or-housing"))
        came = case.workday(came, 3, 4)
    assessment = case.assess(team, case.workdays(taken, 0, 1), case.workday(came, 1, 3), "advice; no further need")
    case.close(team, case.workday(came, 10, 16), "advice given", case.front)
    steps = case.ledger.whole(assessment)
    return [Gap(rule="M1", child=child.id, steps=steps, evidence=tuple(visits)) for child in case.children]


def answered_referral(case: Case, day: int, until: int) -> list[Gap]:
    """M2a: a referral and its decision; without the decision nobody answered."""
    sender = case.sender(day)
    referral = case.refer(day, sender, "need", case.draw.pick(words.NEEDS))
    case.meet_family(day)
    decision = case.decide(
        referral, case.workdays(day, 0, 1), "no further action: advice given", *([sender] if sender else [])
    )
    steps = (*case.ledger.whole(decision), *case.ledger.latest(referral))
    return [
        Gap(rule="M2a", child=child.id, steps=steps, evidence=(referral,), also_expected=("D1",)) for child in case.children
    ]


def two_threads(case: Case, day: int, until: int) -> list[Gap]:
    """M2b: two referrals within a week on two files of one child, soon found to be one; without that, only by matching, later."""
    ledger = case.ledger
    case.children = (case.focus,)
    first = case.refer(day, None, "need", case.draw.pick(words.NEEDS))
    case.meet_family(day)
    case.decide(first, case.workdays(day, 0, 1), "no further action: advice given")
    again = case.workday(day, 1, 3)
    sender = case.life.school(case.focus, again) or case.life.practice(again)
    second = case.refer(again, sender, "need", case.draw.pick(words.NEEDS), files=(2,))
    decided = case.workdays(again, 0, 1)
    case.decide(second, decided, "no further action: advice given", sender, files=(2,))
    joined = case.workdays(decided, 0, 1)
    decision = ledger.contact(
        "decision", case.front, case.children, joined, late=False, files=(1, 2), answers=second,
        by=case.front.worker(case.draw, joined), outcome="one child on two files: the two referrals are read together",
    )  # fmt: skip
    reason = "same carers, address and date of birth; the name was mistyped"
    join = ledger.decide(case.front, case.focus, 2, joined, case.front.id, "two files of one child", reason)
    matched = joined + case.draw.between(20, AS_AT - joined - 1)
    ledger.decide(case.front, case.focus, 2, matched, "matching service", "linkage score", reason)
    steps = (*ledger.whole(decision), join)
    return [Gap(rule="M2b", child=case.focus.id, steps=steps, evidence=(first, second))]
