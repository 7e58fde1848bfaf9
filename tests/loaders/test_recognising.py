"""A table is one whether it was saved as a sheet or as a file of its own."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from returns import EPISODES, HEADER, facts, items, taken, written
from workbooks import Cell, workbook

from sightline.graph.facts import Contact, Particulars, Residence, Status
from sightline.graph.things import Record
from sightline.loaders.recognising import recognised
from sightline.loaders.tabular.mapping import parse_mapping


def sheet(text: str) -> list[list[Cell]]:
    """A CSV text as the rows of a sheet."""
    return [[cell or None for cell in line.split(",")] for line in text.splitlines()]


def test_the_tables_of_a_return_may_be_the_sheets_of_one_workbook(tmp_path: Path) -> None:
    titled: list[list[Cell]] = [["SSDA903"], ["Run on", date(2024, 4, 1)], *sheet(HEADER)]
    survey, rows, _ = taken(workbook(tmp_path, {"Sheet1": titled, "Eps": sheet(EPISODES), "About": [["x", "y"], ["1", "2"]]}))
    assert survey.rows == {"header": 2, "episodes": 2}
    apart = [row for name, text in (("h.csv", HEADER), ("e.csv", EPISODES)) for row in taken(written(tmp_path, name, text))[1]]
    assert [replace(one, source=None) for one in facts(rows)] == [replace(one, source=None) for one in facts(apart)]
    assert facts(rows)[0].source == "annex.xlsx sheet 'Sheet1' row 4"
    assert [one.row for one in survey.findings if "no table of this format" in one.what] == ["sheet 'About'"]


def test_rows_of_a_sheet_find_the_rows_of_other_sheets_that_they_name(tmp_path: Path) -> None:
    review: list[list[Cell]] = [["clar_cla_review_id", "clar_cla_id", "clar_cla_review_date"], ["R1", "C9", date(2023, 7, 2)]]
    care: list[list[Cell]] = [
        ["clae_cla_episode_id", "clae_person_id", "clae_cla_id", "clae_cla_episode_start_date"],
        ["E1", 77.0, "C9", date(2023, 6, 1)],
    ]
    _, rows, _ = taken(workbook(tmp_path, {"reviews": review, "episodes": care}))
    assert {one.reference for one in items(rows) if isinstance(one, Record)} == {"77"}
    assert [one.on for one in facts(rows) if isinstance(one, Contact)] == ["2023-07-02"]


def test_a_list_of_a_workbook_may_be_saved_as_a_file_of_its_own(tmp_path: Path) -> None:
    headings = "Child Unique ID,Gender,Ethnicity,Date of Birth,Date of Contact,Contact Source"
    text = f"{headings}\nN1,b) Female,WBRI,14/02/13,09-Jan-24,6: Police\n"
    survey, rows, _ = taken(written(tmp_path, "contacts.csv", text))
    assert survey.rows == {"contacts": 1}
    assert [one.on for one in facts(rows) if isinstance(one, Contact)] == ["2024-01-09"]
    assert [one.born_on for one in facts(rows) if isinstance(one, Particulars)] == ["2013-02-14"]


OWN = b"""
format = "list"
title = "A list"
reads = "%s"
[[table]]
name = "children"
needs = ["CHILD", "DECOM"]
records.child = { reference = "CHILD" }
[[table.facts]]
label = "Contact"
kind = "home-visit"
key = ["DECOM"]
on = "DECOM"
"""


@pytest.mark.parametrize("reads", [b"csv", b"workbook"])
@pytest.mark.parametrize("saved", ["sheets", "file"])
def test_a_mapping_of_ones_own_comes_first_and_reads_both(tmp_path: Path, reads: bytes, saved: str) -> None:
    own = parse_mapping(OWN % reads, "list.toml")
    sheets = {"a": sheet(HEADER), "b": sheet(EPISODES)}
    path = workbook(tmp_path, sheets) if saved == "sheets" else written(tmp_path, "e.csv", EPISODES)
    found = recognised(path, path.name, [own])
    assert found is not None
    assert found[0].format == "list"
    _, rows, _ = taken(path, [own])
    assert [(type(one), one.kind) for one in facts(rows)] == [(Contact, "home-visit")] * 2


def test_of_several_formats_a_workbook_is_the_one_with_most_sheets(tmp_path: Path) -> None:
    annex: list[list[Cell]] = [["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Date of Contact", "Contact Source"]]
    _, rows, _ = taken(workbook(tmp_path, {"a": annex, "b": sheet(HEADER), "c": sheet(EPISODES)}))
    assert {type(one) for one in facts(rows)} == {Particulars, Status, Residence}


def test_a_day_with_a_short_year_is_read_and_noted_and_no_birth_lies_ahead(tmp_path: Path) -> None:
    text = EPISODES.replace("15/01/2024,X1", "15/01/24,X1").replace("01/06/2023,S", "01-Jun-23,S")
    _, rows, _ = taken(written(tmp_path, "e.csv", text))
    assert [(one.since, one.until) for one in facts(rows) if isinstance(one, Residence)][:1] == [("2023-06-01", "2024-01-15")]
    noted = [(one.field, one.what) for row in rows for one in row.findings if "two digits" in one.what]
    assert noted == [
        ("DECOM", "its year has two digits; it is read as 2023"),
        ("DEC", "its year has two digits; it is read as 2024"),
    ]
    _, rows, _ = taken(written(tmp_path, "h.csv", HEADER.replace("14/02/2013", "14/02/25")))
    assert facts(rows)[0].born_on == "1925-02-14"
