"""What can be asked: for each question its words, its answer and how a terminal shows it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from rich.console import RenderableType

from sightline.cli.answers import counts, gaps, involved, journey, known, names, path, search, timeline
from sightline.graph.case import Case
from sightline.graph.lens import Lens
from sightline.graph.store import Store


@dataclass(frozen=True, slots=True)
class Question:
    """A question about one child: a sentence for the reader of the help, the answer on a day, and its tables.

    Where `by_law`, the answer also takes by which law, and what authorities set for themselves.
    """

    says: str
    answer: Callable[..., Any]
    show: Callable[[Any, Case], RenderableType]
    takes: str = "CHILD"
    by_law: bool = False


@dataclass(frozen=True, slots=True)
class WiderQuestion:
    """A question that is not about one child: what it takes, and the same three."""

    takes: str
    says: str
    answer: Callable[[Store, list[str], Lens], Awaitable[Any]]
    show: Callable[[Any], RenderableType]


def _says(module: ModuleType) -> str:
    return (module.__doc__ or "").strip()


QUESTIONS: dict[str, Question] = {
    module.__name__.rpartition(".")[2]: Question(_says(module), module.answer, module.show, by_law=module is gaps)
    for module in (journey, timeline, involved, gaps, known, names, counts)
}
WIDER: dict[str, WiderQuestion] = {
    "search": WiderQuestion("TEXT", _says(search), search.answer, search.show),
    "path": WiderQuestion("FROM TO", _says(path), path.answer, path.show),
}
