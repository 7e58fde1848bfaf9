"""The command line on a fresh data directory, on an empty database that runs, and where the made-up example is loaded."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from commands import Run, environment, runner

from sightline.graph.engines import embedded
from sightline.graph.settings import Settings
from sightline.graph.store import Store

EXAMPLE = Path(__file__).parents[2] / "loaders" / "cases" / "made-up-example.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data directory whose engine, if any, is stopped afterwards."""
    yield tmp_path / "data"
    embedded.stop(Settings(data=tmp_path / "data"))


@pytest.fixture(scope="package")
def loaded_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data directory with the made-up example, its engine kept running for all tests that only ask."""
    data = tmp_path_factory.mktemp("loaded")
    run = runner(data)
    assert run("db", "start").returncode == 0
    assert run("load", str(EXAMPLE)).returncode == 0
    yield data
    embedded.stop(Settings(data=data))


@pytest.fixture(scope="package")
def loaded(loaded_data: Path) -> Run:
    """As `sightline`, on that directory."""
    return runner(loaded_data)


@pytest.fixture(scope="package")
def started_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data directory whose engine is kept running for all tests that load something of their own."""
    data = tmp_path_factory.mktemp("started") / "data"
    assert runner(data)("db", "start").returncode == 0
    yield data
    embedded.stop(Settings(data=data))


@pytest.fixture
def emptied(started_data: Path, empty: Callable[[Store], Awaitable[None]]) -> Run:
    """As `sightline`, on that directory, where nothing is loaded yet: starting an engine costs more than most commands."""

    async def wiped() -> None:
        async with await Store.open(Settings(data=started_data)) as store:
            await empty(store)

    asyncio.run(wiped())
    for model in started_data.glob("linkage-*.json"):
        model.unlink()
    return runner(started_data)


@pytest.fixture
def surroundings(data: Path) -> dict[str, str]:
    """The whole environment of a command that a test starts as a process."""
    return os.environ | environment(data)


@pytest.fixture
def sightline(data: Path) -> Run:
    """`sightline("db", "status")` on a fresh data directory; more environment by keyword."""
    return runner(data)
