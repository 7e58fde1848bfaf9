"""When what a rule found was acted on: what the rule says counts as acting, else what closes it."""

from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.facts import Bounds, Fact
from sightline.queries.closing import first_outcome
from sightline.queries.finding import Finding
from sightline.queries.index import Index
from sightline.queries.matching import facts_of, matches, moment
from sightline.queries.rule import Pattern, Rule
from sightline.queries.words import bounds_words, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """The first action on what was found; none where none is on any file."""

    on: Bounds | None
    fact: str | None
    sentence: str


def _own(rule: Rule, index: Index, start: Fact) -> list[tuple[Bounds, Fact]]:
    """The start's own end, and the version of it that first has an outcome, where these close it."""
    found = [(start.end, start)] if rule.check.end_closes and start.end is not None else []
    version = first_outcome(index, start) if rule.check.outcome_closes else None
    recorded = index.recorded(version) if version is not None else None
    return [*found, (recorded, version)] if version is not None and recorded is not None else found


def actions(rule: Rule) -> tuple[Pattern, ...]:
    """What counts as acting on what a rule finds."""
    return rule.check.acting or (rule.check.closes if rule.check.limit is not None else ())


def acted(rule: Rule, case: Case, finding: Finding | None) -> Acted:
    """The first fact of a case, from the start of a finding on, that counts as acting on it."""
    if finding is None or finding.started is None:
        return Acted(on=None, fact=None, sentence="There was nothing to act on.")
    patterns = actions(rule)
    index, team = Index(case), next(iter(finding.responsible), None)
    start = index.fact(finding.starts_from)
    days = [
        (on, fact)
        for pattern in patterns
        for fact in facts_of(index, pattern)
        if (on := moment(index, pattern, fact)) is not None and on[1] >= finding.started[0]
        if (start is None or fact.fact != start.fact) and matches(index, pattern, fact, start, team)
    ]
    days += _own(rule, index, start) if start is not None else []
    if not days:
        return Acted(on=None, fact=None, sentence="Nothing that counts as acting on it is on these files.")
    on, fact = min(days, key=lambda one: (one[0], one[1].fact))
    return Acted(on=on, fact=fact.fact, sentence=f"It was acted on {bounds_words(on)}: {sentence(fact, case.places, note=False)}")
