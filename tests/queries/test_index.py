"""One case sorted once: bodies, areas and order."""

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.graph.facts import Contact
from sightline.queries.index import Index, elapsed, on
from sightline.queries.presence import presence
from sightline.queries.sighting import seen_by

Made = Callable[..., Case]

CALL: dict[str, Any] = {"kind": "call", "on": "2021-03-01", "held_by": "social-care:North-duty"}
TEAMS = {
    "social-care:North-duty": {"part_of": "social-care:North"},
    "social-care:North": {"part_of": "council:North"},
    "council:North": {},
}


def test_a_team_counts_as_its_department_and_belongs_to_its_council(made: Made) -> None:
    index = Index(made(CALL, teams=TEAMS))
    assert index.body("social-care:North-duty") == "social-care:North"
    assert index.root("social-care:North-duty") == "council:North"
    assert index.body("unknown") == index.root("unknown") == "unknown"


def test_bodies_that_are_part_of_each_other_do_not_hang(made: Made) -> None:
    index = Index(
        made(
            CALL,
            teams={"social-care:North-duty": {"part_of": "a"}, "a": {"kind": "social-care", "part_of": "social-care:North-duty"}},
        )
    )
    assert index.root("social-care:North-duty") == "a"


def test_a_team_without_an_area_works_for_that_of_the_body_it_is_part_of(made: Made) -> None:
    teams = {"social-care:North-duty": {"serves": [], "part_of": "social-care:North"}, "social-care:North": {}}
    assert Index(made(CALL, teams=teams)).areas("social-care:North-duty") == {"North"}


def test_facts_of_several_kinds_keep_the_order_of_happening(made: Made) -> None:
    case = made({**CALL, "on": "2021-03-02", "kind": "letter"}, CALL, {**CALL, "on": None})
    assert [fact.fact for fact in Index(case).kinds(("letter", "call"))] == ["f2", "f1", "f3"]
    assert [fact.fact for fact in Index(case).contacts] == ["f2", "f1"]


def test_an_undated_fact_has_no_day_to_ask_for(made: Made) -> None:
    with pytest.raises(ValueError, match="f1 has no day"):
        on(made({**CALL, "on": None}).of(Contact)[0])


def test_days_that_may_run_backwards_are_none() -> None:
    assert elapsed(("2021-03-01", "2021-03-31"), ("2021-03-10", "2021-03-10")) == (0, 9)


def test_no_rule_keeps_a_case_that_was_asked_about(made: Made) -> None:
    index = Index(made(CALL, {"kind": "home-visit", "on": "2021-03-02", "held_by": "social-care:North-duty", "seen": True}))
    assert presence(index, "2021-06-01") is presence(index, "2021-06-01")
    assert seen_by(index, index.body("social-care:North-duty")) is seen_by(index, index.body("social-care:North-duty"))
    gone = weakref.ref(index)
    del index
    gc.collect()
    assert gone() is None
