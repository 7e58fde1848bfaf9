"""Two addresses that both stand as current on the file of a team with an open case: was one of them ended."""

from collections.abc import Iterator
from dataclasses import replace

from sightline.graph.clock import bounds
from sightline.graph.facts import Bounds, Fact, Residence
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import Finding
from sightline.queries.index import Index, on, team_of
from sightline.queries.matching import goes_on
from sightline.queries.rule import Rule

OPEN = ("team", "allocated-worker", "lead-practitioner", "child-in-need", "protection-plan", "protection-enquiry", "looked-after")


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each stay that came on a team's file while an earlier one at another address still stood there."""
    stays = [one for one in starts(rule, index) if isinstance(one, Residence) and one.at is not None]
    if len({stay.at for stay in stays}) < 2:
        return
    asked: set[str] = set()
    for team in dict.fromkeys(team_of(case) for case in index.kinds(OPEN)):
        known = [(stay, day) for stay in stays if (day := _on_file(index, stay, team)) is not None]
        for place, (stay, day) in enumerate(known):
            other = _beside(index, [before for before, _ in known[:place]], stay, day)
            found = _judged(rule, index, team, other, stay, day, today) if other and _is_open(index, team, day) else None
            if found is not None and stay.fact not in asked:
                asked.add(stay.fact)
                yield found


def _judged(rule: Rule, index: Index, team: str, other: Residence, stay: Residence, day: Bounds, today: str) -> Finding | None:
    ends = [end for one in (other, stay) if (end := _ended(index, one)) is not None]
    closed = min(ends, key=lambda end: end[1], default=None)
    found = judge(rule, index, stay, today, team=team, on=day, closed=closed)
    if found is None:
        return None
    evidence = sorted({*found.evidence, other.fact}, key=index.place_of)
    return replace(found, evidence=tuple(evidence), sentence=f"{index.sentence(other)} {found.sentence}")


def _on_file(index: Index, stay: Residence, team: str) -> Bounds | None:
    """When a stay came on a team's file, its own word or another's that reached it; not before the stay began."""
    told = [one.received_at for one in stay.told if one.to == team and one.state in ("reached", "read") and one.received_at]
    if stay.held_by == team:
        recorded = index.case.history[stay.fact][0].recorded_at
        came = on(stay) if recorded is None else bounds(recorded)
    elif told:
        came = bounds(min(told))
    else:
        return None
    return max(came[0], on(stay)[0]), max(came[1], on(stay)[1])


def _beside(index: Index, before: list[Residence], stay: Residence, day: Bounds) -> Residence | None:
    """The last earlier stay at another address of which no end was on file by then."""
    others = (one for one in reversed(before) if one.at != stay.at)
    return next((one for one in others if (end := _ended(index, one)) is None or end[1][0] > day[1]), None)


def _ended(index: Index, stay: Residence) -> tuple[Fact, Bounds] | None:
    """The version of a stay that first has an end, with the day on which that came on file."""
    version = next((one for one in index.case.history[stay.fact] if one.until is not None), None)
    if version is None or version.end is None:
        return None
    return version, version.end if version.recorded_at is None else bounds(version.recorded_at)


def _is_open(index: Index, team: str, day: Bounds) -> bool:
    return any(team_of(case) == team and goes_on(case, day) for case in index.kinds(OPEN))
