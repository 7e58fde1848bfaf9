"""One household of the borough as a bundle: its people, homes, files and facts, and the gaps planted in them."""

from dataclasses import dataclass

from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Adult, Child
from sightline.loaders.borough.casework import Case
from sightline.loaders.borough.days import iso
from sightline.loaders.borough.dice import Dice
from sightline.loaders.borough.episodes import episodes, protected, quiet
from sightline.loaders.borough.homes import homes
from sightline.loaders.borough.ledger import Ledger
from sightline.loaders.borough.life import life
from sightline.loaders.borough.people import Family, family
from sightline.loaders.borough.planting import Gap, Planted, plant
from sightline.loaders.borough.records import records
from sightline.loaders.borough.region import HOMES, Region
from sightline.loaders.borough.upbringing import upbringing


@dataclass(frozen=True, slots=True)
class Household:
    """One household: what is loaded, the truth about what was deleted, the people as they really are, and their stories."""

    bundle: Bundle
    planted: tuple[Planted, ...]
    family: Family
    stories: tuple[str, ...]


def household(draw: Dice, region: Region, seed: int, number: int, children: int, planted: float) -> Household:
    """One household with so many children; `planted` is the share of gaps that are planted."""
    area = region.areas[draw.weighted(HOMES)]
    known = family(draw, seed, number, children, area.number)
    told = episodes(draw, known)
    calm = quiet(told)
    stays = homes(draw, known, region, area, [one.move for one in told if one.move], calm)
    spells = life(draw, known, stays)
    ledger = Ledger(draw, known)
    upbringing(ledger, stays, spells, calm, protected(told))
    gaps: list[Gap] = []
    for one in told:
        case = Case(ledger, region, stays, spells, one.children, one.start)
        found = one.story.tell(case, one.start, one.until)
        if draw.random() < planted:
            gaps += found
    rows = tuple(plant(ledger, gaps))
    things: list[Item] = [
        Child(id=child.id, expected_on=iso(child.expected) if child.expected else None) for child in known.children
    ]
    things += [Adult(id=adult.id) for adult in known.adults]
    facts = (version for versions in ledger.facts.values() for version in versions)
    items = (*things, *stays.addresses, *records(ledger), *facts)
    return Household(Bundle(f"household {number}", items), rows, known, tuple(one.story.tell.__name__ for one in told))
