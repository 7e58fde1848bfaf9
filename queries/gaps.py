"""Gaps: what each rule finds in one case, with its evidence, its bounds and the sources looked at. Never a score."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module

from sightline.graph.case import Case
from sightline.queries import expectation
from sightline.queries.finding import Answer, Figure, Finding, Why
from sightline.queries.index import Index
from sightline.queries.law import OF_THE_DAY, law_asked
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.rule import Rule, rules

__all__ = ["Answer", "Figure", "Finding", "Rule", "Why", "gaps", "gaps_of", "rules"]

Findings = Callable[[Rule, Index, str], Iterable[Finding]]


def gaps(case: Case, rules: Iterable[Rule], today: str, law: str = OF_THE_DAY, local: Locals = NOWHERE) -> tuple[Finding, ...]:
    """What every rule finds in one case on a day (ISO), in the order of the rules and then of happening.

    `law`: the law of the day of each start, that of another day (ISO) for all, or what is enacted as if in force. `local`: what
    authorities set for themselves.
    """
    return gaps_of(Index(case, law_asked(law), local), rules, today)


def gaps_of(index: Index, rules: Iterable[Rule], today: str) -> tuple[Finding, ...]:
    """The same for a case that is already indexed."""
    # most rules have nothing to start from in most cases
    present = index.present
    asked = [rule for rule in rules if not rule.starting or not rule.starting.isdisjoint(present)]
    return tuple(finding for rule in asked for finding in _asks(rule.module)(rule, index, today))


@cache
def _asks(module: str | None) -> Findings:
    """How a rule is carried out: by the pattern beside its file, else by its check."""
    if module is None:
        return expectation.findings
    found: Findings = import_module(module).findings
    return found
