"""What is wrong with a case file: every bad row by its line, with the cure, and the rows held because of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sightline.graph.errors import BadInput


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place of the file (line and column count from 1), and how to mend it."""

    file: str
    line: int
    column: int
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file} line {self.line}: {self.what}; {self.cure}"


@dataclass(frozen=True, slots=True)
class Held:
    """A row that was read and not loaded, with its text as it stands in the file and the reasons."""

    section: str
    key: str
    line: int
    text: str
    problems: tuple[Problem, ...]


class BadCase(BadInput):
    """A case file that cannot be used as it is; `problems` has every place that needs mending."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        if len(self.problems) == 1:
            super().__init__(f"{first.file} line {first.line}", first.what, first.cure)
        else:
            listed = "".join(f"\n  line {one.line}: {one.what}; {one.cure}" for one in self.problems)
            super().__init__(first.file, f"{len(self.problems)} places cannot be used{listed}\n", "nothing was loaded")


class Mistake(Exception):
    """Something in one value that cannot be used; whoever reads the row knows the line."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """A cure for a word that is not known: the likeliest one meant, else what may stand there."""
    folded = {one.casefold(): one for one in sorted(known)}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return f"did you mean '{folded[close[0]]}'?" if close else otherwise
