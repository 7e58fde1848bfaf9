"""Gaps: what each rule finds in one case, with its evidence, its bounds and the sources looked at. Never a score."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sightline.graph.case import Case
from sightline.graph.facts import Bounds
from sightline.queries.rule import Kind, Rule
from sightline.queries.sources import Source

Answer = Literal[
    "recorded-in-time",
    "recorded-late",
    "not-recorded-by-due-day",
    "due-on",
    "not-required",
    "disputed",
    "not-knowable",
    "pattern-found",
    "pattern-not-found",
]
Why = Literal["no-coverage", "imprecise", "not-knowable-to-you"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a finding, by the fewest and most that the bounds of its dates allow."""

    name: str
    fewest: int
    most: int
    unit: str = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule says about one start in a case. `why` belongs to not-knowable, `reason` to not-required."""

    id: str
    rule: str
    title: str
    kind: Kind
    answer: Answer
    why: Why | None = None
    reason: str | None = None
    started: Bounds | None = None
    due: Bounds | None = None
    figures: tuple[Figure, ...] = ()
    responsible: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    sentence: str

    @property
    def stands_out(self) -> bool:
        """Is this what the rule looks for: a pattern found, or a duty not met by its day."""
        return self.answer in ("pattern-found", "not-recorded-by-due-day", "recorded-late")


def gaps(case: Case, rules: Iterable[Rule], today: str) -> tuple[Finding, ...]:
    """What every rule finds in one case on a day, in the order of the rules."""
    return tuple(finding for rule in rules for finding in _findings(rule, case, today))


def _findings(rule: Rule, case: Case, today: str) -> tuple[Finding, ...]:
    return ()
