"""Lock files that end with whoever holds them: the kernel's own (flock), so a dead holder misleads nobody."""

import os
import sys
import time
from pathlib import Path
from typing import Literal

from sightline.graph.engines.disk import writing_to

if sys.platform != "win32":
    import fcntl


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
