"""What can be asked about one child: for each question its words, its answer and how a terminal shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from rich.console import RenderableType

from sightline.cli.answers import counts, gaps, involved, journey, known, names, timeline
from sightline.graph.case import Case


@dataclass(frozen=True, slots=True)
class Question:
    """One question: a sentence for the reader of the help, the answer on a day, and its tables."""

    says: str
    answer: Callable[[Case, str], Any]
    show: Callable[[Any, Case], RenderableType]


def _question(module: ModuleType) -> Question:
    return Question((module.__doc__ or "").strip(), module.answer, module.show)


QUESTIONS: dict[str, Question] = {
    module.__name__.rpartition(".")[2]: _question(module)
    for module in (journey, timeline, involved, gaps, known, names, counts)
}
