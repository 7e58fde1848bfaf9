"""A move to another school in the middle of a case."""

from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.days import AS_AT, YEAR
from sightline.loaders.borough.people import Person
from sightline.loaders.borough.planting import Gap
from sightline.loaders.borough.stories.need import need

_FROM, _TO = 5.4, 15.3  # surely of compulsory school age, and so for months to come


def new_school(case: Case, day: int, until: int) -> list[Gap]:
    """M16: a family with an open case moves and the children change school; without the new registration, none has them."""
    need(case, day, until)
    gaps = (_unregistered(case, child, day, until) for child in case.children)
    return [gap for gap in gaps if gap is not None]


def _unregistered(case: Case, child: Person, day: int, until: int) -> Gap | None:
    spells = case.life.schools[child.number]
    nth = next((nth for nth, spell in enumerate(spells) if spell.told and day < spell.since < until), 0)
    if nth == 0:  # no change of school, and for the youngest no school at all
        return None
    spell, before = spells[nth], spells[nth - 1]
    again = sum(1 for one in spells if one.team is spell.team) > 1
    last = min(spell.until or AS_AT, AS_AT)
    of_age = _FROM * YEAR < spell.since - (child.born or 0) < _TO * YEAR
    if spell.team.sort.kind != "school" or again or not of_age or last - spell.since < 120:
        return None
    ledger = case.ledger
    sent = [key for key in ledger.held([before.team], child) if getattr(ledger.facts[key][0], "to", None) == spell.team.id]
    lost = ledger.whole(*ledger.held([spell.team], child), *sent)
    teams = (case.front, case.assessment, case.support)
    told = [step for key in ledger.held(teams, child) for step in ledger.tellings(key, spell.team)]
    contacts = ledger.held([case.support], child, since=before.until or spell.since, until=last)
    seen = [key for key in contacts if ledger.facts[key][0].label == "Contact"]
    left = [key for key in ledger.held([before.team], child) if ledger.facts[key][0].label == "Registration"]
    covered = all(stay.area.covered("education") for stay in case.homes.stays)
    return Gap(rule="M16", child=child.id, steps=(*lost, *told), evidence=(*left, *seen), covered=covered)
