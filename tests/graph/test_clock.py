import pytest

from sightline.graph.clock import add_days, bounds, day_words, days_between, interval_days


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        ("1999", "1999-01-01", "1999-12-31"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1999-07-14", "1999-07-14", "1999-07-14"),
        ("1999-07-14T17:20", "1999-07-14", "1999-07-14"),
        ("1999-07-14T17:20:01.5Z", "1999-07-14", "1999-07-14"),
    ],
)
def test_a_moment_could_be_any_day_that_it_leaves_open(moment: str, first: str, last: str) -> None:
    assert bounds(moment) == (first, last)


@pytest.mark.parametrize("moment", ["", "99", "1999-13", "1999-02-30", "14/07/1999", "1999-7-4", "1999-07-14T", "1999-07-14 "])
def test_what_is_no_date_is_refused(moment: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month"):
        bounds(moment)


@pytest.mark.parametrize(
    ("moment", "words"),
    [("1999", "1999"), ("1999-07", "July 1999"), ("1999-07-04", "4 July 1999"), ("1999-07-14T17:20", "14 July 1999")],
)
def test_a_day_is_said_as_people_say_it(moment: str, words: str) -> None:
    assert day_words(moment) == words


def test_days_are_counted_over_months_and_leap_years() -> None:
    assert days_between("1999-04-24", "2000-02-25") == 307
    assert add_days("2000-02-28", 2) == "2000-03-01"
    assert add_days("9999-12-31", 1) == "9999-12-31"


def test_an_interval_between_uncertain_moments_has_a_fewest_and_a_most() -> None:
    assert interval_days(bounds("1999-07"), bounds("1999-08-10")) == (10, 40)
