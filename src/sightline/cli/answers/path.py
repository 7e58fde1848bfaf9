"""How two people, places, workers or teams hang together, told step by step, each with its source."""

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.cli.answers.written import section
from sightline.cli.whom import one_thing
from sightline.graph.errors import BadInput
from sightline.graph.lens import Lens
from sightline.graph.paths import PathAnswer, path
from sightline.graph.store import Store
from sightline.queries.story import Step, story


async def answer(store: Store, ends: list[str], lens: Lens) -> PathAnswer:
    """The shortest path between two ends, each given by id or name."""
    if len(ends) != 2:
        raise BadInput("ask path", "needs two ends", "name both, each in quotation marks")
    start, end = [await one_thing(store, text, lens) for text in ends]
    return await path(store, start, end, lens)


def show(found: PathAnswer) -> RenderableType:
    """Each step in a sentence; or that there is none, within what was searched."""
    return steps(f"From {found.described.name(found.start)} to {found.described.name(found.end)}", found)


def steps(title: str, found: PathAnswer) -> RenderableType:
    """The same under a title."""
    told = story([_step(found, number) for number in range(len(found.steps))], found.described.places)
    lines = [Text(f"{number}. {one.text}") for number, one in enumerate(told, 1)]
    none = f"No path within {found.most_steps} steps on these files."
    return Group(
        section(title, lines, "They are one and the same." if found.found else none),
        *(Text(f"Not complete: {words}.", style="yellow") for words in found.cut),
    )


def _step(found: PathAnswer, number: int) -> Step:
    step = found.steps[number]
    return Step(
        origin=found.described.name(step.origin),
        relationship=step.relationship,
        target=found.described.name(step.target),
        fact=step.fact,
        imagined=step.imagined,
    )
