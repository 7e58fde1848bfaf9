"""Runs a command that serves until it is told to stop, and holds that it stops cleanly."""

import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, seconds: float = 300, stop: int = signal.SIGINT
) -> Iterator[str]:
    """The address that a command prints; at the end it is stopped, by Ctrl-C unless said otherwise."""
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as server:
        late = threading.Timer(seconds, server.kill)
        late.start()
        try:
            assert server.stdout is not None
            said = next((line for line in server.stdout if "http://" in line), "no address")
            assert "http://127.0.0.1:" in said
            late.cancel()
            yield said.split()[-1]
            server.send_signal(stop)
            assert server.wait(30) == 0
        finally:
            late.cancel()
            server.kill()
