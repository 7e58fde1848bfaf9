"""A load whose engine and process are killed in the middle, and finished later."""

import asyncio
import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from sightline.graph.engines import embedded
from sightline.graph.load import unfinished
from sightline.graph.settings import Settings
from sightline.graph.store import Store

LOAD = """
import asyncio, sys
from pathlib import Path
from sightline.graph import load as loading
from sightline.graph.facts import About, Contact, Told
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Agency, Child, IdentityDecision, Record

def household(number):
    child, record = f"child-{number}", f"team/{number}"
    told = (Told(id=f"told-{number}", to="other-team", received_at="2020-01-04"),)
    return Bundle(child, (
        Agency(id="team", name="Made-up Team", kind="police"),
        Agency(id="other-team", name="Other Made-up Team", kind="school"),
        Child(id=child),
        Record(id=record, held_by="team", reference=str(number)),
        IdentityDecision(id=f"decision-{number}", record=record, person=child, at="2020-01-02", by="team", basis="test"),
        *(Contact(fact=f"visit-{number}-{visit}", kind="visit", held_by="team", recorded_at="2020-01-03",
                  about=(About(record=record),), told=told if visit == 0 else ()) for visit in range(8)),
    ))

async def main():
    loading.ROWS_A_TRANSACTION = 60
    async with await Store.open(Settings(data=Path(sys.argv[1]), embedded_heap="256m")) as store:
        await loading.load(store, map(household, range(60)), "households", lambda so_far: print(so_far.bundles, flush=True))

asyncio.run(main())
"""


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path / "data", embedded_heap="256m")


def load_until_killed(settings: Settings, victims: tuple[str, ...]) -> None:
    """Kill the victims, one after the other, once the load has written something and is not finished."""
    command = [sys.executable, "-c", LOAD, str(settings.data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as loader:
        written = int(loader.stdout.readline())
        pids = {"engine": embedded.status(settings).pid, "loader": loader.pid}
        for victim in victims:
            os.kill(pids[victim], signal.SIGKILL)
        assert 0 < written < 60
        assert "60" not in loader.stdout.read().split()
    assert loader.returncode != 0


def load_to_the_end(settings: Settings) -> None:
    """The same command again."""
    subprocess.run([sys.executable, "-c", LOAD, str(settings.data)], check=True, capture_output=True)


async def everything(settings: Settings) -> tuple[list[str], list[str], list[str]]:
    """All nodes and relationships without their loading clocks, and the loads that are not finished."""
    async with await Store.open(settings) as store:
        nodes = await rows(store, "MATCH (n) WHERE NOT n:Load RETURN labels(n) AS labels, properties(n) AS is")
        ties = await rows(
            store, "MATCH (a)-[r]->(b) RETURN properties(a) AS a, type(r) AS type, properties(r) AS is, properties(b) AS b"
        )
        return nodes, ties, await unfinished(store)


async def rows(store: Store, text: str) -> list[str]:
    """Rows in an order of their own, as text."""
    return sorted(str(without_clocks(row)) for row in await store._ask("a test", text, 100_000, {}))


def without_clocks(value: Any) -> Any:
    """The same without when it was loaded."""
    if isinstance(value, dict):
        return sorted((name, without_clocks(each)) for name, each in value.items() if name != "loaded_at")
    return value


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """The graph of a load that nobody disturbed."""
    settings = Settings(data=tmp_path_factory.mktemp("clean"), embedded_heap="256m")
    load_to_the_end(settings)
    return asyncio.run(everything(settings))


@pytest.mark.parametrize("victims", [("engine", "loader"), ("loader", "engine"), ("engine",)], ids="-then-".join)
def test_a_load_killed_in_the_middle_and_run_again_gives_the_graph_of_one_clean_load(settings, clean, victims):
    load_until_killed(settings, victims)
    assert asyncio.run(everything(settings))[-1] == ["households"]
    load_to_the_end(settings)
    assert asyncio.run(everything(settings)) == clean
