"""Compulsory school age at its edges."""

import pytest

from sightline.graph.errors import BadInput
from sightline.queries.age import begins, birthday_at, born_between, ends, school_age


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


@pytest.mark.parametrize(
    ("least", "most", "today", "days"),
    [
        (5, 11, "2026-03-10", ("2014-03-11", "2021-03-10")),
        (0, 0, "2026-03-10", ("2025-03-11", "2026-03-10")),
        (None, 2, "2024-02-29", ("2021-03-01", "2024-02-29")),
        (3, None, "2023-02-28", ("0001-01-01", "2020-02-28")),
        (3, 3, "2023-03-01", ("2019-03-02", "2020-03-01")),
    ],
)
def test_those_of_an_age_were_born_between_two_days(
    least: int | None, most: int | None, today: str, days: tuple[str, str]
) -> None:
    first, last = born_between(least, most, today)
    assert (first, last) == days
    assert birthday_at(last, least or 0) <= today
    assert most is None or birthday_at(first, most + 1) > today


@pytest.mark.parametrize(("least", "most"), [(-1, None), (None, -1), (5, 4)])
def test_an_age_that_nobody_has_is_refused(least: int | None, most: int | None) -> None:
    with pytest.raises(BadInput, match="write whole years, the lower first"):
        born_between(least, most, "2026-03-10")
