"""Draws that give the same answers for the same seed on every version of Python: all rest on `random()` alone."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice(Random):
    """A seeded source of draws."""

    def chance(self, probability: float) -> bool:
        """True so often."""
        return self.random() < probability

    def pick(self, among: Sequence[T]) -> T:
        """One of a sequence, each as likely."""
        return among[int(self.random() * len(among))]

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self.random() * (most - least + 1))

    def weighted(self, shares: Sequence[tuple[T, float]]) -> T:
        """One of several by their shares, which add up to one."""
        left = self.random()
        for value, share in shares:
            left -= share
            if left < 0:
                return value
        return shares[-1][0]


def dice(*seeds: int) -> Dice:
    """A source of draws of its own for each combination of whole numbers."""
    mixed = 0
    for seed in seeds:
        mixed = (mixed << 64) | (seed % (1 << 64))
    return Dice(mixed)
