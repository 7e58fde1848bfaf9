"""What if: the rules over what is imagined, and over nothing imagined the base."""

from dataclasses import replace
from typing import Any

from happenings import made_up
from hypothesis import HealthCheck, given, settings

from sightline.graph.case import CaseFile
from sightline.graph.imagined import Disclosure
from sightline.graph.lens import OWNER, Lens
from sightline.graph.replay import Replay
from sightline.queries.example import file_of
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps
from sightline.queries.journey import journey
from sightline.queries.rule import Example, rules
from sightline.queries.what_if import WhatIf, what_if

NORTH, SOUTH, FIRST, SECOND = "social-care:North", "social-care:South", "hospital:North", "hospital:South"
TODAY = "2021-12-31"
slow = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def replay(*facts: dict[str, Any]) -> Replay:
    return Replay(file_of(Example(says="", today=TODAY, answers=(), facts=facts)), Lens(viewer=OWNER))


def admitted(key: str, held_by: str, on: str) -> dict[str, Any]:
    return {"kind": "admission", "key": key, "held_by": held_by, "on": on, "concern": "harm-suspected", "recorded_at": on}


TWO_HOSPITALS = (admitted("first", FIRST, "2021-03-01"), admitted("second", SECOND, "2021-03-11"))


def standings(found: WhatIf, rule: str) -> list[str]:
    return [one.standing for one in found.findings if (one.before or one.after or _none()).rule == rule]


def _none() -> Finding:
    raise AssertionError("a change has a finding on one side")


def test_a_finding_is_gone_where_the_other_had_been_told() -> None:
    found = what_if(replay(*TWO_HOSPITALS), rules(), TODAY, disclosures=[Disclosure(fact="first", to=SECOND)])
    assert standings(found, "second-hospital") == ["gone"]
    assert found.imagined == (
        "As if North hospital had told South hospital, as it came on file: "
        "On 1 March 2021 North hospital admitted the child (harm suspected).",
    )


def test_a_team_that_is_told_of_both_has_it_on_its_own_file() -> None:
    told = [Disclosure(fact=key, to=NORTH) for key in ("first", "second")]
    found = what_if(replay(*TWO_HOSPITALS), rules(), TODAY, disclosures=told)
    assert standings(found, "second-hospital") == ["stands"]
    [north] = found.teams
    assert [one.standing for one in north.findings if one.after and one.after.rule == "second-hospital"] == ["new"]


def test_a_finding_does_not_stand_where_one_of_its_two_files_is_another_childs() -> None:
    found = what_if(replay(*TWO_HOSPITALS), rules(), TODAY, splits=[f"{SECOND}/1"])
    assert standings(found, "second-hospital") == ["gone"]
    assert {fact.fact for fact in found.after.facts} == {"first"}
    assert found.imagined == (f"As if file {SECOND}/1 of South hospital were of another child.",)


def test_a_finding_is_new_where_two_children_are_one() -> None:
    first, second = (replay(one) for one in TWO_HOSPITALS)
    other = replace(
        second._file,
        person="other",
        decisions=tuple(replace(one, person="other") for one in second._file.decisions),
    )
    found = what_if(first, rules(), TODAY, joins=[Replay(other, Lens(viewer=OWNER))])
    assert standings(found, "second-hospital") == ["new"]
    assert found.imagined == ("As if child other were the same child.",)


def test_the_journey_is_told_again_over_what_is_imagined() -> None:
    homes = [
        {"kind": "home", "since": since, "area": area, "held_by": f"social-care:{area}", "recorded_at": since}
        for since, area in (("2021-01-01", "North"), ("2021-03-01", "South"))
    ]
    found = what_if(replay(*homes), rules(), TODAY, splits=[f"{SOUTH}/1"])
    assert len(journey(found.before, TODAY).moves) == 1
    assert journey(found.after, TODAY).moves == ()


@given(made_up())
@slow
def test_with_nothing_imagined_the_rules_find_what_they_found(file: CaseFile) -> None:
    found = what_if(Replay(file, Lens(viewer=OWNER)), rules(), TODAY)
    assert found.after == found.before
    assert {one.standing for one in found.findings} <= {"stands"}
    assert [one.before for one in found.findings] == [one for one in gaps(found.before, rules(), TODAY) if one.stands_out]
