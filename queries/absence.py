"""What may be said where something is not on file: the answers in the order in which they must be asked."""

from collections.abc import Collection
from typing import Any

from sightline.graph.facts import Bounds
from sightline.queries.coverage import covering, hidden
from sightline.queries.finding import Verdict
from sightline.queries.index import Index
from sightline.queries.rule import Rule


def unrecorded(
    rule: Rule,
    index: Index,
    since: Bounds,
    until: Bounds,
    *,
    team: str,
    labels: Collection[str] = ("Contact",),
    anyone: bool = False,
    sure: bool = True,
    late: bool = False,
) -> Verdict:
    """Not recorded in time by a team, or by anyone: unless it may be hidden, hangs on uncertain days, or no source covers it."""
    if hidden(index, labels, None if anyone else team):
        return Verdict("not-knowable", why="not-knowable-to-you")
    if not sure:
        return Verdict("not-knowable", why="imprecise")
    if not covering(index, rule.check.covered, since, until, team=team):
        return Verdict("not-knowable", why="no-coverage")
    return Verdict("recorded-late" if late else "not-recorded-by-due-day")


def recorded(met: object, rule: Rule, index: Index, since: Bounds, until: Bounds, **asked: Any) -> Verdict:
    """Recorded in time where that is met, else what may be said where it is not; `asked` as of `unrecorded`."""
    return Verdict("recorded-in-time") if met else unrecorded(rule, index, since, until, **asked)
