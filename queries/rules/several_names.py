"""One child under given names that do not agree, and how long until a file said that both are the same child's."""

from collections.abc import Iterator
from itertools import combinations

from jellyfish import damerau_levenshtein_distance

from sightline.graph.clock import interval_days
from sightline.graph.facts import FAMILY, Bounds, Fact, Particulars
from sightline.graph.names import name_words, sound
from sightline.queries.coverage import hidden
from sightline.queries.expectation import facts_of
from sightline.queries.finding import Figure, Finding, Verdict, days_words, finding
from sightline.queries.index import Index, elapsed
from sightline.queries.limit import due
from sightline.queries.rule import Rule

Dated = tuple[Bounds, Particulars]

BEGINS, SLIPS = 3, 2  # letters at the beginning of a short form; slips in one word
ALWAYS = ("0001-01-01", "0001-01-01")  # a family knows its child's name


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each two given names that do not agree, from the day on which both were on file."""
    for (since, fact), (then, later) in combinations(_first_of_each(_names(rule, index), index), 2):
        if max(since, then)[0] <= today:
            found = _finding(rule, index, (fact, later), max(since, then), today)
            if found is not None:
                yield found


def _first_of_each(facts: list[Particulars], index: Index) -> list[Dated]:
    """The first on file of each group of names, where two names agree that a third agrees with."""
    first: dict[str, Dated] = {}
    for fact in facts:
        day = ALWAYS if fact.held_by == FAMILY else index.recorded(fact)
        if fact.given_name and day is not None:
            first[fact.given_name] = min((day, fact), first.get(fact.given_name, (day, fact)), key=_order)
    groups: list[list[Dated]] = []
    for one in first.values():
        near = [group for group in groups if any(_agree(one[1], other) for _, other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([one, *(other for group in near for other in group)])
    return sorted((min(group, key=_order) for group in groups), key=_order)


def _order(one: Dated) -> tuple[Bounds, str]:
    return one[0], one[1].fact


def _names(rule: Rule, index: Index) -> list[Particulars]:
    """The names on file, dated or not."""
    pattern = rule.check.start
    facts: list[Fact] = facts_of(index, pattern) if pattern is not None else []
    return [fact for fact in facts if isinstance(fact, Particulars)]


def _agree(one: Particulars, other: Particulars) -> bool:
    """Do two given names share a word that sounds or begins alike, or differs by a slip of the keys."""
    words = name_words(one.given_name), name_words(other.given_name)
    return any(_alike(a, b) for a in words[0] for b in words[1])


def _alike(one: str, other: str) -> bool:
    return one[:BEGINS] == other[:BEGINS] or damerau_levenshtein_distance(one, other) <= SLIPS or sound(one) == sound(other)


def _finding(rule: Rule, index: Index, pair: tuple[Particulars, Particulars], since: Bounds, today: str) -> Finding | None:
    last = due(since, rule.check.limits["reconciled"])
    reconciled = _reconciled(rule, index, pair, since)
    if reconciled is None and today <= last[1]:
        return None
    days = elapsed(since, reconciled[1] if reconciled else index.end(today))
    until = f"were reconciled after {days_words(*days)}" if reconciled else f"were not reconciled in {days_words(*days)}"
    names = " and ".join(f"“{fact.given_name}” ({index.name(fact.held_by)})" for fact in pair)
    return finding(
        rule,
        index,
        _verdict(index, reconciled[1] if reconciled else None, last),
        f"The child stands on file as {names}. The names {until}.",
        evidence=[*pair, *([reconciled[0]] if reconciled else [])],
        beside=pair[1],
        started=since,
        due=last,
        figures=(Figure(name="days until reconciled" if reconciled else "days so far", fewest=days[0], most=days[1]),),
        responsible=tuple(fact.held_by for fact in pair),
    )


def _reconciled(
    rule: Rule, index: Index, pair: tuple[Particulars, Particulars], since: Bounds
) -> tuple[Particulars, Bounds] | None:
    """The first alias, former or corrected name on file that is one of the two."""
    found = []
    for pattern in rule.check.closes:
        for fact in facts_of(index, pattern):
            day = index.recorded(fact)
            if not isinstance(fact, Particulars) or day is None or interval_days(since, day)[1] < 0:
                continue
            if any(_agree(fact, one) for one in pair):
                found.append((fact, day))
    return min(found, key=lambda one: one[1], default=None)


def _verdict(index: Index, reconciled: Bounds | None, last: Bounds) -> Verdict:
    if reconciled is not None and reconciled[1] <= last[0]:
        return Verdict("recorded-in-time")
    if hidden(index, ("Particulars",)):
        return Verdict("not-knowable", why="not-knowable-to-you")
    if reconciled is not None and reconciled[0] <= last[1]:
        return Verdict("not-knowable", why="imprecise")
    return Verdict("not-recorded-by-due-day" if reconciled is None else "recorded-late")
