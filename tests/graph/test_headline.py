"""The headline case on both engines: found by whatever somebody may have of her, and reached step by step."""

import pytest

from sightline.graph.lens import OWNER, Lens
from sightline.graph.load import load
from sightline.graph.paths import PathAnswer, path
from sightline.graph.search import search
from sightline.graph.store import Store
from sightline.graph.ties import Thing
from sightline.loaders.case_format import read_case, shipped_case

CASE = "victoria-climbie"
CHILD = Thing("Child", CASE)
LENS = Lens(viewer=OWNER)


@pytest.fixture(scope="module")
async def shipped(store: Store) -> Store:
    """The store with the shipped case in it."""
    await load(store, [read_case(shipped_case(CASE)).bundle], source=f"{CASE}.yaml")
    return store


@pytest.mark.parametrize("typed", ["Climbie", "Anna Kouao", "victoria 1991", "Somerset Gardens"])
async def test_she_is_found_first_by_what_somebody_may_have_of_her(shipped: Store, typed: str) -> None:
    found = await search(shipped, typed, LENS)
    assert found.hits[0].thing == CHILD
    assert found.hits[0].why
    assert found.hits[0].evidence


async def test_the_name_of_the_inquiry_finds_nobody_on_the_files_of_1999(shipped: Store) -> None:
    lens = Lens(viewer=OWNER, known_at="1999-08-06", teams=frozenset({"haringey-social-services"}))
    assert [hit.thing for hit in (await search(shipped, "Anna Kouao", lens)).hits][:1] == [CHILD]
    assert (await search(shipped, "Climbie", lens)).hits == ()


async def test_a_path_leads_from_the_childminder_by_the_child_to_the_allocated_worker(shipped: Store) -> None:
    start, end = Thing("Adult", "childminder-in-brent"), Thing("Professional", f"{CASE}/haringey-allocated-worker")
    found = await path(shipped, start, end, LENS)
    assert found.found
    assert [(step.origin, step.target) for step in found.steps] == [(start, CHILD), (CHILD, end)]
    assert [(step.relationship, step.fact.held_by) for step in found.steps] == [
        ("CARER", "childminder"),
        ("BY", "haringey-social-services"),
    ]
    assert found.cut == ()
    back = await path(shipped, end, start, LENS)
    assert visited(back) == visited(found)[::-1]


def visited(found: PathAnswer) -> list[Thing]:
    return [found.start, *(step.target for step in found.steps)]
