"""A path as it is and as it would be over what is imagined, and what lies between the two."""

from dataclasses import dataclass, field
from typing import Literal

from sightline.graph.imagined import Overlay
from sightline.graph.lens import Lens
from sightline.graph.paths import PathAnswer, Step, path
from sightline.graph.store import Store
from sightline.graph.ties import Thing

Standing = Literal["same", "changed", "shorter", "longer", "new", "gone", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathChange:
    """The shortest path between two things before and after; where either was cut, it says so."""

    standing: Standing = field(init=False)
    before: PathAnswer
    after: PathAnswer

    def __post_init__(self) -> None:
        """A field and no property, so that whoever writes the answer out has it."""
        object.__setattr__(self, "standing", self._standing())

    def _standing(self) -> Standing:
        """How the path after differs from the one before; changed where it is as long and leads another way."""
        if not (self.before.found and self.after.found):
            return "gone" if self.before.found else "new" if self.after.found else "none"
        lengths = len(self.before.steps), len(self.after.steps)
        if lengths[0] != lengths[1]:
            return "shorter" if lengths[1] < lengths[0] else "longer"
        same = [_way(step) for step in self.before.steps] == [_way(step) for step in self.after.steps]
        return "same" if same else "changed"


async def path_change(
    store: Store, start: Thing, end: Thing, lens: Lens, overlay: Overlay, *, through_professionals: bool = False
) -> PathChange:
    """The path walked as it is, then over what is imagined; NotFound where an end is not there or not open to this viewer."""
    before = await path(store, start, end, lens, through_professionals=through_professionals)
    after = await path(store, start, end, lens, through_professionals=through_professionals, overlay=overlay)
    return PathChange(before=before, after=after)


def _way(step: Step) -> tuple[object, ...]:
    met = step.met.fact if step.met else None
    return step.origin, step.relationship, step.target, step.fact.fact, met, step.sure
