"""Twenty thousand made-up children against the rates that the page of the documentation prints."""

from collections import Counter
from dataclasses import dataclass, field

import pytest

from sightline.graph.facts import Fact, Particulars
from sightline.graph.things import IdentityDecision
from sightline.loaders.borough import rates
from sightline.loaders.borough.household import Household
from sightline.loaders.borough.names import variants
from sightline.loaders.borough.particulars import truth
from sightline.loaders.borough.people import Person
from sightline.loaders.borough.population import population

CHILDREN = 20_000
RULES = {"M1", "M2a", "M2b", "M4", "M5", "M8", "M11", "M12", "M16", "M17"}


@dataclass
class Tally:
    """What was counted in one pass."""

    slips: Counter[str] = field(default_factory=Counter)
    sizes: Counter[int] = field(default_factory=Counter)
    gaps: Counter[str] = field(default_factory=Counter)
    facts: list[int] = field(default_factory=list)
    boys: int = 0
    births: int = 0
    twins: int = 0
    joined_later: int = 0
    decided: int = 0


@pytest.fixture(scope="module")
def tally() -> Tally:
    found = Tally()
    for part in population(CHILDREN, 6):
        if isinstance(part, Household):
            count(found, part)
    return found


def count(found: Tally, part: Household) -> None:
    """Adds one household."""
    people = {person.id: person for person in part.family.people}
    decided = [item for item in part.bundle.items if isinstance(item, IdentityDecision)]
    persons = {item.record: item.person for item in decided}
    of: Counter[str] = Counter()
    for item in part.bundle.items:
        if isinstance(item, Fact):
            of.update({persons[about.record] for about in item.about})
        if isinstance(item, Particulars) and item.version == 1:
            compare(found.slips, item, people[persons[item.about[0].record]])
    children = part.family.children
    found.sizes[len(children)] += 1
    found.gaps.update(row.rule for row in part.planted)
    found.facts += [of[child.id] for child in children]
    found.boys += sum(child.sex == "M" for child in children)
    found.births += sum(child.born is not None for child in children)
    found.twins += sum(child.twin for child in children)
    found.decided += len(decided)
    found.joined_later += sum(item.basis == "linkage score" for item in decided)


def compare(slips: Counter[str], item: Particulars, person: Person) -> None:
    """Counts how a file's particulars differ from what the person is called; the second file of a mistake is left out."""
    given, family, born_on = truth(person)
    slips["particulars"] += 1
    swapped_order = item.given_name == family
    if given and item.given_name == person.alias:
        slips["alias"] += 1
    elif given and item.given_name != given and not swapped_order:
        slips["typing"] += 1
    if swapped_order or (item.family_name != family and item.family_name in variants(person.family, person.others)):
        slips["variant"] += 1
    elif item.family_name != family:
        slips["typing"] += 1
    if born_on:
        slips["dated"] += 1
        year, month, day = born_on.split("-")
        if item.born_on != born_on:
            slips["swapped" if item.born_on == f"{year}-{day}-{month}" else "wrong date"] += 1
    if person.nhs:
        slips["numbered"] += 1
        slips["no number"] += item.nhs_number is None
        slips["wrong number"] += item.nhs_number not in (None, person.nhs)


@pytest.mark.parametrize(
    ("slip", "among", "rate", "tolerance"),
    [
        ("alias", "particulars", rates.ALIAS, 0.15),
        ("variant", "particulars", rates.VARIANT, 0.15),
        ("typing", "particulars", rates.TYPING, 0.15),
        ("swapped", "dated", rates.SWAPPED, 0.15),
        ("wrong date", "dated", rates.WRONG_BIRTH, 0.15),
        ("no number", "numbered", rates.NO_NHS, 0.04),
        ("wrong number", "numbered", rates.WRONG_NHS, 0.15),
    ],
)
def test_particulars_slip_as_often_as_they_should(
    tally: Tally, slip: str, among: str, rate: rates.Rate, tolerance: float
) -> None:
    assert tally.slips[slip] / tally.slips[among] == pytest.approx(rate.value, rel=tolerance)


def test_households_are_of_the_sizes_that_are_declared(tally: Tally) -> None:
    households = sum(tally.sizes.values())
    for size, share in rates.CHILDREN.value:
        assert tally.sizes[size] / households == pytest.approx(share, abs=0.01)


def test_as_many_boys_are_born_as_the_source_says(tally: Tally) -> None:
    assert tally.boys / tally.births == pytest.approx(rates.BOYS.value, abs=0.012)


def test_about_fifteen_births_in_a_thousand_are_of_twins(tally: Tally) -> None:
    maternities = tally.births - tally.twins / 2
    assert tally.twins / 2 / maternities == pytest.approx(0.015, abs=0.003)


def test_a_small_share_of_files_was_joined_later(tally: Tally) -> None:
    assert 0.005 < tally.joined_later / tally.decided < 0.03


@pytest.mark.parametrize("rule", sorted(RULES))
def test_one_to_two_children_in_a_hundred_have_each_gap(tally: Tally, rule: str) -> None:
    assert 0.009 <= tally.gaps[rule] / CHILDREN <= 0.02


def test_gaps_are_planted_for_the_ten_rules_and_no_others(tally: Tally) -> None:
    assert set(tally.gaps) == RULES


def test_most_children_have_ten_to_thirty_facts_and_a_few_have_a_hundred_or_more(tally: Tally) -> None:
    facts = sorted(tally.facts)
    assert sum(10 <= number <= 30 for number in facts) > 0.6 * len(facts)
    assert 0.01 < sum(number >= 100 for number in facts) / len(facts) < 0.08
    assert 200 < facts[-1] < 400
    assert facts[-len(facts) // 1000] < 300


def test_every_distribution_has_its_source_or_is_marked_assumed() -> None:
    for name, rate in rates.rates().items():
        assert rate.says, name
        assert rate.source in (rates.ASSUMED, rates.FIXED) or rate.source.startswith("ONS"), name


def test_shares_add_up_to_one() -> None:
    for name in ("CHILDREN", "MAIN_CARER", "SECOND_CARER", "OTHER_ADULT", "RECORDED"):
        assert sum(share for _, share in rates.rates()[name].value) == pytest.approx(1), name
