"""Writes what a command was asked to write: a file that is not there yet, for this user's eyes only, whole or not at all."""

from pathlib import Path

from sightline.graph.errors import BadInput


def write_new(to: Path, content: bytes) -> None:
    """Write one file; where that fails, nothing is left behind."""
    try:
        to.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise BadInput(str(to), "is there already", "name another file") from None
    except OSError as error:
        raise _unwritable(to, error) from None
    try:
        to.write_bytes(content)
    except OSError as error:
        to.unlink()
        raise _unwritable(to, error) from None


def _unwritable(to: Path, error: OSError) -> BadInput:
    return BadInput(str(to), f"cannot be written: {error.strerror}", "check the path and the free space")
