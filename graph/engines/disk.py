"""Writing small files, and what it means for the reader when the system will not write."""

import contextlib
import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

from sightline.graph.errors import DataUnusable, DiskFull, SightlineError

# Below this much free space no write is begun: the engine needs some to finish one and to close its files.
FREE_BYTES_NEEDED = 64 * 1024 * 1024


def check_space(directory: Path) -> None:
    """Raise DiskFull while there is still room to close the files properly."""
    with writing_to(directory):
        disk = os.statvfs(directory)
    if disk.f_bavail * disk.f_frsize < FREE_BYTES_NEEDED:
        raise disk_full(directory)


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
