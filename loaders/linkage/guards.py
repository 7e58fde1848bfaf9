"""What keeps two groups of records apart whatever their score: a guard is a sentence, and says whether to ask a person.

A group is the records that are already taken to be of one person; a new record is a group of its own. Groups are judged by
all that their records say together, so that one file with a short name does not keep apart what the others join.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.graph.clock import bounds, days_between
from sightline.graph.proposal import SEALED
from sightline.loaders.linkage.portrait import Portrait
from sightline.loaders.linkage.spelling import near

MUST_NOT = "somebody decided that these are two people"
GENERATION = "twelve years or more lie between their births, as between parent and child"
TWINS = "born on one day and called differently, as twins are"
SIBLINGS = "called differently and born on different days, as brothers and sisters are"
SHARED_NUMBER = "one number on two who are called differently and were born on different days"
TWO_NUMBERS = "each has an NHS number of its own"
TWO_FILES = "one team keeps both files, under names that differ"
TOO_LITTLE = "fewer than two of given name, date of birth and number agree"

YEARS_OF_A_GENERATION = 12
# With these a person is not asked either: nothing is left open.
SETTLED = frozenset({MUST_NOT, GENERATION, SIBLINGS})


@dataclass(frozen=True, slots=True)
class Group:
    """What some records say together."""

    records: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    born: frozenset[str]
    numbers: frozenset[str]
    numbered: int  # files with an NHS number
    teams: frozenset[tuple[str, str]]  # with the given name on their file
    adopted_on: str | None  # the first day by which one of them tells of an adoption
    opened_on: str  # the last first day of any of them; the end of time where one does not tell its own
    must_not: frozenset[str] = frozenset()

    @classmethod
    def of(cls, one: Portrait, must_not: Iterable[str] = ()) -> "Group":
        """A group of one record; `must_not` are the records that it must not be joined with."""
        return cls(
            frozenset((one.record,)),
            frozenset(one.given),
            frozenset(one.family),
            frozenset(one.born),
            frozenset(one.numbers),
            int(any(number.startswith("nhs:") for number in one.numbers)),
            frozenset((one.team, name) for name in one.given),
            one.adopted_on,
            one.since or "9999",
            frozenset(must_not),
        )

    def joined(self, other: "Group") -> "Group":
        """Both as one."""
        return Group(
            self.records | other.records,
            self.given | other.given,
            self.family | other.family,
            self.born | other.born,
            self.numbers | other.numbers,
            self.numbered + other.numbered,
            self.teams | other.teams,
            min(filter(None, (self.adopted_on, other.adopted_on)), default=None),
            max(self.opened_on, other.opened_on),
            self.must_not | other.must_not,
        )

    @property
    def nhs(self) -> frozenset[str]:
        return frozenset(one for one in self.numbers if one.startswith("nhs:"))


def guards(one: Group, other: Group) -> tuple[str, ...]:
    """Every guard between two groups, those that leave nothing open first."""
    return tuple(_guards(one, other))


def _guards(one: Group, other: Group) -> Iterator[str]:
    if not one.must_not.isdisjoint(other.records) or not other.must_not.isdisjoint(one.records):
        yield MUST_NOT
    if _after_adoption(one, other) or _after_adoption(other, one):
        yield SEALED
    if one.born and other.born and _years_apart(one.born, other.born) >= YEARS_OF_A_GENERATION:
        yield GENERATION
    two_numbers = bool(one.nhs) and bool(other.nhs) and one.nhs.isdisjoint(other.nhs)
    number = not two_numbers and not one.numbers.isdisjoint(other.numbers)
    named, birth = _named_alike(one, other), _born_alike(one.born, other.born)
    if named is False:
        if birth is False:
            yield SHARED_NUMBER if number else SIBLINGS
        elif birth and not number:
            yield TWINS
    if two_numbers and not _a_slip(one, other):
        yield TWO_NUMBERS
    if not number and _kept_apart(one, other):
        yield TWO_FILES
    if sum((named is True, birth is True, number)) < 2:
        yield TOO_LITTLE


def _a_slip(one: Group, other: Group) -> bool:
    """May one of two numbers be a mistake: a single file has it, and all else is the same."""
    same = one.given & other.given and one.family & other.family and one.born & other.born
    return bool(same) and 1 in (one.numbered, other.numbered)


def open_to_doubt(found: Iterable[str]) -> bool:
    """May a person be asked in spite of these guards; twins, and two files of one team, with two numbers are settled."""
    found = set(found)
    return found.isdisjoint(SETTLED) and not (TWO_NUMBERS in found and found & {TWINS, TWO_FILES})


def _named_alike(one: Group, other: Group) -> bool | None:
    """Do the given names agree: equal, in another spelling, or in the place of the family name; none where one is not known."""
    if not one.given or not other.given:
        return None
    crossed = one.given & other.family and other.given & one.family
    return bool(crossed) or near(one.given, other.given)


def _born_alike(ones: Iterable[str], others: Iterable[str]) -> bool | None:
    """Do the dates of birth agree: equal, as far as written, or with day and month in each other's place."""
    pairs = [(one, other) for one in ones for other in others]
    return any(_same_day(one, other) for one, other in pairs) if pairs else None


def _same_day(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one) or one == f"{other[:4]}-{other[8:10]}-{other[5:7]}"


def _years_apart(ones: Iterable[str], others: Iterable[str]) -> int:
    gaps = (
        max(days_between(bounds(one)[1], bounds(other)[0]), days_between(bounds(other)[1], bounds(one)[0]))
        for one in ones
        for other in others
    )
    return min(gaps) // 365


def _after_adoption(one: Group, other: Group) -> bool:
    """Does one tell of an adoption, and the other of a file that was not there before it."""
    return one.adopted_on is not None and one.adopted_on <= other.opened_on


def _kept_apart(one: Group, other: Group) -> bool:
    """Does one team keep a file in each group, with no given name in common."""
    mine, theirs = dict[str, set[str]](), dict[str, set[str]]()
    for names, teams in ((mine, one.teams), (theirs, other.teams)):
        for team, name in teams:
            names.setdefault(team, set()).add(name)
    return any(mine[team].isdisjoint(theirs[team]) for team in mine.keys() & theirs.keys())
