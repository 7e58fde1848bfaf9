"""Days between one allocated worker and the next while the team goes on being involved."""

from collections.abc import Iterator

from sightline.graph.facts import Bounds, Fact
from sightline.queries.absence import unrecorded
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, days_words, finding
from sightline.queries.index import Index, elapsed, on, team_of
from sightline.queries.limit import due
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each worker who left with nobody there, while the department was at work."""
    workers = list(starts(rule, index))
    for worker in workers:
        if worker.end is None or worker.end[0] > today:
            continue
        until = _until(rule, index, worker, worker.end, today)
        if until is None or _covered(index, workers, worker, worker.end):
            continue
        later = [one for one in workers if _same(index, one, worker) and on(one)[1] > worker.end[0]]
        gap_end = min([until, *(on(one) for one in later)])
        if gap_end[1] > due(worker.end, rule.check.limits["gap"])[0]:
            yield _finding(rule, index, worker, worker.end, gap_end, later)


def _same(index: Index, one: Fact, other: Fact) -> bool:
    return one.fact != other.fact and index.body(team_of(one)) == index.body(team_of(other))


def _covered(index: Index, workers: list[Fact], worker: Fact, ended: Bounds) -> bool:
    """Was another worker of the department there when this one left."""
    others = (one for one in workers if _same(index, one, worker))
    return any(on(one)[1] <= ended[0] and (one.end is None or one.end[1] > ended[1]) for one in others)


def _until(rule: Rule, index: Index, worker: Fact, ended: Bounds, today: str) -> Bounds | None:
    """Until when the department went on being involved; none where it did not."""
    ends = [
        min(fact.end or (today, today), index.end(today))
        for pattern in rule.check.closes
        for fact in facts_of(index, pattern)
        if fact.start is not None and matches(index, pattern, fact) and _same(index, fact, worker) and on(fact)[0] <= ended[1]
    ]
    last = max(ends, default=None)
    return last if last is not None and last[1] > ended[0] else None


def _finding(rule: Rule, index: Index, worker: Fact, ended: Bounds, gap_end: Bounds, later: list[Fact]) -> Finding:
    days = elapsed(ended, gap_end)
    sure = gap_end[0] > due(ended, rule.check.limits["gap"])[1]
    following = [one for one in later if on(one) == gap_end]
    return finding(
        rule,
        index,
        unrecorded(rule, index, ended, gap_end, team=team_of(worker), labels=("Involvement",), sure=sure, late=bool(following)),
        f"{index.name(team_of(worker))} went on working with the child. No allocated worker is on file for {days_words(*days)}.",
        evidence=[worker, *following],
        started=ended,
        figures=(Figure(name="days without a worker", fewest=days[0], most=days[1]),),
        responsible=(team_of(worker),),
    )
