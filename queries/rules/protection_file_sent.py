"""A pupil with a protection file who moved to another school: did the file follow."""

from collections.abc import Iterator

from sightline.graph.facts import Bounds, Contact, Fact, Registration
from sightline.queries.expectation import judge, starts
from sightline.queries.finding import Finding
from sightline.queries.index import Index, doer, on
from sightline.queries.matching import moment, reaches
from sightline.queries.rule import Rule

PROTECTION = ("protection-plan", "protection-enquiry", "conference")


def findings(rule: Rule, index: Index, today: str) -> Iterator[Finding]:
    """One finding for each school left by a pupil of whom it had a protection file, for another school."""
    for registration in starts(rule, index):
        left = moment(index, rule.check.start, registration) if rule.check.start else None
        if isinstance(registration, Registration) and left is not None and _has_file(index, registration, left):
            arrived = _arrived(index, registration, left)
            found = judge(rule, index, registration, today, on=arrived) if arrived is not None else None
            if found is not None:
                yield found


def _has_file(index: Index, registration: Registration, left: Bounds) -> bool:
    """Had the school, before the pupil left, suspected harm or been told of a plan, enquiry or conference."""
    school = index.body(registration.agency)
    known = (one for one in index.kinds(PROTECTION) if reaches(index, one, school))
    own = (one for one in index.of(Contact) if one.concern == "harm-suspected" and index.body(doer(one)) == school)
    return any(one.start is not None and one.start[0] <= left[1] for one in (*known, *own))


def _arrived(index: Index, registration: Registration, left: Bounds) -> Bounds | None:
    """The day from which the file is due: the pupil's first at the next school, or the last at the old one if that came later."""
    school = index.body(registration.agency)
    others = (one for one in index.of(Registration, "school") if index.body(one.agency) != school)
    following: list[Fact] = [one for one in others if one.start is not None and one.start[1] >= left[0]]
    return max(left, on(following[0])) if following else None
