"""The gap rules over the made-up borough: every planted gap is found, and whatever else is found has its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

from sightline.graph.case import Case, CaseFile, MemberFile, Places
from sightline.graph.facts import Fact, Particulars
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.things import Address, Agency, Authority, Coverage, IdentityDecision, Professional, Record
from sightline.loaders.borough.days import iso
from sightline.loaders.borough.further import CHILDREN, FURTHER, SEED, Further
from sightline.loaders.borough.household import Household
from sightline.loaders.borough.planting import Planted
from sightline.loaders.borough.population import population
from sightline.loaders.borough.region import Region
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps, rules

TODAY = "2026-09-01"
WHY = {one.rule: one for one in FURTHER}
PROMPTS = {rule.number for rule in rules() if rule.kind == "prompt"}

Findings = dict[str, tuple[Finding, ...]]
Cause = tuple[str, str]


@cache
def checked(planted: float) -> tuple[Findings, tuple[Planted, ...], dict[str, tuple[str, ...]], frozenset[str]]:
    """What the rules find for each child of a population, what was planted in it, its stories, and facts that are slips."""
    found: Findings = {}
    rows: list[Planted] = []
    stories: dict[str, tuple[str, ...]] = {}
    slips: set[str] = set()
    for part in population(CHILDREN, SEED, planted):
        if isinstance(part, Region):
            region = part
            continue
        rows += part.planted
        stories |= {child.id: part.stories for child in part.family.children}
        slips |= set(wrong(part))
        found |= {case.person: gaps(case, rules(), TODAY) for case in cases(region, part)}
    return found, tuple(rows), stories, frozenset(slips)


def wrong(household: Household) -> Iterator[str]:
    """The particulars of children that do not say what is true."""
    true = {child.id: child for child in household.family.children}
    whose = {item.record: item.person for item in household.bundle.items if isinstance(item, IdentityDecision)}
    for item in household.bundle.items:
        child = true.get(whose.get(item.about[0].record, "")) if isinstance(item, Particulars) else None
        if child is None or not isinstance(item, Particulars):
            continue
        if item.given_name != child.given or (child.born is not None and item.born_on != iso(child.born)):
            yield item.fact


def besides(planted: float) -> Iterator[tuple[str, frozenset[Cause]]]:
    """Each finding that the truth does not name, by its rule, with every cause that could explain it."""
    found, rows, stories, slips = checked(planted)
    gap: dict[str, set[str]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        gap[row.child].add(row.rule)
        named[row.child] |= {row.rule, *row.also_expected}
    for child, findings in found.items():
        for finding in findings:
            if finding.stands_out and finding.number not in named[child]:
                why = WHY.get(finding.number, Further(finding.number, ""))
                causes = {("story", name) for name in why.stories if name in stories[child]}
                causes |= {("besides", rule) for rule in why.besides if rule in gap[child]}
                causes |= {("slip", "") for _ in finding.evidence if why.slips and slips & set(finding.evidence)}
                yield finding.number, frozenset(causes)


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
    adults = tuple(
        MemberFile(person=adult.id, who="Adult", decisions=tuple(one for one in decisions if one.person == adult.id))
        for adult in household.family.adults
    )
    for child in household.family.children:
        records = {decision.record for decision in decisions if decision.person == child.id}
        file = CaseFile(
            person=child.id,
            who="Child",
            records=tuple(item for item in items if isinstance(item, Record) and item.id in records),
            decisions=tuple(decision for decision in decisions if decision.record in records),
            facts=tuple(item for item in items if isinstance(item, Fact) and any(one.record in records for one in item.about)),
            household=adults,
            places=places,
            coverage=coverage,
        )
        yield through(Lens(viewer=OWNER), file)


def test_complete_stories_trip_no_rule_but_those_that_the_page_explains() -> None:
    found, rows, *_ = checked(0)
    assert rows == ()
    assert {finding.number for findings in found.values() for finding in findings} >= {"D1", "M1", "M2a", "M2b", "M5", "M8"}
    assert [number for number, causes in besides(0) if not causes] == []


@pytest.mark.parametrize("number", ["M1", "M2a", "M2b", "M4", "M5", "M8", "M11", "M12", "M16", "M17"])
def test_every_planted_gap_is_found_by_its_rule_with_its_evidence(number: str) -> None:
    found, rows, *_ = checked(1)
    planted = [row for row in rows if row.rule == number]
    assert planted
    for row in planted:
        findings = [finding for finding in found[row.child] if finding.number == number]
        if row.covered:
            assert any(finding.stands_out and set(finding.evidence) & set(row.evidence) for finding in findings), row
        else:
            assert any(finding.answer == "not-knowable" and finding.why == "no-coverage" for finding in findings), row
            assert not any(finding.stands_out for finding in findings), row


def test_a_deletion_trips_no_rule_but_its_own_and_those_that_the_truth_or_the_page_names() -> None:
    assert [number for number, causes in besides(1) if not causes] == []


def test_every_line_of_the_page_has_findings_and_for_prompts_as_many_as_it_says() -> None:
    counted = [Counter(number for number, _ in besides(planted)) for planted in (0, 1)]
    assert {number for count in counted for number in count} == set(WHY)
    assert {number: (counted[0][number], counted[1][number]) for number in PROMPTS & set(WHY)} == {
        number: WHY[number].times for number in PROMPTS & set(WHY)
    }


def test_every_cause_on_the_page_explains_something() -> None:
    seen = {(number, *cause) for planted in (0, 1) for number, causes in besides(planted) for cause in causes}
    said = {(one.rule, "story", name) for one in FURTHER for name in one.stories}
    said |= {(one.rule, "besides", rule) for one in FURTHER for rule in one.besides}
    said |= {(one.rule, "slip", "") for one in FURTHER if one.slips}
    assert seen == said
