"""Keys by which two spellings of one name agree: its sound, short forms, other alphabets; and how near two names are."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from sightline.graph.names import sound

NEAR = 0.88  # Jaro-Winkler, from which two names count as nearly the same letters


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """The groups that each name stands in, each by its first name."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in tomllib.loads((Path(__file__).parent / "nicknames.toml").read_text(encoding="utf-8"))["groups"]:
        first, *_ = line.split()
        for name in line.split():
            found[name].append(f"={first}")
    return {name: tuple(groups) for name, groups in found.items()}


@lru_cache(maxsize=65_536)
def alike(name: str) -> frozenset[str]:
    """The keys of a folded name's words: two names that share one are said to be alike."""
    parts = name.split()[:3]
    return frozenset(
        [*(f"~{sound(word)}" for word in parts if len(word) > 1), *(key for word in parts for key in _groups().get(word, ()))]
    )


def near(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Is any of some folded names another's equal, alike, or nearly the same letters."""
    others = tuple(others)
    return any(one == other or bool(alike(one) & alike(other)) or _close(one, other) for one in ones for other in others)


@lru_cache(maxsize=262_144)
def _close(one: str, other: str) -> bool:
    return JaroWinkler.similarity(one, other) >= NEAR
