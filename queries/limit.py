"""Time limits in calendar, working or school days: the day by which something is due, by its bounds.

A working day is no Saturday, Sunday or bank holiday in England (`bank_holidays_england.txt`, 1990 to 2035; outside those
years only week-ends are left out). Term dates differ from school to school, so a school-day limit has two bounds: as if
no holiday fell into it, and as if every day on which English schools are usually closed were one.
"""

from datetime import date, timedelta
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sightline.graph.clock import add_days
from sightline.graph.facts import Bounds

Unit = Literal["calendar-days", "working-days", "school-days"]

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
    """So many days of one sort."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: int = Field(ge=0)
    unit: Unit = "calendar-days"


def due(start: Bounds, limit: Limit) -> Bounds:
    """First and last day that the limit could run out, counted from the day after the start."""
    first, last = start
    if limit.unit == "calendar-days":
        return add_days(first, limit.days), add_days(last, limit.days)
    if limit.unit == "working-days":
        return after(first, limit.days), after(last, limit.days)
    return after(first, limit.days), after(last, limit.days, school=True)


@lru_cache(maxsize=16_384)
def after(day: str, days: int, *, school: bool = False) -> str:
    """The day on which so many working days have passed; with `school`, only days on which schools are surely open."""
    moment = date.fromisoformat(day)
    while days:
        moment += timedelta(days=1)
        if is_working_day(moment) and not (school and _may_be_holiday(moment)):
            days -= 1
    return moment.isoformat()


def is_working_day(day: date) -> bool:
    """No week-end and no bank holiday in England."""
    return day.weekday() < 5 and day.isoformat() not in bank_holidays()


@cache
def bank_holidays() -> frozenset[str]:
    """England's bank holidays as ISO days."""
    return frozenset(resources.files("sightline.queries").joinpath("bank_holidays_england.txt").read_text("utf-8").split())


def _may_be_holiday(day: date) -> bool:
    moment = day.isoformat()[5:]
    return any(first <= moment <= last if first <= last else moment >= first or moment <= last for first, last in HOLIDAYS)
