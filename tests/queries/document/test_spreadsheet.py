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
from sightline.queries.document.sheets import SHEETS
from sightline.queries.document.spreadsheet import FIRST, FORMULA, LAST, safe, write_csv
from sightline.queries.rule import rules

Made = Callable[..., Case]
Headline = Callable[..., Case]


def rows(case: Case, part: str = "chronology", **asked: Any) -> list[dict[str, str]]:
    written = write_csv(document(case, Asked(**{"day": "2003-01-28", **asked}), rules()), part).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_every_line_is_a_row_with_its_fact_and_its_clocks(headline: Headline) -> None:
    found = rows(headline())
    assert list(found[0]) == [*FIRST, *SHEETS["chronology"].columns, *LAST]
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


def test_every_part_says_what_it_is_an_answer_to_in_each_row(headline: Headline) -> None:
    for part, sheet in SHEETS.items():
        found = rows(headline(), part)
        assert found or part == "statements"
        for place, row in enumerate(found, 1):
            assert list(row) == [*FIRST, *sheet.columns, *LAST]
            assert (row["order"], row["written_for"]) == (str(place), "2003-01-28")
            assert row["lens"].startswith("Seen by")


def test_the_other_parts_hold_what_the_document_holds(headline: Headline) -> None:
    made = document(headline(), Asked(day="2003-01-28"), rules())
    teams, gaps, sources, files = (rows(headline(), part) for part in ("teams", "gaps", "sources", "files"))
    assert [row["team"] for row in teams] == [one.team for one in made.teams]
    haringey = next(row for row in teams if row["team"] == "haringey-social-services")
    assert haringey["first_earliest"] <= haringey["first_latest"] <= haringey["last_earliest"] <= haringey["last_latest"]
    assert haringey["first_fact"].startswith("victoria-climbie/")
    assert [(row["rule"], row["part"]) for row in gaps] == [(one.rule, one.kind) for one in made.noted]
    no_school = next(row for row in gaps if row["number"] == "M16")
    assert "307 days" in no_school["figures"]
    assert no_school["rests_on"]
    assert no_school["due_earliest"] == ""
    assert no_school["facts"].split("\n") == [cited.fact for one in made.noted if one.number == "M16" for cited in one.evidence]
    held, missing = ([row for row in sources if row["part"] == part] for part in ("held", "missing"))
    assert [row["as_at"] for row in held] == [one.as_at or "" for one in made.holdings.held]
    assert [row["why_missing"] for row in missing] == [one.why for one in made.holdings.missing]
    assert [row["file"] for row in files] == [one.record for one in made.holdings.joined]


def test_what_its_sender_withdrew_is_a_row_that_says_nothing_of_it(made: Made) -> None:
    told = {"kind": "call", "on": "2021-03-01", "held_by": "social-care:North", "key": "call"}
    (row,) = rows(made(told, {**told, "version": 2, "deleted": True, "recorded_at": "2021-04-01", "note": "gone"}))
    assert (row["part"], row["fact"], row["note"], row["kind"]) == ("withdrawn", "call", "", "")
    assert row["what"] == "Withdrawn by its sender: 1 April 2021 (on file)."
