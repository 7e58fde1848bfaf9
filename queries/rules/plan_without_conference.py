"""A protection plan with no conference on the day on which it began, or the days around it."""

from collections.abc import Iterator

from sightline.graph.clock import add_days
from sightline.graph.facts import Contact, Fact
from sightline.queries.absence import recorded
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Finding, finding
from sightline.queries.index import Index, on, team_of
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each plan."""
    days = rule.check.limits["around"].days
    for plan in starts(rule, index):
        if today > add_days(on(plan)[1], days):
            held = _conference(rule, index, plan)
            sure = held is None
            window = (add_days(on(plan)[0], -days), add_days(on(plan)[1], -days)), on(plan)
            met = held is not None and _near(plan, held, days, surely=True)
            yield finding(
                rule,
                index,
                recorded(met, rule, index, *window, team=team_of(plan), anyone=True, sure=sure),
                f"{index.sentence(plan)} {index.sentence(held) if held else 'No conference of that time is on file.'}",
                evidence=[plan, *([held] if held else [])],
                started=plan.start,
                responsible=(team_of(plan),),
            )


def _conference(rule: Rule, index: Index, plan: Fact) -> Contact | None:
    """The conference of the same department within the days around, surely or else perhaps."""
    days, body = rule.check.limits["around"].days, index.body(team_of(plan))
    held = [
        fact
        for pattern in rule.check.closes
        for fact in facts_of(index, pattern)
        if isinstance(fact, Contact) and fact.start and index.body(team_of(fact)) == body and matches(index, pattern, fact)
    ]
    for surely in (True, False):
        for fact in held:
            if _near(plan, fact, days, surely=surely):
                return fact
    return None


def _near(plan: Fact, held: Fact, days: int, *, surely: bool) -> bool:
    first, last = on(plan)
    if surely:
        return add_days(last, -days) <= on(held)[0] and on(held)[1] <= add_days(first, days)
    return add_days(first, -days) <= on(held)[1] and on(held)[0] <= add_days(last, days)
