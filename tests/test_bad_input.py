"""What goes wrong while the real command runs: each time a clear message and a code, and nothing half-written."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from commands import environment, runner
from running import running

from sightline.graph.engines import embedded
from sightline.graph.errors import DiskFull
from sightline.graph.settings import Settings

EXAMPLE = Path(__file__).parents[1] / "loaders" / "cases" / "made-up-example.yaml"
CHILD = "ottoline-marrowby"
KNOWN = f'{{ child(id: "{CHILD}") {{ id }} }}'
ANSWER = {"data": {"child": {"id": f"Child:{CHILD}"}}}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data directory with the made-up example in it, and no engine running."""
    data = tmp_path_factory.mktemp("bad-input") / "data"
    assert runner(data)("load", str(EXAMPLE)).returncode == 0
    yield data
    embedded.stop(Settings(data=data))


@pytest.fixture
def server(data: Path) -> Iterator[str]:
    """The address of `sightline serve` over the example; it has to stop cleanly whatever was done to it."""
    command = [sys.executable, "-m", "sightline", "serve", "--port", "0"]
    with running(command, os.environ | environment(data), data.parent) as address:
        yield address


def ask(address: str, query: str) -> dict[str, Any]:
    answer: dict[str, Any] = httpx.post(f"{address}/graphql", json={"query": query}, timeout=30).json()
    return answer


def refusal(answer: dict[str, Any]) -> dict[str, str]:
    """The one error of an answer without data."""
    assert not answer.get("data")
    [error] = answer["errors"]
    extensions: dict[str, str] = error["extensions"]
    assert error["message"] == f"{extensions['problem']}; {extensions['cure']}"
    return extensions


NEVER_ANSWERED = {
    "an unknown child": ('{ child(id: "nobody/at-all") { id } }', "NOT_FOUND"),
    "too deep": ("{ child(id: 1) " * 900 + "}" * 900, "TOO_DEEP"),
    "half a query": ("{ child", "BAD_QUERY"),
}


def test_a_server_refuses_what_cannot_be_asked_and_goes_on_answering(server: str) -> None:
    for query, code in NEVER_ANSWERED.values():
        assert refusal(ask(server, query))["code"] == code
        assert ask(server, KNOWN) == ANSWER


def test_a_server_whose_engine_is_killed_says_so_to_everybody_and_does_not_fall(server: str, data: Path) -> None:
    assert ask(server, KNOWN) == ANSWER
    engine = embedded.status(Settings(data=data)).pid
    assert engine is not None
    os.kill(engine, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while "data" in (answer := ask(server, KNOWN)) and answer["data"]:  # a killed process takes a moment to go
        assert time.monotonic() < deadline
    for _ in range(3):
        down = refusal(ask(server, KNOWN))
        assert down["code"] == "ENGINE_DOWN"
        assert down["problem"] == "the embedded database has stopped"
        assert "run the command again" in down["cure"]
        health = httpx.get(f"{server}/health", timeout=30)
        assert health.status_code == 503
        assert health.json() == {"status": "down", "engine": "embedded", **down}
    assert httpx.get(server).status_code == 200, "the page itself needs no database"


def test_after_a_killed_engine_the_same_command_serves_everything_again(server: str) -> None:
    assert ask(server, KNOWN) == ANSWER
    assert httpx.get(f"{server}/health").json()["status"] == "up"


def sightline(*arguments: str, data: Path, bytes_in_a_file: int) -> "subprocess.CompletedProcess[str]":
    """A command for which, and for the engine that it starts, the disk is full once a file has so many bytes."""
    limit = (bytes_in_a_file, bytes_in_a_file)
    return subprocess.run(
        [sys.executable, "-m", "sightline", *arguments],
        env=os.environ | environment(data),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )


def test_a_load_that_finds_the_disk_full_says_so_and_goes_in_whole_later(tmp_path: Path) -> None:
    data = tmp_path / "data"
    refused = sightline("load", str(EXAMPLE), data=data, bytes_in_a_file=1_000)
    assert refused.returncode == DiskFull.exit_code
    assert f"no space left for data directory {data}" in refused.stderr
    assert refused.stdout == ""
    assert "Traceback" not in refused.stderr
    loaded = runner(data)("load", str(EXAMPLE))
    assert loaded.returncode == 0
    assert " 0 already there" in loaded.stdout


def test_an_export_that_the_disk_refuses_leaves_no_part_of_a_file(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "case.yaml"
    assert runner(data)("db", "start").returncode == 0
    refused = sightline("export", CHILD, "--to", str(out), data=data, bytes_in_a_file=5_000)
    assert runner(data)("db", "stop").returncode == 0
    assert refused.returncode == 65
    assert f"{out}: cannot be written" in refused.stderr
    assert "check the path and the free space" in refused.stderr
    assert not out.exists()


def test_an_answer_that_cannot_be_written_is_no_defect_of_ours(data: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sightline", "ask", "names", CHILD],
            env=os.environ | environment(data),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == DiskFull.exit_code
    assert "the answer cannot be written: No space left on device; free some space there" in done.stderr
    assert "Traceback" not in done.stderr
