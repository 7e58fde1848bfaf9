"""A second letter of concern from one body to another while the first is not answered."""

from collections.abc import Iterator
from itertools import pairwise

from sightline.graph.clock import interval_days
from sightline.graph.facts import Contact
from sightline.queries.absence import unrecorded
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, doer, elapsed, on
from sightline.queries.message import messages
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each two letters in a row from one body to one department."""
    by_pair: dict[tuple[str, str], list[Contact]] = {}
    for letter in starts(rule, index):
        if isinstance(letter, Contact) and letter.to is not None:
            by_pair.setdefault((index.body(doer(letter)), index.body(letter.to)), []).append(letter)
    for letters in by_pair.values():
        for first, second in pairwise(letters):
            if interval_days(on(first), on(second))[0] <= rule.check.limits["apart"].days and on(second)[0] <= today:
                yield _finding(rule, index, first, second)


def _finding(rule: Rule, index: Index, first: Contact, second: Contact) -> Finding:
    days = elapsed(on(first), on(second))
    reply = _reply(index, first, second)
    dispute = index.disputed.get(first.fact)
    said = "The first had been answered by then." if reply else "No answer to the first was on file by then."
    return finding(
        rule,
        index,
        _verdict(rule, index, first, second, reply),
        f"{index.sentence(first)} {index.sentence(second)} They lie {days_words(*days)} apart. {said}",
        evidence=[first, second, *([reply] if reply else []), *([dispute] if dispute else [])],
        started=first.start,
        figures=(Figure(name="days between letters", fewest=days[0], most=days[1]),),
        responsible=(second.to or "",),
    )


def _reply(index: Index, first: Contact, second: Contact) -> Contact | None:
    """What answers the first, or goes back to the body that wrote, by the day of the second."""
    window = on(first)[0], on(second)[1]
    back = messages(index, index.body(first.to or ""), index.body(doer(first)), window)
    answers = (one for one in index.answers.get(first.fact, ()) if one.start and one.start[0] <= window[1])
    return next((one for one in (*answers, *back) if isinstance(one, Contact)), None)


def _verdict(rule: Rule, index: Index, first: Contact, second: Contact, reply: Contact | None) -> Verdict:
    if first.fact in index.disputed:
        return Verdict("disputed")
    if first.outcome is not None or (reply is not None and on(reply)[1] <= on(second)[0]):
        return Verdict("recorded-in-time")
    sure = reply is None and interval_days(on(first), on(second))[1] <= rule.check.limits["apart"].days
    return unrecorded(rule, index, on(first), on(second), team=first.to or "", anyone=True, sure=sure)
