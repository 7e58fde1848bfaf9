"""A letter from the police and the answer to it."""

from sightline.loaders.borough import words
from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.planting import Gap
from sightline.loaders.borough.stories.everyday import notice


def letter(case: Case, day: int, until: int) -> list[Gap]:
    """M12: the police write to the carer or to the school and are answered; without the answer, the letter hangs."""
    notice(case, day, until)
    wrote, police = case.workday(day, 2, 4), case.police
    school = case.life.school(case.focus, wrote) if case.draw.chance(0.4) else None
    worker = police.worker(case.draw, wrote)
    sent = case.ledger.contact(
        "letter", police, case.children, wrote, late=False, by=worker, to=school.id if school else None,
        note="asks the school what it knows" if school else "asks the carer to get in touch",
    )  # fmt: skip
    heard = case.workday(wrote, 4, 8)
    reply = case.ledger.contact(
        "call", police, case.children, heard, late=False, by=worker, answers=sent,
        by_agency=school.id if school else None, to=police.id, note=case.draw.pick(words.FAMILY_VIEWS) if not school else None,
        outcome="answered",
    )  # fmt: skip
    case.ledger.revise(sent, heard, outcome="answered")
    steps = (*case.ledger.whole(reply), *case.ledger.latest(sent))
    return [Gap(rule="M12", child=child.id, steps=steps, evidence=(sent,)) for child in case.children]
