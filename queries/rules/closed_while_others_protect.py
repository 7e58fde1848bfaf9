"""A closure within days of another body's protective event, without a word between the two. Pooled knowledge only."""

from collections.abc import Iterator

from sightline.graph.clock import add_days
from sightline.graph.facts import Bounds, Contact, Fact, Status
from sightline.queries.concern import admitted_over_harm
from sightline.queries.coverage import covering, hidden
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, Verdict, finding
from sightline.queries.index import NOBODY, Index, elapsed, on, team_of
from sightline.queries.message import messages
from sightline.queries.rule import Rule

STILL = ("9999-12-31", "9999-12-31")


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each closure with a protective event of another body near it."""
    if index.case.lens.teams is not None:
        return
    for closure in starts(rule, index):
        near = [fact for fact in _protective(rule, index, closure) if _near(rule, closure, fact) != "far"]
        if near and on(closure)[0] <= today:
            yield _finding(rule, index, closure, near)


def _protective(rule: Rule, index: Index, closure: Fact) -> Iterator[Fact]:
    own = index.body(team_of(closure))
    for pattern in rule.check.closes:
        for fact in facts_of(index, pattern):
            other = index.body(team_of(fact)) != own and fact.held_by not in NOBODY and fact.start is not None
            if other and matches(index, pattern, fact) and _over_harm(index, fact):
                yield fact


def _over_harm(index: Index, fact: Fact) -> bool:
    return not isinstance(fact, Contact) or fact.kind != "admission" or admitted_over_harm(index, fact)


def _near(rule: Rule, closure: Fact, fact: Fact) -> str:
    """Near, far or perhaps: does the closure fall within the days around the event, by the bounds of both."""
    days = rule.check.limits["near"].days
    closed, (since, until) = on(closure), _lasting(fact)
    if closed[1] < add_days(since[0], -days) or add_days(closed[0], -days) > until[1]:
        return "far"
    sure = closed[0] >= add_days(since[1], -days) and add_days(closed[1], -days) <= until[0]
    return "near" if sure else "perhaps"


def _lasting(fact: Fact) -> tuple[Bounds, Bounds]:
    """A status lasts until its end, and goes on while none is on file; anything else is taken on its day."""
    return on(fact), (fact.end or STILL) if isinstance(fact, Status) else on(fact)


def _days_between(closure: Fact, fact: Fact) -> tuple[int, int]:
    closed, (since, until) = on(closure), _lasting(fact)
    if since <= closed <= until:
        return 0, 0
    return elapsed(closed, since) if closed < since else elapsed(until, closed)


def _finding(rule: Rule, index: Index, closure: Fact, near: list[Fact]) -> Finding:
    closed, team = on(closure), team_of(closure)
    untold = [fact for fact in near if not _message(rule, index, closure, fact)]
    shown = untold or near
    days = [_days_between(closure, fact) for fact in shown]
    bodies = {index.body(team_of(fact)) for fact in shown}
    names = ", ".join(sorted({index.name(team_of(fact)) for fact in shown}))
    told = "No message between them is recorded." if untold else "A message between them is recorded."
    sure = [fact for fact in untold if _near(rule, closure, fact) == "near"]
    return finding(
        rule,
        index,
        _verdict(rule, index, team, closed, untold=bool(untold), sure=bool(sure)),
        f"{index.sentence(closure)} Protective steps stood then at {names}. {told}",
        evidence=[closure, *shown],
        started=closed,
        figures=(
            Figure(name="bodies protecting", fewest=len(bodies), most=len(bodies), unit="bodies"),
            Figure(name="days between", fewest=min(one[0] for one in days), most=max(one[1] for one in days)),
        ),
        responsible=(team, *sorted({team_of(fact) for fact in shown})),
    )


def _message(rule: Rule, index: Index, closure: Fact, fact: Fact) -> bool:
    days = rule.check.limits["near"].days
    both = on(closure), on(fact)
    window = add_days(min(both)[0], -days), add_days(max(last for _, last in both), days)
    one, other = index.body(team_of(closure)), index.body(team_of(fact))
    return any(messages(index, one, other, window)) or any(messages(index, other, one, window))


def _verdict(rule: Rule, index: Index, team: str, closed: Bounds, *, untold: bool, sure: bool) -> Verdict:
    if not untold:
        return Verdict("recorded-in-time")
    if hidden(index, ("Contact",)):
        return Verdict("not-knowable", why="not-knowable-to-you")
    if not sure:
        return Verdict("not-knowable", why="imprecise")
    if not covering(index, rule.check.covered, closed, closed, team=team):
        return Verdict("not-knowable", why="no-coverage")
    return Verdict("not-recorded-by-due-day")
