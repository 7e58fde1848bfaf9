"""Two admissions over suspected harm at different hospitals, and whether the second had the first one's findings."""

from collections.abc import Iterator
from itertools import pairwise

from sightline.graph.clock import add_days, interval_days
from sightline.graph.facts import Contact
from sightline.queries.concern import admitted_over_harm
from sightline.queries.coverage import covering, hidden
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, doer, elapsed, on
from sightline.queries.message import messages
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each two admissions in a row at different hospitals."""
    over_harm = [one for one in starts(rule, index) if isinstance(one, Contact) and admitted_over_harm(index, one)]
    for first, second in pairwise(over_harm):
        found = _pair(rule, index, first, second, today)
        if found is not None:
            yield found


def _pair(rule: Rule, index: Index, first: Contact, second: Contact, today: str) -> Finding | None:
    if index.body(doer(first)) == index.body(doer(second)):
        return None
    fewest, most = interval_days(on(first), on(second))
    apart, last = rule.check.limits["apart"].days, add_days(on(second)[1], rule.check.limits["shared"].days)
    shared = next(messages(index, index.body(doer(first)), index.body(doer(second)), (on(first)[0], last)), None)
    if fewest > apart or (shared is None and today <= last):
        return None
    discharge = _discharge(index, first, second)
    days = elapsed(on(first), on(second))
    figures = [Figure(name="days between admissions", fewest=days[0], most=days[1])]
    if discharge is not None:
        since = elapsed(on(discharge), on(second))
        figures.append(Figure(name="days since discharge", fewest=since[0], most=since[1]))
    told = "The second had word from the first." if shared else "Nothing is recorded as passed from the first to the second."
    return finding(
        rule,
        index,
        Verdict("recorded-in-time") if shared else _verdict(rule, index, first, second, last, sure=most <= apart),
        f"{index.sentence(first)} {index.sentence(second)} They lie {days_words(*days)} apart. {told}",
        evidence=[one for one in (first, discharge, second, shared) if one is not None],
        started=first.start,
        due=(last, last),
        figures=tuple(figures),
        responsible=(doer(first), doer(second)),
    )


def _discharge(index: Index, first: Contact, second: Contact) -> Contact | None:
    """The first hospital's last discharge before the second admission."""
    body = index.body(doer(first))
    found = [one for one in index.of(Contact, "discharge") if one.start and index.body(doer(one)) == body]
    before = [one for one in found if on(first)[0] <= on(one)[0] <= on(second)[1]]
    return before[-1] if before else None


def _verdict(rule: Rule, index: Index, first: Contact, second: Contact, last: str, *, sure: bool) -> Verdict:
    if hidden(index, ("Contact",)):
        return Verdict("not-knowable", why="not-knowable-to-you")
    if not sure:
        return Verdict("not-knowable", why="imprecise")
    if not any(covering(index, rule.check.covered, on(first), (last, last), team=doer(one)) for one in (first, second)):
        return Verdict("not-knowable", why="no-coverage")
    return Verdict("not-recorded-by-due-day")
