"""A case closed by a department that had not seen the child for long."""

from collections.abc import Iterator

from sightline.graph.clock import add_days
from sightline.graph.facts import Contact
from sightline.queries.absence import recorded
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, days_words, finding
from sightline.queries.index import Index, doer, elapsed, on
from sightline.queries.rule import Rule
from sightline.queries.sighting import seen_by


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each closure by a department that had seen, or begun with, the child long before."""
    for closure in starts(rule, index):
        if isinstance(closure, Contact) and on(closure)[0] <= today:
            body = index.body(doer(closure))
            last = next((one for one in reversed(seen_by(index, body)) if one.last[0] <= on(closure)[1]), None)
            since = last.contact if last else next(one for one in index.contacts if index.body(doer(one)) == body)
            days = elapsed(last.last if last else on(since), on(closure))
            if last is not None or days[1] > rule.check.limits["unseen"].days:
                yield _finding(rule, index, closure, since, days, seen=last is not None)


def _finding(rule: Rule, index: Index, closure: Contact, since: Contact, days: tuple[int, int], *, seen: bool) -> Finding:
    most = rule.check.limits["unseen"].days
    said = (
        f"The department's last contact on file in which the child was seen lay {days_words(*days)} back."
        if seen
        else f"None of its contacts in {days_words(*days)} says that the child was seen."
    )
    name = "days since the child was seen" if seen else "days without seeing the child"
    window = add_days(on(closure)[0], -most), add_days(on(closure)[1], -most)
    return finding(
        rule,
        index,
        recorded(days[1] <= most, rule, index, window, on(closure), team=doer(closure), sure=days[0] > most),
        f"{index.sentence(closure)} {said}",
        evidence=[closure, since],
        started=closure.start,
        figures=(Figure(name=name, fewest=days[0], most=days[1]),),
        responsible=(doer(closure),),
    )
