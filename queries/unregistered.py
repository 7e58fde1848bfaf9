"""A child on nobody's books for a topic while services are in contact: a school, a GP practice. An interval, not a breach."""

from collections.abc import Iterator

from sightline.graph.facts import Bounds, Fact
from sightline.queries.coverage import hidden
from sightline.queries.expectation import starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, on, team_of
from sightline.queries.limit import due
from sightline.queries.presence import Presence
from sightline.queries.rule import Rule
from sightline.queries.unknown import Stretch, Topic, claims, stretches
from sightline.queries.words import span_words


def unregistered(
    rule: Rule, index: Index, topic: Topic, here: Presence, within: tuple[Bounds, Bounds], *, sure: bool
) -> Iterator[Finding]:
    """One finding for each stretch within two days that may have lasted longer than the limit, while services were in contact."""
    for stretch in stretches(index, topic, *within):
        if stretch.until[1] <= _limit(rule, stretch)[0]:
            continue
        contacts = [fact for fact in starts(rule, index) if _during(fact, stretch)]
        if contacts:
            yield _finding(rule, index, topic, here, stretch, contacts, sure=sure)


def _limit(rule: Rule, stretch: Stretch) -> Bounds:
    return due(stretch.since, rule.check.limits["without"])


def _during(fact: Fact, stretch: Stretch) -> bool:
    return stretch.since[0] <= on(fact)[1] and on(fact)[0] <= stretch.until[1]


def _finding(
    rule: Rule, index: Index, topic: Topic, here: Presence, stretch: Stretch, contacts: list[Fact], *, sure: bool
) -> Finding:
    names = list(dict.fromkeys(index.name(team_of(fact)) for fact in contacts))
    others = f" and {len(names) - 1} other{'s' if len(names) > 2 else ''}" if len(names) > 1 else ""
    facts = [fact for key in here.evidence if (fact := index.case.fact(key)) is not None]
    ended = index.case.fact(stretch.before) if stretch.before is not None else None
    return finding(
        rule,
        index,
        _verdict(rule, index, topic, stretch, sure=sure),
        f"No {topic.words.removeprefix('a ')} in England is on file for {days_words(*stretch.days)}, "
        f"from {span_words(stretch.since)} to {span_words(stretch.until)}, while {names[0]}{others} had to do with the child.",
        evidence=[contacts[0], *facts, contacts[-1], *([ended] if ended else [])],
        started=stretch.since,
        due=_limit(rule, stretch),
        figures=(Figure(name=f"days without {topic.words}", fewest=stretch.days[0], most=stretch.days[1]),),
        responsible=tuple(sorted({team_of(fact) for fact in contacts if index.kind(team_of(fact)) == "education"})),
    )


def _verdict(rule: Rule, index: Index, topic: Topic, stretch: Stretch, *, sure: bool) -> Verdict:
    if hidden(index, (topic.label,)):
        return Verdict("not-knowable", why="not-knowable-to-you")
    if not sure or stretch.until[0] <= _limit(rule, stretch)[1]:
        return Verdict("not-knowable", why="imprecise")
    if not claims(index, topic, stretch.since, stretch.until):
        return Verdict("not-knowable", why="no-coverage")
    return Verdict("not-recorded-by-due-day")
