"""What the command line writes on: answers on standard output, progress and trouble on standard error."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

WIDTH_OF_A_PIPE = 140

out = Console(highlight=False, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH_OF_A_PIPE)
err = Console(stderr=True, highlight=False, soft_wrap=True)

SECONDS_BETWEEN_LINES = 5.0

Say = Callable[[str], None]


def say(line: str) -> None:
    """One line for the person at the terminal, kept out of what a pipe gets."""
    err.print(line, markup=False)


def say_error(message: str) -> None:
    """What went wrong, in a sentence."""
    err.print(f"sightline: {message}", style="red", markup=False)


@contextmanager
def working(doing: str) -> Iterator[Say]:
    """Show that something is being done; what is yielded takes how far it has come.

    On a terminal a line that changes; elsewhere, such as in a log, a new line every few seconds.
    """
    if err.is_terminal:
        with err.status(f"{doing} …") as status:
            yield lambda progress: status.update(f"{doing}: {progress}")
        return
    said_at = time.monotonic()

    def tell(progress: str) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= SECONDS_BETWEEN_LINES:
            said_at = time.monotonic()
            say(f"{doing}: {progress}")

    yield tell
