"""`sightline ask` with questions that replay a child's file: what was known, what differs, earliest days, what if."""

import json

import pytest
from commands import Run

CHILD = "ottoline-marrowby"


def test_what_each_team_knew_says_how_it_is_known(loaded: Run) -> None:
    answered = loaded("ask", "known-then", CHILD, "--known-at", "2021-12-31")
    assert answered.returncode == 0, answered.stderr
    assert "By the end of 31 December 2021, files as joined by that day." in answered.stdout
    assert "Northmere children's social care" in answered.stdout
    assert "On its own file" in answered.stdout


def test_a_name_that_was_joined_later_is_known_only_with_todays_joins(loaded: Run) -> None:
    question = ("ask", "known-then", CHILD, "--known-at", "2021-12-31")
    assert "Tilly Marrowby" not in loaded(*question).stdout
    assert "Tilly Marrowby" in loaded(*question, "--identity", "today").stdout


def test_one_team_or_all_together_can_be_asked_alone(loaded: Run) -> None:
    one = json.loads(loaded("ask", "known-then", CHILD, "--known-at", "2021-12-31", "--team", "larkrise", "--json").stdout)
    assert [team["name"] for team in one] == ["Larkrise Primary School"]
    pooled = json.loads(loaded("ask", "known-then", CHILD, "--known-at", "2021-12-31", "--pooled", "--json").stdout)
    assert [team["name"] for team in pooled] == ["All agencies together"]
    assert {line["fact"] for line in one[0]["content"]} < {line["fact"] for line in pooled[0]["content"]}


def test_what_came_in_between_two_days_is_told(loaded: Run) -> None:
    answered = loaded("ask", "difference", CHILD, "2020-12-31", "2021-12-31")
    assert answered.returncode == 0, answered.stderr
    assert "From All agencies together, 31 December 2020 to All agencies together, 31 December 2021" in answered.stdout
    assert "came in" in answered.stdout


def test_two_teams_are_compared_on_one_day(loaded: Run) -> None:
    teams = ("larkrise", "northmere children")
    (found,) = json.loads(loaded("ask", "difference", CHILD, *teams, "--known-at", "2021-12-31", "--json").stdout)
    assert found["came"]
    assert found["gone"]


def test_the_earliest_day_of_a_rule_is_told_without_a_word_on_what_would_have_followed(loaded: Run) -> None:
    answered = loaded("ask", "earliest", CHILD, "moved-without-hand-over")
    assert answered.returncode == 0, answered.stderr
    assert "Would have met the rule" in answered.stdout
    assert "All agencies together" in answered.stdout
    assert "Base rate: none" in answered.stdout
    assert "prevented" not in answered.stdout
    assert loaded("ask", "earliest", CHILD, "M17").stdout == answered.stdout
    told = json.loads(loaded("ask", "earliest", CHILD, "M17", "--json").stdout)
    assert {"found", "first", "pivot", "delay", "delay_on_one_file", "base_rate"} == set(told)


def test_what_is_imagined_is_said_and_stored_nowhere(loaded: Run) -> None:
    before = loaded("ask", "names", CHILD).stdout
    answered = loaded("ask", "what-if", CHILD, "split", "eastwold children")
    assert answered.returncode == 0, answered.stderr
    assert "of Eastwold children's social care were of another child." in answered.stdout
    assert loaded("ask", "names", CHILD).stdout == before


def test_paths_are_walked_again_over_what_is_imagined(loaded: Run) -> None:
    imagined = ("what-if", CHILD, "split", "eastwold children", "path", "tansy-court", "between", CHILD, "larkrise-school")
    answered = loaded("ask", *imagined)
    assert answered.returncode == 0, answered.stderr
    assert "Flat 9, Tansy Court, Eastwold: no path any more" in answered.stdout
    assert "Larkrise Primary School: the same path" in answered.stdout
    told = json.loads(loaded("ask", *imagined, "--json").stdout)
    assert {"stands", "gone"} >= {one["standing"] for one in told["findings"]} > set()
    assert [one["standing"] for one in told["paths"]] == ["gone", "same"]
    [gone, same] = told["paths"]
    assert (gone["before"]["found"], gone["after"]["found"], same["after"]["found"]) == (True, False, True)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("known-then", CHILD), 65, "--known-at"),
        (("known-then", CHILD, "more", "--known-at", "2021"), 65, "takes a child"),
        (("known-then", CHILD, "--known-at", "2021", "--as-of", "2021"), 65, "--as-of"),
        (("earliest", CHILD, "M17", "--pooled"), 65, "--pooled"),
        (("what-if", CHILD, "--team", "larkrise"), 65, "--team"),
        (("difference", CHILD, "2021"), 65, "two days"),
        (("difference", CHILD, "2021", "soon"), 65, "is not a day"),
        (("earliest", CHILD), 65, "a rule"),
        (("earliest", CHILD, "no-such-rule"), 65, "docs/rules"),
        (("what-if", CHILD, "dream"), 65, "tell FACT TEAM"),
        (("what-if", CHILD, "tell", "marrowby/nothing", "larkrise"), 66, "marrowby/nothing"),
        (("what-if", CHILD, "split", "nobody/1"), 65, "name one of these"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_cure(loaded: Run, arguments: tuple[str, ...], code: int, says: str) -> None:
    refused = loaded("ask", *arguments)
    assert refused.returncode == code
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr
