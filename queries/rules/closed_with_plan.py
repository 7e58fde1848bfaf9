"""A case closed while a plan or enquiry of the same department still stands."""

from collections.abc import Iterator

from sightline.graph.facts import Bounds, Contact, Fact
from sightline.queries.coverage import hidden
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, Verdict, finding
from sightline.queries.index import Index, doer, elapsed, on, team_of
from sightline.queries.limit import due
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each closure and each plan of the department that stood then."""
    for closure in starts(rule, index):
        last = due(on(closure), rule.check.limits["ended"])
        if isinstance(closure, Contact) and today > last[1]:
            for plan in _standing(rule, index, closure):
                verdict = _verdict(index, plan, last)
                if verdict is not None:
                    yield _finding(rule, index, closure, plan, verdict, last, today)


def _standing(rule: Rule, index: Index, closure: Contact) -> Iterator[Fact]:
    for pattern in rule.check.closes:
        for fact in facts_of(index, pattern):
            own = fact.start is not None and index.body(team_of(fact)) == index.body(doer(closure))
            if own and matches(index, pattern, fact) and on(fact)[1] <= on(closure)[0]:
                yield fact


def _verdict(index: Index, plan: Fact, last: Bounds) -> Verdict | None:
    """None where it had surely ended by the last day."""
    if plan.end is None:
        why = hidden(index, (plan.label,))
        return Verdict("not-knowable", why="not-knowable-to-you") if why else Verdict("not-recorded-by-due-day")
    if plan.end[1] <= last[0]:
        return None
    return Verdict("recorded-late") if plan.end[0] > last[1] else Verdict("not-knowable", why="imprecise")


def _finding(rule: Rule, index: Index, closure: Contact, plan: Fact, verdict: Verdict, last: Bounds, today: str) -> Finding:
    days = elapsed(on(closure), plan.end or index.end(today))
    said = "It ended later." if plan.end else "No end of it is on file."
    return finding(
        rule,
        index,
        verdict,
        f"{index.sentence(closure)} {index.sentence(plan)} {said}",
        evidence=[closure, plan],
        beside=plan,
        started=closure.start,
        due=last,
        figures=(Figure(name="days open after the closure", fewest=days[0], most=days[1]),),
        responsible=(doer(closure),),
    )
