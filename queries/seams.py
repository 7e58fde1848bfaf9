"""The seam map: for each pair of areas, and of teams, how many moves between them were handed over, and after how many days.

Figures are of groups. Counts from 1 to 4 are not shown, nor those from which they could be worked out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Self

from sightline.graph.clock import interval_days
from sightline.queries.journey import Journey, Move

Pair = tuple[str, str]

SMALLEST_SHOWN = 5

HOMES = (
    "Every move of a child's home from one area to another that the residences on file show, whether or not a team was at work "
    "with the child; stays in hospital and away, and homes of which no area is known, are left out. Handed over: from four weeks "
    "before the move on, a team of the old area told a team of the new one of something, or sent it a transfer, referral, "
    "notice, letter or call, and the receipt is on file."
)
CASES = (
    "Every case transfer on file that names the team addressed. Handed over: its receipt is on file, as a telling that arrived, "
    "the other team's own entry or its answer. A case that passes to another team in any other way is not counted."
)
SUPPRESSED = (
    "Not shown are numbers from 1 to 4, and as many others as it takes that none of these can be worked out from the sums of a "
    "row or column. Days are from the move to the receipt, below nothing where word went ahead, and shown for 5 or more."
)


@dataclass(slots=True)
class Seam:
    """The moves over one seam: how many, and of those handed over the fewest and most days until that was received."""

    moves: int = 0
    handed_over: int = 0
    fewest: Counter[int] = field(default_factory=Counter)
    most: Counter[int] = field(default_factory=Counter)


@dataclass(slots=True)
class Seams:
    """The seams so far, by the names of both sides."""

    authorities: dict[Pair, Seam] = field(default_factory=dict)
    agencies: dict[Pair, Seam] = field(default_factory=dict)

    def add(self, journey: Journey) -> None:
        """Counts one child's moves between areas, and the cases handed from team to team."""
        for move in journey.moves:
            if move.lane == "home" and move.between_authorities and move.origin.authority and move.to.authority:
                _count(self.authorities, (move.origin.authority.name, move.to.authority.name), move)
            elif move.lane == "team" and move.origin.agency and move.to.agency:
                _count(self.agencies, (move.origin.agency.name, move.to.agency.name), move)

    def told(self) -> dict[str, list[Any]]:
        """The seams as plain lists, to be kept."""
        return {"authorities": _told(self.authorities), "agencies": _told(self.agencies)}

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """The seams that were kept."""
        return cls(**{name: dict(_read(rows)) for name, rows in told.items()})


def _told(seams: Mapping[Pair, Seam]) -> list[Any]:
    return [
        [*pair, one.moves, one.handed_over, sorted(one.fewest.items()), sorted(one.most.items())] for pair, one in seams.items()
    ]


def _read(rows: Iterable[Any]) -> Iterator[tuple[Pair, Seam]]:
    for origin, to, moves, handed_over, fewest, most in rows:
        yield (origin, to), Seam(moves, handed_over, Counter(dict(fewest)), Counter(dict(most)))


def _count(seams: dict[Pair, Seam], pair: Pair, move: Move) -> None:
    seam = seams.setdefault(pair, Seam())
    seam.moves += 1
    received = [one.received for one in move.handovers if one.received is not None]
    if received:
        seam.handed_over += 1
        if move.on is not None:
            fewest, most = interval_days(move.on, min(received))
            seam.fewest[fewest] += 1
            seam.most[most] += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One seam as it may be shown; none where a figure is too small, or would give a small one away.

    The days are the median from the move to the receipt, by the fewest and the most that the dates allow; below nothing where
    word went ahead of the move.
    """

    origin: str
    to: str
    moves: int | None
    handed_over: int | None
    not_handed_over: int | None
    median_days: tuple[float, float] | None


def shown(seams: Mapping[Pair, Seam]) -> tuple[Shown, ...]:
    """The seams by name, small numbers suppressed."""
    hidden = suppressed({pair: seam.moves for pair, seam in seams.items()})
    return tuple(_shown(pair, seam, pair in hidden) for pair, seam in sorted(seams.items()))


def _shown(pair: Pair, seam: Seam, hidden: bool) -> Shown:
    parts = (seam.handed_over, seam.moves - seam.handed_over)
    told = not hidden and not any(_small(part) for part in parts)  # one part and the sum give the other away
    days = (median(seam.fewest.elements()), median(seam.most.elements())) if seam.fewest.total() >= SMALLEST_SHOWN else None
    return Shown(
        origin=pair[0],
        to=pair[1],
        moves=None if hidden else seam.moves,
        handed_over=parts[0] if told else None,
        not_handed_over=parts[1] if told else None,
        median_days=days if told else None,
    )


def suppressed(moves: Mapping[Pair, int]) -> frozenset[Pair]:
    """The pairs whose count is small, and those held back with them. No totals are shown, yet somebody may know them.

    Of the moves out of one side, or into one, those held back are none, or two or more that come to five at least; the smallest
    go first, as far as there are others.
    """
    hidden = {pair for pair, count in moves.items() if _small(count)}
    while further := next(_given_away(moves, hidden), None):
        hidden.add(further)
    return frozenset(hidden)


def _given_away(moves: Mapping[Pair, int], hidden: set[Pair]) -> Iterator[Pair]:
    """The next pair to hold back in each row or column whose total would give a count away."""
    for side in (0, 1):
        for name in sorted({pair[side] for pair in hidden}):
            line = sorted((pair for pair in moves if pair[side] == name), key=lambda pair: (moves[pair], pair))
            kept = [pair for pair in line if pair in hidden]
            left = [pair for pair in line if pair not in hidden]
            if left and (len(kept) < 2 or sum(moves[pair] for pair in kept) < SMALLEST_SHOWN):
                yield left[0]


def _small(count: int) -> bool:
    return 0 < count < SMALLEST_SHOWN
