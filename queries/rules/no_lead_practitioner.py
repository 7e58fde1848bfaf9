"""Two bodies at work with one child at once, and nobody named to bring the work together."""

from collections.abc import Iterator
from itertools import combinations

from sightline.graph.facts import Bounds, Fact
from sightline.queries.absence import recorded
from sightline.queries.expectation import facts_of, starts
from sightline.queries.finding import Figure, Finding, finding
from sightline.queries.index import Index, elapsed, on, team_of
from sightline.queries.limit import due
from sightline.queries.rule import Rule

Both = tuple[Fact, Fact]


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each two bodies, on the first time that both were at work for longer than the limit."""
    told: set[frozenset[str]] = set()
    for pair in combinations(starts(rule, index), 2):
        bodies = frozenset(index.body(team_of(one)) for one in pair)
        if len(bodies) < 2 or bodies in told:
            continue
        since, until = max(on(one) for one in pair), min(_until(index, one, today) for one in pair)
        last = due(since, rule.check.limits["named"])
        if until[1] > last[0]:
            told.add(bodies)
            yield _finding(rule, index, pair, (since, until), last)


def _until(index: Index, fact: Fact, today: str) -> Bounds:
    return min(fact.end or (today, today), index.end(today))


def _finding(rule: Rule, index: Index, pair: Both, both: tuple[Bounds, Bounds], last: Bounds) -> Finding:
    since, until = both
    lead = _lead(rule, index, since, last)
    days = elapsed(since, until)
    names = " and ".join(index.name(team_of(one)) for one in pair)
    said = "A lead practitioner is on file." if lead else "No lead practitioner is on file from that time."
    return finding(
        rule,
        index,
        recorded(
            lead is not None and on(lead)[1] <= last[0], rule, index, since, last, team=team_of(pair[1]), labels=("Involvement",),
            anyone=True, sure=lead is None and until[0] > last[1],
        ),
        f"{names} were at work with the child at once. {said}",
        evidence=[*pair, *([lead] if lead else [])],
        beside=pair[1],
        started=since,
        due=last,
        figures=(Figure(name="days at work at once", fewest=days[0], most=days[1]),),
        responsible=tuple(team_of(one) for one in pair),
    )  # fmt: skip


def _lead(rule: Rule, index: Index, since: Bounds, last: Bounds) -> Fact | None:
    """The first lead practitioner who may have been named within the limit and had not left by its start."""
    for pattern in rule.check.closes:
        for fact in facts_of(index, pattern):
            stayed = fact.end is None or fact.end[1] > since[0]
            if fact.start is not None and fact.start[0] <= last[1] and stayed:
                return fact
    return None
