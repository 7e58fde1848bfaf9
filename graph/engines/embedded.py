"""Starts, joins, leaves and stops the embedded engine."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from pydantic import SecretStr

from sightline.graph.engines.directory import DataDirectory, RunFile
from sightline.graph.engines.disk import check_space, disk_full
from sightline.graph.engines.lock import Lock
from sightline.graph.engines.process import DATABASE, USER
from sightline.graph.errors import DataNewer, EngineBusy, EngineFailed, EngineMissing, SightlineError
from sightline.graph.settings import Settings

START_SECONDS = 120.0  # recovery after a crash may have much to read
STOP_SECONDS = 30.0
BOLT_HANDSHAKE = bytes.fromhex("6060b017 00000404 00000000 00000000 00000000")  # "do you speak 4.4?"
RECOVERED = (
    "The embedded database was not closed cleanly the last time; it has been recovered. "
    "Everything that was acknowledged is there; run a load that was cut off again to finish it."
)


@dataclass(frozen=True)
class Running:
    """A running engine that this process uses until it leaves."""

    uri: str
    user: str
    password: SecretStr
    database: str
    version: str
    pid: int
    started: bool
    recovered: bool
    _directory: DataDirectory = field(repr=False)
    _lease: Lock = field(repr=False)

    @property
    def message(self) -> str | None:
        """What the user has to know about this start, if anything."""
        return RECOVERED if self.started and self.recovered else None

    @property
    def log(self) -> Path:
        """Where the engine says what it does."""
        return self._directory.log

    def check_space(self) -> None:
        """Raise DiskFull while there is still room to close the files properly."""
        check_space(self._directory.path)

    def leave(self) -> None:
        """Give the lease back; the last to leave stops the engine, unless it was asked to stay. Safe twice."""
        if self._lease.closed:
            return
        with self._lease, self._directory.starting(STOP_SECONDS):
            if self._lease.take("alone") and not self._directory.keep.exists() and self._directory.engine_runs():
                self._lease.close()
                _stop(self._directory)


@dataclass(frozen=True)
class Status:
    """What `sightline db status` says of a data directory."""

    running: bool
    pid: int | None = None
    port: int | None = None
    version: str | None = None
    kept: bool = False
    used: bool = False


def start(settings: Settings, *, keep: bool = False) -> Running:
    """Start the engine of the data directory, or join it where it runs; keep it when the last user leaves."""
    directory = DataDirectory(settings.data)
    ours = _installed()
    directory.prepare()
    _check_version(directory, ours)
    with directory.starting(START_SECONDS), contextlib.ExitStack() as undo:
        lease = undo.enter_context(directory.lease_lock())
        started = not _join(directory, lease)
        if started:
            _spawn(directory, settings.embedded_heap)
        if keep:
            directory.keep.touch()
        running = directory.read_run_file()
        if running is None:
            raise _failed(directory, "it stopped while it was being joined")
        undo.pop_all()
    return _running(directory, running, lease, started)


def stop(settings: Settings) -> Literal["stopped", "in use", "not running"]:
    """Stop the engine, or where other commands use it, let it stop when the last of them leaves."""
    directory = DataDirectory(settings.data)
    if not directory.engine_runs():
        return "not running"
    with directory.starting(STOP_SECONDS), directory.lease_lock() as leases:
        directory.keep.unlink(missing_ok=True)
        if not directory.engine_runs():
            return "not running"
        if not leases.take("alone", seconds=1):
            return "in use"
        _stop(directory)
        return "stopped"


def status(settings: Settings) -> Status:
    """What runs in the data directory; changes nothing."""
    directory = DataDirectory(settings.data)
    if not directory.engine_runs():
        return Status(running=False)
    with directory.lease_lock() as leases:
        used = not leases.take("alone")
    running = directory.read_run_file()
    if running is None:
        return Status(running=True, used=used)
    return Status(True, running.pid, running.port, running.version, directory.keep.exists(), used)


def _join(directory: DataDirectory, lease: Lock) -> bool:
    """Take a lease on the engine that runs; False, with the lease, where none does."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if lease.take("shared", seconds=0.2):
            if not directory.engine_runs():
                return False
            running = directory.read_run_file()
            if running and _answers(running.port):
                return True
            # it is stopping, or dying, or its starter died before it was ready: it will be gone, or ready, soon
        time.sleep(0.05)
    raise EngineBusy("the embedded database has been starting or stopping for too long", f"see {directory.log}")


def _answers(port: int) -> bool:
    """Whether somebody speaks Bolt there: a killed process keeps its locks and ports for a moment."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(BOLT_HANDSHAKE)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def _spawn(directory: DataDirectory, heap: str) -> None:
    """Start the engine's process and wait until it is ready."""
    directory.remove_run_file()
    directory.keep.unlink(missing_ok=True)
    command = [sys.executable, "-P", "-m", "sightline.graph.engines.process", str(directory.path), heap]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:  # noqa: S603
        try:
            said, trouble = child.communicate(timeout=START_SECONDS)
        except subprocess.TimeoutExpired:
            raise _failed(directory, f"it was not ready after {START_SECONDS:g} s") from None
    outcome = json.loads(said) if said else {"failed": trouble.decode(errors="replace").strip() or directory.last_words()}
    if "failed" in outcome:
        raise _failed(directory, str(outcome["failed"]))


def _failed(directory: DataDirectory, reason: str) -> SightlineError:
    if "No space left" in reason or "File too large" in reason:
        return disk_full(directory.path)
    return EngineFailed(f"the embedded database did not start: {reason}", f"see {directory.log}")


def _stop(directory: DataDirectory) -> None:
    """Ask the engine to close and wait until it has."""
    running = directory.read_run_file()
    if running:
        with contextlib.suppress(ProcessLookupError):
            os.kill(running.pid, signal.SIGTERM)
    with directory.engine_lock() as alive:
        if not alive.take("shared", STOP_SECONDS):
            raise EngineBusy("the embedded database is still closing", f"see {directory.log}")


def _installed() -> str:
    """The release of the engine that is installed here."""
    if sys.platform == "win32":
        raise EngineMissing("the embedded database runs on Linux and macOS", "set SIGHTLINE_NEO4J_URI to a Neo4j")
    try:
        return version("arcadedb-embedded")
    except PackageNotFoundError:
        raise EngineMissing(
            "the embedded database is not installed", "run `pip install arcadedb-embedded`, or set SIGHTLINE_NEO4J_URI"
        ) from None


def _check_version(directory: DataDirectory, ours: str) -> None:
    """Refuse data of a newer engine: an older one might damage it."""
    theirs = directory.engine_version()
    if theirs and _numbers(theirs) > _numbers(ours):
        raise DataNewer(
            f"data directory {directory.path} was written by engine {theirs}, newer than {ours}",
            "upgrade sightline, or set SIGHTLINE_DATA to another directory",
        )


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split(".") if part.isdigit())


def _running(directory: DataDirectory, running: RunFile, lease: Lock, started: bool) -> Running:
    return Running(
        uri=f"bolt://127.0.0.1:{running.port}",
        user=USER,
        password=SecretStr(running.password),
        database=DATABASE,
        version=running.version,
        pid=running.pid,
        started=started,
        recovered=running.recovered,
        _directory=directory,
        _lease=lease,
    )
