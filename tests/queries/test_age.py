"""Compulsory school age at its edges."""

import pytest

from sightline.queries.age import begins, birthday_at, ends, school_age


@pytest.mark.parametrize(
    ("born", "first"),
    [
        ("1991-11-02", "1996-12-31"),
        ("2014-03-31", "2019-03-31"),
        ("2014-04-01", "2019-08-31"),
        ("2014-08-31", "2019-08-31"),
        ("2014-09-01", "2019-12-31"),
        ("2014-12-31", "2019-12-31"),
        ("2015-01-01", "2020-03-31"),
    ],
)
def test_it_begins_on_the_prescribed_day_after_the_fifth_birthday(born: str, first: str) -> None:
    assert begins(born) == first


@pytest.mark.parametrize(
    ("born", "last"), [("2007-09-23", "2024-06-28"), ("2007-08-31", "2023-06-30"), ("2007-09-01", "2024-06-28")]
)
def test_it_ends_on_the_last_friday_in_june(born: str, last: str) -> None:
    assert ends(born) == last


def test_two_days_of_birth_give_bounds() -> None:
    assert school_age(("2014-03-31", "2014-04-01")) == (("2019-03-31", "2019-08-31"), ("2030-06-28", "2030-06-28"))


def test_born_on_a_leap_day() -> None:
    assert birthday_at("2012-02-29", 5) == "2017-03-01"
    assert birthday_at("2012-02-29", 4) == "2016-02-29"
