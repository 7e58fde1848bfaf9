"""Duties that are open in one case, as they stand on a work list, and those about which nothing more is to be done.

Prompts never stand there.
"""

from collections.abc import Iterable, Iterator

from sightline.graph.case import Case
from sightline.graph.checks import Listed
from sightline.queries.age import born, unborn
from sightline.queries.agenda import as_due
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps_of
from sightline.queries.index import Index
from sightline.queries.lapse import lapse
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.rule import rules


def duties_of(case: Case, today: str, local: Locals = NOWHERE) -> list[tuple[Listed, Finding]]:
    """The duties of one case that are due or overdue on a day, by every duty rule, with those that have lapsed."""
    index = Index(case, local=local)
    found = gaps_of(index, [rule for rule in rules() if rule.kind == "duty"], today)
    return [(one, due) for one, finding in listed_duties(index, found, today) if (due := as_due(finding)) is not None]


def listed_duties(index: Index, findings: Iterable[Finding], today: str) -> Iterator[tuple[Listed, Finding]]:
    """Each duty that is due or overdue, or may become so with the passing of days alone, with its place on a work list."""
    birth = born(index)
    for finding in findings:
        due = finding.next_due or finding.due
        if finding.kind == "duty" and due is not None and (as_due(finding) or _may_come_due(finding, today)):
            areas = sorted({area for team in finding.responsible for area in index.areas(team)})
            yield (
                Listed(
                    id=gap(index.case.person, finding),
                    child=index.case.person,
                    rule=finding.rule,
                    teams=finding.responsible,
                    authorities=tuple(areas),
                    due=due[0],
                    born_first=birth[0] if birth else None,
                    born_last=birth[1] if birth else None,
                    unborn=unborn(index),
                    lapsed=lapse(index, finding, today),
                ),
                finding,
            )


def _may_come_due(finding: Finding, today: str) -> bool:
    """It cannot be known yet, as the last day of its limit has not come."""
    return finding.why == "imprecise" and finding.due is not None and finding.due[1] >= today


def gap(child: str, finding: Finding) -> str:
    """The key of a gap: the same as long as the finding starts from the same fact about the same child."""
    return f"{finding.id}@{child}"
