"""The first day on which something is found, by asking on days on which knowledge changed instead of on every day.

Between two such days nothing new is known; all that passes is time, and what time alone brings about stays. So each stretch
is asked about at its end, and only a stretch at whose end something is found is looked into.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sightline.graph.clock import add_days, days_between

Found = TypeVar("Found")
Ask = Callable[[str], Found | None]
Stretch = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FirstDay(Generic[Found]):
    """The day (ISO), and what was found on it."""

    on: str
    found: Found


def by_sweep(days: Iterable[str], since: str, until: str, ask: Ask[Found]) -> FirstDay[Found] | None:
    """The first day between two (both included): stretch by stretch, for what more knowledge can take away again."""
    for stretch in stretches(days, since, until):
        if ask(stretch[1]) is not None:
            return _within(stretch, ask)
    return None


def by_search(days: Iterable[str], since: str, until: str, ask: Ask[Found]) -> FirstDay[Found] | None:
    """The same by halving, for what more knowledge never takes away."""
    every = stretches(days, since, until)
    place = bisect_left(every, True, key=lambda stretch: ask(stretch[1]) is not None)
    return _within(every[place], ask) if place < len(every) else None


def stretches(days: Iterable[str], since: str, until: str) -> Sequence[Stretch]:
    """First and last day of each stretch in which nothing new comes to be known."""
    starts = sorted({since, *(day for day in days if since < day <= until)}) if since <= until else []
    ends = [add_days(day, -1) for day in starts[1:]]
    return list(zip(starts, [*ends, until], strict=False))


def _within(stretch: Stretch, ask: Ask[Found]) -> FirstDay[Found]:
    """The first day of a stretch on which it is found, where it is at its end."""
    first, last = stretch
    offsets = range(days_between(first, last))
    place = bisect_left(offsets, True, key=lambda offset: ask(add_days(first, offset)) is not None)
    on = add_days(first, place)
    found = ask(on)
    if found is None:
        raise ValueError(f"{on}: found on asking once and not on asking again")
    return FirstDay(on, found)
