"""A child on a plan whose own department has on file that the child moved: was the new authority told in writing."""

from collections.abc import Iterator

from sightline.graph.clock import bounds
from sightline.graph.facts import Bounds, Fact
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import Finding
from sightline.queries.index import Index, homes, on, team_of
from sightline.queries.matching import open_on
from sightline.queries.rule import Rule

PLAN = ("protection-plan",)


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each move out of the area, as the department with the plan has it."""
    plans = {index.body(team_of(plan)) for plan in index.kinds(PLAN) if index.kind(team_of(plan)) == "social-care"}
    for stay in starts(rule, index) if plans else ():
        body = index.body(stay.held_by)
        if body in plans and _moved(index, body, stay):
            found = judge(rule, index, stay, today, team=body, on=_known(index, stay))
            if found is not None:
                yield found


def _moved(index: Index, body: str, stay: Fact) -> bool:
    """While the plan stood, into another area, from where the department had the child before."""
    area = index.area(stay)
    if area is None or area in index.areas(body) or open_on(index, PLAN, on(stay), body) is None:
        return False
    return any(index.body(one.held_by) == body and on(one)[1] < on(stay)[0] for one in homes(index))


def _known(index: Index, stay: Fact) -> Bounds:
    """The move, or the day on which the department put it on file where that came later."""
    first: Fact = index.case.history[stay.fact][0]
    recorded = on(stay) if first.recorded_at is None else bounds(first.recorded_at)
    return max(on(stay)[0], recorded[0]), max(on(stay)[1], recorded[1])
