"""Days as numbers, which are quick to add to, and as the ISO text that facts carry."""

from datetime import date
from functools import cache

AS_AT = date(2026, 9, 1).toordinal()  # the population and every source are as at this day
FIRST = date(2008, 1, 1).toordinal()  # no history lies before it
YEAR = 365.25


@cache
def iso(day: int) -> str:
    """The ISO text of a day."""
    return date.fromordinal(day).isoformat()


def years_after(day: int, years: int) -> int:
    """The same day so many years later; 29 February becomes 1 March where there is none."""
    moment = date.fromordinal(day)
    try:
        return moment.replace(year=moment.year + years).toordinal()
    except ValueError:
        return date(moment.year + years, 3, 1).toordinal()


def september_after(day: int, years: int) -> int:
    """The first of September that follows a birthday: when a child of that age changes or leaves school."""
    birthday = date.fromordinal(years_after(day, years))
    first = date(birthday.year, 9, 1)
    return (first if birthday < first else first.replace(year=birthday.year + 1)).toordinal()


def workday(day: int) -> int:
    """This day where offices are open, else the next on which they are."""
    while day in _closed() or day % 7 in (6, 0):  # ordinal 1 was a Monday
        day += 1
    return day


def workdays_after(day: int, count: int) -> int:
    """The day on which so many working days have gone by."""
    for _ in range(count):
        day = workday(day + 1)
    return day


@cache
def _closed() -> frozenset[int]:
    """England's yearly bank holidays without substitute and single days: good enough to keep offices shut."""
    days: set[int] = set()
    for year in range(2007, 2029):
        easter = _easter(year)
        days.update((easter - 2, easter + 1))
        days.update(date(year, month, day).toordinal() for month, day in ((1, 1), (12, 25), (12, 26)))
        days.update(_monday(date(year, month, day).toordinal()) for month, day in ((5, 1), (5, 25), (8, 25)))
    return frozenset(days)


def _monday(day: int) -> int:
    return day + (1 - day) % 7


def _easter(year: int) -> int:
    """Easter Sunday by the anonymous Gregorian computus."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1).toordinal()
