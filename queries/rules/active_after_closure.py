"""Work by a department after it closed the case and before anything opened it again."""

from collections.abc import Iterator

from sightline.graph.clock import add_days
from sightline.graph.facts import Contact
from sightline.queries.coverage import hidden
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, doer, elapsed, on, team_of
from sightline.queries.rule import Rule

WORK, OPENING = 0, 1  # the first pattern is work on a case, the second what opens one


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each closure after which the department went on working."""
    for closure in starts(rule, index):
        work = _first(rule, index, closure, WORK) if isinstance(closure, Contact) else None
        if work is not None and isinstance(closure, Contact) and on(work)[0] <= today:
            opened = _first(rule, index, closure, OPENING)
            if opened is None or on(opened)[1] > on(work)[0]:
                yield _finding(rule, index, closure, work, opened)


def _first(rule: Rule, index: Index, closure: Contact, which: int) -> Contact | None:
    """The first contact of the department, or addressed to it, of one sort that may lie after the closure's days."""
    after = add_days(on(closure)[0], rule.check.limits["after"].days)
    for pattern in rule.check.closes[which : which + 1]:
        for fact in facts_of(index, pattern):
            if not isinstance(fact, Contact) or fact.start is None or not matches(index, pattern, fact):
                continue
            body = index.body((which == OPENING and fact.to) or team_of(fact))
            late = fact.start[1] >= (after if which == WORK else on(closure)[0])
            if body == index.body(doer(closure)) and late and fact.fact != closure.fact:
                return fact
    return None


def _finding(rule: Rule, index: Index, closure: Contact, work: Contact, opened: Contact | None) -> Finding:
    days = elapsed(on(closure), on(work))
    sure = days[0] >= rule.check.limits["after"].days and (opened is None or on(opened)[0] > on(work)[1])
    if hidden(index, ("Contact",), doer(closure)):
        verdict = Verdict("not-knowable", why="not-knowable-to-you")
    else:
        verdict = Verdict("not-recorded-by-due-day") if sure else Verdict("not-knowable", why="imprecise")
    return finding(
        rule,
        index,
        verdict,
        f"{index.sentence(closure)} {index.sentence(work)} That is {days_words(*days)} later, with nothing on file that opened "
        "the case again.",
        evidence=[closure, work, *([opened] if opened else [])],
        started=closure.start,
        figures=(Figure(name="days after the closure", fewest=days[0], most=days[1]),),
        responsible=(doer(closure),),
    )
