"""`sightline validate`: the published codes and paths, and an exit status that says whether the document conforms."""

import json
from pathlib import Path

from commands import Run
from made_up_nodes import PERSON, document
from returns import written


def test_a_document_that_conforms_ends_well(sightline: Run, tmp_path: Path) -> None:
    done = sightline("validate", str(written(tmp_path, "d", json.dumps(document()))), "--connected")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_fault_is_named_with_code_and_path(sightline: Run, tmp_path: Path) -> None:
    person = PERSON | {"genderCode": 2}
    done = sightline("validate", str(written(tmp_path, "d", json.dumps({"@graph": [person]}))), "--json")
    assert done.returncode == 1
    faults = [one for one in map(json.loads, done.stdout.splitlines()) if one["severity"] == "violation"]
    assert [(one["code"], one["jsonPath"]) for one in faults] == [("value-not-allowed", "@graph[0].genderCode")]


def test_what_is_no_json_is_one_issue(sightline: Run, tmp_path: Path) -> None:
    done = sightline("validate", str(written(tmp_path, "d", '{"@graph": [{}}')))
    assert done.returncode == 1
    assert done.stdout.startswith("violation: $: parse-error: ")
    assert "1 violations" in done.stderr
