"""A child looked after with no placement on the department's file for some days."""

from collections.abc import Iterator

from sightline.graph.facts import Bounds, Fact
from sightline.queries.absence import unrecorded
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, days_words, finding
from sightline.queries.index import Index, elapsed, on, team_of
from sightline.queries.rule import Rule
from sightline.queries.words import span_words

Stretch = tuple[Bounds, Bounds, Fact | None]


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each stretch of a period of care that no placement covers."""
    for care in starts(rule, index):
        until = min(care.end or (today, today), index.end(today))
        for stretch in _bare(rule, index, care, until):
            if elapsed(*stretch[:2])[1] >= rule.check.limits["without"].days:
                yield _finding(rule, index, care, stretch)


def _bare(rule: Rule, index: Index, care: Fact, until: Bounds) -> Iterator[Stretch]:
    """Its bare stretches, each with the stay before it."""
    since: Bounds = on(care)
    before: Fact | None = None
    for stay in _stays(rule, index, care):
        if on(stay)[1] > since[0] and since[0] < until[1]:
            yield since, _later(since, min(on(stay), until)), before
        if stay.end is None:
            return
        since, before = _later(since, stay.end), stay
    if since[0] < until[1]:
        yield since, _later(since, until), before


def _later(one: Bounds, other: Bounds) -> Bounds:
    return max(one[0], other[0]), max(one[1], other[1])


def _stays(rule: Rule, index: Index, care: Fact) -> list[Fact]:
    """The stays on the department's file, in order."""
    body = index.body(team_of(care))
    stays = [fact for pattern in rule.check.closes for fact in facts_of(index, pattern) if matches(index, pattern, fact)]
    return sorted((stay for stay in stays if stay.start is not None and index.body(stay.held_by) == body), key=on)


def _finding(rule: Rule, index: Index, care: Fact, stretch: Stretch) -> Finding:
    since, until, before = stretch
    days = elapsed(since, until)
    sure = days[0] >= rule.check.limits["without"].days
    return finding(
        rule,
        index,
        unrecorded(rule, index, since, until, team=team_of(care), labels=("Residence",), sure=sure),
        f"{index.sentence(care)} No placement is on file for {days_words(*days)}, from {span_words(since)} "
        f"to {span_words(until)}.",
        evidence=[care, *([before] if before else [])],
        beside=before,
        started=since,
        figures=(Figure(name="days without a placement", fewest=days[0], most=days[1]),),
        responsible=(team_of(care),),
    )
