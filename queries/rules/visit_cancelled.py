"""A visit cancelled before a discharge from hospital, and no other in its place before the child went home."""

from collections.abc import Iterator

from sightline.graph.clock import add_days
from sightline.graph.facts import Contact
from sightline.queries.absence import unrecorded
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, doer, elapsed, on
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each cancelled visit, whichever teams have it on file, that a discharge followed."""
    told: set[str] = set()
    for cancelled in starts(rule, index):
        if isinstance(cancelled, Contact) and (cancelled.event or cancelled.fact) not in told:
            told.add(cancelled.event or cancelled.fact)
            discharge = _discharge(rule, index, cancelled)
            if discharge is not None and on(discharge)[1] <= today:
                yield _finding(rule, index, cancelled, discharge, today)


def _discharge(rule: Rule, index: Index, cancelled: Contact) -> Contact | None:
    last = add_days(on(cancelled)[1], rule.check.limits["discharge"].days)
    later = (one for one in index.of(Contact, "discharge") if one.start and one.start[0] >= on(cancelled)[0])
    return next((one for one in later if on(one)[1] <= last), None)


def _finding(rule: Rule, index: Index, cancelled: Contact, discharge: Contact, today: str) -> Finding:
    visit = _visit(rule, index, cancelled)
    before = elapsed(on(cancelled), on(discharge))
    until = elapsed(on(cancelled), on(visit) if visit else index.end(today))
    figures = (
        Figure(name="days from cancellation to discharge", fewest=before[0], most=before[1]),
        Figure(name="days until visited" if visit else "days so far", fewest=until[0], most=until[1]),
    )
    came = f"The home was first visited after {days_words(*until)}." if visit else "No later home visit is on file."
    return finding(
        rule,
        index,
        _verdict(rule, index, cancelled, discharge, visit),
        f"{index.sentence(cancelled)} {index.sentence(discharge)} {came}",
        evidence=[cancelled, discharge, *([visit] if visit else [])],
        started=cancelled.start,
        due=discharge.start,
        figures=figures,
        responsible=(doer(cancelled),),
    )


def _visit(rule: Rule, index: Index, cancelled: Contact) -> Contact | None:
    """The first home visit of anyone from then on."""
    for pattern in rule.check.closes:
        for fact in facts_of(index, pattern):
            if isinstance(fact, Contact) and fact.start and fact.start[1] >= on(cancelled)[0] and matches(index, pattern, fact):
                return fact
    return None


def _verdict(rule: Rule, index: Index, cancelled: Contact, discharge: Contact, visit: Contact | None) -> Verdict:
    gone = on(discharge)
    if visit is not None and on(visit)[1] <= gone[0]:
        return Verdict("recorded-in-time")
    sure = visit is None or on(visit)[0] > gone[1]
    late = visit is not None
    return unrecorded(rule, index, on(cancelled), gone, team=doer(cancelled), anyone=True, sure=sure, late=late)
