"""A registration that ended without a destination and was not followed by another."""

from collections.abc import Iterator

from sightline.graph.clock import add_days, bounds, day_words
from sightline.graph.facts import Bounds, Registration
from sightline.queries.absence import unrecorded
from sightline.queries.age import born, school_age
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, days_words, finding
from sightline.queries.index import Index, elapsed, on
from sightline.queries.limit import due
from sightline.queries.rule import Rule

SUMMER = 62  # days: pupils leave in July a school that closes at the end of August
FOLLOWED_BY = {"gp": ("gp",), "school": ("school",), "nursery": ("nursery", "school"), "health-visitor": ("health-visitor",)}


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each registration that ended with no destination and no other in time; the usual change is none."""
    for fact in starts(rule, index):
        if not isinstance(fact, Registration) or fact.end is None or fact.destination is not None:
            continue
        last = due(fact.end, rule.check.limits["followed"])
        following = _next(index, fact, fact.end)
        in_time = following is not None and on(following)[1] <= last[0]
        died = index.died is not None and index.died[0] <= last[1]
        if today > last[1] and not in_time and not died and not _of_age(index, fact, fact.end):
            yield _finding(rule, index, fact, following, (fact.end, last), today)


def _of_age(index: Index, fact: Registration, ended: Bounds) -> bool:
    """Did it end when the child was no longer of compulsory school age, or may have been."""
    birth = born(index)
    return fact.kind == "school" and birth is not None and ended[1] >= school_age(birth)[1][0]


def _finding(
    rule: Rule, index: Index, fact: Registration, following: Registration | None, window: tuple[Bounds, Bounds], today: str
) -> Finding:
    ended, last = window
    days = elapsed(ended, on(following) if following else index.end(today))
    late = following is not None and on(following)[0] > last[1]
    sure, labels = late or following is None, ("Registration",)
    came = f"The next began after {days_words(*days)}." if following else "No other is on file from then on."
    return finding(
        rule,
        index,
        unrecorded(rule, index, ended, last, team=fact.agency, labels=labels, anyone=True, sure=sure, late=late),
        f"The registration with {index.name(fact.agency)} ended. {_closed(index, fact, ended, today)}"
        f"No destination is on file. {came}",
        evidence=[fact, *([following] if following else [])],
        started=ended,
        due=last,
        figures=(Figure(name="days until the next" if following else "days so far", fewest=days[0], most=days[1]),),
        responsible=(fact.agency,),
    )


def _closed(index: Index, fact: Registration, ended: Bounds, today: str) -> str:
    """That the body itself closed about then: all that were on its books left, and nobody left it alone."""
    body = index.agency(fact.agency)
    if body is None or body.until is None or body.until > today:
        return ""
    first, last = bounds(body.until)
    near = first <= add_days(ended[1], SUMMER) and add_days(last, SUMMER) >= ended[0]
    return f"It closed with all on its books, by {day_words(body.until)}. " if near else ""


def _next(index: Index, fact: Registration, ended: Bounds) -> Registration | None:
    """The first other registration of its sort that goes on, or begins, after the end."""
    others = (one for one in index.of(Registration, *FOLLOWED_BY[fact.kind]) if one.fact != fact.fact and one.start is not None)
    return next((one for one in others if one.end is None or one.end[0] > ended[1]), None)
