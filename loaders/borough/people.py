"""One household's people: the children, their carers and whoever else lives there, as they really are."""

from dataclasses import dataclass
from itertools import islice, zip_longest

from sightline.loaders.borough import names, numbers, rates
from sightline.loaders.borough.days import AS_AT, iso, years_after
from sightline.loaders.borough.dice import Dice, dice

OLDEST = AS_AT - int(18 * 365.25) + 1  # nobody in the borough's households who counts as a child was born before
LANGUAGES = ("Polish", "Romanian", "Urdu", "Panjabi", "Bengali", "Arabic", "Somali", "Portuguese", "Ukrainian", "Tigrinya")


@dataclass(slots=True, kw_only=True, eq=False)
class Person:
    """One person as they really are; what files say of them is written by `particulars`."""

    id: str
    number: int
    child: bool
    sex: str
    given: str | None
    family: str
    born: int | None = None
    expected: int | None = None
    alias: str = ""
    others: tuple[str, ...] = ()  # other family names in use in the household
    family_first: bool = False
    nhs: str | None = None
    spare_nhs: str | None = None
    upn: str | None = None
    language: str = "English"
    relation: str = "child"
    twin: bool = False


@dataclass(slots=True)
class Family:
    """The people of one household, children first; `here_since` is the day from which they live in the borough."""

    seed: int
    number: int
    children: list[Person]
    adults: list[Person]
    here_since: int

    @property
    def people(self) -> list[Person]:
        """Everybody, children first."""
        return [*self.children, *self.adults]

    @property
    def main_carer(self) -> Person:
        """Whoever the file names first."""
        return self.adults[0]


def household_dice(seed: int, number: int) -> Dice:
    """The draws of one household; the first of them is its size."""
    return dice(seed, 2, number)


def size(draw: Dice) -> int:
    """How many children a household has: must be the first draw."""
    count: int = draw.weighted(rates.CHILDREN.value)
    return count


def family(draw: Dice, seed: int, number: int, children: int, authority: int) -> Family:
    """The people of one household with so many children."""
    shape = names.shape(draw)
    language = draw.pick(LANGUAGES) if draw.chance(rates.OTHER_LANGUAGE.value) else "English"
    surname = names.family_name(draw, shape)
    adults = _adults(draw, seed, number, surname, language)
    births = _births(draw, children)
    own = tuple(dict.fromkeys(one.family for one in adults if one.family != surname))
    kids: list[Person] = []
    for nth, born in enumerate(births):
        kids.append(_child(draw, seed, number, nth, born, shape, surname, {sibling.given for sibling in kids}))
        kids[-1].language, kids[-1].others, kids[-1].twin = language, own, births.count(born) > 1
    _number(seed, number, authority, [child for child in kids if child.born])
    _age(draw, adults, births[0])
    first = min(births[0], AS_AT)
    here = first - draw.between(30, 900)
    if first < AS_AT - 900 and draw.chance(rates.NEWCOMERS.value):
        here = draw.between(first + 200, AS_AT - 500)
    return Family(seed, number, kids, adults, here)


def _child(
    draw: Dice, seed: int, number: int, nth: int, born: int, shape: names.Shape, surname: str, taken: set[str | None]
) -> Person:
    """One child, with a given name that no sibling has; the unborn have none yet."""
    sex = "M" if draw.chance(rates.BOYS.value) else "F"
    given = names.given_name(draw, shape, sex)
    while given in taken:
        given = names.given_name(draw, shape, sex)
    unborn = born > AS_AT
    return Person(
        id=f"borough-{seed}-{number}-c{nth + 1}",
        number=nth,
        child=True,
        sex="U" if unborn else sex,
        given=None if unborn else given,
        family=surname,
        born=None if unborn else born,
        expected=born if unborn else None,
        alias=names.alias(draw, shape, given, sex),
        family_first=shape.family_first,
    )


def _number(seed: int, household: int, authority: int, born: list[Person]) -> None:
    """Gives the children numbers, and each a spare for the file that has a wrong one."""
    nhs = tuple(islice(numbers.nhs_numbers(seed, household), 2 * len(born)))
    for child, number, spare in zip_longest(born, nhs[: len(born)], nhs[len(born) :]):
        starts = (child.born or 0) + 1_600
        child.nhs, child.spare_nhs = number, spare
        if starts < AS_AT:
            child.upn = numbers.upn(seed, household, child.number, authority, int(iso(starts)[:4]))


def _births(draw: Dice, count: int) -> list[int]:
    """Days of birth from oldest to youngest; the last may lie ahead."""
    steps = []
    for _ in range(count - 1):
        twins = draw.chance(rates.TWINS.value)
        step = draw.between(*rates.SPACING.value)
        steps.append(0 if twins else step)
    unborn = draw.chance(rates.UNBORN.value) and (not steps or steps[-1] > 0)
    span = sum(steps)
    room = AS_AT - OLDEST - 1
    if span > room:  # keep all within one childhood
        steps = [step * room // span if step else 0 for step in steps]
        span = sum(steps)
    first = AS_AT + draw.between(10, 180) - span if unborn else draw.between(OLDEST, AS_AT - span - 1)
    births = [max(first, OLDEST)]
    for step in steps:
        births.append(births[-1] + step)
    return births


def _adults(draw: Dice, seed: int, number: int, surname: str, language: str) -> list[Person]:
    main = draw.weighted(rates.MAIN_CARER.value)
    second = draw.weighted(rates.SECOND_CARER.value)
    other = draw.weighted(rates.OTHER_ADULT.value)
    relations = [main]
    if second != "none" and main == "mother":
        relations.append(second)
    if other not in ("none", main):
        relations.append(other)
    adults = []
    for nth, relation in enumerate(relations):
        sex = "F" if relation in ("mother", "grandmother", "aunt") else "M" if relation != "lodger" else draw.pick("FM")
        shape = names.shape(draw)
        shares_name = relation in ("mother", "father", "uncle", "aunt", "grandmother") and draw.chance(0.7)
        given = names.given_name(draw, shape, sex)
        adults.append(
            Person(
                id=f"borough-{seed}-{number}-a{nth + 1}",
                number=8 + nth,
                child=False,
                sex=sex,
                given=given,
                family=surname if shares_name else names.family_name(draw, shape),
                alias=names.alias(draw, shape, given, sex),
                others=() if shares_name else (surname,),
                family_first=shape.family_first,
                language=language,
                relation=relation,
            )
        )
    return adults


def _age(draw: Dice, adults: list[Person], first_birth: int) -> None:
    """Gives the adults birthdays that fit the children's, and each other's."""
    years = (draw.between(18, 40) + draw.between(18, 40)) // 2
    for adult in adults:
        older = draw.between(18, 32) if adult.relation == "grandmother" else draw.between(-4, 8) if adult is not adults[0] else 0
        adult.born = years_after(first_birth, -max(years + older, 18)) - draw.between(0, 364)
