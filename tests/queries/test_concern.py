"""Suspected harm as the hospital's own file has it."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.graph.facts import Contact
from sightline.queries.concern import admitted_over_harm, concerns_of_stay
from sightline.queries.index import Index

Made = Callable[..., Case]


def at_hospital(kind: str, on: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, "held_by": "hospital:North", **more}


def admitted(case: Case) -> bool:
    return admitted_over_harm(Index(case), case.of(Contact, "admission")[0])


@pytest.mark.parametrize(
    ("day", "suspected"), [("2021-03-02", True), ("2021-03-01", False), ("2021-03-04", True), ("2021-03-05", False)]
)
def test_an_opinion_within_a_day_speaks_for_an_admission_that_is_silent(made: Made, day: str, suspected: bool) -> None:
    opinion = at_hospital("medical-opinion", day, concern="harm-suspected")
    assert admitted(made(at_hospital("admission", "2021-03-03"), opinion)) is suspected


def test_an_admission_that_says_otherwise_is_believed(made: Made) -> None:
    opinion = at_hospital("medical-opinion", "2021-03-03", concern="harm-suspected")
    assert not admitted(made(at_hospital("admission", "2021-03-03", concern="need"), opinion))


def test_another_bodys_suspicion_is_not_the_hospitals(made: Made) -> None:
    suspicion = at_hospital("referral", "2021-03-03", concern="harm-suspected") | {"held_by": "social-care:North"}
    assert not admitted(made(at_hospital("admission", "2021-03-03"), suspicion))


def test_only_this_stay_counts_at_a_discharge(made: Made) -> None:
    case = made(
        at_hospital("admission", "2021-03-01", concern="harm-suspected"),
        at_hospital("discharge", "2021-03-04"),
        at_hospital("admission", "2021-05-01", concern="need"),
        at_hospital("medical-opinion", "2021-05-02", concern="harm-ruled-out", key="ruled out"),
        at_hospital("discharge", "2021-05-04"),
        at_hospital("letter", "2021-05-05", concern="harm-suspected"),
    )
    discharge = case.of(Contact, "discharge")[1]
    assert [one.fact for one in concerns_of_stay(Index(case), discharge)] == ["ruled out"]
