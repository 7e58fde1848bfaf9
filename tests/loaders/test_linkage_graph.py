"""Linkage over a graph, on both engines: records come out as they went in, and what it proposes is decided there."""

from collections import Counter
from itertools import chain
from typing import Any

import pytest

from sightline.graph.deciding import decide
from sightline.graph.facts import About, Particulars
from sightline.graph.load import load
from sightline.graph.proposal import Proposal
from sightline.graph.records import files_of, record_files
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Agency, Child, IdentityDecision, Record
from sightline.loaders.borough import borough
from sightline.loaders.linkage.clusters import Thresholds
from sightline.loaders.linkage.guards import TWINS
from sightline.loaders.linkage.model import SHIPPED, Model
from sightline.loaders.linkage.placing import Placing
from sightline.loaders.linkage.portrait import Sitting
from sightline.loaders.linkage.reading import Gallery, portrait
from sightline.loaders.linkage.run import link

MODEL = Model.read(SHIPPED)
TODAY = "2026-11-22"
BOROUGH = tuple(borough(3, seed=4, planted=0.0))


def file(record: str, child: str, **said: Any) -> tuple[Item, ...]:
    """One team's file on a child, as that team opened it."""
    opened = IdentityDecision(
        id=f"{record} opened", record=record, person=child, at="2020-01-01", by=record, basis="opened by the team"
    )
    name = Particulars(fact=f"{record}/name", kind="name", held_by=f"team-{record}", about=(About(record=record),), **said)
    team = Agency(id=f"team-{record}", name=f"Team {record}", kind="school")
    return team, Child(id=child), Record(id=record, held_by=team.id, reference=record), opened, name


ZUBRIN: dict[str, Any] = {"given_name": "Zubrin", "family_name": "Quaddle", "born_on": "2015-03-04", "nhs_number": "9990000018"}
FILES = Bundle("four files", (
    *file("a", "one", **ZUBRIN),
    *file("b", "two", **ZUBRIN),
    *file("c", "three", **(ZUBRIN | {"nhs_number": None, "given_name": "Zubryn"})),
    *file("d", "four", **(ZUBRIN | {"given_name": "Orvessa", "nhs_number": "9990000026"})),
))  # fmt: skip


@pytest.fixture
async def filled(fresh_store: Store) -> Store:
    await load(fresh_store, (FILES,), "made up")
    return fresh_store


async def test_records_come_out_of_the_graph_as_they_went_in(fresh_store: Store) -> None:
    await load(fresh_store, BOROUGH, "made up")
    sitting = Sitting.of(chain.from_iterable(bundle.items for bundle in BOROUGH))
    for person in ("child", "adult"):
        read = [portrait(file) async for file in record_files(fresh_store, person)]
        assert read == list(sitting.portraits(person))
        assert len(read) > 2


async def test_what_a_run_proposes_is_decided_and_a_second_run_has_nothing_left(filled: Store) -> None:
    async def run() -> Counter[str]:
        gallery = Gallery.of([one async for one in record_files(filled)])
        return (await decide(filled, link(gallery, MODEL, Thresholds(), "duckdb", TODAY).proposals(), whole=True)).counted

    assert await run() == Counter(joined=2)
    files = {file.record.id: portrait(file) for file in await files_of(filled, list("abcd"))}
    assert files["a"].identity == files["b"].identity == files["c"].identity != files["d"].identity
    assert await run() == Counter()


async def placed(store: Store, record: str) -> list[Proposal]:
    placing, (file,) = Placing(store, MODEL, Thresholds()), await files_of(store, [record])
    try:
        return await placing.place(file, TODAY)
    finally:
        placing.close()


async def test_a_new_record_is_placed_as_a_full_run_would(filled: Store) -> None:
    found = await placed(filled, "c")
    assert [(one.kind, one.records) for one in found] == [("join", ("a", "c")), ("join", ("b", "c"))]
    (twin,) = await placed(filled, "d")  # of the others only this has no number that says more
    assert (twin.kind, twin.records, TWINS in twin.guards) == ("review", ("c", "d"), True)


async def test_a_new_record_joins_those_that_are_one_already_by_one_join(filled: Store) -> None:
    gallery = Gallery.of(await files_of(filled, ["a", "b"]))
    await decide(filled, link(gallery, MODEL, Thresholds(), "duckdb", TODAY).proposals())
    found = await placed(filled, "c")
    assert [one.kind for one in found] == ["join"]
    assert (await decide(filled, found)).counted == Counter(joined=1)
