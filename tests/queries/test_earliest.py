"""The earliest knowable day, with planted answers: one team, all together, what told would have moved it, when acted on."""

from dataclasses import replace
from typing import Any

import pytest

from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.replay import Replay
from sightline.queries.earliest import Earliest, earliest_knowable
from sightline.queries.example import file_of
from sightline.queries.rule import Example, Rule, rule_of, rules

NORTH, SOUTH, FIRST, SECOND = "social-care:North", "social-care:South", "hospital:North", "hospital:South"
UNTIL = "2021-12-31"


def rule(key: str) -> Rule:
    found = rule_of(rules(), key)
    assert found is not None
    return found


def asked(key: str, *facts: dict[str, Any], viewer: Viewer = OWNER, **more: Any) -> Earliest:
    file = file_of(Example(says="", today=UNTIL, answers=(), facts=facts))
    return earliest_knowable(Replay(file, Lens(viewer=viewer)), rule(key), UNTIL, **more)


def admitted(key: str, held_by: str, on: str, recorded: str | None = None, **more: Any) -> dict[str, Any]:
    told = {"kind": "admission", "key": key, "held_by": held_by, "on": on, "concern": "harm-suspected"}
    return {**told, "recorded_at": recorded or on, **more}


# Two hospitals admit ten days apart; the prompt asks a week after the second. The first writes its admission up late.
TWO_HOSPITALS = (
    admitted("first", FIRST, "2021-03-01", "2021-03-20"),
    admitted("second", SECOND, "2021-03-11"),
    {"kind": "call", "key": "own", "held_by": NORTH, "on": "2021-03-05", "recorded_at": "2021-03-05"},
)


def test_all_together_knew_on_a_day_on_which_no_team_by_itself_ever_did() -> None:
    found = asked("second-hospital", *TWO_HOSPITALS)
    assert found.pooled.on == "2021-03-20"
    assert found.first is None
    assert {one.team: one.on for one in found.teams} == {FIRST: None, SECOND: None, NORTH: None}


def test_the_one_telling_that_would_have_moved_it_most_is_named() -> None:
    found = asked("second-hospital", *TWO_HOSPITALS)
    assert found.pivot is not None
    assert (found.pivot.to, [one.fact.fact for one in found.pivot.told]) == (FIRST, ["second"])
    assert (found.pivot.on, found.pivot.instead_of) == ("2021-03-20", None)
    assert "would have met the rule from 20 March 2021 on, rather than never. By South hospital, on 11" in found.pivot.sentence


def test_where_no_single_telling_would_do_the_smallest_set_is_named() -> None:
    [north] = [one for one in asked("second-hospital", *TWO_HOSPITALS).teams if one.team == NORTH]
    assert north.pivot is not None
    assert [one.fact.fact for one in north.pivot.told] == ["first", "second"]
    assert [one.on for one in north.pivot.told] == ["2021-03-20", "2021-03-11"]


def test_a_telling_is_only_thought_of_from_the_day_on_which_the_team_knew_of_the_child() -> None:
    late = {"kind": "call", "held_by": NORTH, "on": "2021-06-01", "recorded_at": "2021-06-01"}
    [north] = [one for one in asked("second-hospital", *TWO_HOSPITALS[:2], late).teams if one.team == NORTH]
    assert north.pivot is not None
    assert north.pivot.on == "2021-06-01"


def test_no_telling_is_looked_for_where_one_team_knew_as_soon_as_all_together() -> None:
    letter = {"kind": "letter", "key": "letter", "held_by": NORTH, "on": "2021-03-01", "recorded_at": "2021-03-01"}
    found = asked("letter-to-family-unanswered", letter)
    assert found.first is not None
    assert found.first.on == found.pooled.on == "2021-03-16"
    assert found.pivot is None


def test_what_closes_it_counts_as_acting_and_the_delay_is_from_the_day_on_which_it_was_knowable() -> None:
    letter = {"kind": "letter", "key": "letter", "held_by": NORTH, "on": "2021-03-01", "recorded_at": "2021-03-01"}
    visit = {"kind": "home-visit", "key": "visit", "held_by": NORTH, "on": "2021-04-01", "recorded_at": "2021-04-01"}
    found = asked("letter-to-family-unanswered", letter, visit)
    assert (found.acted.fact, found.acted.on) == ("visit", ("2021-04-01", "2021-04-01"))
    assert found.delay == found.delay_on_one_file == (16, 16)


def test_a_rule_may_say_that_something_else_counts_as_acting() -> None:
    meeting = {"kind": "strategy-discussion", "key": "meeting", "held_by": NORTH, "on": "2021-03-30", "recorded_at": "2021-03-30"}
    found = asked("second-hospital", *TWO_HOSPITALS, meeting)
    assert (found.acted.fact, found.delay, found.delay_on_one_file) == ("meeting", (10, 10), None)


def test_nothing_that_counts_as_acting_is_said_to_be_on_no_file_and_not_to_be_undone() -> None:
    assert "is on these files" in asked("second-hospital", *TWO_HOSPITALS).acted.sentence
    assert asked("second-hospital", TWO_HOSPITALS[0]).acted.sentence == "There was nothing to act on."


def test_a_finding_that_is_never_met_has_no_day() -> None:
    found = asked("second-hospital", TWO_HOSPITALS[0])
    assert (found.pooled.on, found.pooled.finding, found.first, found.pivot) == (None, None, None, None)
    assert "would not have met the rule on any day" in found.pooled.sentence


def test_what_a_reader_may_not_open_moves_no_day_for_them() -> None:
    reader = Viewer(name="reader", role="reader", teams=frozenset({NORTH, SECOND}))
    found = asked("second-hospital", *TWO_HOSPITALS, viewer=reader)
    assert found.pooled.on is None
    assert all(one.pivot is None for one in found.teams)


def test_one_of_several_findings_of_a_rule_can_be_asked_about() -> None:
    letters = [
        {"kind": "letter", "key": key, "held_by": team, "on": on, "recorded_at": on}
        for key, team, on in (("one", NORTH, "2021-03-01"), ("two", SOUTH, "2021-05-01"))
    ]
    assert asked("letter-to-family-unanswered", *letters).pooled.on == "2021-03-16"
    assert asked("letter-to-family-unanswered", *letters, about="letter-to-family-unanswered:two").pooled.on == "2021-05-16"


def test_a_correction_is_not_searched_past() -> None:
    entry = {"kind": "decision", "held_by": NORTH, "event": "one", "on": "2021-03-01", "recorded_at": "2021-03-01"}
    both = ({**entry, "outcome": "taken on"}, {**entry, "key": "second", "outcome": "no further action"})
    file = file_of(Example(says="", today=UNTIL, answers=(), facts=both))
    assert Replay(file, Lens(viewer=OWNER)).only_adds
    corrected = next(one for one in file.facts if one.fact == "second").changed(
        id="second.2", version=2, recorded_at="2021-03-05", outcome="taken on"
    )
    changed = Replay(replace(file, facts=(*file.facts, corrected)), Lens(viewer=OWNER))
    assert not changed.only_adds
    assert earliest_knowable(changed, rule("opposite-entries"), UNTIL).pooled.on == "2021-03-01"


@pytest.mark.parametrize("word", ["prevent", "should have", "would have been saved", "failed"])
def test_the_words_say_that_a_rule_would_have_been_met_and_no_more(word: str) -> None:
    found = asked("second-hospital", *TWO_HOSPITALS)
    said = [found.pooled.sentence, found.acted.sentence, *(one.sentence for one in found.teams)]
    said += [one.pivot.sentence for one in found.teams if one.pivot]
    assert not [line for line in said if word in line.lower()]
