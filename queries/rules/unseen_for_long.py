"""A department at work with a child that no contact of it says was seen for long."""

from collections.abc import Iterator
from itertools import pairwise

from sightline.graph.facts import Bounds, Fact
from sightline.queries.absence import unrecorded
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, days_words, finding
from sightline.queries.index import Index, elapsed, on, team_of
from sightline.queries.rule import Rule
from sightline.queries.sighting import Sight, seen_by
from sightline.queries.words import span_words

Ends = tuple[Bounds, Bounds]


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each involvement of a department, on its longest stretch without a sight of the child."""
    limit = rule.check.limits["unseen"].days
    for involvement in starts(rule, index):
        until = min(involvement.end or (today, today), index.end(today))
        if elapsed(on(involvement), until)[1] > limit and on(involvement)[0] <= today:
            sights = _within(index, involvement, until)
            longest = max(_stretches(on(involvement), sights, until), key=lambda ends: (elapsed(*ends), ends))
            if elapsed(*longest)[1] > limit:
                yield _finding(rule, index, involvement, longest, sights)


def _within(index: Index, involvement: Fact, until: Bounds) -> list[Sight]:
    seen = seen_by(index, index.body(team_of(involvement)))
    return [one for one in seen if one.last[1] >= on(involvement)[0] and on(one.contact)[0] <= until[1]]


def _stretches(since: Bounds, sights: list[Sight], until: Bounds) -> Iterator[Ends]:
    """The stretches before, between and after the sights; a series counts as seen throughout."""
    ends = [(since, since), *((on(one.contact), one.last) for one in sights), (until, until)]
    for (_, last), (first, _) in pairwise(ends):
        yield last, (max(last[0], first[0]), max(last[1], first[1]))


def _finding(rule: Rule, index: Index, involvement: Fact, ends: Ends, sights: list[Sight]) -> Finding:
    team, days = team_of(involvement), elapsed(*ends)
    facts = [one.contact for one in sights if ends[0] == one.last or ends[1] == on(one.contact)]
    sure = days[0] > rule.check.limits["unseen"].days
    return finding(
        rule,
        index,
        unrecorded(rule, index, *ends, team=team, sure=sure),
        f"{index.name(team)} was at work with the child. No contact of it says that the child was seen for {days_words(*days)}, "
        f"from {span_words(ends[0])} to {span_words(ends[1])}.",
        evidence=[involvement, *facts],
        started=ends[0],
        figures=(Figure(name="days unseen", fewest=days[0], most=days[1]),),
        responsible=(team,),
    )
