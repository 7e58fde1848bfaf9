"""The demo is stopped in the middle of a load, hard or softly, and started again: the same graph as one load without a stop."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from running import running
from whole_graph import everything

from sightline.cli.demo import BOROUGH, SEED
from sightline.graph.engines import embedded
from sightline.graph.facts import Fact
from sightline.graph.load import load, unfinished
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.write import versioned
from sightline.loaders.borough import borough

Graph = tuple[list[str], list[str]]
Stop = Callable[[Settings, "subprocess.Popen[str]"], None]

CHILDREN, ROWS_A_TRANSACTION = 40, 800
HELD_AT = 4  # the first transaction says that a load has begun, the next two have written part of it

# The demo with fewer children and smaller transactions. It waits in one of them when all is written and nothing committed.
SMALL_DEMO = f"""
import asyncio, sys
from neo4j import AsyncTransaction
from sightline.cli import demo, main
from sightline.graph import load
demo.CHILDREN, load.ROWS_A_TRANSACTION = {CHILDREN}, {ROWS_A_TRANSACTION}
commit, loading, held_at = AsyncTransaction.commit, 0, int(sys.argv[1])

async def commit_later(transaction):
    global loading
    loading += 1
    if loading == held_at:
        print("written, not committed", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
    await commit(transaction)

load_stream = load.load
async def load_held(*given, **named):
    AsyncTransaction.commit = commit_later
    return await load_stream(*given, **named)

sys.modules["sightline.cli.load"].load = load_held
sys.argv = ["sightline", "demo", "--port", "0", "--no-headline"]
main()
"""


@dataclass(frozen=True)
class Demo:
    """A demo with data of its own."""

    settings: Settings

    def command(self, held_at: int = 0) -> list[str]:
        return [sys.executable, "-c", SMALL_DEMO, str(held_at)]

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"SIGHTLINE_DATA": str(self.settings.data), "SIGHTLINE_EMBEDDED_HEAP": "256m"}

    def stop_in_the_middle(self, stop: Stop) -> tuple[int, str]:
        """Load until a transaction is written and not committed, and stop then; exit code and standard error."""
        pipe = subprocess.PIPE
        with subprocess.Popen(
            self.command(HELD_AT), env=self.environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        ) as process:
            try:
                assert process.stdout is not None
                assert process.stdout.readline() == "written, not committed\n"
                stop(self.settings, process)
                _, trouble = process.communicate(timeout=60)
            finally:
                process.kill()
            return process.returncode, trouble

    def run_again(self) -> None:
        """Start it again until it serves, and stop it then."""
        with running(self.command(), self.environment, self.settings.data.parent) as address:
            assert httpx.get(f"{address}/health").json()["status"] == "up"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    """A demo that has not been started yet, whose engine is stopped afterwards."""
    settings = Settings(data=tmp_path / "data", embedded_heap="256m")
    yield Demo(settings)
    embedded.stop(settings)


@pytest.fixture(scope="module")
def bundles() -> tuple[Bundle, ...]:
    """What the demo loads."""
    return tuple(borough(CHILDREN, SEED))


@pytest.fixture(scope="module")
async def clean(bundles: tuple[Bundle, ...], tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph after one load without a stop, in transactions of the usual size."""
    async with await Store.open(Settings(data=tmp_path_factory.mktemp("clean"), embedded_heap="256m")) as store:
        await load(store, bundles, BOROUGH)
        return await everything(rows, store)


async def rows(store: Store, text: str) -> list[dict[str, Any]]:
    return await store._ask("a test", text, 100_000, {})


async def bundles_there(store: Store, bundles: tuple[Bundle, ...]) -> int:
    """How many of the bundles are in the graph; each is there whole or not at all."""
    there = {row["id"] for row in await rows(store, "MATCH (n) WHERE n.fact IS NOT NULL RETURN n.id AS id")}
    count = 0
    for bundle in bundles:
        facts = {versioned(item).id for item in bundle.items if isinstance(item, Fact)}
        assert facts <= there or not facts & there, f"{bundle.name} is half written"
        count += bool(facts) and facts <= there
    return count


def kill_the_engine(settings: Settings, process: "subprocess.Popen[str]") -> None:
    engine = embedded.status(settings).pid
    assert engine is not None
    os.kill(engine, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while embedded.status(settings).running:  # it takes a moment to go
        assert time.monotonic() < deadline
        time.sleep(0.05)


def kill_the_command(settings: Settings, process: "subprocess.Popen[str]") -> None:
    process.kill()


def kill_both(settings: Settings, process: "subprocess.Popen[str]") -> None:
    kill_the_engine(settings, process)
    kill_the_command(settings, process)


def press_ctrl_c(settings: Settings, process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGINT)


STOPS = {
    kill_the_engine: (69, "the embedded database has stopped; run the command again"),
    kill_the_command: (-signal.SIGKILL, ""),
    kill_both: (-signal.SIGKILL, ""),
    press_ctrl_c: (130, f"Stopped while loading {BOROUGH}. What was loaded is whole; run the same command again"),
}


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.__name__)
async def test_a_load_stopped_in_the_middle_and_begun_again_gives_the_graph_of_one_without_a_stop(
    demo: Demo, bundles: tuple[Bundle, ...], clean: Graph, stop: Stop
) -> None:
    code, says = STOPS[stop]
    ended, trouble = demo.stop_in_the_middle(stop)
    assert ended == code
    assert says in trouble
    assert "Traceback" not in trouble

    async with await Store.open(demo.settings) as store:
        assert await unfinished(store) == [BOROUGH]
        assert 0 < await bundles_there(store, bundles) < len(bundles)
        await asyncio.to_thread(demo.run_again)
        assert await unfinished(store) == []
        nodes, ties = await everything(rows, store)
    assert nodes == clean[0]
    assert ties == clean[1]
