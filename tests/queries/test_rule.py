"""A rule file that is wrong says where and what to do."""

import pytest

from sightline.graph.errors import BadInput
from sightline.queries.gaps import rules
from sightline.queries.rule import read_rule, reading_order, rule_of

WHOLE = """
id = "made-up"
number = "X1"
kind = "prompt"
theme = "record"
title = "A"
question = "A"
start = "A"
expected = "A"
limit = "A"
responsible = "A"
closes = "A"
not_required = "A"
coverage = "A"
origin = {text = "A", status = "A"}

[check]
limit = {days = 7}
start = {kinds = ["referral"]}

[[example]]
says = "A"
today = "2021-01-01"
answers = []
facts = []

[[example]]
says = "B"
today = "2021-01-01"
answers = []
facts = []
"""


def test_a_whole_rule_is_read() -> None:
    assert read_rule(WHOLE).id == "made-up"


@pytest.mark.parametrize(
    ("change", "into", "says"),
    [
        ('kind = "prompt"', 'kind = "hunch"', "kind"),
        ('id = "made-up"', "", "id"),
        ('title = "A"', 'title = "A"\nscore = 7', "score"),
        ('kinds = ["referral"]', 'kinds = ["referal"]', "referal is no kind of fact"),
        ("limit = {days = 7}\n", "", "needs .check.start. and .check.limit."),
        ("days = 7", "days = -1", "check.limit.days"),
        ("[check]", "[check", "correct the TOML"),
        ("[check]", '[check]\nlocal = ["visits"]', "check.local names visits"),
        ('coverage = "A"', 'coverage = " "', "coverage: String should match"),
        ('origin = {text = "A", status = "A"}', "", "origin: Field required"),
        ('text = "A", status', 'text = "", status', "origin.text"),
        ('kind = "prompt"\ntheme = "record"', 'kind = "duty"', "needs the day from which it counts"),
        ('theme = "record"', "", "a prompt says what it is about .theme."),
        ('theme = "record"', 'theme = "duty"', "a prompt says what it is about .theme."),
        ('theme = "record"', 'theme = "worry"', "theme"),
        ('kind = "prompt"', 'kind = "duty"', "a prompt says what it is about .theme., a duty does not"),
        ("[[example]]", "[[examples]]", "example"),
        ("[check]", "[check]\nthen = [{days = 7}]\noutcome_closes = true", "need facts that close them"),
    ],
)
def test_a_wrong_rule_names_its_file_the_field_and_the_cure(change: str, into: str, says: str) -> None:
    assert change in WHOLE
    with pytest.raises(BadInput, match=says) as error:
        read_rule(WHOLE.replace(change, into, 1), "made_up.toml")
    assert "queries/rules/made_up.toml" in str(error.value)


def test_a_duty_without_what_must_be_covered_is_refused() -> None:
    duty = WHOLE.replace('"prompt"\ntheme = "record"', '"duty"').replace('status = "A"}', 'status = "A", since = "2013-04-15"}')
    with pytest.raises(BadInput, match="what a source must cover"):
        read_rule(duty)
    assert read_rule(duty.replace("[check]", '[check]\ncovered = ["Contact"]')).kind == "duty"


def test_rules_stand_in_reading_order() -> None:
    numbers = [rule.number for rule in rules()]
    assert numbers == sorted(numbers, key=reading_order)
    assert reading_order("M2b") < reading_order("M11") < reading_order("M12")


def test_the_prompts_are_there() -> None:
    assert [rule.number for rule in rules() if rule.kind == "prompt"] == [
        "M1", "M2a", "M2b", "M2c", "M2d", "M3d", "M4", "M5", "M6", "M6b", "M7", "M8", "M9a", "M9b", "M9c", "M10a", "M10b",
        "M11", "M11b", "M12", "M13", "M14a", "M14b", "M15", "M16", "M17", "M18",
        "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7",
    ]  # fmt: skip


def test_a_rule_is_found_by_its_id_or_not_at_all() -> None:
    rule = rule_of(rules(), "no-school")
    assert rule is not None
    assert rule.number == "M16"
    assert rule_of(rules(), "no-such-rule") is None
