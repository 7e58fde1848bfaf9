"""Dates as sources write them: whole or partial, compared by the days they could mean.

A moment is ISO text of any length: `1999`, `1999-07`, `1999-07-14` or `1999-07-14T17:20`. Its bounds are two days, the
first and the last that it could be. Text sorts as time does and crosses the wire faster than temporal values.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MOMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?")


def today() -> str:
    """The day on which a question is asked that names none."""
    return date.today().isoformat()


@lru_cache(maxsize=65_536)
def bounds(moment: str) -> tuple[str, str]:
    """First and last day that a moment could be, as ISO days; `ValueError` when it is no moment."""
    match = _MOMENT.fullmatch(moment)
    if match is None:
        raise ValueError(f"'{moment}' is not a date; write it as 1999, 1999-07 or 1999-07-14")
    year, month, day = match.groups()
    if day is not None:
        whole = date(int(year), int(month), int(day)).isoformat()
        return whole, whole
    if month is not None:
        return f"{year}-{month}-01", date(int(year), int(month), monthrange(int(year), int(month))[1]).isoformat()
    return date(int(year), 1, 1).isoformat(), date(int(year), 12, 31).isoformat()


def first_day(moment: str) -> str:
    """The earliest day that a moment could be."""
    return bounds(moment)[0]


def last_day(moment: str) -> str:
    """The latest day that a moment could be."""
    return bounds(moment)[1]


def day_words(moment: str) -> str:
    """A moment as people say it: 18 June 1999, June 1999, 1999."""
    year, _, rest = moment[:10].partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}" if day else f"{MONTHS[int(month) - 1]} {year}"


def full_year(short: int, last: int) -> int:
    """The latest year not after `last` that two digits can stand for."""
    return last - (last - short) % 100


def days_between(earlier: str, later: str) -> int:
    """Whole days from one ISO day to another; negative when the second comes first."""
    return _number(later) - _number(earlier)


@lru_cache(maxsize=65_536)  # a whole area's cases name the same few thousand days
def _number(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


@lru_cache(maxsize=65_536)
def add_days(day: str, days: int) -> str:
    """The ISO day so many days after (or, negative, before) another; stays within the years 0001 to 9999."""
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except OverflowError:  # exports write 9999-12-31 for "no end"
        return (date.max if days > 0 else date.min).isoformat()


def interval_days(start: tuple[str, str], end: tuple[str, str]) -> tuple[int, int]:
    """Fewest and most days that can lie between two moments, each given by its bounds."""
    return days_between(start[1], end[0]), days_between(start[0], end[1])


def later_of(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    """The later of two moments, each given by its bounds."""
    return max(one[0], other[0]), max(one[1], other[1])


def earlier_of(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    """The earlier of two moments, each given by its bounds."""
    return min(one[0], other[0]), min(one[1], other[1])
