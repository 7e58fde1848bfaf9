"""The phrases of a case file mean what a person would take them to mean, and are written so that they read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.graph.facts import About
from sightline.loaders.case_format.problems import Mistake
from sightline.loaders.case_format.words import When, about, about_written, moment, time_of_day, when, when_written, yes_or_no

MARGINS = {"about": 3, "roughly": 14}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1999-07-14", When("1999-07-14")),
        ("1999-07", When("1999-07")),
        ("about 1999-07-06", When("1999-07-06", "1999-07-03", "1999-07-09")),
        ("roughly 1998-11", When("1998-11", "1998-10-18", "1998-12-14")),
        ("roughly 1999-06-14, not after 1999-06-17", When("1999-06-14", "1999-05-31", "1999-06-17")),
        ("about 1999-04-26, not before 1999-04-25, not after 1999-04-26", When("1999-04-26", "1999-04-25", "1999-04-26")),
        ("1999-04-26, not before 1999-04-24", When("1999-04-26", "1999-04-24", None)),
        ("about 1999-07-06, not after 1999-12-31", When("1999-07-06", "1999-07-03", "1999-07-09")),
        ("between 1999-07-01 and 1999-07-20", When(None, "1999-07-01", "1999-07-20")),
        ("not before 1999-07-01", When(None, "1999-07-01", None)),
    ],
)
def test_an_uncertain_day_carries_its_bounds(text: str, meant: When) -> None:
    assert when(text, MARGINS) == meant


@pytest.mark.parametrize(
    ("text", "what", "cure"),
    [
        ("14/07/1999", "'14/07/1999' is not a date", "write it as 1999, 1999-07 or 1999-07-14"),
        ("1999-02-30", "'1999-02-30' is not a date", "write it as"),
        ("1999-7-1", "is not a date", "write it as"),
        ("9999-12-31", "is in no year that a case could be about", "correct the year"),
        ("0001-01-01", "is in no year that a case could be about", "correct the year"),
        ("circa 1999-07-14", "'circa 1999-07-14' is not a date", "words that conventions give days for: 'about' or 'roughly'"),
        ("1999-07-14, surely", "'surely' is not understood in a date", "not before"),
        ("1999-07-14, not before July", "'July' is not a date", "write it as"),
        ("1999-07-14, not before 1999-07", "'1999-07' is not a whole day", "1999-07-14"),
        ("1999-07-14, not before 1999-07-20", "leaves no day", "correct the day or its bounds"),
        ("1999-07-14, not before 1999-07-15, not after 1999-07-20", "has its day outside its own bounds", "correct the day"),
        ("between 1999-07-20 and 1999-07-01", "leaves no day", "correct"),
        ("", "'' is not a date", "write it as"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_cure(text: str, what: str, cure: str) -> None:
    with pytest.raises(Mistake) as caught:
        when(text, MARGINS)
    assert what in caught.value.what
    assert cure in caught.value.cure


def test_a_word_for_uncertainty_means_nothing_until_the_conventions_say_how_many_days() -> None:
    with pytest.raises(Mistake) as caught:
        when("about 1999-07-14", {})
    assert "words that conventions give days for: none" in caught.value.cure


def test_a_time_of_day_is_four_digits_on_a_clock_of_24_hours() -> None:
    assert time_of_day("00:00") == "00:00"
    for text in ("24:00", "9:40", "09:60", "09:40 am"):
        with pytest.raises(Mistake):
            time_of_day(text)


def test_yes_and_no_are_the_only_answers() -> None:
    assert (yes_or_no("yes"), yes_or_no("no")) == (True, False)
    for text in ("Yes", "true", "1", ""):
        with pytest.raises(Mistake):
            yes_or_no(text)


def test_how_far_a_person_was_seen_leaves_the_rest_unrecorded() -> None:
    assert about("r", "") == About(record="r")
    assert about("r", "seen, not spoken to") == About(record="r", seen=True, spoken_to=False)
    reason = "because the mother, as before, stayed"
    assert about("r", f"not seen, not alone {reason}") == About(
        record="r", seen=False, seen_alone=False, not_alone_because="the mother, as before, stayed"
    )
    assert about("r", "seen 7 times, not alone") == About(record="r", seen=True, times=7, seen_alone=False)
    assert about("r", "because nobody asked") == About(record="r", not_alone_because="nobody asked")


def test_another_word_for_seeing_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(Mistake) as caught:
        about("r", "seen, heard")
    assert caught.value.what == "'heard' does not say how far somebody was seen"
    assert "not spoken to" in caught.value.cure


flags = st.one_of(st.none(), st.booleans())


@given(
    st.builds(
        About,
        record=st.just("r"),
        seen=flags,
        times=st.one_of(st.none(), st.integers(0, 9_999)),
        spoken_to=flags,
        seen_alone=flags,
        not_alone_because=st.one_of(st.none(), st.text()),
    ).filter(lambda one: one.times is None or one.seen is True)
)
def test_how_far_a_person_was_seen_reads_back(one: About) -> None:
    assert about("r", about_written(one)) == one


@st.composite
def uncertain(draw: st.DrawFn) -> When:
    """A day, month or year, or none, with bounds that leave a day."""
    first, inside, last = sorted(draw(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=3, max_size=3)))
    found = inside.isoformat()[: draw(st.sampled_from((4, 7, 10)))]
    bounds = draw(st.sampled_from(((None, None), (first, None), (None, last), (first, last))))
    earliest, latest = (None if one is None else one.isoformat() for one in bounds)
    return When(found if draw(st.booleans()) or (earliest, latest) == (None, None) else None, earliest, latest)


@given(uncertain())
def test_an_uncertain_day_reads_back_without_any_conventions(one: When) -> None:
    assert when(when_written(one), {}) == one


def test_a_moment_may_have_a_time_but_not_half_of_one() -> None:
    assert moment("1999-07-14T17:20") == "1999-07-14T17:20"
    with pytest.raises(Mistake):
        moment("1999-07-14T17")
