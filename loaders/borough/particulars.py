"""What a file says a person is called: as they are, or with the slips that files have, at fixed rates."""

from typing import NamedTuple

from sightline.loaders.borough import names, rates
from sightline.loaders.borough.days import iso
from sightline.loaders.borough.dice import Dice
from sightline.loaders.borough.people import Person

_ELIGIBLE_TO_SWAP = 12 * 11 / 365.25  # only days up to the twelfth, and not the second of February and the like
_NEIGHBOURS = dict(zip("abcdefghijklmnopqrstuvwxyz", "svxswfhgokjlknibwetyibesuz", strict=True))


class Written(NamedTuple):
    """The particulars in one file."""

    given: str | None
    family: str | None
    born_on: str | None
    nhs: str | None

    def exact(self, person: Person) -> bool:
        """Are names and date of birth as they are."""
        return self[:3] == truth(person)


def truth(person: Person) -> tuple[str | None, str | None, str | None]:
    """Given name, family name and date of birth as they are."""
    return person.given, person.family, iso(person.born) if person.born else None


def written(draw: Dice, person: Person, recorded: int) -> Written:
    """What one file has on one person. All draws are made whatever comes of them."""
    slips = [draw.random() for _ in range(6)]
    given, family = person.given, person.family
    if given and slips[0] < rates.ALIAS.value:
        given = person.alias
    if slips[1] < rates.VARIANT.value:
        if person.family_first and given and draw.chance(0.5):
            given, family = family, given  # the file took the name that stands first for the given name
        else:
            family = draw.pick(names.variants(person.family, person.others))
    if slips[2] < rates.TYPING.value:
        if given and slips[3] < 0.5:
            given = mistyped(draw, given)
        else:
            family = mistyped(draw, family)
    born_on = _born_on(draw, person, recorded, slips[4]) if person.born else None
    nhs = person.nhs
    if slips[5] < rates.NO_NHS.value:
        nhs = None
    elif slips[5] < rates.NO_NHS.value + rates.WRONG_NHS.value and person.spare_nhs:
        nhs = person.spare_nhs
    return Written(given, family, born_on, nhs)


def mistyped(draw: Dice, name: str) -> str:
    """A name with one slip of the keyboard; never the name itself."""
    place = draw.between(1, max(len(name) - 2, 1))
    before, letter, after = name[:place], name[place], name[place + 1 :]
    kind = draw.between(0, 3)
    if kind == 0 and after and after[0] != letter:
        return before + after[0] + letter + after[1:]
    if kind == 1:
        return before + after
    if kind == 2:
        return before + letter + letter + after
    other = _NEIGHBOURS.get(letter, "e")
    return before + other + after if other != letter else before + after


def _born_on(draw: Dice, person: Person, recorded: int, slip: float) -> str:
    """The date of birth as written: swapped, wrong, or right; never after the day of writing."""
    born = iso(person.born or 0)
    wrong = rates.WRONG_BIRTH.value
    if slip < wrong:
        return iso((person.born or 0) - draw.pick((1, 10, 30, 31, 365)))
    year, month, day = born.split("-")
    swapped = f"{year}-{day}-{month}"
    if slip < wrong + rates.SWAPPED.value / _ELIGIBLE_TO_SWAP and day <= "12" and day != month and swapped <= iso(recorded):
        return swapped
    return born
