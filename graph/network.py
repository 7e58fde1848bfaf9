"""The network around one thing: its ties and those of what they lead to, level by level, through the lens, within a budget."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sightline.graph.facts import Fact
from sightline.graph.lens import Lens
from sightline.graph.people import Described, describe
from sightline.graph.side import Side
from sightline.graph.store import Store
from sightline.graph.teams import with_whole_teams
from sightline.graph.ties import Thing, Tie
from sightline.graph.walk import Budget, Walk

BUDGET = Budget(facts=200, things=40)
MOST_THINGS = 400
MOST_LEVELS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two things, how they are tied, and every fact that says so, the most telling first."""

    origin: Thing
    relationship: str
    target: Thing
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Things by how many steps away they are, nearest first, and the ties between them; `cut` says where there is more."""

    start: Thing
    steps: Mapping[Thing, int]
    edges: tuple[Edge, ...]
    described: Described
    cut: tuple[str, ...]


async def network(
    store: Store,
    start: Thing,
    lens: Lens,
    *,
    levels: int = 2,
    through_professionals: bool = False,
    budget: Budget = BUDGET,
    most_things: int = MOST_THINGS,
) -> Network:
    """What lies within so many steps; NotFound where the start is not there or not open to this viewer."""
    lens = await with_whole_teams(store, lens)
    walk = Walk(store, lens, budget, workers=through_professionals, every=True)
    await walk.begin(start)
    side, met = Side(start), {start: 0}
    while side.depth < min(levels, MOST_LEVELS) and side.frontier:
        left = [state.thing for state in side.frontier]
        await side.advance(walk)
        for one in [state.thing for state in side.frontier] + [leaf for thing in left for leaf in _leaves(walk, thing)]:
            met.setdefault(one, side.depth)
    if len(met) > most_things:
        walk.cut.append(f"only the nearest {most_things} of {len(met)} things are shown")
    steps = dict(list(met.items())[:most_things])
    edges = _edges(tie for one in steps for tie in walk.of(one) if tie.origin in steps and tie.target in steps)
    described = await describe(store, steps, (), lens)
    described.check(start)
    return Network(start=start, steps=steps, edges=edges, described=described, cut=tuple(walk.cut))


def _leaves(walk: Walk, one: Thing) -> Iterable[Thing]:
    """What a visited thing is tied to and where the walk does not go on."""
    return (there for tie in walk.of(one) if not walk.passable(there := tie.other(one)))


def _edges(ties: Iterable[Tie]) -> tuple[Edge, ...]:
    found: dict[tuple[Thing, str, Thing], dict[str, Tie]] = {}
    for tie in ties:
        found.setdefault((tie.origin, tie.relationship, tie.target), {})[tie.fact.fact] = tie
    return tuple(
        Edge(
            origin=origin,
            relationship=relationship,
            target=target,
            facts=tuple(tie.fact for tie in sorted(said.values(), key=lambda tie: tie.rank)),
        )
        for (origin, relationship, target), said in found.items()
    )
