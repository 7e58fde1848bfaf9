"""What formats made of nodes reckon alike, whichever of them says it."""

import json
from pathlib import Path

import pytest
from made_up_bundle import CHILD, bundle
from made_up_nodes import PERSON
from returns import taken, written

from sightline.graph.things import Record
from sightline.loaders.nodes.reading import grown_up


@pytest.mark.parametrize(
    ("born", "adult"),
    [("2006-03-31", True), ("2006-04-01", False), ("2006-02", True), ("2006-04", False), ("2005", True), ("2006", False)],
)
def test_an_adult_is_who_is_eighteen_for_certain(born: str, adult: bool) -> None:
    assert grown_up(born, "2024-03-31") is adult


@pytest.mark.parametrize(
    ("born", "person"), [("14/02/2015", "child"), ("2006", "child"), ("2005", "adult"), ("14 Feb 2005", "adult")]
)
def test_a_record_is_of_a_child_or_an_adult_by_a_date_of_birth_in_any_form(tmp_path: Path, born: str, person: str) -> None:
    alone = {key: value for key, value in PERSON.items() if key != "relatedPerson"}
    patient, subject = CHILD | {"birthDate": born, "contact": []}, alone | {"dateOfBirth": {"@type": "PartialDate", "date": born}}
    for said in (bundle(patient), [subject]):
        _, [row], _ = taken(written(tmp_path, "d", json.dumps(said)))
        assert row.bundle is not None
        assert {one.person for one in row.bundle.items if isinstance(one, Record)} == {person}
