"""Tasks: the duties on the work list that are open still, each as whoever looks may see it, with what was done about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sightline.graph.case import Case
from sightline.graph.checks import Listed, last_listed
from sightline.graph.errors import BadInput
from sightline.graph.lens import Lens, Viewer
from sightline.graph.population import CHILDREN_AT_ONCE, cases_of
from sightline.graph.store import Store
from sightline.graph.worklist import MOST_CHANGED, GapStep, State, Wanted, changed_children, listed, steps, with_whole_team

T = TypeVar("T")
Judge = Callable[[Case], Iterable[tuple[Listed, T]]]  # the open duties of a case, each with what is said of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[T]):
    """One open duty: its place on the list, what is said of it today, and what was done about it."""

    listed: Listed
    case: Case
    finding: T
    state: State
    steps: tuple[GapStep, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands on the list."""
        return place(self.listed)


async def tasks(store: Store, viewer: Viewer, judge: Judge[T], wanted: Wanted, most: int) -> list[Task[T]]:
    """So many tasks, those due first in front; what is listed and no longer open, or not open to the viewer, is passed over."""
    wanted = await with_whole_team(store, viewer, wanted)
    places = [one for one in await _places(store, viewer, judge, wanted) if place(one) > wanted.after]
    done = await steps(store, [one.id for one in places])
    chosen = [one for one in places if wanted.state in (None, state_of(done.get(one.id, ())))]
    found: list[Task[T]] = []
    for start in range(0, len(chosen), CHILDREN_AT_ONCE):
        some = chosen[start : start + CHILDREN_AT_ONCE]
        cases = await cases_of(store, sorted({one.child for one in some}), Lens(viewer=viewer))
        now = {duty.id: (duty, case, said) for case in cases.values() for duty, said in judge(case) if wanted.takes(duty)}
        for one in (one for one in some if one.id in now):
            history, (duty, case, said) = done.get(one.id, ()), now[one.id]
            found.append(Task(listed=replace(duty, due=one.due), case=case, finding=said, state=state_of(history), steps=history))
        if len(found) >= most:
            break
    return found[:most]


async def _places(store: Store, viewer: Viewer, judge: Judge[T], wanted: Wanted) -> list[Listed]:
    """What the last check of all duties listed, but for children about whom something was loaded since: theirs are of now."""
    check = await last_listed(store, viewer)
    if check is None:
        raise BadInput("work list", "no check of all duties has finished", "run `sightline check` first")
    changed = set(await changed_children(store, check.started_at))
    if len(changed) > MOST_CHANGED:
        problem = f"something was loaded about more than {MOST_CHANGED:,} children since the last check"
        raise BadInput("work list", problem, "run `sightline check` again")
    kept = await listed(store, wanted)
    cases = await cases_of(store, sorted(changed), Lens(viewer=viewer))
    fresh = (duty for case in cases.values() for duty, _ in judge(case) if wanted.takes(duty))
    return sorted([*fresh, *(one for one in kept if one.child not in changed)], key=place)


async def open_duty(store: Store, viewer: Viewer, judge: Judge[T], gap: str) -> Listed:
    """The open duty of a gap's key; BadInput where there is none, or none open to the viewer."""
    cases = await cases_of(store, [gap.rpartition("@")[2]], Lens(viewer=viewer))
    found = next((duty for case in cases.values() for duty, _ in judge(case) if duty.id == gap), None)
    if found is None:
        raise BadInput(f"gap {gap}", "is no open duty", "take the key from the work list")
    return found


def state_of(history: tuple[GapStep, ...]) -> State:
    """The state after these steps; opened before the first."""
    return history[-1].state if history else "opened"


def place(one: Listed) -> str:
    """Where a duty stands on the list: by the day it is due."""
    return f"{one.due} {one.id}"
