"""One made-up child followed through the files of three authorities: education, care, health and housing, and who is who."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import Run, runner

from sightline.graph.engines import embedded
from sightline.graph.settings import Settings

FOLDER = Path(__file__).parents[1] / "three_authorities"
MAPPING = FOLDER.with_name("three_authorities_housing.toml")
SIGNED = ("--by", "Orla Vint, records officer", "--reason", "The tenant showed the school's letter.")
TEAMS = {
    "area-dfe-201/social-care", "laestab-2012001", "area-dfe-202/social-care", "area-dfe-203/southfold-hospital",
    "area-dfe-203/southfold-homes",
}  # fmt: skip


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """As `sightline`, with the folder loaded and its files compared."""
    data = tmp_path_factory.mktemp("three") / "data"
    run = runner(data)
    assert run("db", "start").returncode == 0
    loaded = run("load", str(FOLDER), "--mapping", str(MAPPING))
    assert loaded.returncode == 0, loaded.stderr
    assert {line.rpartition(", ")[2] for line in loaded.stdout.splitlines() if "rows read" in line} == {"0 held."}
    assert run("link").returncode == 0
    yield run
    embedded.stop(Settings(data=data))


def files(run: Run, child: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("identity", "files", child, "--json").stdout)
    return found


def test_five_files_of_three_authorities_are_one_child_and_each_says_why(area: Run) -> None:
    found = files(area, "Zubrin Quell")
    assert {one["held_by"] for one in found["files"]} == TEAMS
    by_linkage = {one["record"]: one["evidence"] for one in found["decisions"] if one["basis"] == "linkage score: same"}
    assert len(by_linkage) == 4
    housing = next(evidence for record, evidence in by_linkage.items() if "southfold-homes" in record)
    assert "number" not in housing
    assert "given name" in housing
    shown = area("identity", "files", "Zubrin Quell").stdout
    for said in ("Southfold Homes", "opened by the team", "date of birth"):
        assert said in shown


def test_the_cousin_at_the_same_address_is_another_child_with_two_files(area: Run) -> None:
    cousin = files(area, "Perrin Quell")
    assert {one["held_by"] for one in cousin["files"]} == {"area-dfe-203/southfold-hospital", "area-dfe-203/southfold-homes"}
    assert cousin["child"] != files(area, "Zubrin Quell")["child"]


def test_the_child_is_followed_from_home_to_placement_to_the_new_home(area: Run) -> None:
    journey = area("ask", "journey", "Zubrin Quell").stdout
    places = [journey.index(place) for place in ("7 Unbuilt Row", "EF3 4GH", "3 Wren Way")]
    assert places == sorted(places)
    assert "within" not in journey  # no file says in which authority the homes lie
    timeline = area("ask", "timeline", "Zubrin Quell").stdout
    assert "Northmere children's social care" in timeline
    assert "26 May 2023" in area("ask", "known", "Zubrin Quell").stdout  # until when a school had the child on its roll
    assert "Larkrise Primary" in area("ask", "names", "Zubrin Quell").stdout


def test_a_carer_named_by_two_files_waits_for_a_person_and_can_be_joined_and_parted(area: Run) -> None:
    (waiting,) = json.loads(area("identity", "queue", "--json").stdout)
    assert {waiting["left"]["team"], waiting["right"]["team"]} == {"Southfold Homes", "Larkrise Primary"}
    assert waiting["guards"]
    joined = area("identity", "join", waiting["id"], *SIGNED)
    assert joined.returncode == 0, joined.stderr
    assert json.loads(area("identity", "queue", "--json").stdout) == []
    key = joined.stdout.split("undo ")[1].split()[0]
    assert area("identity", "undo", key, *SIGNED).returncode == 0
    assert json.loads(area("identity", "queue", "--json").stdout) == [waiting]


def test_another_run_changes_nothing(area: Run) -> None:
    before = files(area, "Zubrin Quell")
    assert area("link").returncode == 0
    assert files(area, "Zubrin Quell") == before
