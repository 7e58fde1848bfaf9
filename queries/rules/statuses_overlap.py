"""Two states of one sort on one department's file that overlap: one of them, or one of its dates, is wrong."""

from collections.abc import Iterator
from itertools import combinations

from sightline.graph.clock import interval_days
from sightline.graph.facts import Bounds, Fact
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, on, team_of
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each two that may have stood at once."""
    by_sort: dict[tuple[str, str], list[Fact]] = {}
    for fact in starts(rule, index):
        by_sort.setdefault((fact.kind, index.body(team_of(fact))), []).append(fact)
    for pair in (pair for facts in by_sort.values() for pair in combinations(facts, 2)):
        fewest, most = _overlap(index, pair, today)
        if most >= rule.check.limits["overlap"].days:
            yield _finding(rule, index, pair, (max(fewest, 0), most))


def _overlap(index: Index, pair: tuple[Fact, Fact], today: str) -> tuple[int, int]:
    """Fewest and most days at once; one without an end lasts until today."""
    ends: list[Bounds] = [fact.end or index.end(today) for fact in pair]
    since = max(on(pair[0])[0], on(pair[1])[0]), max(on(pair[0])[1], on(pair[1])[1])
    until = min(ends[0][0], ends[1][0]), min(ends[0][1], ends[1][1])
    return interval_days(since, until)


def _finding(rule: Rule, index: Index, pair: tuple[Fact, Fact], days: tuple[int, int]) -> Finding:
    sure = days[0] >= rule.check.limits["overlap"].days
    return finding(
        rule,
        index,
        Verdict("not-recorded-by-due-day") if sure else Verdict("not-knowable", why="imprecise"),
        f"{index.sentence(pair[0])} {index.sentence(pair[1])} They stand at once for {days_words(*days)}.",
        evidence=[*pair],
        beside=pair[1],
        started=on(pair[1]),
        figures=(Figure(name="days at once", fewest=days[0], most=days[1]),),
        responsible=(team_of(pair[1]),),
    )
