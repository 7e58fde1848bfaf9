"""Paths from one thing to another, level by level from both ends, each level in one round trip and through the lens.

They follow the relationships that `ties` declares: never through a body or a communal address, through workers only when
asked for, and through an address only where two stays there shared a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.graph.facts import Fact
from sightline.graph.imagined import Overlay
from sightline.graph.lens import Lens
from sightline.graph.people import Described, describe
from sightline.graph.side import Side, State
from sightline.graph.store import Store
from sightline.graph.teams import with_whole_teams
from sightline.graph.ties import Thing, overlap
from sightline.graph.walk import BUDGET, Budget, Walk

MOST_STEPS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path and the fact it rests on.

    Where it leaves a shared address, `met` is the other stay there, and `sure` is false where the days of the two are too
    imprecise to say that they overlapped. It is imagined where the fact ties the two only by what is imagined.
    """

    origin: Thing
    target: Thing
    relationship: str
    fact: Fact
    met: Fact | None = None
    sure: bool = True
    imagined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PathAnswer:
    """The shortest path open to this lens, or none within so many steps; where `cut` says anything, another may exist."""

    start: Thing
    end: Thing
    found: bool
    steps: tuple[Step, ...]
    most_steps: int
    through_professionals: bool
    described: Described
    cut: tuple[str, ...]


async def path(
    store: Store,
    start: Thing,
    end: Thing,
    lens: Lens,
    *,
    most_steps: int = MOST_STEPS,
    through_professionals: bool = False,
    budget: Budget = BUDGET,
    overlay: Overlay | None = None,
) -> PathAnswer:
    """The shortest path between two things; NotFound where one of them is not there or not open to this viewer.

    Over an overlay ask only for what was found to be open without it.
    """
    if overlay is not None:
        start, end = overlay.now(start), overlay.now(end)
    lens = await with_whole_teams(store, lens)
    walk = Walk(store, lens, budget, ends=(start.id, end.id), workers=through_professionals, overlay=overlay)
    await walk.begin(start, end)
    start, end = walk.named(start), walk.named(end)
    steps = await _search(walk, Side(start), Side(end), most_steps)
    facts = [fact for step in steps or () for fact in (step.fact, step.met) if fact is not None]
    described = await describe(store, {start, end, *(step.target for step in steps or ())}, facts, lens, overlay)
    described.check(start, end)
    return PathAnswer(
        start=start,
        end=end,
        found=steps is not None,
        steps=steps or (),
        most_steps=most_steps,
        through_professionals=through_professionals,
        described=described,
        cut=tuple(walk.cut),
    )


async def _search(walk: Walk, forward: Side, backward: Side, most_steps: int) -> tuple[Step, ...] | None:
    if forward.start == backward.start:
        return ()
    while forward.depth + backward.depth < most_steps:
        side, other = (forward, backward) if forward.cost <= backward.cost else (backward, forward)
        ways = await side.advance(walk, goal=other.start)
        met = [(way.unsure or unsure, way.to, there) for way in ways for unsure, there in _meetings(side, other, way.to)]
        if met:
            _, here, there = min(met, key=lambda one: one[0])
            return tuple(_steps(forward, backward, *((here, there) if side is forward else (there, here))))
        if not side.frontier:
            return None
    return None


def _meetings(side: Side, other: Side, here: State) -> Iterator[tuple[bool, State]]:
    """Where the other side stands at the same thing; at a shared address, by another stay that overlaps, perhaps unsurely."""
    stay = side.stay(here)
    if stay is None:
        if here in other.came:
            yield False, here
        return
    for key, theirs in other.stays.get(here.thing, {}).items():
        together = overlap(stay, theirs)
        if key != here.stay and together is not False:
            yield together is None, State(here.thing, key)


def _steps(forward: Side, backward: Side, here: State, there: State) -> Iterator[Step]:
    gone = [(way.came.thing, way.tie, way.to.thing) for way in forward.back(here)][::-1]
    gone += [(way.to.thing, way.tie, way.came.thing) for way in backward.back(there)]
    came: Fact | None = None
    for origin, tie, target in gone:
        met = came if origin.label == "Address" else None
        sure = met is None or overlap(met, tie.fact) is True
        yield Step(
            origin=origin,
            target=target,
            relationship=tie.relationship,
            fact=tie.fact,
            met=met,
            sure=sure,
            imagined=tie.imagined,
        )
        came = tie.fact
