"""`sightline link` puts together what belongs together, is done when run again, and with `--review` joins nothing."""

from pathlib import Path

import pytest
from commands import Run

from sightline.loaders.linkage.model import SHIPPED

CASE = """
sightline-case: 1
case: {key}
title: One team's file on a made-up child
conventions:
  recorded: same day
agencies:
  {key}-school: {{name: {key} school, kind: school}}
children:
  {key}-child:
records:
  {key}-file: {{held_by: {key}-school, reference: "1", of: {key}-child, opened: 2021-03-04}}
particulars:
  {key}: {{kind: name, about: {key}-file, given_name: {given}, family_name: Quaddle, born_on: 2014-02-03, nhs_number: "{nhs}"}}
"""


def test_files_of_one_child_wait_for_a_person_or_are_joined_and_then_nothing_is_left(emptied: Run, tmp_path: Path) -> None:
    for key, given in (("north", "Zubrin"), ("south", "Zubryn")):
        path = tmp_path / f"{key}.yaml"
        path.write_text(CASE.format(key=key, given=given, nhs="9990000018").lstrip())
        assert emptied("load", str(path)).returncode == 0
    asked = emptied("link", "--review")
    assert "Decided: 1 queued." in asked.stdout, asked.stderr
    assert "2 records of children, by the model shipped of" in asked.stderr
    assert emptied("link", "--record", "nobody").returncode == 66
    assert "Decided: 1 joined." in emptied("link", "--record", "north-school/1").stdout
    assert "Decided: nothing was proposed." in emptied("link").stdout


def test_a_kept_model_judges_until_it_is_asked_for_anew(emptied: Run, started_data: Path) -> None:
    kept = started_data / "linkage-child.json"
    kept.write_bytes(SHIPPED.read_bytes())
    assert "0 records of children, by the model shipped of" in (said := emptied("link").stderr)
    assert "too few records to learn from" not in said.split("of adults")[0]
    assert "of children, by the model shipped of" in (said := emptied("link", "--train").stderr)
    assert "too few records to learn from" in said.split("of adults")[0]
    assert kept.read_bytes() == SHIPPED.read_bytes()  # nothing was learnt, and nothing is lost


@pytest.mark.parametrize(
    "given", [("--join", "0.4"), ("--join", "1"), ("--join", "0.9", "--split", "0.95"), ("--split", "0")]
)
def test_thresholds_that_are_none_are_refused_before_anything_is_opened(sightline: Run, given: tuple[str, ...]) -> None:
    refused = sightline("link", *given)
    assert (refused.returncode, refused.stdout) == (65, "")
    assert "give likelihoods" in refused.stderr
