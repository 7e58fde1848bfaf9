"""The name on each team's file, and what differs."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case
from sightline.queries.names import names

Made = Callable[..., Case]


def name(team: str, **particulars: str) -> dict[str, Any]:
    return {"kind": "name", "held_by": team, **particulars}


def test_what_differs_is_flagged_on_each_file_that_has_it(made: Made) -> None:
    found = names(
        made(
            name("gp:North", given_name="Ada", family_name="Sample", born_on="2014-05-05"),
            name("school:North", given_name="Adah", family_name="Sample"),
        )
    )
    assert [(one.name, one.differs) for one in found] == [("Ada Sample", ("given_name",)), ("Adah Sample", ("given_name",))]


def test_a_partial_date_agrees_with_a_whole_one_that_it_could_be(made: Made) -> None:
    found = names(
        made(
            name("gp:North", born_on="2014-05"), name("school:North", born_on="2014-05-05"), name("police:North", born_on="2014")
        )
    )
    assert {one.differs for one in found} == {()}
    found = names(
        made(
            name("gp:North", born_on="2014-05-05"),
            name("school:North", born_on="2014-05-06"),
            name("police:North", born_on="2014"),
        )
    )
    assert {one.differs for one in found} == {("born_on",)}


def test_no_name_is_said_to_be_none(made: Made) -> None:
    (found,) = names(made(name("police:North", born_on="2014")))
    assert found.name == "no name recorded"


def test_names_stand_by_team(made: Made) -> None:
    found = names(made(name("school:North", given_name="B"), name("gp:North", given_name="A")))
    assert [one.record.held_by for one in found if one.record] == ["gp:North", "school:North"]


def test_what_a_file_says_of_a_year_is_no_further_name_where_the_file_has_said_who_it_is(made: Made) -> None:
    whole, of_year = name("school:North", given_name="B", born_on="2014-05-05"), name("school:North", note="seen by a dentist")
    assert [one.name for one in names(made(whole, of_year))] == ["B"]
    assert [one.name for one in names(made(whole, name("gp:North", note="on a list")))] == ["no name recorded", "B"]
    assert len(names(made(name("school:North", born_on="2014-05-05"), name("school:North", born_on="2014-05-06")))) == 2
