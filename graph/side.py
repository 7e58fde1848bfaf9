"""One side of a walk: where it has been, how it came there and from where it goes on, one level at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from sightline.graph.facts import Fact
from sightline.graph.ties import Thing, Tie, overlap
from sightline.graph.walk import Walk

# What it costs to read the ties of a worker or a body, in people.
_WEIGHTS = {"Professional": 10, "Agency": 150, "Authority": 1_000}


@dataclass(frozen=True, slots=True, order=True)
class State:
    """A thing that the walk has come to and, at an address that it passes through, the stay (by key) that led there."""

    thing: Thing
    stay: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """A place that can be come to, how, and whether it is unsure that two stays on the way overlapped."""

    unsure: bool
    to: State
    came: State = field(compare=False)
    tie: Tie = field(compare=False)


@dataclass(slots=True)
class Side:
    """The walk from one end."""

    start: Thing
    came: dict[State, Way | None] = field(init=False)
    frontier: list[State] = field(init=False)
    stays: dict[Thing, dict[str, Fact]] = field(default_factory=dict)
    depth: int = 0

    def __post_init__(self) -> None:
        self.frontier = [State(self.start)]
        self.came = {State(self.start): None}

    @property
    def cost(self) -> int:
        """What the next level costs."""
        return sum(_weight(state.thing) for state in self.frontier)

    async def advance(self, walk: Walk, goal: Thing | None = None) -> list[Way]:
        """Goes one level on, where the goal may be anything; how each new place was come to, the surest way first."""
        things = list(dict.fromkeys(state.thing for state in self.frontier))
        followed = things[: _within(walk.budget.things, things)]
        if len(followed) < len(things):
            far = f"{self.depth} steps from {self.start.label.lower()} {self.start.id}"
            walk.cut.append(f"only {len(followed)} of {len(things)} things at {far} were followed")
        await walk.visit(followed)
        ways = sorted((way for state in self.frontier for way in self._onward(walk, state, goal)), key=lambda way: way.unsure)
        self.frontier, self.depth = [], self.depth + 1
        return [way for way in ways if self._take(way)]

    def _onward(self, walk: Walk, state: State, goal: Thing | None) -> Iterator[Way]:
        stay = self.stay(state)
        for tie in walk.of(state.thing):
            there = tie.other(state.thing)
            sure = overlap(stay, tie.fact) if stay else True
            if sure is False or tie.fact.fact == state.stay or not (there == goal or walk.passable(there)):
                continue
            passed = there.label == "Address" and there not in (goal, self.start)
            yield Way(sure is None, State(there, tie.fact.fact if passed else ""), state, tie)

    def _take(self, way: Way) -> bool:
        if way.to in self.came:
            return False
        self.came[way.to] = way
        self.frontier.append(way.to)
        if way.to.stay:
            self.stays.setdefault(way.to.thing, {})[way.to.stay] = way.tie.fact
        return True

    def stay(self, state: State) -> Fact | None:
        """The stay that led to an address passed through; none elsewhere."""
        return self.stays[state.thing][state.stay] if state.stay else None

    def back(self, state: State) -> Iterator[Way]:
        """The ways from a place back to the start."""
        while (way := self.came[state]) is not None:
            yield way
            state = way.came


def _weight(one: Thing) -> int:
    return _WEIGHTS.get(one.label, 1)


def _within(budget: int, things: list[Thing]) -> int:
    """How many of these the budget of a level allows; one at least."""
    spent = accumulate(_weight(one) for one in things)
    return max(1, sum(cost <= budget for cost in spent))
