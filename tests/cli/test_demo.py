"""`sightline demo`: the example is loaded once, with or without the headline case, and never beside data of one's own."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from commands import Run

from sightline.cli import demo
from sightline.cli.demo import BOROUGH, HEADLINE, fill
from sightline.graph.errors import DataUnusable
from sightline.graph.lens import OWNER, Lens
from sightline.graph.load import load, loads
from sightline.graph.search import search
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.loaders.case_format import read_case, shipped_case

LENS = Lens(viewer=OWNER)
Act = Callable[[Store], Coroutine[Any, Any, Any]]


@pytest.fixture
def small_borough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same example with few children."""
    monkeypatch.setattr(demo, "CHILDREN", 5)


@pytest.fixture
def do(data: Path, small_borough: None) -> Callable[[Act], Any]:
    """Does something with an open store on the demo's data directory."""

    async def act_on(act: Act) -> Any:
        async with await Store.open(Settings(data=data, embedded_heap="512m")) as store:
            return await act(store)

    return lambda act: asyncio.run(act_on(act))


async def children(store: Store, text: str) -> int:
    """How many children a search finds."""
    return sum(hit.thing.label == "Child" for hit in (await search(store, text, LENS)).hits)


def test_filling_twice_is_filling_once_and_the_flag_takes_the_headline_case_out_and_in(do: Callable[[Act], Any]) -> None:
    async def act(store: Store) -> None:
        await fill(store)
        first = await loads(store)
        assert set(first) == {HEADLINE, BOROUGH}
        await fill(store)
        assert await loads(store) == first
        assert await children(store, "Victoria Climbié") == 1
        await fill(store, headline=False)
        assert set(await loads(store)) == {BOROUGH}
        assert await children(store, "Victoria Climbié") == 0
        assert await children(store, "Anna Kouao") == 0
        await fill(store)
        assert await children(store, "Victoria Climbié") == 1

    do(act)


def test_the_demo_does_not_mix_with_data_of_ones_own(do: Callable[[Act], Any]) -> None:
    async def act(store: Store) -> None:
        await load(store, [read_case(shipped_case("made-up-example")).bundle], "my own case")
        with pytest.raises(DataUnusable, match="SIGHTLINE_DATA"):
            await fill(store)
        assert set(await loads(store)) == {"my own case"}

    do(act)


def test_a_case_of_ones_own_may_be_tried_beside_the_demo(do: Callable[[Act], Any]) -> None:
    async def act(store: Store) -> None:
        await fill(store)
        await load(store, [read_case(shipped_case("made-up-example")).bundle], "my own case")
        await fill(store)
        assert set(await loads(store)) == {HEADLINE, BOROUGH, "my own case"}

    do(act)


def test_the_demo_never_fills_a_database_of_ones_own(sightline: Run) -> None:
    refused = sightline("demo", "--port", "0", SIGHTLINE_NEO4J_URI="bolt://127.0.0.1:9")
    assert refused.returncode == 78
    assert "SIGHTLINE_NEO4J_URI" in refused.stderr
