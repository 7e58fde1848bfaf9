"""Limits in calendar, working and school days, at their edges."""

import holidays
import pytest

from sightline.queries.limit import Limit, bank_holidays, due


def one(day: str) -> tuple[str, str]:
    return day, day


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2021-03-05", 1, "2021-03-08"),  # Friday to Monday
        ("2021-03-06", 1, "2021-03-08"),  # Saturday to Monday
        ("2021-04-01", 1, "2021-04-06"),  # over Easter
        ("2022-06-01", 1, "2022-06-06"),  # two bank holidays in a row
        ("2022-09-16", 1, "2022-09-20"),  # the state funeral
        ("2021-12-24", 1, "2021-12-29"),  # Christmas Day and Boxing Day fell on a week-end
        ("2021-03-01", 15, "2021-03-22"),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(start: str, days: int, last: str) -> None:
    assert due(one(start), Limit(days=days, unit="working-days")) == one(last)


def test_calendar_days_run_from_the_day_after() -> None:
    assert due(("2021-02-26", "2021-03-01"), Limit(days=7)) == ("2021-03-05", "2021-03-08")


def test_school_days_have_two_bounds() -> None:
    first, last = due(one("2021-07-01"), Limit(days=20, unit="school-days"))
    assert first == "2021-07-29"
    assert last > "2021-09-10"


def test_school_days_outside_any_holiday_are_working_days() -> None:
    assert due(one("2021-11-09"), Limit(days=20, unit="school-days")) == one("2021-12-07")


def test_bank_holidays_are_those_of_the_library() -> None:
    years = range(1990, 2036)
    assert bank_holidays() == {day.isoformat() for day in holidays.country_holidays("GB", subdiv="ENG", years=years)}
