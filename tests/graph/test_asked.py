"""What was typed, as it is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.graph.asked import Asked, asked_keys, understood


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("1991-11-02", "1991-11-02"), ("02/11/1991", "1991-11-02"), ("2.11.1991", "1991-11-02"), ("2-11-91", "1991-11-02"),
        ("2 Nov 1991", "1991-11-02"), ("2nd of November 1991", "1991-11-02"), ("Nov 2, 1991", "1991-11-02"),
        ("11/25/1991", "1991-11-25"), ("29/02/1992", "1992-02-29"), ("31/02/1991", "1991"), ("Kouao Nov 1991", "1991-11"),
        ("11/1991", "1991-11"), ("1991-11", "1991-11"), ("victoria 1991", "1991"), ("5 Sept 1991", "1991-09-05"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(typed: str, born: str) -> None:
    assert understood(typed).born == born


@pytest.mark.parametrize("typed", ["April 1991", "may 1991", "June 1991"])
def test_a_month_that_may_be_a_name_is_one_where_nothing_else_is(typed: str) -> None:
    assert understood(typed) == Asked(words=(typed.split()[0].lower(),), born="1991")


@pytest.mark.parametrize("typed", ["Marcus 1991", "Janet 1991", "Decker 1991", "Augustine 1991"])
def test_a_name_that_begins_like_a_month_is_a_name(typed: str) -> None:
    assert understood(typed) == Asked(words=(typed.split()[0].lower(),), born="1991")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("999 000 1234", Asked(nhs_number="9990001234")),
        ("999-000-1234 Anna", Asked(nhs_number="9990001234", words=("anna",))),
        ("a123456789012", Asked(upn="a123456789012")),
        ("zz9 9zz", Asked(postcode="zz99zz")),
        ("12 Somerset Gardens, ZZ99ZZ", Asked(postcode="zz99zz", words=("12", "somerset", "gardens"))),
        ("100023336956", Asked(uprn="100023336956")),
        ("Climbié, Victoria 2/11/1991", Asked(words=("climbie", "victoria"), born="1991-11-02")),
        ("", Asked()),
    ],
)
def test_numbers_and_words_are_told_apart(typed: str, asked: Asked) -> None:
    assert understood(typed) == asked


def test_two_digits_of_a_year_never_lie_ahead() -> None:
    assert understood("1/1/99").born == "1999-01-01"


def test_names_together_and_whole_dates_tell_more_than_a_name_alone() -> None:
    asked = asked_keys(understood("Anna Kouao 2/11/1991"))
    assert list(asked.telling) == ["pair:AN+K", "street:AN+K", "born:1991.02.11", "born:1990.02.11", "born:1992.02.11"]
    assert {"year:AN.1991", "sound:AN", "start:koua"} <= set(asked.alone)
    assert not any(key.endswith("1990") for key in asked.alone)
    assert {"year:AN.1990", "year:AN.1992"} <= set(asked_keys(understood("Anna 1991")).alone)


def test_a_day_that_only_its_own_year_has_can_still_be_a_year_off() -> None:
    assert "born:1991.02.29" in asked_keys(understood("29/2/1992")).telling


@given(st.text(max_size=400))
def test_whatever_is_typed_is_understood_and_asks_for_a_bounded_number_of_keys(typed: str) -> None:
    keys = asked_keys(understood(typed))
    assert len(keys.telling) + len(keys.alone) <= 60
