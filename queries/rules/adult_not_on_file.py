"""An adult of the household whom some file names and the department at work does not."""

from collections.abc import Iterator

from sightline.graph.clock import interval_days
from sightline.graph.facts import Bounds, Care, Fact
from sightline.queries.absence import unrecorded
from sightline.queries.expectation import facts_of, matches, starts
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, elapsed, on, team_of
from sightline.queries.limit import due
from sightline.queries.rule import Rule

PARTNER = "partner-of-carer"


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each adult of the household and each department at work with the child."""
    teams = _teams(rule, index)
    adults = _adults(rule, index) if teams else {}
    for cares in adults.values():
        living = [care for care in cares if care.start is not None and (care.in_household or care.kind == PARTNER)]
        for body, team in teams.items():
            if living:
                found = _asked(rule, index, (living[0], team), [care for care in cares if _held_by(index, body, care)], today)
                if found is not None:
                    yield found


def _teams(rule: Rule, index: Index) -> dict[str, Fact]:
    """The first involvement of each department."""
    found: dict[str, Fact] = {}
    for team in starts(rule, index):
        found.setdefault(index.body(team_of(team)), team)
    return found


def _adults(rule: Rule, index: Index) -> dict[str, list[Care]]:
    """What every file says of each adult, by person where it is known who that is."""
    persons = {key: member.person for member in index.case.household for key in member.through}
    found: dict[str, list[Care]] = {}
    for pattern in rule.check.closes:
        for fact in facts_of(index, pattern):
            if isinstance(fact, Care) and matches(index, pattern, fact):
                found.setdefault(persons.get(fact.fact, fact.carer), []).append(fact)
    return found


def _held_by(index: Index, body: str, care: Care) -> bool:
    return index.body(care.held_by) == body


def _asked(rule: Rule, index: Index, pair: tuple[Care, Fact], own: list[Care], today: str) -> Finding | None:
    living, team = pair
    since = max(on(living), on(team))
    last = due(since, rule.check.limits["named"])
    until = min(team.end or (today, today), living.end or (today, today), index.end(today))
    if until[1] <= last[1] or today <= last[1]:
        return None
    named = min((day for care in own if (day := index.recorded(care)) is not None), default=None)
    unsure = any(index.recorded(care) is None for care in own)
    if named is not None and interval_days(since, named)[1] <= 0:
        return None
    return _finding(rule, index, pair, (since, last), named, own, unsure=unsure, today=today)


def _finding(
    rule: Rule,
    index: Index,
    pair: tuple[Care, Fact],
    window: tuple[Bounds, Bounds],
    named: Bounds | None,
    own: list[Care],
    *,
    unsure: bool,
    today: str,
) -> Finding:
    (living, team), (since, last) = pair, window
    days = elapsed(since, named or index.end(today))
    met = named is not None and named[1] <= last[0]
    late = named is not None and named[0] > last[1]
    sure = not unsure and (named is None or late)
    missing = unrecorded(rule, index, since, last, team=team_of(team), labels=("Care",), sure=sure, late=late)
    name = index.name(team_of(team))
    said = f"{name} had the adult on file after {days_words(*days)}." if named else f"{name} does not have the adult on file."
    return finding(
        rule,
        index,
        Verdict("recorded-in-time") if met else missing,
        f"{index.sentence(living)} {said}",
        evidence=[living, team, *own],
        beside=team,
        started=since,
        due=last,
        figures=(Figure(name="days until on file" if named else "days so far", fewest=days[0], most=days[1]),),
        responsible=(team_of(team),),
    )
