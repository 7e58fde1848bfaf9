"""A child's age by the bounds of every date of birth on file, and the days of compulsory school age in England.

Education Act 1996 section 8: from the prescribed day (31 March, 31 August or 31 December) on or after the fifth birthday
to the last Friday in June of the school year in which the sixteenth falls.
"""

from datetime import date, timedelta
from functools import lru_cache

from sightline.graph.clock import add_days, bounds
from sightline.graph.errors import BadInput
from sightline.graph.facts import Bounds, Particulars
from sightline.queries.index import Index

PRESCRIBED = ("03-31", "08-31", "12-31")
EARLIEST = date.min.isoformat()


def born(index: Index) -> Bounds | None:
    """The first and last day of birth that any record of the child gives."""
    return index.once(born, lambda: _born(index))


def _born(index: Index) -> Bounds | None:
    known = [
        bounds(fact.born_on)
        for fact in index.of(Particulars)
        if fact.born_on is not None and any(about.record in index.records for about in fact.about)
    ]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None


def unborn(index: Index) -> bool:
    """Is the child expected, and no file has a date of birth."""
    return index.case.expected_on is not None and born(index) is None


@lru_cache(maxsize=16_384)  # children of an area share their birthdays
def school_age(birth: Bounds) -> tuple[Bounds, Bounds]:
    """The first and last day of compulsory school age, each by its bounds."""
    return (begins(birth[0]), begins(birth[1])), (ends(birth[0]), ends(birth[1]))


def begins(birthday: str) -> str:
    """The first day of compulsory school age for a day of birth."""
    fifth = birthday_at(birthday, 5)
    return next(f"{fifth[:4]}-{day}" for day in PRESCRIBED if f"{fifth[:4]}-{day}" >= fifth)


def ends(birthday: str) -> str:
    """The last day of compulsory school age for a day of birth."""
    sixteenth = birthday_at(birthday, 16)
    year = int(sixteenth[:4]) + (sixteenth[5:] >= "09-01")
    june = date(year, 6, 30)
    return (june - timedelta(days=(june.weekday() - 4) % 7)).isoformat()


def birthday_at(birthday: str, years: int) -> str:
    """The day on which an age is reached; born on 29 February, on 1 March of other years."""
    year, month, day = (int(part) for part in birthday.split("-"))
    try:
        return date(year + years, month, day).isoformat()
    except ValueError:
        return date(year + years, 3, 1).isoformat()


def born_between(least: int | None, most: int | None, today: str) -> Bounds:
    """The first and last day of birth of those who are so many years old on a day, both ages included."""
    if min(least or 0, most or 0) < 0 or (most is not None and most < (least or 0)):
        raise BadInput("age", f"from {least} to {most} is nobody's", "write whole years, the lower first, such as 5 and 11")
    first = EARLIEST if most is None else add_days(_years_before(today, most + 1), 1)
    return first, _years_before(today, least or 0)


def _years_before(day: str, years: int) -> str:
    """The same day so many years earlier; of 29 February, 28 February of other years."""
    whole = date.fromisoformat(day)
    if whole.year <= years:
        return EARLIEST
    try:
        return whole.replace(year=whole.year - years).isoformat()
    except ValueError:
        return whole.replace(year=whole.year - years, day=28).isoformat()
