"""Patterns of rules, condition by condition; the rules' own examples show the rest."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.queries.index import Index
from sightline.queries.matching import CONDITIONS, moment, open_on, says
from sightline.queries.rule import BARE, Pattern

Made = Callable[..., Case]


def test_every_part_of_a_pattern_is_a_condition_or_says_which_facts_are_meant() -> None:
    assert set(Pattern.model_fields) == {*CONDITIONS, *BARE}


def test_a_pattern_asks_only_for_what_it_names() -> None:
    assert Pattern(kinds=("call",), when="ends").conditions == ()
    assert Pattern(kinds=("call",), bodies=("police",), answers=True).conditions == ("bodies", "answers")


@pytest.mark.parametrize(
    ("outcome", "meant"),
    [
        ("concerns substantiated", True),
        ("Substantiated.", True),
        ("unsubstantiated", False),
        ("substantiatedly", False),
        (None, False),
    ],
)
def test_words_are_whole_words_in_any_case(made: Made, outcome: str | None, meant: bool) -> None:
    enquiry = made({"kind": "enquiry", "on": "2021-03-01", "held_by": "social-care:North", "outcome": outcome}).facts[0]
    assert says(enquiry, ("substantiated",)) is meant


@pytest.mark.parametrize(
    ("fact", "when", "on"),
    [
        ({"since": "2021-03-01", "until": "2021-03-05"}, "begins", "2021-03-01"),
        ({"since": "2021-03-01", "until": "2021-03-05"}, "ends", "2021-03-05"),
        ({"since": "2021-03-01"}, "ends", None),
        ({"on": "2021-03-01"}, "ends", "2021-03-01"),
        ({"since": "2021-03-01", "recorded_at": "2021-03-09"}, "on-file", "2021-03-09"),
        ({"since": "2021-03-01"}, "on-file", None),
    ],
)
def test_the_day_that_counts_is_what_the_pattern_says(made: Made, fact: dict[str, Any], when: Any, on: str | None) -> None:
    index = Index(made({"kind": "assessment", "held_by": "social-care:North", **fact}))
    assert moment(index, Pattern(when=when), index.case.facts[0]) == (None if on is None else (on, on))


@pytest.mark.parametrize(
    ("day", "team", "stands"),
    [
        ("2021-02-28", None, False),
        ("2021-03-01", None, True),
        ("2021-03-05", "social-care:North", True),
        ("2021-03-06", None, False),
        ("2021-03-03", "social-care:East", False),
    ],
)
def test_a_standing_is_open_from_its_first_day_to_its_end(made: Made, day: str, team: str | None, stands: bool) -> None:
    plan = {"kind": "protection-plan", "since": "2021-03-01", "until": "2021-03-05", "held_by": "social-care:North"}
    found = open_on(Index(made(plan, teams={"social-care:East": {}})), ("protection-plan",), (day, day), team)
    assert (found is not None) is stands
