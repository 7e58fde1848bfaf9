"""The data directory of the embedded engine: who runs it, who uses it, how it was left.

engine/         what the engine itself writes
run/start.lock  held while an engine is being started, joined or left: one at a time
run/engine.lock held by the engine process as long as it lives
run/lease.lock  shared by every process that uses the engine; the engine stops when nobody does
run/keep        exists while `sightline db start` asks the engine to stay without leases
run/engine.json address and password of the running engine, for this user's eyes only
log/engine.log  what the engine says
version.json    the newest engine that has written here
"""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sightline.graph.engines.disk import check_space, write_private, writing_to
from sightline.graph.engines.lock import Lock, open_lock
from sightline.graph.errors import EngineBusy


@dataclass(frozen=True)
class RunFile:
    """Where the running engine is and how to be let in."""

    pid: int
    port: int
    password: str = field(repr=False)
    version: str
    recovered: bool


class DataDirectory:
    """Paths and locks of one data directory."""

    def __init__(self, data: Path) -> None:
        self.path = data
        self.engine = data / "engine"
        self.run = data / "run"
        self.log = data / "log" / "engine.log"
        self.keep = self.run / "keep"
        self._run_file = self.run / "engine.json"
        self._version = data / "version.json"

    def prepare(self) -> None:
        """Make the folders, and find out now rather than later that nothing can be written."""
        with writing_to(self.path):
            for folder in (self.path, self.engine, self.run, self.log.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = self.run / f"probe-{os.getpid()}"
            probe.write_bytes(b"\0" * 4096)
            probe.unlink()
        check_space(self.path)

    @contextlib.contextmanager
    def starting(self, seconds: float) -> Iterator[None]:
        """Hold the right to start, join or leave the engine."""
        with open_lock(self.run / "start.lock") as lock:
            if not lock.take("alone", seconds):
                raise EngineBusy("another command is starting the embedded database", "try again in a moment")
            yield

    def engine_lock(self) -> Lock:
        """The lock whose holder is the engine."""
        return open_lock(self.run / "engine.lock")

    def lease_lock(self) -> Lock:
        """The lock that every user of the engine shares."""
        return open_lock(self.run / "lease.lock")

    def engine_runs(self) -> bool:
        """Whether an engine process lives, ready or not."""
        if not (self.run / "engine.lock").exists():
            return False
        with self.engine_lock() as lock:
            return not lock.take("shared")

    def left_open(self) -> bool:
        """Whether the engine's own marker says that it was not closed cleanly."""
        return any(self.engine.glob("databases/*/database.lck"))

    def last_words(self) -> str:
        """The last lines of the engine's log."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return " ".join(line.strip() for line in lines[-2:]) or "it ended without a word"

    def read_run_file(self) -> RunFile | None:
        """Address of the running engine; None before it is ready."""
        try:
            return RunFile(**json.loads(self._run_file.read_bytes()))
        except FileNotFoundError:
            return None

    def write_run_file(self, running: RunFile) -> None:
        """Publish the engine's address, whole or not at all."""
        write_private(self._run_file, asdict(running))

    def remove_run_file(self) -> None:
        """Take back the address."""
        self._run_file.unlink(missing_ok=True)

    def engine_version(self) -> str | None:
        """The newest engine version that has written here."""
        try:
            return str(json.loads(self._version.read_bytes())["engine"])
        except FileNotFoundError:
            return None

    def write_engine_version(self, version: str) -> None:
        """Record the engine version that writes here from now on."""
        write_private(self._version, {"engine": version})
