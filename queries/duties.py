"""Duties that are open in one case, as they stand on a work list. Prompts never do, and nothing does once the child has died."""

from collections.abc import Iterable, Iterator

from sightline.graph.case import Case
from sightline.graph.checks import Listed
from sightline.queries.agenda import DUE
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps_of
from sightline.queries.index import Index
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.rule import rules


def open_duties(index: Index, findings: Iterable[Finding], today: str) -> Iterator[tuple[Listed, Finding]]:
    """Each duty that is due or overdue on a day, with its place on a work list."""
    if index.died is not None and index.died[1] <= today:
        return
    for finding in findings:
        if finding.kind == "duty" and finding.answer in DUE and finding.due is not None:
            areas = sorted({area for team in finding.responsible for area in index.areas(team)})
            yield (
                Listed(
                    id=gap(index.case.person, finding),
                    child=index.case.person,
                    rule=finding.rule,
                    teams=finding.responsible,
                    authorities=tuple(areas),
                    due=finding.due[0],
                ),
                finding,
            )


def duties_of(case: Case, today: str, local: Locals = NOWHERE) -> list[tuple[Listed, Finding]]:
    """The open duties of one case, by every duty rule."""
    index = Index(case, local=local)
    return list(open_duties(index, gaps_of(index, [rule for rule in rules() if rule.kind == "duty"], today), today))


def gap(child: str, finding: Finding) -> str:
    """The key of a gap: the same as long as the finding starts from the same fact about the same child."""
    return f"{finding.id}@{child}"
