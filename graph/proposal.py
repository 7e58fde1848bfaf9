"""What linkage proposes about two records, with the evidence that a person can read; `graph` decides what comes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log2
from typing import Literal

import orjson

Kind = Literal["join", "review", "split"]

# A guard that keeps a proposal from being kept or shown at all: to offer the pair would tell what must not be told.
SEALED = "sealed: the two files of an adopted child"


EVEN = 1e-9  # a likelihood of nought or one has no odds
MOST_BITS = 300.0  # more of them a number cannot hold


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison: what was compared, how it came out in words, what that counts, and what each file says.

    `bits` is the base-2 logarithm of how much more often this comes about between files of one person than between files of
    two: above nothing it speaks for, below it against. `left` and `right` are in the order of the proposal's records.
    """

    about: str
    level: str
    bits: float
    left: str
    right: str

    def turned(self) -> "Evidence":
        """The same with the two files on the other side."""
        return replace(self, left=self.right, right=self.left)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two records by their ids, how likely they are of one person (0 to 1), and why.

    `kind`: `join` from the join threshold on, `split` below the split threshold for records that are together now, `review`
    between the two. `guards`: sentences that say why no machine may join them, whatever the score; none where nothing stands
    against it. `model`: name and version of what scored; `at`: the day (ISO) on which it did. The bits and the prior add up to
    the probability; what the evidence does not name is the prior.
    """

    records: tuple[str, str]
    probability: float
    evidence: tuple[Evidence, ...]
    guards: tuple[str, ...]
    kind: Kind
    model: str
    at: str


def bits_of(likelihood: float) -> float:
    """A likelihood (0 to 1) as bits; none is so sure that it has no odds."""
    likely = min(max(likelihood, EVEN), 1 - EVEN)
    return log2(likely / (1 - likely))


def likelihood_of(bits: float) -> float:
    """The likelihood that bits come to."""
    return float(1 / (1 + 2.0 ** -min(max(bits, -MOST_BITS), MOST_BITS)))


def as_text(compared: Iterable[Evidence]) -> str:
    """Comparisons as they are kept."""
    return orjson.dumps([[one.about, one.level, one.bits, one.left, one.right] for one in compared]).decode()


def evidence(text: str | None) -> tuple[Evidence, ...]:
    """Comparisons as they were kept."""
    return tuple(Evidence(*one) for one in orjson.loads(text)) if text else ()
