"""Identifiers of the made-up borough pass their checks and cannot be anybody's."""

import re

import pytest

from sightline.graph.facts import Particulars
from sightline.graph.things import Address, Agency, Authority, Professional, Record
from sightline.loaders.borough import borough, numbers

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
# The three-digit codes of local authorities in England, Wales and the islands, as the children in need census accepts them.
REAL_LAS = {
    *range(1, 6), *range(201, 214), *range(301, 321), *range(330, 337), *range(340, 345), *range(350, 360), *range(370, 374),
    *range(380, 385), *range(390, 395), 420, *range(660, 682), *range(701, 709), *range(800, 944),
}  # fmt: skip


def check_digit(number: str) -> int:
    """The tenth digit of an NHS number by the Modulus 11 rule; 10 where there can be none."""
    return (11 - sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9])) % 11) % 11


def test_a_known_nhs_number_passes_the_check_of_this_test() -> None:
    assert check_digit("9990000018") == 8
    assert check_digit("9434765919") == 9


def test_every_nhs_number_is_from_the_test_block_and_passes_its_check() -> None:
    found = [item for bundle in borough(600, 4) for item in bundle.items if isinstance(item, Particulars) and item.nhs_number]
    assert len(found) > 1_000
    for item in found:
        assert re.fullmatch(r"999\d{7}", item.nhs_number or "")
        assert check_digit(item.nhs_number or "") == int((item.nhs_number or "")[9])


def test_no_two_households_share_an_nhs_number_until_the_block_is_used_up() -> None:
    issued = [number for household in range(numbers.NHS_HOUSEHOLDS) for number in numbers.nhs_numbers(4, household)]
    assert len(issued) == len(set(issued)) > 900_000
    assert list(numbers.nhs_numbers(4, numbers.NHS_HOUSEHOLDS)) == []


def test_every_upn_has_a_right_check_letter_and_the_number_of_no_authority() -> None:
    found = {item.upn for bundle in borough(600, 4) for item in bundle.items if isinstance(item, Particulars) and item.upn}
    assert len(found) > 300
    for upn in found:
        assert re.fullmatch(r"[A-Z]\d{12}", upn)
        assert upn[0] == UPN_LETTERS[sum(place * int(digit) for place, digit in enumerate(upn[1:], 2)) % 23]
        assert int(upn[1:4]) not in REAL_LAS


def test_the_check_letter_agrees_with_a_published_upn() -> None:
    assert UPN_LETTERS[sum(place * int(digit) for place, digit in enumerate("243278544154", 2)) % 23] == "H"


def test_no_two_children_share_a_upn() -> None:
    issued = [numbers.upn(4, household, child, 0, 2015) for household in range(20_000) for child in range(5)]
    assert len(set(issued)) == len(issued)
    assert numbers.upn(4, numbers.UPN_HOUSEHOLDS, 0, 0, 2015) is None


def test_every_postcode_is_well_formed_in_an_area_that_does_not_exist() -> None:
    found = {item.postcode for bundle in borough(300, 4) for item in bundle.items if isinstance(item, Address) and item.postcode}
    assert len(found) > 150
    assert all(re.fullmatch(r"Q[A-Z]\d{1,2} \d[ABD-HJLNP-UW-Z]{2}", postcode) for postcode in found)


def test_postcodes_stay_well_formed_in_every_region() -> None:
    assert all(re.fullmatch(r"Q[A-Z]\d{1,2} \d[A-Z]{2}", numbers.postcode(area, area * 7)) for area in range(3_000))


def test_every_telephone_number_is_one_that_ofcom_keeps_for_drama() -> None:
    items = next(iter(borough(1, 4))).items
    found = {item.reach for item in items if isinstance(item, Agency | Professional) and item.reach}
    assert len(found) > 300
    assert all(re.fullmatch(r"(01632 960|03069 990|07700 900)\d{3}", number) for number in found)


def test_authorities_have_codes_that_no_area_has() -> None:
    areas = [item for item in next(iter(borough(1, 4))).items if isinstance(item, Authority)]
    assert [area.nation for area in areas] == ["England"] * 4
    assert all(re.fullmatch(r"E069\d{5}", area.gss or "") for area in areas)
    assert all(int(area.dfe or 0) not in REAL_LAS for area in areas)


@pytest.mark.parametrize("team", [0, 17, 4_000])
def test_a_team_gives_each_person_a_number_of_its_own(team: int) -> None:
    given = {numbers.reference(team, household, person) for household in range(2_000) for person in range(32)}
    assert len(given) == 64_000


def test_a_childs_number_in_one_team_says_nothing_of_it_in_another() -> None:
    records = [item for bundle in borough(200, 4) for item in bundle.items if isinstance(item, Record)]
    assert len({record.reference for record in records}) > 0.99 * len(records)
    assert all(record.id == f"{record.held_by}:{record.reference}" for record in records)
