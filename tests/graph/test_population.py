"""Case files streamed in batches are the case files fetched one by one, on both engines."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from town import filed, known

from sightline.graph.case import Case
from sightline.graph.casefile import child_case
from sightline.graph.errors import NotFound
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.load import load
from sightline.graph.population import ANOTHERS, NO_FILE, NOTHING_SEEN, cases_of, count_children, population
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Child, IdentityDecision
from sightline.loaders.borough import borough
from sightline.loaders.case_format import read_case, shipped_case

CHILDREN = 30
BOROUGH = tuple(borough(CHILDREN, seed=3, planted=1))
HEADLINE = read_case(shipped_case("victoria-climbie")).bundle
LENS = Lens(viewer=OWNER)
LENSES = {
    "everything": LENS,
    "a day": replace(LENS, known_at="2024-06-01"),
    "pooled": replace(LENS, pooled=True),
    "one team's reader": Lens(viewer=Viewer(name="reader", role="reader", teams=frozenset({"haringey-social-services"}))),
}


async def streamed(store: Store, lens: Lens = LENS, **asked: Any) -> list[Case]:
    return [case async for batch in population(store, lens, **asked) for case in batch.cases]


async def one_by_one(store: Store, lens: Lens, *, household: bool = True) -> list[Case]:
    found = []
    for row in await store.read("child_ids", after="", most=10_000):
        try:
            found.append(await child_case(store, row["id"], lens, household=household))
        except NotFound:
            continue
    return found


def in_one_order(case: Case) -> dict[str, Any]:
    """A case to compare: as sets where a case file has no order."""
    return {
        "person": case.person,
        "facts": case.facts,
        "history": case.history,
        "signposts": case.signposts,
        "records": {one.id: one for one in case.records},
        "decisions": {one.id: one for one in case.decisions},
        "household": {one.person: one for one in case.household},
        "coverage": {one.id: one for one in case.coverage},
        "cut": case.cut,
    }


def everywhere(case: Case) -> dict[str, Any]:
    places = case.places
    return {**places.agencies, **places.professionals, **places.addresses, **places.authorities}


@pytest.fixture
async def filled(fresh_store: Store) -> Store:
    await load(fresh_store, [*BOROUGH, HEADLINE], "made up")
    return fresh_store


@pytest.mark.parametrize("lens", LENSES.values(), ids=LENSES)
async def test_a_streamed_case_is_the_case_that_is_fetched_alone(filled: Store, lens: Lens) -> None:
    many, alone = await streamed(filled, lens), await one_by_one(filled, lens)
    assert [in_one_order(case) for case in many] == [in_one_order(case) for case in alone]
    for one, other in zip(many, alone, strict=True):
        assert everywhere(one).items() <= everywhere(other).items()


async def test_without_households_the_places_are_the_same_too(filled: Store) -> None:
    many, alone = await streamed(filled, household=False), await one_by_one(filled, LENS, household=False)
    assert [everywhere(case) for case in many] == [everywhere(case) for case in alone]
    assert any(everywhere(case) for case in many)


async def test_every_child_comes_once_in_the_order_of_ids_however_many_at_once(filled: Store) -> None:
    whole = [batch.children async for batch in population(filled, LENS)]
    parts = [batch.children async for batch in population(filled, LENS, at_once=7)]
    ids = [id for children in whole for id in children]
    assert ids == sorted(set(ids)) == [id for children in parts for id in children]
    assert len(ids) == await count_children(filled) > CHILDREN
    assert {len(children) for children in parts[:-1]} == {7}


async def test_reading_goes_on_after_any_child(filled: Store) -> None:
    whole = await streamed(filled)
    assert await streamed(filled, after=whole[9].person) == whole[10:]
    assert await streamed(filled, after="zzz") == []


async def test_a_child_who_is_left_out_is_so_for_a_reason_by_the_day(fresh_store: Store) -> None:
    record, at = "team-north/zubrin", "2020-01-02"
    moved = IdentityDecision(id="moved", record=record, person="quell", at="2020-06-01", by="review", basis="one child")
    town = (*known("zubrin", "Zubrin", "Brask"), *filed("ombra"), Child(id="newborn"), Child(id="quell"), moved)
    await load(fresh_store, [Bundle("town", town)], "made up")

    async def left_out(day: str | None = None) -> dict[str, str]:
        (batch,) = [one async for one in population(fresh_store, Lens(viewer=OWNER, known_at=day))]
        assert {case.person for case in batch.cases} | batch.left_out.keys() == set(batch.children)
        return dict(batch.left_out)

    always = {"newborn": NO_FILE, "ombra": NOTHING_SEEN}
    assert await left_out() == always | {"zubrin": ANOTHERS}
    assert await left_out(at) == always | {"quell": ANOTHERS}
    assert await left_out("2020-01-01") == always | {"zubrin": NOTHING_SEEN, "quell": NOTHING_SEEN}


async def test_a_batch_is_read_in_few_round_trips(filled: Store, questions: list[str]) -> None:
    ids = [row["id"] for row in await filled.read("child_ids", after="", most=10_000)]
    questions.clear()
    assert await cases_of(filled, ids, LENS)
    assert questions[:2] == ["children_files", "member_files"]
    assert set(questions[2:]) == {"named_places"}
    assert len(questions) <= 6  # places, what they belong to, and what that belongs to; then who claims to cover it


async def test_some_children_are_read_by_id_and_who_is_not_there_is_left_out(filled: Store) -> None:
    whole = {case.person: case for case in await streamed(filled)}
    wanted = [*list(whole)[:3], "nobody"]
    assert await cases_of(filled, wanted, LENS) == {person: whole[person] for person in wanted[:3]}


async def test_a_reader_who_stops_leaves_nothing_running(filled: Store) -> None:
    batches = population(filled, LENS, at_once=5)
    await anext(batches)
    await batches.aclose()
    await asyncio.sleep(0)
    assert [task for task in asyncio.all_tasks() if "files" in repr(task)] == []
