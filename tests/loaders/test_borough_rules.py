"""The gap rules over the made-up borough: complete stories trip none of them, and every planted gap is found."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

from sightline.graph.case import Case, CaseFile, Places
from sightline.graph.facts import Fact
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.things import Address, Agency, Authority, Coverage, IdentityDecision, Professional, Record
from sightline.loaders.borough.household import Household
from sightline.loaders.borough.planting import Planted
from sightline.loaders.borough.population import population
from sightline.loaders.borough.region import Region
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps, rules

TODAY = "2026-09-01"
CHILDREN, SEED = 1_500, 12

Findings = dict[str, tuple[Finding, ...]]


@cache
def checked(planted: float) -> tuple[Findings, tuple[Planted, ...]]:
    """What the rules find for each child of a population, and what was planted in it."""
    found: Findings = {}
    rows: list[Planted] = []
    for part in population(CHILDREN, SEED, planted):
        if isinstance(part, Region):
            region = part
            continue
        rows += part.planted
        found |= {case.person: gaps(case, rules(), TODAY) for case in cases(region, part)}
    return found, tuple(rows)


def cases(region: Region, household: Household) -> Iterator[Case]:
    """Each child's case as the owner of the copy sees it."""
    items = household.bundle.items
    decisions = [item for item in items if isinstance(item, IdentityDecision)]
    around = (*region.items, *items)
    places = Places(
        agencies={item.id: item for item in around if isinstance(item, Agency)},
        professionals={item.id: item for item in around if isinstance(item, Professional)},
        addresses={item.id: item for item in around if isinstance(item, Address)},
        authorities={item.id: item for item in around if isinstance(item, Authority)},
    )
    coverage = tuple(item for item in region.items if isinstance(item, Coverage))
    for child in household.family.children:
        records = {decision.record for decision in decisions if decision.person == child.id}
        file = CaseFile(
            person=child.id,
            who="Child",
            records=tuple(item for item in items if isinstance(item, Record) and item.id in records),
            decisions=tuple(decision for decision in decisions if decision.record in records),
            facts=tuple(item for item in items if isinstance(item, Fact) and any(one.record in records for one in item.about)),
            places=places,
            coverage=coverage,
        )
        yield through(Lens(viewer=OWNER), file)


def test_complete_stories_trip_no_rule() -> None:
    found, rows = checked(0)
    assert rows == ()
    assert {finding.number for findings in found.values() for finding in findings} >= {"D1", "M1", "M2a", "M2b", "M5", "M8"}
    assert [finding.sentence for findings in found.values() for finding in findings if finding.stands_out] == []


@pytest.mark.parametrize("number", ["M1", "M2a", "M2b", "M4", "M5", "M8", "M11", "M12", "M16", "M17"])
def test_every_planted_gap_is_found_by_its_rule_with_its_evidence(number: str) -> None:
    found, rows = checked(1)
    planted = [row for row in rows if row.rule == number]
    assert planted
    for row in planted:
        findings = [finding for finding in found[row.child] if finding.number == number]
        if row.covered:
            assert any(finding.stands_out and set(finding.evidence) & set(row.evidence) for finding in findings), row
        else:
            assert any(finding.answer == "not-knowable" and finding.why == "no-coverage" for finding in findings), row
            assert not any(finding.stands_out for finding in findings), row


def test_a_deletion_trips_no_rule_but_its_own_and_those_that_the_truth_names() -> None:
    found, rows = checked(1)
    expected: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        expected[row.child] |= {row.rule, *row.also_expected}
    others = [
        (finding.number, child)
        for child, findings in found.items()
        for finding in findings
        if finding.stands_out and finding.number not in expected[child]
    ]
    assert others == []
