"""What can be asked: for each question its words, its answer and how a terminal shows it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from rich.console import RenderableType

from sightline.cli.answers import (
    counts,
    difference,
    earliest,
    gaps,
    involved,
    journey,
    known,
    known_then,
    names,
    network,
    path,
    search,
    seen,
    timeline,
    what_if,
)
from sightline.cli.answers.replayed import Asked
from sightline.graph.case import Case
from sightline.graph.lens import Lens
from sightline.graph.replay import Replay
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


@dataclass(frozen=True, slots=True)
class ReplayQuestion:
    """A question that looks at a child's file through many lenses: the same three, asked of the file and of these options."""

    takes: str
    options: tuple[str, ...]
    says: str
    answer: Callable[[Replay, Asked], Awaitable[Any]]
    show: Callable[[Any], RenderableType]


def _says(module: ModuleType) -> str:
    return (module.__doc__ or "").strip()


QUESTIONS: dict[str, Question] = {
    module.__name__.rpartition(".")[2]: Question(_says(module), module.answer, module.show, by_law=module is gaps)
    for module in (journey, timeline, involved, seen, gaps, known, names, network, counts)
}
WIDER: dict[str, WiderQuestion] = {
    "search": WiderQuestion("TEXT", _says(search), search.answer, search.show),
    "path": WiderQuestion("FROM TO", _says(path), path.answer, path.show),
}
REPLAYED: dict[str, ReplayQuestion] = {
    "known-then": ReplayQuestion(
        "CHILD", ("--known-at", "--team", "--pooled", "--identity"), _says(known_then), known_then.answer, known_then.show
    ),
    "difference": ReplayQuestion(
        "CHILD ONE OTHER", ("--known-at", "--team", "--identity"), _says(difference), difference.answer, difference.show
    ),
    "earliest": ReplayQuestion(
        "CHILD RULE", ("--known-at", "--team", "--identity"), _says(earliest), earliest.answer, earliest.show
    ),
    "what-if": ReplayQuestion("CHILD IMAGINED", ("--known-at",), _says(what_if), what_if.answer, what_if.show),
}
