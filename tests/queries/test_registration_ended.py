"""A registration that ended because the school itself closed says so: nobody left it alone."""

from dataclasses import replace

import pytest

from sightline.graph.things import Agency
from sightline.queries.example import case_of
from sightline.queries.gaps import gaps
from sightline.queries.rule import Example, rules

RULE = next(rule for rule in rules() if rule.id == "registration-ended")
LEFT = Example(
    says="A pupil left.",
    today="2022-12-31",
    answers=(),
    facts=(
        {"kind": "name", "held_by": "school:North", "born_on": "2012-05-05"},
        {"kind": "school", "since": "2018-09-03", "until": "2022-07-20", "held_by": "school:North", "agency": "school:North"},
    ),
)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2022-09-01", "It closed with all on its books, by 1 September 2022. "),
        ("2022-09-21", ""),
        ("2023-09-01", ""),
        (None, ""),
    ],
)
def test_a_school_that_closed_about_then_explains_the_end(until: str | None, said: str) -> None:
    case = case_of(LEFT)
    school = Agency(id="school:North", name="North school", kind="school", until=until)
    case = replace(case, places=replace(case.places, agencies={school.id: school}))
    [found] = gaps(case, [RULE], LEFT.today)
    assert found.sentence.startswith(f"The registration with North school ended. {said}No destination is on file.")
