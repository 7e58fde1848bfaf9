"""Time limits in calendar, working or school days or months: the day by which something is due, by its bounds.

A working day is no Saturday, Sunday or bank holiday in England (`bank_holidays_england.txt`, 1990 to 2035; outside those
years only week-ends are left out). A school day lies in a term that the authority has stated. Where it has stated none,
term dates are not known, and a limit has two bounds: as if no holiday fell into it, and as if every day on which English
schools are usually closed were one.
"""

from bisect import bisect_right
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sightline.graph.clock import add_days
from sightline.graph.facts import Bounds

Unit = Literal["calendar-days", "working-days", "school-days"]
FIRST, LAST = 1980, 2060  # years whose days are counted one by one
Terms = tuple[tuple[str, str], ...]

# First and last day, as month and day, of the weeks in which schools in England may be closed; assumed, on the wide side.
HOLIDAYS = (
    ("02-08", "02-28"),
    ("03-20", "04-28"),
    ("05-20", "06-08"),
    ("07-10", "09-10"),
    ("10-12", "11-07"),
    ("12-12", "01-10"),
)


class Limit(BaseModel):
    """So many days of one sort, or calendar months."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: int = Field(default=0, ge=0)
    months: int = Field(default=0, ge=0)
    unit: Unit = "calendar-days"

    @model_validator(mode="after")
    def _days_or_months(self) -> "Limit":
        if len(self.model_fields_set & {"days", "months"}) != 1:
            raise ValueError("say how many days, or how many months")
        return self

    @property
    def words(self) -> str:
        """The limit as people say it."""
        unit = "months" if self.months else {"calendar-days": "days"}.get(self.unit, self.unit.replace("-", " "))
        number = self.months or self.days
        return f"{number} {unit.removesuffix('s') if number == 1 else unit}"


def due(start: Bounds, limit: Limit, terms: Terms = ()) -> Bounds:
    """First and last day that the limit could run out, counted from the day after the start."""
    first, last = start
    if limit.months:
        return add_months(first, limit.months), add_months(last, limit.months)
    if limit.unit == "calendar-days":
        return add_days(first, limit.days), add_days(last, limit.days)
    if limit.unit == "working-days":
        return after(first, limit.days), after(last, limit.days)
    return school_days_after(first, limit.days, terms, surely=False), school_days_after(last, limit.days, terms, surely=True)


def after(day: str, days: int) -> str:
    """The day on which so many working days have passed."""
    return _passed(day, days, _working_days())


def school_days_after(day: str, days: int, terms: Terms, *, surely: bool) -> str:
    """The day on which so many days have passed on which schools may be, or surely are, open."""
    return _passed(day, days, _school_days(terms, surely))


def _passed(day: str, days: int, counted: list[str]) -> str:
    """The last of so many counted days after a day; beyond those that are listed, by five in every seven days."""
    place = bisect_right(counted, day) + days - 1
    if not days or (counted[0] <= day <= counted[-1] and place < len(counted)):
        return counted[place] if days else day
    return add_days(day, days * 7 // 5)


@cache
def _working_days() -> list[str]:
    days = (date(FIRST, 1, 1) + timedelta(days=number) for number in range((LAST - FIRST) * 366))
    return [day.isoformat() for day in days if is_working_day(day)]


@cache
def _school_days(terms: Terms, surely: bool) -> list[str]:
    return [day for day in _working_days() if _is_open(day, terms, surely=surely)]


def add_months(day: str, months: int) -> str:
    """The same day so many calendar months later, or the last of that month where it has no such day."""
    moment = date.fromisoformat(day)
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    return date(year, month + 1, min(moment.day, monthrange(year, month + 1)[1])).isoformat()


def is_working_day(day: date) -> bool:
    """No week-end and no bank holiday in England."""
    return day.weekday() < 5 and day.isoformat() not in bank_holidays()


@cache
def bank_holidays() -> frozenset[str]:
    """England's bank holidays as ISO days."""
    return frozenset(resources.files("sightline.queries").joinpath("bank_holidays_england.txt").read_text("utf-8").split())


def _is_open(day: str, terms: Terms, *, surely: bool) -> bool:
    """In a stated term; before the first and after the last of them, by the weeks in which schools are usually closed."""
    if terms and terms[0][0] <= day <= terms[-1][1]:
        return any(first <= day <= last for first, last in terms)
    return not (surely and _may_be_holiday(day[5:]))


def _may_be_holiday(moment: str) -> bool:
    return any(first <= moment <= last if first <= last else moment >= first or moment <= last for first, last in HOLIDAYS)
