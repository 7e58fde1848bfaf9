"""The timeline is in order, filtered by what could be, and its keys sort as it does."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case
from sightline.queries.timeline import Entry, timeline

Made = Callable[..., Case]

NORTH: dict[str, Any] = {"held_by": "social-care:North"}


def keys(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.evidence for entry in entries]


def test_the_oldest_comes_first_and_the_undated_last(made: Made) -> None:
    case = made(
        {"kind": "call", **NORTH, "key": "undated"},
        {"kind": "call", "on": "2021-03-02", **NORTH, "key": "second"},
        {"kind": "call", "on": "2021-03-01", "time": "09:30", **NORTH, "key": "first"},
    )
    assert keys(timeline(case)) == ["first", "second", "undated"]


def test_cursor_keys_sort_as_the_timeline_does(made: Made) -> None:
    case = made(
        {"kind": "call", **NORTH, "key": "a"},
        {"kind": "call", "on": "2021-03-01", **NORTH, "key": "b"},
        {"kind": "call", "on": "2021-03-01", "time": "17:20", **NORTH, "key": "c"},
        {"kind": "call", "on": "2021-03", **NORTH, "key": "d"},
        {"kind": "call", "on": "2021", **NORTH, "key": "e"},
    )
    entries = timeline(case)
    assert [entry.key for entry in entries] == sorted(entry.key for entry in entries)
    assert len({entry.key for entry in entries}) == len(entries)


def test_a_partial_date_stays_in_while_it_could_fall_inside_the_window(made: Made) -> None:
    case = made(
        {"kind": "call", "on": "2021-03", **NORTH, "key": "march"},
        {"kind": "call", "on": "2021-04-01", **NORTH, "key": "april"},
        {"kind": "call", "on": "2021-03-09", **NORTH, "key": "ninth"},
        {"kind": "call", **NORTH, "key": "undated"},
    )
    assert keys(timeline(case, since="2021-03-10", until="2021-04-01")) == ["march"]
    assert keys(timeline(case, since="2021-03-09", until="2021-04-02")) == ["march", "ninth", "april"]


def test_a_series_is_in_every_window_that_it_reaches_into(made: Made) -> None:
    case = made({"kind": "office-visit", "since": "2021-03-01", "until": "2021-05-01", "times": 9, **NORTH, "key": "run"})
    assert keys(timeline(case, since="2021-04-01")) == ["run"]
    assert keys(timeline(case, since="2021-05-02")) == []


def test_a_team_is_asked_for_by_what_it_holds_and_by_what_it_did(made: Made) -> None:
    case = made(
        {"kind": "call", "on": "2021-03-01", **NORTH, "key": "own"},
        {"kind": "call", "on": "2021-03-02", "held_by": "police:North", "by_agency": "social-care:North", "key": "done"},
        {"kind": "call", "on": "2021-03-03", "held_by": "police:North", "key": "police"},
    )
    assert keys(timeline(case, teams=["social-care:North"])) == ["own", "done"]


def test_an_area_is_where_it_took_place_or_for_which_the_team_works(made: Made) -> None:
    case = made(
        {"kind": "home-visit", "on": "2021-03-01", "held_by": "social-care:North", "area": "East", "key": "visit"},
        {"kind": "call", "on": "2021-03-02", "held_by": "social-care:East", "key": "east"},
        {"kind": "call", "on": "2021-03-03", "held_by": "social-care:North", "key": "north"},
    )
    assert keys(timeline(case, authority="East")) == ["visit", "east"]


def test_kinds_and_other_labels_are_asked_for_by_name(made: Made) -> None:
    case = made(
        {"kind": "home", "since": "2021-01-01", "area": "North", **NORTH, "key": "home"},
        {"kind": "call", "on": "2021-03-01", **NORTH, "key": "call"},
        {"kind": "letter", "on": "2021-03-02", **NORTH, "key": "letter"},
    )
    assert keys(timeline(case)) == ["call", "letter"]
    assert keys(timeline(case, kinds=["letter"])) == ["letter"]
    assert keys(timeline(case, labels=["Contact", "Residence"])) == ["home", "call", "letter"]


def test_an_entry_says_what_its_keys_stand_for(made: Made) -> None:
    case = made(
        {
            "kind": "home-visit",
            "on": "2021-03-01",
            **NORTH,
            "to": "school:North",
            "area": "North",
            "seen": True,
            "told": "gp:North",
        },
    )
    (entry,) = timeline(case)
    assert entry.agency is not None
    assert entry.agency.name == "North social care"
    assert entry.to is not None
    assert entry.to.kind == "school"
    assert entry.address is not None
    assert entry.address.authority == "North"
    assert [about.seen for about in entry.about] == [True]
    assert [telling.to.kind for telling in entry.tellings if telling.to] == ["gp"]
