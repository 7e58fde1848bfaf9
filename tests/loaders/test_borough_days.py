"""Days of the made-up borough: working days, school years and draws."""

from datetime import date

import pytest

from sightline.loaders.borough.days import AS_AT, iso, september_after, workday, workdays_after, years_after
from sightline.loaders.borough.dice import dice


def day(text: str) -> int:
    """The number of an ISO day."""
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("closed", "opens"),
    [
        ("2021-03-06", "2021-03-08"),  # a Saturday
        ("2024-03-29", "2024-04-02"),  # Good Friday to Easter Monday
        ("2023-12-25", "2023-12-27"),
        ("2021-01-01", "2021-01-04"),
        ("2024-05-06", "2024-05-07"),  # the first Monday of May
        ("2024-08-26", "2024-08-27"),  # the last of August
        ("2024-08-27", "2024-08-27"),
    ],
)
def test_offices_open_on_the_next_working_day(closed: str, opens: str) -> None:
    assert iso(workday(day(closed))) == opens


def test_working_days_are_counted_from_the_day_after() -> None:
    assert iso(workdays_after(day("2021-03-05"), 1)) == "2021-03-08"
    assert iso(workdays_after(day("2024-03-28"), 2)) == "2024-04-03"


@pytest.mark.parametrize(
    ("born", "starts"), [("2010-08-31", "2014-09-01"), ("2010-09-01", "2015-09-01"), ("2010-09-02", "2015-09-01")]
)
def test_children_start_school_in_the_september_after_their_fourth_birthday(born: str, starts: str) -> None:
    assert iso(september_after(day(born), 4)) == starts


def test_a_birthday_on_a_leap_day_is_kept_on_the_first_of_march() -> None:
    assert iso(years_after(day("2012-02-29"), 1)) == "2013-03-01"
    assert iso(years_after(day("2012-02-29"), 4)) == "2016-02-29"


def test_the_borough_is_as_at_the_first_of_september() -> None:
    assert iso(AS_AT) == "2026-09-01"


def test_draws_of_one_household_do_not_depend_on_those_of_another() -> None:
    assert dice(1, 2, 3).random() == dice(1, 2, 3).random()
    assert len({dice(seed, 2, number).random() for seed in range(20) for number in range(20)}) == 400


def test_draws_stay_within_their_bounds_and_reach_both() -> None:
    draw = dice(7)
    assert {draw.between(3, 6) for _ in range(200)} == {3, 4, 5, 6}
    assert {draw.pick("abc") for _ in range(100)} == set("abc")
    assert {draw.weighted((("a", 0.5), ("b", 0.5))) for _ in range(50)} == {"a", "b"}
