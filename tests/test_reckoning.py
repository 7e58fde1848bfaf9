"""The gap rules over the made-up borough: every planted gap is found, and whatever else is found has its reason."""

from collections import Counter
from functools import cache

import pytest

from sightline.loaders.borough.household import Household
from sightline.loaders.borough.population import population
from sightline.loaders.borough.region import Region
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps, rules
from sightline.reckoning import CHILDREN, SEED, Row, cases, reckoned, reckoning_table

PLANTED = {"M1", "M2a", "M2b", "M4", "M5", "M8", "M11", "M12", "M16", "M17"}
POPULATIONS = [(CHILDREN, SEED), (250, 3), (250, 70)]


@pytest.mark.parametrize(("children", "seed"), POPULATIONS)
def test_every_planted_gap_is_found_or_known_to_be_covered_by_no_source(children: int, seed: int) -> None:
    assert {row.rule: row.missed for row in reckoned(children, seed) if row.missed} == {}


@pytest.mark.parametrize(("children", "seed"), POPULATIONS)
def test_whatever_else_stands_out_has_its_reason_with_gaps_and_without(children: int, seed: int) -> None:
    assert {row.rule: row.unexplained for row in reckoned(children, seed) if row.unexplained} == {}


@pytest.mark.parametrize(("children", "seed"), POPULATIONS)
def test_only_slips_of_the_files_stand_out_in_complete_stories(children: int, seed: int) -> None:
    assert {row.rule for row in reckoned(children, seed) if row.complete} <= {"M18", "Q1"}


def test_every_rule_that_gaps_are_planted_for_has_some_to_find_and_some_lie_where_no_source_covers_them() -> None:
    rows = {row.rule: row for row in reckoned(CHILDREN, SEED)}
    assert {rule for rule, row in rows.items() if row.found} == PLANTED
    assert sum(row.not_knowable for row in rows.values()) > 0


@cache
def complete() -> tuple[tuple[Region, Household, dict[str, tuple[Finding, ...]]], ...]:
    """Some households with complete stories, and what the rules find in them."""
    found = []
    for part in population(300, SEED, 0):
        if isinstance(part, Region):
            region = part
        else:
            found.append((region, part, {case.person: gaps(case, rules(), "2026-09-01") for case in cases(region, part)}))
    return tuple(found)


def test_complete_stories_are_asked_about_and_answered_in_time() -> None:
    answers = Counter((one.number, one.answer) for *_, found in complete() for findings in found.values() for one in findings)
    for number in ("D1", "D2", "D3", "D5", "D6", "D7", "D8", "D15"):
        assert answers[number, "recorded-in-time"] > 0, number
        assert answers[number, "not-recorded-by-due-day"] == answers[number, "recorded-late"] == 0, number


def test_a_finding_without_a_reason_is_shown_as_unexplained() -> None:
    row = Row("M7", planted=3, found=1, not_knowable=1)
    row.reasons.update({"planted": 1, "consequence": 2, "unexplained": 4})
    row.came_with.update({frozenset({"M4"}), frozenset({"M4", "M16"}), frozenset({"M8", "M5"})})
    row.complete.update({"unexplained": 5})
    assert (row.missed, row.further, row.unexplained) == (1, 6, 9)
    assert reckoning_table([row]).splitlines()[2:] == ["| M7 | 3 | 1 | 1 | 1 | 6 | 2 | M4 M5 M8 | 0 | 4 | 0 | 5 |"]
