"""Finds what names and dates cannot: two files of perhaps one child who is called otherwise, by the same carer, home and days.

Brothers and sisters look the same but for their family name, and some team mostly knows of both. So a pair is offered only where
no team does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sightline.graph.clock import bounds
from sightline.graph.proposal import SEALED, Evidence
from sightline.loaders.linkage.clusters import Clusters
from sightline.loaders.linkage.guards import GENERATION, MUST_NOT, TWO_NUMBERS, Group, guards
from sightline.loaders.linkage.portrait import Home, Portrait
from sightline.loaders.linkage.spelling import near

NAMED_OTHERWISE = "both names differ; carer and home are the same in the same days, and no team knows of both"
YEARS_APART = 3  # more than that no team would take one child for the other
MOST_AT_HOME = 30  # a dwelling with more children is none

_SETTLED = frozenset({MUST_NOT, SEALED, GENERATION, TWO_NUMBERS})


@dataclass(frozen=True, slots=True)
class Renamed:
    """Two records of two groups, and what speaks for their being of one child."""

    left: str
    right: str
    evidence: tuple[Evidence, ...]


def renamed(portraits: Mapping[str, Portrait], clusters: Clusters) -> Iterator[Renamed]:
    """One pair of records for every two groups that may be one child, in the order of their records."""
    at_home: dict[str, dict[str, None]] = defaultdict(dict)
    for one in portraits.values():
        for home in one.homes:
            for key in home.keys:
                at_home[key][clusters.root(one.record)] = None
    seen: set[tuple[str, str]] = set()
    for roots in at_home.values():
        if 1 < len(roots) <= MOST_AT_HOME:
            seen.update(combinations(sorted(roots), 2))
    for pair in sorted(seen):
        groups = clusters.groups[pair[0]], clusters.groups[pair[1]]
        if _may_be_one(*groups) and (found := _together(portraits, *groups)):
            yield found


def _may_be_one(one: Group, other: Group) -> bool:
    teams = {team for team, _ in one.teams}, {team for team, _ in other.teams}
    if not teams[0] or not teams[1] or not teams[0].isdisjoint(teams[1]):
        return False
    years = [abs(int(born[:4]) - int(other_born[:4])) for born in one.born for other_born in other.born]
    otherwise = one.family.isdisjoint(other.family) and not near(one.given, other.given)
    return otherwise and not (years and min(years) > YEARS_APART) and _SETTLED.isdisjoint(guards(one, other))


def _together(portraits: Mapping[str, Portrait], one: Group, other: Group) -> Renamed | None:
    """The first records, one of each group, that name one carer and one home in the same days."""
    for left in (portraits[key] for key in sorted(one.records)):
        for right in (portraits[key] for key in sorted(other.records)):
            carers = [carer.says for carer in left.carers if carer.name in {same.name for same in right.carers}]
            homes = _homes_at_once(left.homes, right.homes)
            if carers and homes and (left.sex is None or right.sex is None or left.sex == right.sex):
                return Renamed(left.record, right.record, _told(homes, one, other))
    return None


def _told(homes: tuple[Home, Home], one: Group, other: Group) -> tuple[Evidence, ...]:
    teams = (", ".join(sorted({team for team, _ in group.teams})) for group in (one, other))
    return (
        Evidence("days at one home", "the same days", 0.0, _stay(homes[0]), _stay(homes[1])),
        Evidence("teams", "no team knows of both", 0.0, *teams),
    )


def _homes_at_once(ones: Sequence[Home], others: Iterable[Home]) -> tuple[Home, Home] | None:
    return next(
        ((one, other) for other in others for one in ones if not set(one.keys).isdisjoint(other.keys) and _at_once(one, other)),
        None,
    )


def _at_once(one: Home, other: Home) -> bool:
    """Do two stays surely have a day in common; one of which it is not known when it began has none."""
    if not one.since or not other.since:
        return False
    first = max(bounds(one.since)[1], bounds(other.since)[1])
    return all(home.until is None or first < bounds(home.until)[0] for home in (one, other))


def _stay(home: Home) -> str:
    return f"{home.says}, {home.since} to {home.until or 'now'}"
