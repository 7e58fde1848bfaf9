"""The embedded engine's own process: starts ArcadeDB, waits until nobody needs it, closes it cleanly.

Started by `embedded.start`, never by hand. It leaves the terminal's session, so Ctrl-C reaches the
command but not the database; it says once on standard output what became of the start.
"""

import json
import os
import secrets
import signal
import sys
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Any, NoReturn

from sightline.graph.engines.directory import DataDirectory, RunFile
from sightline.graph.engines.lock import Lock
from sightline.graph.errors import SightlineError

DATABASE = "sightline"
USER = "root"
LINGER_SECONDS = 5.0
WATCH_SECONDS = 0.5
CLOSE_SECONDS = 20.0


def main() -> NoReturn:
    """Detach, run the engine in the data directory of the first argument, exit."""
    data, heap = DataDirectory(Path(sys.argv[1])), sys.argv[2]
    report = os.fdopen(os.dup(1), "w")
    if os.fork():
        os._exit(0)
    os.setsid()
    os.umask(0o077)
    _send_output_to(data.log)
    os.chdir(data.path)  # the engine keeps logs of its own in ./log
    os._exit(_run(data, heap, report))


def _run(data: DataDirectory, heap: str, report: Any) -> int:
    with data.engine_lock() as alive:
        if not alive.take("alone", seconds=5):
            return _tell(report, failed="another engine has this data directory")
        try:
            engine = _Engine(data, heap)
        except Exception as error:
            print(f"{type(error).__name__}: {error}", flush=True)
            return _tell(report, failed=str(error))
        try:
            _tell(report, ready=engine.recovered)
            with data.lease_lock() as leases:
                _wait_until_unneeded(data, leases, engine.stop_asked)
                return engine.close()
        except SightlineError as error:
            print(error, flush=True)
            return 1


class _Engine:
    """ArcadeDB with its Bolt door open on a free loopback port."""

    def __init__(self, data: DataDirectory, heap: str) -> None:
        import arcadedb_embedded

        self._data = data
        # A signal may come while the main thread waits: setting an Event then could wait for ever, putting into this cannot.
        self.stop_asked: SimpleQueue[int] = SimpleQueue()
        self.recovered = data.left_open()
        # The root user is made anew with a fresh password at every start.
        (data.engine / "config" / "server-users.jsonl").unlink(missing_ok=True)
        password = secrets.token_urlsafe(32)
        self._server = arcadedb_embedded.ArcadeDBServer(
            root_path=str(data.engine),
            root_password=password,
            config={
                "host": "127.0.0.1",
                "http_port": 0,
                "bolt_port": 0,
                "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
                # no web console, no LOAD CSV from files, the log of changes flushed at each commit
                "mode": "production",
                "opencypher_loadCsv_allowRemoteUrls": False,
            },
            jvm_kwargs={"heap_size": heap},
        )
        self._server.start()
        self._server.create_database(DATABASE)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        version = arcadedb_embedded.__version__
        data.write_engine_version(version)
        data.write_run_file(RunFile(os.getpid(), self._bolt_port(), password, version, self.recovered))

    def _bolt_port(self) -> int:
        plugins = self._server._java_server.getPlugins()
        return next(int(plugin.getPort()) for plugin in plugins if "Bolt" in str(plugin.getName()))

    def _ask_to_stop(self, number: int, _frame: FrameType | None) -> None:
        self.stop_asked.put(number)

    def close(self) -> int:
        """Write everything down and close the files; a question that will not end is cut off."""
        self._data.remove_run_file()
        closing = threading.Thread(target=self._server.stop, daemon=True)
        closing.start()
        closing.join(CLOSE_SECONDS)
        return int(closing.is_alive())


def _wait_until_unneeded(data: DataDirectory, leases: Lock, stop_asked: SimpleQueue[int]) -> None:
    """Return when told to stop, or with the lease lock in hand when nobody has used the engine for a while."""
    unused_since: float | None = None
    while not _asked(stop_asked):
        if data.keep.exists() or not leases.take("alone"):
            unused_since = None
            continue
        unused_since = unused_since or time.monotonic()
        if time.monotonic() - unused_since >= LINGER_SECONDS:
            return
        leases.give_back()


def _asked(stop: SimpleQueue[int]) -> bool:
    """Whether a signal to stop comes before it is time to look around again."""
    try:
        stop.get(timeout=WATCH_SECONDS)
    except Empty:
        return False
    return True


def _send_output_to(log: Path) -> None:
    """From here on everything that this process or the engine prints goes to the log."""
    if log.exists() and log.stat().st_size > 5_000_000:
        log.replace(log.with_suffix(".log.1"))
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)


def _tell(report: Any, **outcome: object) -> int:
    """Say what became of the start; the exit status that goes with it."""
    try:
        with report:
            report.write(json.dumps(outcome) + "\n")
    except BrokenPipeError:
        pass  # whoever started us is gone; the watch on leases deals with that
    return 1 if "failed" in outcome else 0


if __name__ == "__main__":
    main()
