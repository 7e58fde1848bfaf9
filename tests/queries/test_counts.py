"""Counts: bodies, not teams of one body; events, not accounts of one event; stated numbers apart."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case
from sightline.queries.counts import Body, counts

Made = Callable[..., Case]


def bodies(case: Case, kind: str) -> tuple[Body, ...]:
    return next((count.bodies for count in counts(case).by_kind if count.kind == kind), ())


def call(team: str, **more: Any) -> dict[str, Any]:
    return {"kind": "call", "on": "2021-03-01", "held_by": team, **more}


def test_two_teams_of_one_department_are_one_body(made: Made) -> None:
    teams = {
        "social-care:North-duty": {"part_of": "social-care:North"},
        "social-care:North-long": {"part_of": "social-care:North"},
        "social-care:North": {},
    }
    (body,) = bodies(made(call("social-care:North-duty"), call("social-care:North-long"), teams=teams), "social-care")
    assert body.id == "social-care:North"
    assert [team.id for team in body.teams] == ["social-care:North-duty", "social-care:North-long"]


def test_two_police_teams_for_different_areas_are_two_though_one_force(made: Made) -> None:
    teams = {"police:North": {"part_of": "force"}, "police:East": {"part_of": "force"}, "force": {"kind": "police"}}
    assert len(bodies(made(call("police:North"), call("police:East"), teams=teams), "police")) == 2


def test_two_accounts_of_one_event_are_one_event(made: Made) -> None:
    (body,) = bodies(
        made(call("police:North", event="meeting"), call("police:North", event="meeting"), call("police:North")), "police"
    )
    assert body.events == 2


def test_a_series_is_as_many_events_as_it_says(made: Made) -> None:
    (body,) = bodies(made(call("police:North", times=14)), "police")
    assert body.events == 14


def test_a_body_that_was_only_written_to_did_not_have_to_do_with_the_child(made: Made) -> None:
    assert bodies(made(call("police:North", to="school:North")), "school") == ()


def test_what_the_family_or_a_review_held_is_no_body(made: Made) -> None:
    assert counts(made(call("family"), call("review"))).by_kind == ()


def test_bodies_of_two_nations_are_counted_apart(made: Made) -> None:
    found = counts(made(call("social-care:North"), call("social-care:France"))).by_kind
    assert {(count.kind, count.nation, count.number) for count in found} == {
        ("social-care", "England", 1),
        ("social-care", "France", 1),
    }


def test_a_body_stands_under_each_area_that_it_works_for(made: Made) -> None:
    found = counts(made(call("hospital:North"), teams={"hospital:North": {"serves": ["North", "East"]}})).by_authority
    assert {count.authority.id for count in found if count.authority} == {"North", "East"}


def test_hospitals_that_admitted_over_suspected_harm_stand_apart(made: Made) -> None:
    case = made(
        {"kind": "admission", "on": "2021-03-01", "held_by": "hospital:North", "concern": "harm-suspected"},
        {"kind": "admission", "on": "2021-05-01", "held_by": "hospital:East", "concern": "need"},
        {"kind": "transfer", "on": "2021-05-02", "held_by": "hospital:West"},
    )
    (hospitals,) = counts(case).by_kind
    assert hospitals.number == 3
    assert [body.id for body in hospitals.admitted_over_suspected_harm] == ["hospital:North"]


def test_a_stated_number_never_joins_the_count(made: Made) -> None:
    found = counts(made({"kind": "count-stated", "held_by": "review", "text": "Three housing bodies", "speaker": "a summary"}))
    assert [(one.text, one.speaker) for one in found.stated] == [("Three housing bodies", "a summary")]
    assert found.by_kind == ()
