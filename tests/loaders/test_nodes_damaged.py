"""Documents with anything in the place of anything: read or refused in a sentence, every row accounted for."""

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up_bundle import HEALTH, bundle
from made_up_nodes import document
from returns import attempted

from sightline.graph.facts import Fact
from sightline.graph.write import versioned
from sightline.loaders.intake.row import Taken
from sightline.loaders.socialcaredata.validating import issues_of

WHOLE = [document("M"), document("L"), bundle(*HEALTH)]
ODD = [
    None, True, 0, -1.5, "", " ", "x", "2024-02-31", "2024", "9999-12-31T00:00:00Z", "0000-00-00", "#1", "Patient/", "urn:uuid:",
    "\u202e", "http://[", "AB1 2DE", "a" * 300, [], [[]], [None], {"@value": []}, {"@id": {}}, {"@list": [{}]}, {"coding": "x"},
    {}, {"reference": "Patient/9990000018"}, {"reference": ["x"]}, [{"system": "", "value": "\t"}], {"start": {}, "end": []},
]  # fmt: skip


def places(node: Any) -> list[tuple[Any, ...]]:
    """The path of every value in a document."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path for key, value in inner for path in ((key,), *((key, *below) for below in places(value)))]


def looked_at(path: Path) -> str:
    """As `attempted`; every row is taken or says why not, and every fact can be told."""
    list(issues_of(path, path.name, "connected"))
    return attempted(path, _look)


def _look(row: Taken) -> None:
    assert row.bundle or row.findings
    for item in row.bundle.items if row.bundle else ():
        if isinstance(item, Fact):
            assert (versioned(item).start, item.end) is not None


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_value_of_any_sort_in_any_place_is_read_or_held(tmp_path: Path, data: st.DataObject) -> None:
    made = copy.deepcopy(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(1, 3))):
        *before, last = data.draw(st.sampled_from(places(made)))
        inner = made
        for step in before:
            inner = inner[step]
        inner[last] = copy.deepcopy(data.draw(st.sampled_from(ODD)))
    path = tmp_path / "odd"
    path.write_text(json.dumps(made))
    assert "no place is named" not in looked_at(path)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_document_is_read_or_refused_in_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    whole = json.dumps(data.draw(st.sampled_from(WHOLE))).encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 50)))
    path = tmp_path / "damaged"
    path.write_bytes(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])
    assert "no place is named" not in looked_at(path)
