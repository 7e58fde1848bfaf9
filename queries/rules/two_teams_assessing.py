"""Two bodies assess the same child in the same weeks, and neither has a word from the other on file."""

from collections.abc import Iterator
from itertools import combinations

from sightline.graph.clock import add_days, interval_days
from sightline.graph.facts import Contact
from sightline.queries.absence import recorded
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, finding
from sightline.queries.index import Index, doer, on
from sightline.queries.message import messages
from sightline.queries.rule import Rule

Pair = tuple[Contact, Contact]


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each two assessments of different bodies that began within the days of each other."""
    assessments = [one for one in starts(rule, index) if isinstance(one, Contact) and on(one)[0] <= today]
    for pair in combinations(assessments, 2):
        bodies = {index.body(doer(one)) for one in pair}
        shared = pair[0].event is not None and pair[0].event == pair[1].event
        if len(bodies) == 2 and not shared and interval_days(on(pair[0]), on(pair[1]))[0] <= rule.check.limits["apart"].days:
            yield _finding(rule, index, pair)


def _finding(rule: Rule, index: Index, pair: Pair) -> Finding:
    first, second = pair
    fewest, most = interval_days(on(first), on(second))
    days = rule.check.limits["apart"].days
    window = add_days(on(first)[0], -days), add_days(on(second)[1], days)
    one, other = index.body(doer(first)), index.body(doer(second))
    word = next(iter((*messages(index, one, other, window), *messages(index, other, one, window))), None)
    said = "A word between the two is on file." if word else "No word between the two is on file."
    return finding(
        rule,
        index,
        recorded(word, rule, index, on(first), on(second), team=doer(first), anyone=True, sure=most <= days),
        f"{index.sentence(first)} {index.sentence(second)} {said}",
        evidence=[first, second, *([word] if word else [])],
        beside=second,
        started=first.start,
        figures=(Figure(name="days between the assessments", fewest=max(fewest, 0), most=max(most, 0)),),
        responsible=(doer(first), doer(second)),
    )
