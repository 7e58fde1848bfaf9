"""Runs the command line as a user does: a process of its own, a data directory, and what it prints."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sightline.graph.engines import embedded
from sightline.graph.settings import Settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(data: Path, **more: str) -> dict[str, str]:
    """The environment of a command with its own data and a small engine."""
    return os.environ | {"SIGHTLINE_DATA": str(data), "SIGHTLINE_EMBEDDED_HEAP": "512m", "COLUMNS": "200"} | more


def runner(data: Path) -> Run:
    """Runs commands on one data directory."""

    def run(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "sightline", *arguments]
        return subprocess.run(command, env=environment(data, **more), capture_output=True, text=True, timeout=120)

    return run


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data directory whose engine, if any, is stopped afterwards."""
    yield tmp_path / "data"
    embedded.stop(Settings(data=tmp_path / "data"))


@pytest.fixture
def surroundings(data: Path) -> dict[str, str]:
    """The environment of a command that a test starts by itself."""
    return environment(data)


@pytest.fixture
def sightline(data: Path) -> Run:
    """`sightline("db", "status")` on a fresh data directory; more environment by keyword."""
    return runner(data)
