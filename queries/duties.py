"""Duties that are open in one case, as they stand on a work list. Prompts never do, and nothing does once the child has died."""

from collections.abc import Iterable, Iterator

from sightline.graph.checks import Listed
from sightline.queries.agenda import DUE
from sightline.queries.finding import Finding
from sightline.queries.index import Index


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


def gap(child: str, finding: Finding) -> str:
    """The key of a gap: the same as long as the finding starts from the same fact about the same child."""
    return f"{finding.id}@{child}"
