"""A registration that ended without a destination and was not followed by another."""

from collections.abc import Iterator

from sightline.graph.facts import Bounds, Registration
from sightline.queries.absence import unrecorded
from sightline.queries.age import born, school_age
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, elapsed
from sightline.queries.limit import due
from sightline.queries.rule import Rule

FOLLOWED_BY = {"gp": ("gp",), "school": ("school",), "nursery": ("nursery", "school"), "health-visitor": ("health-visitor",)}


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each registration that has ended."""
    for fact in starts(rule, index):
        if not isinstance(fact, Registration) or fact.end is None or _of_age(index, fact, fact.end):
            continue
        last = due(fact.end, rule.check.limits["followed"])
        if today > last[1] and not (index.died is not None and index.died[0] <= last[1]):
            yield _finding(rule, index, fact, fact.end, last, today)


def _of_age(index: Index, fact: Registration, ended: Bounds) -> bool:
    """Did it end when the child was no longer of compulsory school age, or may have been."""
    birth = born(index)
    return fact.kind == "school" and birth is not None and ended[1] >= school_age(birth)[1][0]


def _finding(rule: Rule, index: Index, fact: Registration, ended: Bounds, last: Bounds, today: str) -> Finding:
    following = _next(index, fact, ended)
    on_file = following.start if following is not None else None
    days = elapsed(ended, on_file or index.end(today))
    met = fact.destination is not None or (on_file is not None and on_file[1] <= last[0])
    late = on_file is not None and on_file[0] > last[1]
    missing = unrecorded(
        rule,
        index,
        ended,
        last,
        team=fact.agency,
        labels=("Registration",),
        anyone=True,
        sure=late or following is None,
        late=late,
    )
    came = f"The next began after {days_words(*days)}." if following else "No other is on file from then on."
    said = f"Its destination is on file as {fact.destination}." if fact.destination else f"No destination is on file. {came}"
    return finding(
        rule,
        index,
        Verdict("recorded-in-time") if met else missing,
        f"The registration with {index.name(fact.agency)} ended. {said}",
        evidence=[fact, *([following] if following else [])],
        started=ended,
        due=last,
        figures=()
        if fact.destination
        else (Figure(name="days until the next" if following else "days so far", fewest=days[0], most=days[1]),),
        responsible=(fact.agency,),
    )


def _next(index: Index, fact: Registration, ended: Bounds) -> Registration | None:
    """The first other registration of its sort that goes on, or begins, after the end."""
    others = (one for one in index.of(Registration, *FOLLOWED_BY[fact.kind]) if one.fact != fact.fact and one.start is not None)
    return next((one for one in others if one.end is None or one.end[0] > ended[1]), None)
