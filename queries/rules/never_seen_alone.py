"""A department that met the child several times and has no meeting alone on file."""

from collections.abc import Iterator

from sightline.graph.facts import Contact
from sightline.queries.absence import recorded
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, finding, number_words
from sightline.queries.index import Index, doer, on
from sightline.queries.rule import Rule
from sightline.queries.run import Run
from sightline.queries.sighting import seen_by


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each department with enough meetings."""
    by_body: dict[str, list[Contact]] = {}
    for meeting in starts(rule, index):
        if isinstance(meeting, Contact) and on(meeting)[0] <= today and not _without_child(index, meeting):
            by_body.setdefault(index.body(doer(meeting)), []).append(meeting)
    for body, meetings in by_body.items():
        number = Run(meetings).number()
        if number[0] >= rule.check.numbers["meetings"]:
            yield _finding(rule, index, body, meetings, number)


def _without_child(index: Index, meeting: Contact) -> bool:
    """Does the file say that the child was not there."""
    own = [about.seen for about in meeting.about if about.record in index.records]
    return bool(own) and all(seen is False for seen in own)


def _finding(rule: Rule, index: Index, body: str, meetings: list[Contact], number: tuple[int, int]) -> Finding:
    sights = seen_by(index, body)
    alone = next((one.contact for one in sights if one.alone), None)
    held = {meeting.fact for meeting in meetings}
    seen = sum(one.times for one in sights if one.contact.fact in held)
    said = (
        "In one of its contacts the child was seen alone."
        if alone
        else "None of its contacts says that the child was seen alone."
    )
    return finding(
        rule,
        index,
        recorded(alone, rule, index, on(meetings[0]), on(meetings[-1]), team=doer(meetings[0])),
        f"{index.name(body)} met the child or the family {number_words(*number)} times. {said}",
        evidence=[meetings[0], *meetings, *([alone] if alone else [])],
        started=meetings[0].start,
        figures=(
            Figure(name="meetings", fewest=number[0], most=number[1], unit="meetings"),
            Figure(name="meetings that say the child was seen", fewest=seen, most=seen, unit="meetings"),
        ),
        responsible=(body,),
    )
