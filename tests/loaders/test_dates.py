"""Dates in every form that agencies send."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.graph.clock import bounds
from sightline.loaders.dates import NEVER, NoDate, moment

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
        ("", None), ("9999-12-31", None), ("01/01/1900", None),
    ],
)  # fmt: skip
def test_partial_dates_stay_partial_and_dates_that_mean_none_are_none(text: str, said: str | None) -> None:
    assert moment(text) == said


@pytest.mark.parametrize("text", ["31/02/2019", "2019-13-01", "nope", "01/02/19", "#N/A", "13/2019", "2019-00", "1" * 5000])
def test_what_is_no_date_is_never_guessed(text: str) -> None:
    with pytest.raises(NoDate):
        moment(text)


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
