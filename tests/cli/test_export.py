"""`sightline export`: a file that loads again and adds nothing to where it came from."""

import json
from pathlib import Path

from commands import Run

from sightline.graph.facts import FACTS, Fact
from sightline.loaders.case_format import read_case

CHILD = "ottoline-marrowby"


def test_an_export_adds_nothing_where_it_came_from(loaded: Run, tmp_path: Path) -> None:
    out = tmp_path / "case.yaml"
    assert loaded("export", CHILD, "--to", str(out)).returncode == 0
    assert out.stat().st_mode & 0o077 == 0
    again = loaded("load", str(out))
    assert " 0 new, " in again.stdout
    assert " 0 already there" not in again.stdout


def test_an_export_gives_the_same_answers_elsewhere(loaded: Run, emptied: Run, tmp_path: Path) -> None:
    out = tmp_path / "case.yaml"
    loaded("export", CHILD, "--to", str(out))
    emptied("load", str(out))
    for question in ("timeline", "names", "journey", "involved"):
        assert emptied("ask", question, CHILD).stdout == loaded("ask", question, CHILD).stdout


def test_an_export_never_writes_over_a_file(loaded: Run, tmp_path: Path) -> None:
    out = tmp_path / "case.yaml"
    out.write_text("mine")
    refused = loaded("export", CHILD, "--to", str(out))
    assert refused.returncode == 65
    assert out.read_text() == "mine"


def test_json_has_every_version_that_the_case_file_has(loaded: Run, tmp_path: Path) -> None:
    out = tmp_path / "case.yaml"
    loaded("export", CHILD, "--to", str(out))
    lines = [json.loads(line) for line in loaded("export", CHILD, "--json").stdout.splitlines()]
    versions = [(one["is"]["fact"], one["is"]["version"]) for one in lines if one["label"] in FACTS]
    written = [(one.fact, one.version) for one in read_case(out).bundle.items if isinstance(one, Fact)]
    assert sorted(versions) == sorted(written)
    assert {one["label"] for one in lines} >= {"Child", "Adult", "Record", "IdentityDecision", "Agency", "Contact"}


def test_a_document_of_the_draft_standards_comes_with_the_list_of_what_it_does_not_hold(loaded: Run, tmp_path: Path) -> None:
    out, losses = tmp_path / "case.jsonld", tmp_path / "losses.json"
    done = loaded("export", CHILD, "--format", "socialcaredata", "--to", str(out), "--losses", str(losses))
    assert "not in the document: 1 × fact: Registration school" in done.stderr
    listed = json.loads(losses.read_text())
    assert sum(listed["counts"].values()) == len(listed["losses"])
    assert {"Person", "ServiceEpisode"} <= {node["@type"] for node in json.loads(out.read_text())["@graph"]}
    assert losses.stat().st_mode & out.stat().st_mode & 0o077 == 0
    refused = loaded("export", CHILD, "--losses", str(tmp_path / "more.json"))
    assert refused.returncode == 65
