"""`sightline load`: every row is accounted for, twice is once, and nothing is left half-written."""

from pathlib import Path

import pytest
from commands import Run

EXAMPLE = Path(__file__).parents[2] / "loaders" / "cases" / "made-up-example.yaml"


def test_loading_twice_is_loading_once(loaded: Run) -> None:
    again = loaded("load", str(EXAMPLE))
    assert again.returncode == 0
    assert " 0 new, " in again.stdout
    assert " 0 of them held back" in again.stdout


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The example with a day that is none."""
    path = tmp_path / "broken.yaml"
    path.write_text(EXAMPLE.read_text().replace("on: 2021-03-03", "on: 2021-02-31"))
    return path


def test_a_bad_row_keeps_the_whole_file_out_and_is_named_by_its_line(sightline: Run, broken: Path, data: Path) -> None:
    refused = sightline("load", str(broken))
    line = 1 + broken.read_text()[: broken.read_text().index("2021-02-31")].count("\n")
    assert refused.returncode == 65
    assert f"line {line}" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not data.exists()


def test_with_hold_good_rows_are_loaded_and_the_held_ones_listed(emptied: Run, broken: Path) -> None:
    done = emptied("load", "--hold", str(broken))
    assert done.returncode == 0
    assert "2021-02-31" in done.stderr
    assert " 0 of them held back" not in done.stdout


@pytest.mark.parametrize("text", ["", "not: a case", "sightline-case: 99\ncase: x\n", "sightline-case: [1\n", "\x00\x01"])
def test_what_is_no_case_file_is_refused(sightline: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "something.yaml"
    path.write_text(text)
    refused = sightline("load", str(path))
    assert refused.returncode == 65
    assert "something.yaml" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_file_that_is_not_there_is_named(sightline: Run) -> None:
    refused = sightline("load", "nowhere.yaml")
    assert refused.returncode == 65
    assert "nowhere.yaml" in refused.stderr
