"""A call that one body has on file and the other has not."""

from collections.abc import Iterator

from sightline.graph.facts import Contact
from sightline.queries.absence import unrecorded
from sightline.queries.expectation import starts
from sightline.queries.finding import Finding, Verdict, finding
from sightline.queries.index import Index, doer, on
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each call to another body."""
    for call in starts(rule, index):
        if isinstance(call, Contact) and call.to is not None and index.body(call.to) != index.body(doer(call)):
            verdict = _verdict(rule, index, call, call.to)
            dispute = index.disputed.get(call.fact)
            other = "" if verdict.answer == "recorded-in-time" else f" {index.name(call.to)} has no account of it on file."
            yield finding(
                rule,
                index,
                verdict,
                f"{index.sentence(call)}{other}",
                evidence=[call, *([dispute] if dispute else [])],
                started=call.start,
                responsible=(doer(call), call.to),
            )


def _verdict(rule: Rule, index: Index, call: Contact, to: str) -> Verdict:
    told = [one.state for one in call.told if index.body(one.to) == index.body(to)]
    if call.fact in index.disputed or "disputed" in told:
        return Verdict("disputed")
    answered = call.outcome or index.answers.get(call.fact)
    mirrored = call.event is not None and any(index.body(one.held_by) == index.body(to) for one in index.events[call.event])
    if answered or mirrored or any(state in ("reached", "read") for state in told):
        return Verdict("recorded-in-time")
    return unrecorded(rule, index, on(call), on(call), team=to)
