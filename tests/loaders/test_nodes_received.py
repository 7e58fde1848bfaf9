"""Documents of nodes in a graph: rows accounted for, twice as once, and a child whose case comes out right."""

import json
from pathlib import Path

import pytest
from made_up_bundle import HEALTH, bundle
from made_up_nodes import PERSON, document
from returns import ends, received, written

from sightline.graph.casefile import child_case
from sightline.graph.lens import OWNER, Lens
from sightline.graph.store import Store
from sightline.graph.whole import whole_case
from sightline.loaders.socialcaredata.writing import write_document
from sightline.queries.journey import journey
from sightline.queries.timeline import timeline

LENS = Lens(viewer=OWNER, identity="today")


@pytest.fixture
def health(tmp_path: Path) -> Path:
    return written(tmp_path, "b", json.dumps(bundle(*HEALTH)))


async def test_a_bundle_is_loaded_once_and_its_childs_case_comes_out(fresh_store: Store, health: Path) -> None:
    assert ends(await received(fresh_store, health)) == (14, 13, 1, 0)  # the trust was described with the role in it
    assert ends(await received(fresh_store, health)) == (14, 0, 14, 0)
    case = await child_case(fresh_store, "area-dfe-201/hospital/nhs/9990000018", LENS)
    kinds = [stay.kind for stay in journey(case, "2024-03-31").home]
    assert kinds == ["home", "home", "hospital"]
    assert [entry.fact.kind for entry in timeline(case)] == [
        "attendance", "notice", "admission", "discharge", "was-not-brought",
    ]  # fmt: skip


async def test_a_document_is_loaded_once_and_written_again_from_the_graph(fresh_store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "d", json.dumps(document()))
    assert ends(await received(fresh_store, path)) == (7, 7, 0, 0)
    assert ends(await received(fresh_store, path)) == (7, 0, 7, 0)
    child = "area-dfe-201/social-care/https-northmere-example-id-child/C-12"
    case = await child_case(fresh_store, child, LENS)
    assert [stay.kind for stay in journey(case, "2024-03-31").home] == ["hostel", "home", "home"]  # undated last
    made = write_document(await whole_case(fresh_store, child, LENS))
    kinds = sorted(node["@type"] for node in made.document["@graph"])
    assert kinds == ["LifeEvent", "Person", "Person", "Professional", "Service", "ServiceEpisode"]
    [again] = [node for node in made.document["@graph"] if node.get("dateOfBirth") == PERSON["dateOfBirth"]]
    assert again["name"][0]["givenName"] == ["Mirabel", "Jo"]
