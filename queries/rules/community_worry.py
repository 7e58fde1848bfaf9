"""A worry that a church, a charity or a childminder had and passed to nobody."""

from collections.abc import Iterator

from sightline.graph.facts import Contact
from sightline.queries.absence import recorded
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, finding
from sightline.queries.index import Index, doer, on
from sightline.queries.limit import due
from sightline.queries.message import messages
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each body of the community with a worry on file."""
    by_body: dict[str, list[Contact]] = {}
    for worry in starts(rule, index):
        if isinstance(worry, Contact) and today > due(on(worry), rule.check.limits["passed"])[1]:
            by_body.setdefault(index.body(doer(worry)), []).append(worry)
    for body, worries in by_body.items():
        yield _finding(rule, index, body, worries)


def _finding(rule: Rule, index: Index, body: str, worries: list[Contact]) -> Finding:
    first = worries[0]
    last = due(on(first), rule.check.limits["passed"])
    passed = _passed(rule, index, body, (on(first)[0], last[1]))
    met = passed is not None and (passed.fact == first.fact or (on(passed)[0] >= on(first)[1] and on(passed)[1] <= last[0]))
    said = "It passed the worry on." if passed else "No word of it to a service is on file."
    return finding(
        rule,
        index,
        recorded(met, rule, index, on(first), last, team=doer(first), anyone=True, sure=passed is None),
        f"{index.sentence(first)} {said}",
        evidence=[*worries, *([passed] if passed else [])],
        started=first.start,
        due=last,
        figures=(Figure(name="contacts with a worry", fewest=len(worries), most=len(worries), unit="contacts"),),
        responsible=(doer(first),),
    )


def _passed(rule: Rule, index: Index, body: str, window: tuple[str, str]) -> Contact | None:
    """The first word of the body to a service within the days."""
    kinds = {kind for pattern in rule.check.closes for kind in pattern.received_by}
    named = {to for fact in index.contacts for to in (fact.to or "", *(one.to for one in fact.told)) if to}
    services = sorted({index.body(to) for to in named if index.kind(to) in kinds})
    words = [one for other in services for one in messages(index, body, other, window) if isinstance(one, Contact)]
    return min(words, key=index.place, default=None)
