"""What was said of things being one or not: by whom, on which day and why. Never changed; taken back only by saying so.

Of two records that they are of one child or of two, of two addresses, teams or workers, or of two teams' contacts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from sightline.graph.proposal import Evidence

Says = Literal["same", "different", "undone"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement: whatever stands left and whatever stands right are the same, are different, or this is taken back."""

    id: str
    sort: str = "Record"
    says: Says
    left: tuple[str, ...]
    right: tuple[str, ...]
    by: str
    machine: bool = False
    on: str
    reason: str
    probability: float | None = None
    evidence: tuple[Evidence, ...] = ()
    guards: tuple[str, ...] = ()
    undoes: str | None = None
    written_at: str
    number: int = 0

    @property
    def things(self) -> tuple[str, ...]:
        """Whatever it is about."""
        return (*self.left, *self.right)

    @property
    def pairs(self) -> Iterator[Pair]:
        """Each pair that it speaks of."""
        return (pair(one, other) for one, other in product(self.left, self.right))


def pair(one: str, other: str) -> Pair:
    """Two keys in the order of their text, whichever came first."""
    return (one, other) if one <= other else (other, one)


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements as they were written, each once."""
    return sorted({one.id: one for one in judgements}.values(), key=lambda one: (one.written_at, one.number, one.id))


@dataclass(slots=True)
class Standing:
    """What holds of each pair: the last judgement that was not taken back, and joins that a person took back."""

    last: dict[Pair, Judgement] = field(default_factory=dict)
    taken_back: dict[Pair, Judgement] = field(default_factory=dict)

    def add(self, judgement: Judgement) -> None:
        """Counts one more judgement that stands."""
        for two in judgement.pairs:
            self.last[two] = judgement
            self.taken_back.pop(two, None)

    def bars(self, two: Pair, *, machine: bool) -> Judgement | None:
        """What forbids that a pair be together; a machine does not join again what a person took apart either."""
        last = self.last.get(two)
        if last is not None:
            return last if last.says == "different" else None
        return self.taken_back.get(two) if machine else None


def standing(judgements: Iterable[Judgement]) -> Standing:
    """What holds after all of these, as if those taken back had never been made."""
    every = in_order(judgements)
    taken_back = {one.undoes for one in every if one.says == "undone"}
    says = {one.id: one.says for one in every}
    found = Standing()
    for one in every:
        if one.says != "undone" and one.id not in taken_back:
            found.add(one)
        elif one.says == "undone" and not one.machine and says.get(one.undoes or "") == "same":
            found.taken_back.update(dict.fromkeys(one.pairs, one))
    return found
