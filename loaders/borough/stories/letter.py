"""A letter from the police and the answer to it."""

from sightline.loaders.borough import words
from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.planting import Gap
from sightline.loaders.borough.stories.everyday import notice


def letter(case: Case, day: int, until: int) -> list[Gap]:
    """M12: the police write to the carer, who rings them; without that call, the letter was never answered."""
    notice(case, day, until)
    wrote, police = case.workday(day, 2, 4), case.police
    worker = police.worker(case.draw, wrote)
    sent = case.ledger.contact(
        "letter", police, case.children, wrote, late=False, by=worker, note="asks the carer to get in touch"
    )
    heard = case.workday(wrote, 4, 8)
    reply = case.ledger.contact(
        "call", police, case.children, heard, late=False, by=worker, answers=sent, to=police.id,
        note=case.draw.pick(words.FAMILY_VIEWS), outcome="answered",
    )  # fmt: skip
    case.ledger.revise(sent, heard, outcome="answered by telephone")
    steps, covered = (*case.ledger.whole(reply), *case.ledger.latest(sent)), case.area.covered("police")
    return [Gap(rule="M12", child=child.id, steps=steps, evidence=(sent,), covered=covered) for child in case.children]
