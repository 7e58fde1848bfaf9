"""A move to another school in the middle of a case."""

from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.days import AS_AT
from sightline.loaders.borough.life import Spell
from sightline.loaders.borough.people import Person
from sightline.loaders.borough.planting import Gap
from sightline.loaders.borough.stories.need import need


def new_school(case: Case, day: int, until: int) -> list[Gap]:
    """M16: a family with an open case moves and the children change school; without the new registration, none has them."""
    need(case, day, until)
    gaps = (_unregistered(case, child, spells) for child in case.children if (spells := case.life.schools[child.number]))
    return [gap for gap in gaps if gap is not None]


def _unregistered(case: Case, child: Person, spells: list[Spell]) -> Gap | None:
    told = [nth for nth, spell in enumerate(spells) if spell.told and spell.team.sort.kind == "school"]
    if not told or told[0] == 0:
        return None
    spell, before = spells[told[0]], spells[told[0] - 1]
    again = sum(1 for one in spells if one.team is spell.team) > 1
    if again or min(spell.until or AS_AT, AS_AT) - spell.since < 120:
        return None
    ledger = case.ledger
    lost = ledger.whole(*ledger.held([spell.team], child))
    teams = (case.front, case.assessment, case.support)
    told_of = [step for key in ledger.held(teams, child) for step in ledger.tellings(key, spell.team)]
    contacts = ledger.held([case.support], child, since=spell.since, until=spell.since + 120)
    visits = [key for key in contacts if ledger.facts[key][0].kind == "home-visit"]
    left = [key for key in ledger.held([before.team], child) if ledger.facts[key][0].label == "Registration"]
    return Gap(rule="M16", child=child.id, steps=(*lost, *told_of), evidence=(*left, *visits))
