"""How often Python looks for garbage: seldom, where case files come and go whole and hardly any of it is left in circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SERVING = 50_000  # new objects until the next collection: some ten large case files
AT_WORK = 5_000  # a case or two, which a processor still has at hand


def settle() -> None:
    """Takes what is loaded by now out of garbage collection, which would look through all of it again and again (0.1 s each)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(SERVING)


@contextmanager
def seldom() -> Iterator[None]:
    """For as long as it lasts; an eighth of the time that the rules take is spent on it otherwise."""
    before = gc.get_threshold()
    gc.set_threshold(AT_WORK)
    try:
        yield
    finally:
        gc.set_threshold(*before)
