"""Runs the command line on a data directory of its own and hands back what it prints."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from sightline.cli import main

Run = Callable[..., "subprocess.CompletedProcess[str]"]


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
