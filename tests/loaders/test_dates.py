"""Dates in every form that agencies send."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.graph.clock import bounds
from sightline.loaders.dates import NEVER, NoDate, moment, two_digits

FORMS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%Y%m%d",
    "%Y-%b-%d 00:00:00",
    "%d %B %Y",
    "%d-%b-%Y",
    "%Y-%m-%dT%H:%M:%SZ",
)


@given(day=st.dates(date(1901, 1, 1), date(2099, 12, 31)), form=st.sampled_from(FORMS))
def test_every_form_of_a_day_reads_as_that_day(day: date, form: str) -> None:
    written = datetime(day.year, day.month, day.day).strftime(form)
    assert moment(written) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019", "2019"), ("07/2019", "2019-07"), ("2019-07", "2019-07"), ("July 2019", "2019-07"), ("43831", "2020-01-01"),
        ("1/2/2019", "2019-02-01"), ("2020-04-25T23:10:00+01:00", "2020-04-25"), ("\xa001/02/2019 ", "2019-02-01"),
        ("Mon 01/04/2019", "2019-04-01"), ("Monday, 1st April 2019", "2019-04-01"), ("April 1, 2019", "2019-04-01"),
        ("01/04/2019, 09:30", "2019-04-01"), ("01/04/2019 12:00:00 AM", "2019-04-01"), ("01 / 04 / 2019", "2019-04-01"),
        ("01\\04\\2019", "2019-04-01"), ("2019-04-01 00:00:00 UTC", "2019-04-01"), ("March 2019", "2019-03"),
        ("zz/07/2015", "2015-07"), ("zz/zz/2015", "2015"), ("ZZ-ZZ-ZZZZ", None),
        ("", None), ("9999-12-31", None), ("01/01/1900", None), ("Ongoing", None), ("to date", None),
    ],
)  # fmt: skip
def test_partial_dates_stay_partial_and_dates_that_mean_none_are_none(text: str, said: str | None) -> None:
    assert moment(text) == said


@pytest.mark.parametrize("text", ["31/02/2019", "2019-13-01", "nope", "01/02/19", "#N/A", "13/2019", "2019-00", "1" * 5000])
def test_what_is_no_date_is_never_guessed(text: str) -> None:
    with pytest.raises(NoDate):
        moment(text)


@pytest.mark.parametrize(
    ("text", "last_year", "said"),
    [
        ("24/04/17", 2026, "2017-04-24"), ("01-Apr-19", 2026, "2019-04-01"), ("Apr 1, 19", 2026, "2019-04-01"),
        ("01/04/26", 2026, "2026-04-01"), ("01/04/27", 2026, "1927-04-01"), ("01/04/27 09:00", 2046, "2027-04-01"),
        ("01/04/99", 2026, "1999-04-01"), ("01/04/00", 2000, "2000-04-01"), ("01/04/01", 2000, "1901-04-01"),
    ],
)  # fmt: skip
def test_a_year_of_two_digits_is_the_latest_that_it_can_be(text: str, last_year: int, said: str) -> None:
    assert moment(text, last_year=last_year) == said
    assert two_digits(text)
    with pytest.raises(NoDate, match=r"the year of '.*' has two digits; write it as"):
        moment(text)


@pytest.mark.parametrize("text", ["Apr-19", "00:00.0", "19", "04/19", "29/02/19"])
def test_what_may_be_a_day_or_a_year_is_not_guessed_even_where_years_may_be_short(text: str) -> None:
    with pytest.raises(NoDate):
        moment(text, last_year=2026)


def test_month_first_is_read_so_only_where_the_mapping_says_so() -> None:
    assert moment("02/01/2019", month_first=True) == "2019-02-01"
    assert moment("02/01/2019") == "2019-01-02"


@given(st.text(max_size=40))
def test_any_text_is_a_moment_of_the_model_or_refused(text: str) -> None:
    try:
        said = moment(text)
    except NoDate:
        return
    assert said is None or (bounds(said) and said not in NEVER)
