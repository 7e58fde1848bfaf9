"""Cells as spreadsheets and programs write them."""

from pathlib import Path

import pytest
from returns import HEADER, facts, items, taken, written

from sightline.graph.facts import Particulars
from sightline.graph.things import Record
from sightline.loaders.tabular.cells import clean


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('="00123"', "00123"), ('=""', ""), ("'00123", "00123"), ("'=SUM(A1)", "=SUM(A1)"), ("123.0", "123"), ("0.0", "0"),
        ("1.5", "1.5"), ("10.05", "10.05"), ("1.0.0", "1.0.0"), ("'t Hooft", "'t Hooft"), ("'5' and '6'", "'5' and '6'"),
        ("#REF!", ""), ("#VALUE!", ""), ("N/A", ""), (" NULL ", ""), ("None", ""), ("-", ""), ("\u200bN1\xa0", "N1"),
    ],
)  # fmt: skip
def test_what_spreadsheets_put_around_a_value_is_taken_off(written: str, said: str) -> None:
    assert clean(written) == said


@pytest.mark.parametrize("number", ["123.0", '="123"', "'123", " 123\xa0"])
def test_a_child_is_the_same_however_the_number_was_saved(tmp_path: Path, number: str) -> None:
    text = HEADER.replace("N1,", number.replace('"', '""').join(('"', '",')), 1)
    _, rows, _ = taken(written(tmp_path, "header.csv", text))
    assert [one.reference for one in items(rows) if isinstance(one, Record)] == ["123", "N2"]


def test_a_code_that_a_gap_in_its_column_turned_into_an_amount_is_the_code(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "header.csv", HEADER.replace("N2,1,", "N2,1.0,")))
    assert [one.sex for one in facts(rows) if isinstance(one, Particulars)] == ["F", "M"]
