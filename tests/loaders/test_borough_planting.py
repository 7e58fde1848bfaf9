"""Gaps of the made-up borough: planted by deleting steps of complete stories, and told truly in the truth file."""

import io
from dataclasses import fields

import orjson
import pytest

from sightline.graph.facts import Fact, Particulars
from sightline.graph.things import Child, IdentityDecision, Record
from sightline.loaders.borough import borough
from sightline.loaders.borough.household import Household
from sightline.loaders.borough.household import household as make_household
from sightline.loaders.borough.people import household_dice, size
from sightline.loaders.borough.planting import Planted
from sightline.loaders.borough.population import population
from sightline.loaders.borough.region import HOUSEHOLDS, region

CHILDREN, SEED = 1_200, 12
Version = tuple[str, int]


def households(planted: float) -> list[Household]:
    """The households of the population with a share of its gaps planted."""
    return [part for part in population(CHILDREN, SEED, planted) if isinstance(part, Household)]


@pytest.fixture(scope="module")
def complete() -> list[Household]:
    return households(0)


@pytest.fixture(scope="module")
def planted() -> list[Household]:
    return households(1)


def versions(household: Household) -> dict[Version, Fact]:
    """The versions of facts, without the particulars that open a file."""
    facts = (item for item in household.bundle.items if isinstance(item, Fact) and not isinstance(item, Particulars))
    return {(fact.fact, fact.version): fact for fact in facts}


def deleted(household: Household, what: str) -> set[Version]:
    """The steps of one sort that the truth says were deleted."""
    return {(step.id, step.version) for row in household.planted for step in row.deleted if step.what == what}


def test_children_change_schools_in_families_where_one_has_had_none_yet() -> None:
    seed, number = 1, 9_927  # the first such family of this seed
    draw = household_dice(seed, number)
    made = make_household(draw, region(seed, number // HOUSEHOLDS), seed, number, size(draw), 1)
    assert made.stories == ("new_school",)
    assert [(row.rule, row.child) for row in made.planted] == [("M16", "borough-1-9927-c1")]


def test_no_gap_is_planted_in_a_complete_population(complete: list[Household]) -> None:
    assert [household for household in complete if household.planted] == []


def test_the_people_are_the_same_with_and_without_gaps(complete: list[Household], planted: list[Household]) -> None:
    for before, after in zip(complete, planted, strict=True):
        assert [repr(person) for person in before.family.people] == [repr(person) for person in after.family.people]


def test_planting_takes_away_the_steps_that_the_truth_names_and_nothing_else(
    complete: list[Household], planted: list[Household]
) -> None:
    for before, after in zip(complete, planted, strict=True):
        was, stands = versions(before), versions(after)
        wholly = {key for key, _ in deleted(after, "fact")}
        gone = {version for version in was if version[0] in wholly} | deleted(after, "version")
        assert was.keys() - stands.keys() == gone
        assert stands.keys() <= was.keys()


def test_facts_that_remain_are_unchanged_but_for_the_tellings_taken_away(
    complete: list[Household], planted: list[Household]
) -> None:
    for before, after in zip(complete, planted, strict=True):
        was, lost = versions(before), {key for key, _ in deleted(after, "telling")}
        for version, fact in versions(after).items():
            told = tuple(one for one in was[version].told if one.id not in lost)
            assert fact == was[version].changed(told=told)


def test_a_deleted_step_was_real_and_is_nowhere_in_the_stream(complete: list[Household], planted: list[Household]) -> None:
    steps = 0
    for before, after in zip(complete, planted, strict=True):
        was, stands = everything(before), everything(after)
        for row in after.planted:
            for step in row.deleted:
                key = step.id if step.what != "version" else (step.id, step.version)
                assert key in was[step.what], step
                assert key not in stands[step.what], step
                steps += 1
    assert steps > 300


def everything(household: Household) -> dict[str, set[object]]:
    """The keys of all steps in a household's bundle, by sort."""
    facts = [item for item in household.bundle.items if isinstance(item, Fact)]
    decisions = {item.id for item in household.bundle.items if isinstance(item, IdentityDecision)}
    return {
        "fact": {fact.fact for fact in facts},
        "version": {(fact.fact, fact.version) for fact in facts},
        "telling": {told.id for fact in facts for told in fact.told},
        "identity": set(decisions),
    }


def test_evidence_is_in_the_stream_and_about_the_child(planted: list[Household]) -> None:
    for household in planted:
        children = {item.id for item in household.bundle.items if isinstance(item, Child)}
        records = {item.record: item.person for item in household.bundle.items if isinstance(item, IdentityDecision)}
        about = {key: {records[one.record] for one in fact.about} for (key, _), fact in versions(household).items()}
        for row in household.planted:
            assert row.child in children
            assert row.evidence
            assert all(row.child in about[key] for key in row.evidence), row


def test_no_file_is_left_without_a_fact(planted: list[Household]) -> None:
    for household in planted:
        records = {item.id for item in household.bundle.items if isinstance(item, Record)}
        facts = versions(household).values()
        used = {one.record for fact in facts for one in fact.about} | {getattr(fact, "carer", None) for fact in facts}
        assert records <= used


def test_the_truth_is_one_line_of_json_for_each_gap_in_the_order_of_the_stream() -> None:
    truth = io.BytesIO()
    bundles = list(borough(600, SEED, truth=truth))
    rows = [orjson.loads(line) for line in truth.getvalue().splitlines()]
    again = [row for part in population(600, SEED) if isinstance(part, Household) for row in part.planted]
    assert len(bundles) > 300
    assert [(row["rule"], row["child"]) for row in rows] == [(row.rule, row.child) for row in again]
    assert {tuple(row) for row in rows} == {tuple(one.name for one in fields(Planted))}
    assert {tuple(step) for row in rows for step in row["deleted"]} == {("what", "id", "version", "day")}


def test_the_share_of_gaps_can_be_chosen() -> None:
    def gaps(share: float) -> int:
        return sum(len(part.planted) for part in population(800, SEED, share) if isinstance(part, Household))

    assert 0 == gaps(0) < gaps(0.3) < gaps(1)
