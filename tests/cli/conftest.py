"""The command line on a fresh data directory, and on one where the made-up example is loaded."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Run, environment, runner

from sightline.graph.engines import embedded
from sightline.graph.settings import Settings

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


@pytest.fixture
def surroundings(data: Path) -> dict[str, str]:
    """The whole environment of a command that a test starts as a process."""
    return os.environ | environment(data)


@pytest.fixture
def sightline(data: Path) -> Run:
    """`sightline("db", "status")` on a fresh data directory; more environment by keyword."""
    return runner(data)
