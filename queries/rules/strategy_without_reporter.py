"""A strategy discussion of which the body that had raised the concern was neither part nor told."""

from collections.abc import Iterator

from sightline.graph.clock import interval_days
from sightline.graph.facts import Contact
from sightline.queries.absence import recorded
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, finding
from sightline.queries.index import Index, doer, elapsed, on
from sightline.queries.limit import due
from sightline.queries.message import messages
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each discussion, whichever teams have it on file, and each body that had raised the concern."""
    told: set[str] = set()
    for meeting in starts(rule, index):
        if not isinstance(meeting, Contact) or (meeting.event or meeting.fact) in told:
            continue
        told.add(meeting.event or meeting.fact)
        last = due(on(meeting), rule.check.limits["told"])
        if today <= last[1]:
            continue
        for raised in _raised(rule, index, meeting):
            yield _finding(rule, index, meeting, raised, (on(meeting)[0], last[1]))


def _raised(rule: Rule, index: Index, meeting: Contact) -> list[Contact]:
    """The first worry of each body within the days before that have not certainly passed."""
    found: dict[str, Contact] = {}
    for pattern in rule.check.closes:
        for fact in facts_of(index, pattern):
            if isinstance(fact, Contact) and fact.start and matches(index, pattern, fact):
                fewest, most = interval_days(fact.start, on(meeting))
                if fewest <= rule.check.limits["before"].days and most >= 0:
                    found.setdefault(index.body(doer(fact)), fact)
    return list(found.values())


def _finding(rule: Rule, index: Index, meeting: Contact, raised: Contact, window: tuple[str, str]) -> Finding:
    body = index.body(doer(raised))
    accounts = index.events[meeting.event] if meeting.event else [meeting]
    parties = {index.body(doer(one)) for one in accounts}
    word = next((one for party in parties for one in messages(index, party, body, window)), None)
    most = interval_days(on(raised), on(meeting))[1]
    days = elapsed(on(raised), on(meeting))
    sure = most <= rule.check.limits["before"].days and on(raised)[1] <= on(meeting)[1]
    until = window[1], window[1]
    met = word is not None or body in parties
    ending = f"{index.name(body)} was part of it, or was told." if met else f"No word of it to {index.name(body)} is on file."
    return finding(
        rule,
        index,
        recorded(met, rule, index, on(meeting), until, team=doer(meeting), sure=sure),
        f"{index.sentence(raised)} {index.sentence(meeting)} {ending}",
        evidence=[meeting, raised, *([word] if word else [])],
        beside=raised,
        started=meeting.start,
        due=until,
        figures=(Figure(name="days from the worry to the discussion", fewest=days[0], most=days[1]),),
        responsible=(doer(meeting),),
    )
