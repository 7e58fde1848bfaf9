"""CSV as it leaves spreadsheets: titles above, headings of several lines, delimiters within notes."""

from pathlib import Path

import pytest
from returns import HEADER, attempted, facts, taken, written

from sightline.graph.facts import Particulars
from sightline.loaders.intake.finding import Level
from sightline.loaders.tabular.comma import looked_at


@pytest.mark.parametrize(
    ("text", "delimiter", "headings"),
    [
        ('"Child ID\n(ours)","DATE OF\r\nVISIT"\n7,"1\n2"\n', ",", ("Child ID\n(ours)", "DATE OF\r\nVISIT")),
        ('Child ID,Date,Notes\n7,01/02/2024,"saw; spoke; left; rang; wrote"\n', ",", ("Child ID", "Date", "Notes")),
        ("Visits, 2024\nChild ID;Date;Notes;Worker\n7;01/02/2024;a, b;c\n", ";", ("Child ID", "Date", "Notes", "Worker")),
        ("Report,Visits,,\nRun by,Ann,,\n,,,\nChild ID,Date,Notes,By\n7,1/2/24,x,y\n", ",", ("Child ID", "Date", "Notes", "By")),
        (",Child,,Visit,\nChild ID,Name,Born,Date,Seen\n7,,,1/2/24,\n", ",", ("Child ID", "Name", "Born", "Date", "Seen")),
        (",LAchildID,DOB\n0,N1,1/2/24\n1,N2,1/2/24\n", ",", ("", "LAchildID", "DOB")),
        ("sep=;\r\nA;B\r\n1;2\r\n", ";", ("A", "B")),
    ],
    ids=["lines", "notes", "comma-in-title", "titles", "groups", "numbered", "sep"],
)  # fmt: skip
def test_headings_are_found_below_titles_and_with_lines_of_their_own(
    tmp_path: Path, text: str, delimiter: str, headings: tuple[str, ...]
) -> None:
    sheet = looked_at(written(tmp_path, "visits.csv", text))
    assert sheet is not None
    assert (sheet.delimiter, sheet.headings) == (delimiter, headings)


def test_rows_below_titles_and_headings_of_several_lines_are_told_by_the_lines_of_the_file(tmp_path: Path) -> None:
    text = "Return,2024,,,,,\n" + HEADER.replace("CHILD,SEX", '"CHILD\n(number)","SEX\n"').replace("(number)", "")
    _, rows, _ = taken(written(tmp_path, "header.csv", text))
    assert [row.row.place for row in rows] == ["row 5", "row 6"]
    assert [one.source for one in facts(rows)] == ["header.csv row 5", "header.csv row 6"]


def test_of_two_columns_with_one_heading_the_first_is_read_and_the_second_noted(tmp_path: Path) -> None:
    text = "\n".join(f"{line},{'sex' if line.startswith('CHILD') else 'U'}" for line in HEADER.splitlines())
    survey, rows, _ = taken(written(tmp_path, "header.csv", text))
    assert [(one.field, one.what) for one in survey.findings] == [("sex", "two columns have this heading; the first is read")]
    assert [one.sex for one in facts(rows) if isinstance(one, Particulars)] == ["F", "M"]


def test_headings_in_the_encoding_of_windows_may_have_several_lines(tmp_path: Path) -> None:
    text = HEADER.replace("MC_DOB", '"MC_DOB\n"').replace("WBRI", "WBRI é")
    _, rows, _ = taken(written(tmp_path, "header.csv", text, "cp1252"))
    assert [row.row.place for row in rows] == ["row 3", "row 4"]


def test_delimiters_after_the_last_heading_make_no_row_too_short(tmp_path: Path) -> None:
    text = HEADER.replace("MC_DOB", "MC_DOB,,,")
    _, rows, _ = taken(written(tmp_path, "header.csv", text))
    assert [row.bundle is None for row in rows] == [False, False]
    _, rows, _ = taken(written(tmp_path, "header.csv", text.replace("UN3,,", "UN3")))
    assert [row.bundle is None for row in rows] == [False, True]


@pytest.mark.parametrize("foot", ["Total,2,,,,,", "Grand total: 2,,,,,,", "Printed by Ann Example,,,,,,"])
def test_what_stands_at_the_foot_of_a_table_is_no_child(tmp_path: Path, foot: str) -> None:
    survey, rows, _ = taken(written(tmp_path, "header.csv", f"{HEADER}\n{foot}\n"))
    assert survey.rows == {"header": 3}
    assert [row.bundle is None for row in rows] == [False, False, True]
    [held] = [one for row in rows for one in row.findings if one.level is Level.HELD]
    assert held.row == "row 5"
    assert "leave it out" in held.cure


def test_a_quotation_mark_that_never_ends_is_refused_and_takes_no_time(tmp_path: Path) -> None:
    assert "no CSV from here on" in attempted(written(tmp_path, "header.csv", HEADER + 'N3,"' + "1,F,\n" * 30_000))
