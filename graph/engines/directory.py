"""The data directory of the embedded engine: who runs it, who uses it, how it was left.

    engine/         what the engine itself writes
    run/start.lock  held while an engine is being started, joined or left: one at a time
    run/engine.lock held by the engine process as long as it lives
    run/lease.lock  shared by every process that uses the engine; the engine stops when nobody does
    run/keep        exists while `sightline db start` asks the engine to stay without leases
    run/engine.json address and password of the running engine, for this user's eyes only
    log/engine.log  what the engine says
    version.json    the newest engine that has written here

The locks are the kernel's (flock): they end with the process that holds them, however it dies, so
neither a stale file nor a process id used again can mislead.
"""

import contextlib
import errno
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from sightline.graph.errors import DataUnusable, DiskFull, EngineBusy, EngineMissing, SightlineError

try:
    import fcntl
except ImportError as missing:  # Windows
    raise EngineMissing(
        "the embedded database runs on Linux and macOS only", "set SIGHTLINE_NEO4J_URI to a Neo4j 5.26 or later"
    ) from missing

FREE_BYTES_NEEDED = 64 * 1024 * 1024


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
        self.check_space()

    def check_space(self) -> None:
        """Raise DiskFull while there is still room to close the files properly."""
        with writing_to(self.path):
            disk = os.statvfs(self.path)
        if disk.f_bavail * disk.f_frsize < FREE_BYTES_NEEDED:
            raise disk_full(self.path)

    @contextlib.contextmanager
    def starting(self, seconds: float) -> Iterator[None]:
        """Hold the right to start, join or leave the engine."""
        with open_lock(self.run / "start.lock") as lock:
            if not lock.take("alone", seconds):
                raise EngineBusy("another command is starting the embedded database", "try again in a moment")
            yield

    def engine_lock(self) -> "Lock":
        """The lock whose holder is the engine."""
        return open_lock(self.run / "engine.lock")

    def lease_lock(self) -> "Lock":
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


class Lock:
    """One open lock file; closing it, or dying, gives the lock back."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def take(self, how: Literal["alone", "shared"], seconds: float = 0) -> bool:
        """Try for so long; whether the lock was got."""
        operation = (fcntl.LOCK_EX if how == "alone" else fcntl.LOCK_SH) | fcntl.LOCK_NB
        deadline = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(self._descriptor, operation)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    return False
                time.sleep(0.02)
            else:
                return True

    def give_back(self) -> None:
        """Let others have it and keep the file open."""
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    @property
    def closed(self) -> bool:
        """Whether it has been given back for good."""
        return self._descriptor < 0

    def close(self) -> None:
        """Give the lock back for good; safe twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_lock(path: Path) -> Lock:
    """Open a lock file, made when missing, readable by this user only."""
    with writing_to(path.parent):
        return Lock(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def write_private(path: Path, content: dict[str, object]) -> None:
    """Write a small file whole or not at all, readable by this user only."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with writing_to(path.parent):
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(content).encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)


@contextlib.contextmanager
def writing_to(directory: Path) -> Iterator[None]:
    """Turn the system's refusal to write into one of ours."""
    try:
        yield
    except OSError as error:
        raise unusable(directory, error) from error


def unusable(directory: Path, error: OSError) -> SightlineError:
    """What the system's refusal means for whoever runs this machine."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return disk_full(directory)
    return DataUnusable(
        f"data directory {directory} cannot be written: {os.strerror(error.errno or errno.EIO)}",
        "make it writable for this user or set SIGHTLINE_DATA to another directory",
    )


def disk_full(directory: Path) -> DiskFull:
    """Too little space where the data is."""
    return DiskFull(
        f"no space left for data directory {directory}",
        f"free more than {FREE_BYTES_NEEDED // 2**20} MB there or set SIGHTLINE_DATA to another disk, then run the command again",
    )
