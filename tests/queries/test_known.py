"""What a team knew on a day: own file, what reached it, what it knew only to exist, and what may have been."""

from typing import Any

import pytest

from sightline.graph.case import CaseFile
from sightline.graph.clock import add_days
from sightline.graph.lens import OWNER, Lens
from sightline.graph.replay import Replay
from sightline.queries.difference import difference
from sightline.queries.example import file_of
from sightline.queries.known import Knowledge, knowledge, what_was_known
from sightline.queries.rule import Example

NORTH, SOUTH, WARD = "social-care:North", "social-care:South", "hospital:North"
DAY = "2021-03-10"


def replay(*facts: dict[str, Any]) -> Replay:
    return Replay(file_of(Example(says="", today=DAY, answers=(), facts=facts)), Lens(viewer=OWNER))


def call(key: str, held_by: str, **more: Any) -> dict[str, Any]:
    return {"kind": "call", "key": key, "held_by": held_by, "on": "2021-03-01", "recorded_at": "2021-03-02", **more}


def keys(held: Any) -> list[str]:
    return [one.fact.fact for one in held]


def known(team: str | None, *facts: dict[str, Any], day: str = DAY) -> Knowledge:
    return knowledge(replay(*facts), day, team)


def test_a_teams_own_file_counts_from_the_day_it_was_written() -> None:
    assert keys(known(NORTH, call("own", NORTH)).content) == ["own"]
    assert keys(known(NORTH, call("own", NORTH), day="2021-03-01").content) == []
    [held] = known(NORTH, call("own", NORTH)).content
    assert (held.told, held.came, held.band) == (None, ("2021-03-02", "2021-03-02"), "on-file")


def test_what_was_told_says_by_whom_and_when() -> None:
    [held] = known(SOUTH, call("told", NORTH, told=SOUTH, told_on="2021-03-04")).content
    assert held.told is not None
    assert held.teller is not None
    assert (held.teller.id, held.came) == (NORTH, ("2021-03-04", "2021-03-04"))


def test_a_team_that_was_told_only_that_something_exists_has_a_signpost() -> None:
    found = known(SOUTH, call("pointer", WARD, told=SOUTH, told_on="2021-03-04", told_level="existence"))
    assert found.content == ()
    assert [(one.post.label, one.agency.id if one.agency else None) for one in found.signposts] == [("Contact", WARD)]
    assert "It knew only that North hospital had a contact on file." in found.text


def test_what_has_no_recording_day_is_kept_apart_and_only_once_it_had_happened() -> None:
    undated = call("undated", NORTH, recorded_at=None)
    found = known(NORTH, undated)
    assert (found.content, keys(found.perhaps)) == ((), ["undated"])
    assert [one.band for one in found.perhaps] == ["not-established"]
    assert known(NORTH, undated, day="2021-02-28").perhaps == ()


def test_the_basis_of_a_recording_day_is_shown() -> None:
    found = known(NORTH, call("later", NORTH, recorded_basis="later-source"))
    assert [one.band for one in found.content] == ["later-source"]
    assert any("a later source says so" in line for line in found.text)


def test_all_agencies_together_leave_out_what_only_the_family_or_a_review_knew() -> None:
    facts = (call("north", NORTH), call("family", "family"), call("review", "review"))
    assert keys(known(None, *facts).content) == ["north"]


def test_every_team_with_a_file_is_asked_where_none_is_named() -> None:
    facts = (call("north", NORTH, told=SOUTH), call("family", "family"))
    assert [one.team for one in what_was_known(replay(*facts), DAY)] == [NORTH, SOUTH]
    assert [one.team for one in what_was_known(replay(*facts), DAY, [WARD])] == [WARD]


def test_from_one_day_to_another_facts_come_in_and_change() -> None:
    facts = (
        call("early", NORTH),
        call("late", NORTH, recorded_at="2021-03-08"),
        {**call("answered", NORTH), "outcome": "visited", "outcome_on": "2021-03-09"},
    )
    found = difference(known(NORTH, *facts, day="2021-03-05"), known(NORTH, *facts))
    assert keys(found.came) == ["late"]
    assert [(one.before.fact.version, one.after.fact.version) for one in found.changed] == [(1, 2)]
    assert found.gone == ()
    same = known(NORTH, *facts)
    assert difference(same, same).empty


def test_between_two_teams_each_side_shows_what_the_other_has_not() -> None:
    facts = (call("north", NORTH), call("south", SOUTH), call("both", NORTH, told=SOUTH))
    found = difference(known(NORTH, *facts), known(SOUTH, *facts))
    assert (keys(found.came), keys(found.gone)) == (["south"], ["north"])


def test_a_signpost_that_is_opened_is_told_apart_from_what_is_new() -> None:
    pointer = call("it", WARD, told=SOUTH, told_on="2021-03-04", told_level="existence")
    before = known(SOUTH, pointer, day="2021-03-05")
    after = known(WARD, pointer)
    assert keys(difference(before, after).opened) == ["it"]
    assert difference(before, after).came == ()


@pytest.fixture(scope="module")
def headline_replay(headline_file: CaseFile) -> Replay:
    return Replay(headline_file, Lens(viewer=OWNER))


@pytest.mark.parametrize("day", ["1999-07-14", "1999-08-06", "1999-10-28"])
def test_nothing_of_the_headline_case_is_known_before_it_happened_or_was_recorded(headline_replay: Replay, day: str) -> None:
    teams = what_was_known(headline_replay, day)
    assert [found for found in teams if found.content]
    for found in teams:
        for held in found.content:
            assert held.came is not None
            assert held.came[1] <= day
            assert held.fact.end is None or held.fact.end[0] <= add_days(day, 1)
        assert all("25 February 2000" not in line for line in found.text)
