"""What a child is not known to is said only where a source covers it, and over the right days."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.queries.unknown import Unknown, unknown

Made = Callable[..., Case]

TODAY = "2021-12-31"
SCHOOLS = {"agency": "school", "kinds": ["Registration"], "since": "2021-01-01"}
NAME = {"kind": "name", "held_by": "social-care:North", "born_on": "2012-05-05"}
CALL = {"kind": "call", "on": "2021-06-01", "held_by": "social-care:North"}


def asked(case: Case, topic: str = "school") -> Unknown | None:
    return next((one for one in unknown(case, TODAY) if one.topic == topic), None)


def test_without_coverage_it_is_not_knowable(made: Made) -> None:
    school = asked(made(NAME, CALL))
    assert school is not None
    assert school.answer == "not-knowable: no coverage"
    assert school.sources


def test_with_coverage_it_is_not_known_from_the_first_sign_to_today(made: Made) -> None:
    school = asked(made(NAME, CALL, coverage=(SCHOOLS,)))
    assert school is not None
    assert (school.answer, school.days) == ("not-known", (213, 213))
    assert [claim.agency for claim in school.coverage] == ["school"]


@pytest.mark.parametrize(("coverage", "answer"), [((SCHOOLS,), "not-known"), ((), "not-knowable: no coverage")])
def test_on_the_day_of_the_first_sign_nothing_is_known_yet(made: Made, coverage: Any, answer: str) -> None:
    school = asked(made(NAME, {**CALL, "on": TODAY}, coverage=coverage))
    assert school is not None
    assert (school.answer, school.days, school.known) == (answer, (0, 0), ())


@pytest.mark.parametrize("gap", [{"since": "2021-06-02"}, {"until": "2021-12-31"}, {"complete": False}, {"agency": "gp"}])
def test_a_claim_with_a_hole_does_not_cover(made: Made, gap: dict[str, Any]) -> None:
    school = asked(made(NAME, CALL, coverage=({**SCHOOLS, **gap},)))
    assert school is not None
    assert school.answer == "not-knowable: no coverage"


def test_a_registration_that_ended_leaves_the_days_since(made: Made) -> None:
    stay = {"kind": "school", "since": "2021-06-10", "until": "2021-12-01", "held_by": "school:North", "agency": "school:North"}
    school = asked(made(NAME, CALL, stay, coverage=(SCHOOLS,)))
    assert school is not None
    assert (school.answer, school.days) == ("not-known", (30, 30))
    assert school.known


def test_a_current_registration_makes_it_known(made: Made) -> None:
    stay = {"kind": "school", "since": "2021-06-10", "held_by": "school:North", "agency": "school:North"}
    school = asked(made(NAME, CALL, stay))
    assert school is not None
    assert (school.answer, school.days) == ("known", None)


def test_a_school_abroad_is_no_school_in_england(made: Made) -> None:
    stay = {"kind": "school", "since": "2019-06-10", "held_by": "school:France", "agency": "school:France"}
    school = asked(made(NAME, CALL, stay, coverage=(SCHOOLS,)))
    assert school is not None
    assert school.answer == "not-known"


def test_death_ends_the_question(made: Made) -> None:
    death = {"kind": "death", "on": "2021-06-11", "held_by": "hospital:North"}
    school = asked(made(NAME, CALL, death, coverage=(SCHOOLS,)))
    assert school is not None
    assert school.days == (10, 10)


def test_an_arrival_opens_it_though_other_days_are_less_sure(made: Made) -> None:
    arrival = {"kind": "arrival", "on": "2021-06-01", "held_by": "family"}
    early = {"kind": "call", "on": "2021", "held_by": "social-care:North"}
    school = asked(made(NAME, arrival, early, coverage=(SCHOOLS,)))
    assert school is not None
    assert school.days == (213, 213)


def test_leaving_for_abroad_ends_it(made: Made) -> None:
    away = {"kind": "abroad", "since": "2021-07-01", "area": "France", "held_by": "family"}
    school = asked(made(NAME, CALL, away, coverage=(SCHOOLS,)))
    assert school is not None
    assert school.days == (30, 30)


def test_who_may_not_see_the_schools_files_cannot_know(made: Made) -> None:
    school = asked(made(NAME, CALL, coverage=(SCHOOLS,), viewer=("social-care:North",)))
    assert school is not None
    assert school.answer == "not-knowable: not knowable to you"


def test_a_baby_is_not_asked_about_school_nor_a_ten_year_old_about_a_health_visitor(made: Made) -> None:
    baby = made({**NAME, "born_on": "2021-03-01"}, CALL)
    assert asked(baby, "health-visitor") is not None
    assert asked(made(NAME, CALL), "health-visitor") is None
    grown = made({**NAME, "born_on": "2002-03-01"}, CALL)
    assert asked(grown) is None


def test_a_contact_with_a_housing_body_makes_the_child_known_to_it(made: Made) -> None:
    housing = asked(made(NAME, CALL, {"kind": "application", "on": "2021-07-01", "held_by": "housing:North"}), "housing")
    assert housing is not None
    assert housing.answer == "known"


def test_a_child_never_recorded_in_england_is_not_asked_about(made: Made) -> None:
    assert unknown(made({"kind": "call", "on": "2021-06-01", "held_by": "social-care:France"}), TODAY) == ()
