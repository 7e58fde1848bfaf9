"""What stands between two files whatever their score, each with the near miss that it lets through."""

from typing import Any

from sightline.graph.proposal import SEALED
from sightline.loaders.linkage.guards import (
    GENERATION,
    MUST_NOT,
    SHARED_NUMBER,
    SIBLINGS,
    TOO_LITTLE,
    TWINS,
    TWO_FILES,
    TWO_NUMBERS,
    Group,
    guards,
    open_to_doubt,
)
from sightline.loaders.linkage.portrait import Portrait

NUMBER, OTHER_NUMBER = ("nhs:9990000018",), ("nhs:9990000026",)


def group(record: str = "a", **said: Any) -> Group:
    values: dict[str, Any] = {"given": ("zubrin",), "family": ("quaddle",), "born": ("2015-03-04",), "team": record}
    must_not = said.pop("must_not", ())
    return Group.of(Portrait(record=record, **(values | said)), must_not)


def between(one: Group, **said: Any) -> tuple[str, ...]:
    return guards(one, group("b", **said))


def test_nothing_stands_between_two_files_that_agree() -> None:
    assert between(group()) == ()


def test_twins_are_not_joined() -> None:
    assert TWINS in between(group(), given=("orvessa",))


def test_a_short_form_of_the_name_is_no_twin() -> None:
    assert between(group(given=("william",)), given=("billy",)) == ()


def test_a_number_that_both_files_have_is_stronger_than_two_names() -> None:
    assert between(group(numbers=NUMBER), given=("orvessa",), numbers=NUMBER) == ()


def test_twins_with_numbers_of_their_own_leave_nothing_to_review() -> None:
    found = between(group(numbers=NUMBER), given=("orvessa",), numbers=OTHER_NUMBER)
    assert {TWINS, TWO_NUMBERS} <= set(found)
    assert not open_to_doubt(found)


def test_brothers_and_sisters_are_not_joined_nor_offered() -> None:
    found = between(group(), given=("orvessa",), born=("2017-11-20",))
    assert SIBLINGS in found
    assert not open_to_doubt(found)


def test_one_number_on_two_children_does_not_join_them_but_is_offered() -> None:
    found = between(group(numbers=NUMBER), given=("orvessa",), born=("2017-11-20",), numbers=NUMBER)
    assert SHARED_NUMBER in found
    assert open_to_doubt(found)


def test_two_numbers_wait_for_a_person_unless_one_file_may_be_mistyped() -> None:
    assert TWO_NUMBERS in between(group(numbers=NUMBER), born=("2015-04-03",), numbers=OTHER_NUMBER)
    assert between(group(numbers=NUMBER), numbers=OTHER_NUMBER) == ()


def test_two_numbers_that_several_files_have_each_keep_two_children_apart() -> None:
    one = group(numbers=NUMBER).joined(group("c", numbers=NUMBER))
    other = group("b", numbers=OTHER_NUMBER).joined(group("d", numbers=OTHER_NUMBER))
    assert guards(one, other) == (TWO_NUMBERS,)


def test_an_exact_number_never_decides_alone() -> None:
    assert TOO_LITTLE in between(group(numbers=NUMBER), given=(), born=(), numbers=NUMBER)


def test_a_number_and_a_date_of_birth_suffice() -> None:
    assert between(group(numbers=NUMBER), given=(), numbers=NUMBER) == ()


def test_a_parent_and_a_child_of_one_name_are_not_joined() -> None:
    assert GENERATION in between(group(), born=("1991-03-04",))
    assert not open_to_doubt(between(group(), born=("1991-03-04",)))


def test_an_adopted_childs_two_files_are_sealed() -> None:
    before = group(adopted_on="2020-06-01", since="2016-01-01")
    assert SEALED in between(before, since="2021-02-03")
    assert SEALED in between(before)  # a file that does not tell since when it was kept may be the new one


def test_files_from_before_the_adoption_are_not_sealed() -> None:
    assert between(group(adopted_on="2020-06-01", since="2016-01-01"), since="2015-05-05") == ()


def test_an_adoption_seals_through_a_third_file() -> None:
    before = group(adopted_on="2020-06-01", since="2016-01-01").joined(group("c", since="2015-05-05"))
    assert SEALED in between(before, since="2021-02-03")


def test_must_not_link_holds_for_the_whole_group() -> None:
    one = group(must_not=("b",)).joined(group("c"))
    assert guards(one, group("b").joined(group("d"))) == (MUST_NOT,)


def test_a_teams_two_files_under_two_names_wait_for_a_person() -> None:
    found = between(group(team="north"), team="north", given=("zubrine",))
    assert found == (TWO_FILES,)
    assert open_to_doubt(found)
    assert between(group(team="north"), team="north") == ()


def test_day_and_month_in_each_others_place_agree() -> None:
    assert between(group(), born=("2015-04-03",)) == ()


def test_a_date_agrees_as_far_as_it_is_written() -> None:
    assert between(group(), born=("2015-03",)) == ()
    assert TOO_LITTLE in between(group(), born=("2014",))
