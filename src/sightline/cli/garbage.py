"""How often Python looks for garbage: seldom, where case files come and go whole and hardly any of it is left in circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 50_000  # new objects until the next collection: some ten large case files


def settle() -> None:
    """Takes what is loaded by now out of garbage collection, which would look through all of it again and again (0.1 s each)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS)


@contextmanager
def seldom() -> Iterator[None]:
    """For as long as it lasts; a seventh of the time that the rules take is spent on it otherwise."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
