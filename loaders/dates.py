"""Dates in every form that agencies send, as ISO days; a partial date stays partial, and no more than a century is worked out."""

import re
from datetime import date, timedelta
from functools import lru_cache

from sightline.graph.clock import MONTHS, add_days, full_year

_MONTHS = tuple(month.lower() for month in MONTHS)
_TIME = r"(?:(?:T|,? )\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AP]M|Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
_SEPARATOR = r"(?: ?[-/.\\] ?| )"
_TH = "(?:st|nd|rd|th)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}|[a-z]+){_SEPARATOR}(\d{{1,2}}){_TIME}", re.I)
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_TH}{_SEPARATOR}(\d{{1,2}}|[a-z]+),?{_SEPARATOR}(\d{{4}}|\d{{2}}){_TIME}", re.I)
_NAME_FIRST = re.compile(rf"([a-z]+){_SEPARATOR}(\d{{1,2}}){_TH},?{_SEPARATOR}(\d{{4}}|\d{{2}}){_TIME}", re.I)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? (?=\S)", re.I)
_RUN_TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_YEAR_MONTH = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}|[a-z]+)", re.I)
_MONTH_YEAR = re.compile(rf"(\d{{1,2}}|[a-z]+){_SEPARATOR}(\d{{4}})", re.I)
_YEAR = re.compile(r"(?:1[89]|20|21)\d{2}")
_UNKNOWN_PART = re.compile(r"^(?:zz[-/. ])+(?:zzzz$)?", re.I)  # zz/07/2015: the day is not known
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")

SERIAL_ZERO = date(1899, 12, 30)  # day 0 of a spreadsheet that counts 1900 as a leap year
CURE = "write it as 31/12/2020 or 2020-12-31"

# What systems write for "none": the end of time, and the first day that a database or a spreadsheet knows.
NEVER = frozenset({"9999-12-31", "2999-12-31", "1753-01-01", "1900-01-01", "1899-12-30", "0001-01-01"})
_STILL = frozenset({"ongoing", "on-going", "current", "present", "to date", "open"})  # what people write where an end would be


class NoDate(ValueError):
    """Text that is no date, with what is wrong and how to mend it."""

    def __init__(self, what: str, cure: str = CURE) -> None:
        super().__init__(f"{what}; {cure}")
        self.what = what
        self.cure = cure


@lru_cache(maxsize=16_384)
def moment(text: str, *, month_first: bool = False, last_year: int | None = None) -> str | None:
    """The ISO day, month or year that a text says; none where it is empty or stands for "none". Raises `NoDate`.

    31/12/2020 is read day first unless the sender's mapping says otherwise; a time of day is left off. A year of two
    digits is the latest that is not after `last_year`, and no year where that is not known.
    """
    said = _WEEKDAY.sub("", _UNKNOWN_PART.sub("", " ".join(text.split())))
    if not said or said.casefold() in _STILL:
        return None
    found = _whole(said, month_first, last_year) or _partial(said)
    if found is None:
        raise NoDate(f"'{_short(said)}' is not a date")
    return None if found in NEVER else found


def day_after(last: str | None) -> str | None:
    """The first day on which something was no more, of the last on which it was; a partial date stays as it is."""
    return add_days(last, 1) if last and len(last) == 10 else last


def two_digits(text: str) -> bool:
    """Has the year of a text that is a date two digits only."""
    return re.search(r"\d{4}", text) is None


def _whole(said: str, month_first: bool, last_year: int | None) -> str | None:
    if match := _YEAR_FIRST.fullmatch(said) or _RUN_TOGETHER.fullmatch(said):
        return _day(said, match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(said):
        day, month = (match[2], match[1]) if month_first and match[2].isdigit() else (match[1], match[2])
        return _day(said, _full(said, match[3], last_year), month, day)
    if match := _NAME_FIRST.fullmatch(said):
        return _day(said, _full(said, match[3], last_year), match[1], match[2])
    if match := _SERIAL.fullmatch(said):
        return (SERIAL_ZERO + timedelta(days=int(match[1]))).isoformat()
    return None


def _partial(said: str) -> str | None:
    if _YEAR.fullmatch(said):
        return said
    for form, year, month in ((_YEAR_MONTH, 1, 2), (_MONTH_YEAR, 2, 1)):
        if match := form.fullmatch(said):
            return _day(said, match[year], match[month], "1")[:7]
    return None


def _full(said: str, year: str, last_year: int | None) -> str:
    """A year with its century."""
    if len(year) == 4:
        return year
    if last_year is None:
        raise NoDate(f"the year of '{_short(said)}' has two digits")
    return str(full_year(int(year), last_year))


def _day(said: str, year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month) if month.isdigit() else _named(month), int(day)).isoformat()
    except ValueError:
        raise NoDate(f"'{_short(said)}' is in no calendar") from None


def _named(month: str) -> int:
    """The number of a month by its name, in full or its first letters (three at least); 0 for no month."""
    word = month.casefold()
    return next((number for number, name in enumerate(_MONTHS, 1) if len(word) > 2 and name.startswith(word)), 0)


def _short(said: str) -> str:
    return said if len(said) <= 40 else f"{said[:40]}…"
