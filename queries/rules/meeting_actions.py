"""Actions agreed at a meeting, most of them without a sign of being done a month later."""

from collections.abc import Iterator

from sightline.graph.facts import Bounds, Contact
from sightline.queries.absence import unrecorded
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, Verdict, finding
from sightline.queries.index import Index, on, team_of
from sightline.queries.limit import due
from sightline.queries.rule import Rule


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each meeting with actions on file."""
    agreed: dict[str, list[Contact]] = {}
    for pattern in rule.check.closes:
        for fact in facts_of(index, pattern):
            if isinstance(fact, Contact) and fact.answers is not None and matches(index, pattern, fact):
                agreed.setdefault(fact.answers, []).append(fact)
    for meeting in starts(rule, index):
        actions = agreed.get(meeting.fact, [])
        last = due(on(meeting), rule.check.limits["done"])
        if isinstance(meeting, Contact) and len(actions) >= rule.check.numbers["actions"] and today > last[1]:
            yield _finding(rule, index, meeting, actions, last)


def _finding(rule: Rule, index: Index, meeting: Contact, actions: list[Contact], last: Bounds) -> Finding:
    surely = sum(_done(index, action, last, surely=True) for action in actions)
    perhaps = sum(_done(index, action, last, surely=False) for action in actions)
    number, one_in = len(actions), rule.check.numbers["open_one_in"]
    few, most = (one_in * (number - done) > number for done in (perhaps, surely))
    return finding(
        rule,
        index,
        unrecorded(rule, index, on(meeting), last, team=team_of(meeting), anyone=True, sure=few)
        if most
        else Verdict("recorded-in-time"),
        f"{index.sentence(meeting)} {number} actions were agreed; {surely if surely == perhaps else f'{surely} to {perhaps}'} "
        "of them are on file as done by then.",
        evidence=[meeting, *actions],
        started=meeting.start,
        due=last,
        figures=(
            Figure(name="actions agreed", fewest=number, most=number, unit="actions"),
            Figure(name="actions done in time", fewest=surely, most=perhaps, unit="actions"),
        ),
        responsible=tuple(sorted({action.to or team_of(action) for action in actions})),
    )


def _done(index: Index, action: Contact, last: Bounds, *, surely: bool) -> bool:
    """Was an outcome put on the action, or did something answer it, by the last day."""
    days = [on(one) for one in index.answers.get(action.fact, ()) if one.start]
    version = next((one for one in index.case.history[action.fact] if getattr(one, "outcome", None)), None)
    if version is not None:
        days.append(index.recorded(version) or (on(action)[0], "9999-12-31"))
    return any(day[1] <= last[0] if surely else day[0] <= last[1] for day in days)
