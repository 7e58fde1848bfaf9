"""A conference after an enquiry that found concerns substantiated, counted from the strategy discussion that began it."""

from collections.abc import Iterator

from sightline.graph.facts import Fact
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import Finding
from sightline.queries.index import Index, on, team_of
from sightline.queries.matching import says
from sightline.queries.rule import Rule

ENQUIRIES = ("enquiry", "protection-enquiry")
CAME_OF_IT = ("outcome", "reason")


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each strategy discussion whose enquiry says whether concerns were substantiated."""
    began = {one.fact: one for enquiry in _found(index) if (one := _began(rule, index, enquiry)) is not None}
    for discussion in sorted(began.values(), key=index.place):
        found = judge(rule, index, discussion, today)
        if found is not None:
            yield found


def _found(index: Index) -> Iterator[Fact]:
    words = ("substantiated", "unsubstantiated")
    return (one for one in index.kinds(ENQUIRIES) if one.start is not None and says(one, words, CAME_OF_IT))


def _began(rule: Rule, index: Index, enquiry: Fact) -> Fact | None:
    """The department's last strategy discussion by the day on which the enquiry began."""
    body = index.body(team_of(enquiry))
    before = [one for one in starts(rule, index) if index.body(team_of(one)) == body and on(one)[0] <= on(enquiry)[1]]
    return before[-1] if before else None
