"""Every command: help that a newcomer can follow, and errors in a sentence with an exit code."""

from typing import Any

import pytest
import typer.main
from commands import Run

from sightline import __version__
from sightline.cli import app


def commands(name: tuple[str, ...], command: Any) -> list[tuple[str, ...]]:
    """Every command under one, by the words that reach it."""
    inner = getattr(command, "commands", {})
    return [name, *(found for part in inner for found in commands((*name, part), inner[part]))]


COMMANDS = commands((), typer.main.get_command(app))


def test_the_version_is_that_of_the_package(sightline: Run) -> None:
    assert sightline("--version").stdout == f"sightline {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_and_each_of_its_options_is_explained(command: tuple[str, ...]) -> None:
    found: Any = typer.main.get_command(app)
    for part in command:
        found = found.commands[part]
    assert found.help
    assert [parameter.name for parameter in found.params if not parameter.help] == []


def test_an_unknown_command_is_refused(sightline: Run) -> None:
    refused = sightline("scry")
    assert refused.returncode == 2
    assert "scry" in refused.stderr


def test_an_unusable_setting_is_named_with_its_cure_and_no_traceback(sightline: Run) -> None:
    refused = sightline("db", "status", SIGHTLINE_POOL_SIZE="many")
    assert refused.returncode == 78
    assert "SIGHTLINE_POOL_SIZE" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_misspelt_setting_is_named_with_the_right_one(sightline: Run) -> None:
    refused = sightline("db", "status", SIGHTLINE_NEO4J_URL="bolt://localhost")
    assert refused.returncode == 78
    assert "SIGHTLINE_NEO4J_URI" in refused.stderr


def test_a_database_that_is_down_is_said_to_be_down(sightline: Run) -> None:
    refused = sightline("ask", "names", "anybody", SIGHTLINE_NEO4J_URI="bolt://127.0.0.1:9", SIGHTLINE_CONNECT_SECONDS="2")
    assert refused.returncode == 69
    assert refused.stdout == ""
    assert "Traceback" not in refused.stderr
