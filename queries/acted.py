"""When what a rule found was acted on: what the rule says counts as acting, else what closes it."""

from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.facts import Bounds
from sightline.queries.finding import Finding
from sightline.queries.index import Index
from sightline.queries.matching import facts_of, matches, moment
from sightline.queries.rule import Rule
from sightline.queries.words import bounds_words, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """The first action on what was found; none where none is on any file, or the rule does not say what would be one."""

    on: Bounds | None
    fact: str | None
    sentence: str


def acted(rule: Rule, case: Case, finding: Finding | None) -> Acted:
    """The first fact of a case, from the start of a finding on, that counts as acting on it."""
    patterns = rule.check.acting or (rule.check.closes if rule.check.limit is not None else ())
    if finding is None:
        return Acted(on=None, fact=None, sentence="There was nothing to act on.")
    if not patterns or finding.started is None:
        return Acted(on=None, fact=None, sentence="The rule does not say what counts as acting on it.")
    index, team = Index(case), next(iter(finding.responsible), None)
    start = case.fact(finding.starts_from) if finding.starts_from is not None else None
    days = [
        (on, fact)
        for pattern in patterns
        for fact in facts_of(index, pattern)
        if (on := moment(index, pattern, fact)) is not None and on[1] >= finding.started[0]
        if (start is None or fact.fact != start.fact) and matches(index, pattern, fact, start, team)
    ]
    if not days:
        return Acted(on=None, fact=None, sentence="Nothing that counts as acting on it is on these files.")
    on, fact = min(days, key=lambda one: (one[0], one[1].fact))
    return Acted(on=on, fact=fact.fact, sentence=f"It was acted on {bounds_words(on)}: {sentence(fact, case.places, note=False)}")
