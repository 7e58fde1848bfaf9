"""Visits in a row that nobody answered, and no word to another body, no decision and no sight of the child after them."""

from collections.abc import Iterator

from sightline.graph.facts import Contact
from sightline.queries.absence import recorded
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, days_words, finding
from sightline.queries.index import Index, doer, elapsed, on, team_of
from sightline.queries.limit import due
from sightline.queries.message import messages
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each run of unanswered visits of one body."""
    by_body: dict[str, list[Contact]] = {}
    for visit in starts(rule, index):
        if isinstance(visit, Contact):
            by_body.setdefault(index.body(doer(visit)), []).append(visit)
    for body, visits in by_body.items():
        if len(visits) >= rule.check.numbers["visits"]:
            for run in _runs(rule, index, body, visits):
                last = due(on(run[-1]), rule.check.limits["acted"])
                if len(run) >= rule.check.numbers["visits"] and today > last[1]:
                    yield _finding(rule, index, body, run)


def _runs(rule: Rule, index: Index, body: str, visits: list[Contact]) -> Iterator[list[Contact]]:
    """The visits between which nobody of the body met the family."""
    run: list[Contact] = []
    for visit in visits:
        if run and any(on(run[-1])[0] <= on(met)[0] and on(met)[1] <= on(visit)[1] for met in _met(rule, index, body)):
            yield run
            run = []
        run.append(visit)
    yield run


def _met(rule: Rule, index: Index, body: str) -> list[Contact]:
    met = rule.check.closes[0]
    return [fact for fact in facts_of(index, met) if isinstance(fact, Contact) and fact.start and index.body(doer(fact)) == body]


def _finding(rule: Rule, index: Index, body: str, run: list[Contact]) -> Finding:
    last = due(on(run[-1]), rule.check.limits["acted"])
    enough = on(run[rule.check.numbers["visits"] - 1])
    window = enough[0], last[1]
    acted = _acted(rule, index, body, window)
    days = elapsed(on(run[0]), on(run[-1]))
    said = "It was followed up." if acted else "Nothing is on file that follows it up."
    sure = acted is None or on(acted)[0] > window[1]
    met = acted is not None and on(acted)[0] >= enough[1] and on(acted)[1] <= last[0]
    return finding(
        rule,
        index,
        recorded(met, rule, index, on(run[0]), last, team=doer(run[0]), anyone=True, sure=sure),
        f"{index.name(body)} made {len(run)} visits in {days_words(*days)} that nobody answered. {said}",
        evidence=[run[0], *run, *([acted] if acted else [])],
        started=on(run[0]),
        due=last,
        figures=(
            Figure(name="visits without an answer", fewest=len(run), most=len(run), unit="visits"),
            Figure(name="days from first to last", fewest=days[0], most=days[1]),
        ),
        responsible=(body,),
    )


def _acted(rule: Rule, index: Index, body: str, window: tuple[str, str]) -> Contact | None:
    """The first step of the body, or its first word to another, from the visit on that makes it one."""
    own = [
        fact
        for pattern in rule.check.closes
        for fact in facts_of(index, pattern)
        if matches(index, pattern, fact) and index.body(team_of(fact)) == body
    ]
    others = {index.body(told) for fact in index.contacts for told in (fact.to, *(one.to for one in fact.told)) if told} - {body}
    own += [one for other in sorted(others) for one in messages(index, body, other, window)]
    steps = [
        one for one in own if isinstance(one, Contact) and one.start and one.start[0] <= window[1] and window[0] <= one.start[1]
    ]
    return min(steps, key=index.place, default=None)
