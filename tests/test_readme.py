"""The commands in the README do what it says, as they stand there."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from commands import Run, environment, runner
from running import running

from sightline.cli.demo import HEADLINE
from sightline.graph.engines import embedded
from sightline.graph.settings import Settings

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]
ASKED = [shlex.split(line)[1:] for line in LINES if line.startswith(".venv/bin/sightline ")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data directory with the headline case, its engine kept running."""
    data = tmp_path_factory.mktemp("readme")
    run = runner(data)
    run("db", "start")
    assert run("load", str(ROOT / "loaders" / "cases" / HEADLINE)).returncode == 0
    yield data
    embedded.stop(Settings(data=data))


@pytest.fixture(scope="module")
def sightline(place: Path) -> Run:
    """Runs commands there."""
    return runner(place)


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_a_command_in_the_readme_answers(sightline: Run, arguments: list[str]) -> None:
    answered = sightline(*arguments)
    assert answered.returncode == 0, answered.stderr
    about = {"check": "children in whom a rule applied", "seams": "ealing"}.get(arguments[0], "climbi")
    assert about in answered.stdout.casefold()


def test_the_request_in_the_readme_is_answered(place: Path) -> None:
    curl = shlex.split(next(line for line in LINES if line.startswith("curl ")))
    path = next(part for part in curl if part.startswith("http://")).removeprefix("http://127.0.0.1:8765")
    headers = dict([curl[curl.index("-H") + 1].split(": ", 1)])
    command = [sys.executable, "-m", "sightline", "serve", "--port", "0"]
    with running(command, os.environ | environment(place), place) as address:
        answer = httpx.post(f"{address}{path}", content=curl[curl.index("-d") + 1], headers=headers)
    assert answer.is_success
    assert "errors" not in answer.json()


def test_every_line_of_the_readme_is_of_a_kind_that_is_tested() -> None:
    known = (".venv/bin/sightline ", "curl ", "make demo", "git clone ")
    assert [line for line in LINES if not line.startswith(known)] == []
    assert len(ASKED) > 5


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make (\w+)`", (ROOT / "README.md").read_text())) | {"demo"}))
def test_a_target_in_the_readme_is_in_the_makefile(target: str) -> None:
    assert subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True).returncode == 0
