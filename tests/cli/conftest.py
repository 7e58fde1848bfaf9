"""Runs the command line on a data directory of its own and hands back what it prints."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from sightline.cli import main
from sightline.graph.engines import embedded
from sightline.graph.settings import Settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]
EXAMPLE = Path(__file__).parents[2] / "loaders" / "cases" / "made-up-example.yaml"


def environment(data: Path, **more: str) -> dict[str, str]:
    """What is added to the environment of a command: its own data and a small engine."""
    return {"SIGHTLINE_DATA": str(data), "SIGHTLINE_EMBEDDED_HEAP": "512m", **more}


def runner(data: Path) -> Run:
    """Runs commands on one data directory, in this process, since starting one costs more than most commands."""

    def run(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        out, err = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, environment(data, **more)),
            patch.object(sys, "argv", ["sightline", *arguments]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            main()
        return subprocess.CompletedProcess(arguments, ended.value.code or 0, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data directory whose engine, if any, is stopped afterwards."""
    yield tmp_path / "data"
    embedded.stop(Settings(data=tmp_path / "data"))


@pytest.fixture(scope="package")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """As `sightline`, with the made-up example loaded and the engine kept running for all tests that only ask."""
    data = tmp_path_factory.mktemp("loaded")
    run = runner(data)
    assert run("db", "start").returncode == 0
    assert run("load", str(EXAMPLE)).returncode == 0
    yield run
    embedded.stop(Settings(data=data))


@pytest.fixture
def surroundings(data: Path) -> dict[str, str]:
    """The whole environment of a command that a test starts as a process."""
    return os.environ | environment(data)


@pytest.fixture
def sightline(data: Path) -> Run:
    """`sightline("db", "status")` on a fresh data directory; more environment by keyword."""
    return runner(data)
