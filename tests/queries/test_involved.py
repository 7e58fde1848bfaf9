"""Who is and was involved, whom to ring, and who may only be pointed at."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sightline.graph.case import Case, Signpost
from sightline.graph.facts import SENSITIVE
from sightline.queries.involved import Circle, Involved, involved
from sightline.queries.known import holders
from sightline.queries.words import holder_words

Made = Callable[..., Case]

TODAY = "2021-12-31"


def teams(found: tuple[Involved, ...]) -> list[str]:
    return [one.agency.id for one in found if one.agency]


def team(name: str, since: str, until: str | None = None, kind: str = "team") -> dict[str, Any]:
    return {"kind": kind, "since": since, "held_by": name, "agency": name} | ({"until": until} if until else {})


def circle(case: Case) -> Circle:
    return involved(case, TODAY)


def test_an_end_that_is_past_makes_it_former(made: Made) -> None:
    found = circle(made(team("social-care:North", "2021-01-01", "2021-06-01"), team("school:North", "2021-01-01")))
    assert (teams(found.current), teams(found.former)) == (["school:North"], ["social-care:North"])


def test_an_end_still_to_come_does_not(made: Made) -> None:
    assert teams(circle(made(team("social-care:North", "2021-01-01", "2022-06-01"))).current) == ["social-care:North"]


def test_an_end_that_may_not_have_come_does_not(made: Made) -> None:
    assert teams(circle(made(team("social-care:North", "2021-01-01", "2021-12"))).former) == ["social-care:North"]
    assert teams(involved(made(team("social-care:North", "2021-01-01", "2021-12")), "2021-12-15").current) == [
        "social-care:North"
    ]


def test_the_lead_practitioner_comes_first(made: Made) -> None:
    found = circle(made(team("social-care:North", "2019-01-01"), team("school:North", "2021-01-01", kind="lead-practitioner")))
    assert teams(found.current) == ["school:North", "social-care:North"]
    assert found.current[0].lead


def test_a_registration_is_an_involvement(made: Made) -> None:
    assert teams(circle(made({"kind": "gp", "since": "2020-01-01", "held_by": "gp:North", "agency": "gp:North"})).current) == [
        "gp:North"
    ]


def test_teams_known_only_by_their_contacts_are_not_called_current(made: Made) -> None:
    found = circle(
        made(
            {"kind": "call", "on": "2021-03-01", "held_by": "police:North"},
            {"kind": "call", "on": "2021-03-02", "held_by": "family"},
        )
    )
    assert teams(found.in_contact) == ["police:North"]
    assert found.current == found.former == ()


def test_what_one_may_only_know_the_existence_of_is_a_pointer(made: Made) -> None:
    case = made(
        {"kind": "call", "on": "2021-03-01", "held_by": "school:North"},
        {"kind": "call", "on": "2021-03-01", "held_by": "mental-health:North", "told": "school:North", "told_level": "existence"},
        viewer=("school:North",),
    )
    found = circle(case)
    assert [pointer.held_by for pointer in found.pointers] == ["mental-health:North"]
    assert teams(found.in_contact) == ["school:North"]


def test_a_pointer_that_names_nobody_says_who_asks_for_one(made: Made) -> None:
    post = Signpost(fact=SENSITIVE, label="Involvement", held_by=SENSITIVE)
    case = replace(made({"kind": "call", "on": "2021-03-01", "held_by": "school:North"}), signposts=(post,))
    (pointer,) = circle(case).pointers
    assert (pointer.agency, holder_words(pointer.held_by, case.places)) == (None, "a sensitive service")
    assert pointer.reach == "through your safeguarding lead"
    assert holders(case) == ("school:North",)


def test_after_a_death_everybody_is_former(made: Made) -> None:
    found = circle(
        made(team("social-care:North", "2021-01-01"), {"kind": "death", "on": "2021-03-01", "held_by": "hospital:North"})
    )
    assert teams(found.former) == ["social-care:North"]
