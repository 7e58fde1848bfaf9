"""Limits in calendar, working and school days, at their edges."""

import holidays
import pytest

from sightline.queries.limit import FIRST, LAST, Limit, bank_holidays, due


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


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [("2021-03-01", 3, "2021-06-01"), ("2021-11-30", 3, "2022-02-28"), ("2023-08-31", 6, "2024-02-29")],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(start: str, months: int, last: str) -> None:
    assert due(one(start), Limit(months=months)) == one(last)


def test_school_days_lie_in_stated_terms_and_may_lie_anywhere_outside_them() -> None:
    terms = (("2021-09-06", "2021-10-22"), ("2021-11-01", "2021-12-17"))
    assert due(one("2021-10-20"), Limit(days=5, unit="school-days"), terms) == one("2021-11-03")
    assert due(one("2021-12-16"), Limit(days=2, unit="school-days"), terms) == ("2021-12-20", "2022-01-11")


@pytest.mark.parametrize("unit", ["working-days", "school-days"])
def test_no_days_are_over_at_once(unit: str) -> None:
    assert due(one("2021-03-06"), Limit.model_validate({"days": 0, "unit": unit})) == one("2021-03-06")


@pytest.mark.parametrize("start", [f"{FIRST - 1}-06-01", f"{LAST + 1}-06-01", "9999-12-31"])
def test_days_beyond_those_that_are_listed_are_counted_by_the_week(start: str) -> None:
    first, last = due(one(start), Limit(days=10, unit="working-days"))
    assert first == last
    assert first > start or start == first == "9999-12-31"


def test_a_limit_is_said_as_people_say_it() -> None:
    assert [Limit(days=days, unit="working-days").words for days in (1, 2)] == ["1 working day", "2 working days"]
    assert [Limit(days=7).words, Limit(months=1).words] == ["7 days", "1 month"]


@pytest.mark.parametrize("said", [{}, {"days": 1, "months": 1}])
def test_a_limit_is_in_days_or_in_months(said: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="say how many days, or how many months"):
        Limit.model_validate(said)
