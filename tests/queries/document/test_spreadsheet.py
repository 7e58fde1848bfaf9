"""CSV: one row for each line, a column for each clock, and nothing that a spreadsheet would run."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sightline.graph.case import Case
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import document
from sightline.queries.document.spreadsheet import COLUMNS, FORMULA, safe, write_csv
from sightline.queries.rule import rules

Made = Callable[..., Case]
Headline = Callable[..., Case]


def rows(case: Case, **asked: Any) -> list[dict[str, str]]:
    written = write_csv(document(case, Asked(**{"day": "2003-01-28", **asked}), rules())).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_every_line_is_a_row_with_its_fact_and_its_clocks(headline: Headline) -> None:
    found = rows(headline())
    assert list(found[0]) == list(COLUMNS)
    disputes = sum(row["disputed"].count("victoria-climbie/") for row in found)
    assert len(found) + disputes == len(headline().facts)
    letter = next(row for row in found if row["fact"] == "victoria-climbie/consultant-first-letter")
    assert (letter["earliest"], letter["latest"]) == ("1999-08-10", "1999-08-16")
    assert letter["recorded"] == "16 August 1999 (a later source says so)"
    assert "Haringey Social Services" in letter["told"]
    assert letter["concern"] == "harm-suspected"
    assert [row["order"] for row in found] == [str(place) for place in range(1, len(found) + 1)]


def test_accounts_of_one_event_are_rows_one_after_the_other(headline: Headline) -> None:
    found = rows(headline(), succinct=True)
    place = next(place for place, row in enumerate(found) if row["fact"].endswith("/kouao-interview-police"))
    assert [(row["account"], row["accounts_differ_on"]) for row in found[place : place + 2]] == [
        ("1 of 2", "day"),
        ("2 of 2", "day"),
    ]


@pytest.mark.parametrize("start", FORMULA)
def test_a_note_that_looks_like_a_formula_is_text(made: Made, start: str) -> None:
    note = f"{start}HYPERLINK('http://x.example')"
    (row,) = rows(made({"kind": "call", "on": "2021-03-01", "note": note, "held_by": "social-care:North", "key": "call"}))
    assert row["note"] == f"'{note}"


@given(st.text())
@example(" \n=1+1")
@example("\ufeff")
def test_no_cell_begins_a_formula_even_behind_blanks(text: str) -> None:
    assert not safe(text).lstrip().startswith(("=", "+", "-", "@", "\t"))


def test_a_cell_of_several_lines_stays_one_cell(made: Made) -> None:
    note = 'one, "two"\nthree'
    (row,) = rows(made({"kind": "call", "on": "2021-03-01", "note": note, "held_by": "social-care:North", "key": "call"}))
    assert row["note"] == note
