"""`sightline ask`: each question answered through a lens that the answer names."""

import json
from pathlib import Path

import pytest
from commands import Run

from sightline.cli.answers import QUESTIONS

CHILD = "ottoline-marrowby"


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_in_words_and_as_data(loaded: Run, question: str) -> None:
    answered = loaded("ask", question, CHILD)
    assert answered.returncode == 0, answered.stderr
    assert "Ottoline Marrowby" in answered.stdout
    assert "Absence here is not absence" in answered.stdout
    assert json.loads(loaded("ask", question, CHILD, "--json").stdout)


def test_a_child_is_found_by_name_in_any_spelling_that_one_file_has(loaded: Run) -> None:
    by_id = loaded("ask", "names", CHILD).stdout
    assert loaded("ask", "names", "ottoline marrowby").stdout == by_id
    assert loaded("ask", "names", "Tilly", "Marrowby").stdout == by_id


def test_a_search_says_why_it_found_what_it_found(loaded: Run) -> None:
    found = loaded("ask", "search", "marroby", "2014").stdout
    assert CHILD in found
    assert "sounds like" in found or "spelt like" in found


def test_a_search_without_hits_is_no_claim_that_nobody_is_there(loaded: Run) -> None:
    assert "Absence here is not absence" in loaded("ask", "search", "Quibbleworth").stdout


def test_a_path_is_told_with_its_source(loaded: Run) -> None:
    told = loaded("ask", "path", "Isolde Marrowby", CHILD)
    assert told.returncode == 0
    assert "1. " in told.stdout
    assert "Source: Northmere children's social care" in told.stdout


@pytest.mark.parametrize("question", [("search", "marrowby"), ("path", "Isolde Marrowby", CHILD)], ids=" ".join)
def test_wider_questions_are_answered_as_data_too(loaded: Run, question: tuple[str, ...]) -> None:
    assert json.loads(loaded("ask", *question, "--json").stdout)["described"]


def test_a_replay_shows_nothing_that_was_recorded_later(loaded: Run) -> None:
    assert "Tilly Marrowby" in loaded("ask", "names", CHILD).stdout
    replay = loaded("ask", "names", CHILD, "--known-at", "2021-12-31")
    assert "Ottoline Marrowby" in replay.stdout
    assert "Tilly Marrowby" not in replay.stdout
    assert "as known by the end of 31 December 2021" in replay.stdout


def test_todays_joins_show_in_a_replay_only_when_asked_for(loaded: Run) -> None:
    assert "Tilly Marrowby" in loaded("ask", "names", CHILD, "--known-at", "2021-12-31", "--identity", "today").stdout


def test_one_teams_knowledge_is_that_teams_alone(loaded: Run) -> None:
    answered = loaded("ask", "names", CHILD, "--team", "eastwold children")
    assert "Tilly Marrowby" in answered.stdout
    assert "Ottoline Marrowby" not in answered.stdout
    assert "the files of Eastwold children's social care" in answered.stdout


def test_before_anybody_knew_the_answer_says_so(loaded: Run) -> None:
    answered = loaded("ask", "timeline", CHILD, "--known-at", "2010")
    assert answered.returncode == 0
    assert "None of these files" in answered.stderr
    assert "No contacts on these files" in answered.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("journey", "nobody/at-all"), 66, "nobody/at-all"),
        (("path", CHILD), 65, "needs two ends"),
        (("path", CHILD, "nobody at all"), 66, "nobody at all"),
        (("weather", CHILD), 65, "ask one of journey"),
        (("journey", CHILD, "--known-at", "2021-02-31"), 65, "--known-at"),
        (("journey", CHILD, "--as-of", "soon"), 65, "--as-of"),
        (("journey", CHILD, "--team", "social care"), 65, "Northmere children's social care"),
        (("journey", CHILD, "--team", "the moon"), 65, "name one of these"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_cure(loaded: Run, arguments: tuple[str, ...], code: int, says: str) -> None:
    refused = loaded("ask", *arguments)
    assert refused.returncode == code
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr
    assert refused.stdout == ""


def test_gaps_are_judged_by_the_law_of_another_day(loaded: Run) -> None:
    now = json.loads(loaded("ask", "gaps", CHILD, "--json").stdout)
    before = json.loads(loaded("ask", "gaps", CHILD, "--law", "1980-01-01", "--json").stdout)
    assert "duty" in {one["kind"] for one in now}
    assert "duty" not in {one["kind"] for one in before}


def test_a_law_that_is_none_or_not_asked_about_is_refused(loaded: Run) -> None:
    assert "write of-the-day, enacted, or a day" in loaded("ask", "gaps", CHILD, "--law", "1999").stderr
    assert "--law: says nothing to 'names'" in loaded("ask", "names", CHILD, "--law", "2020-01-01").stderr


def test_an_authoritys_own_figures_are_read_before_anything_is_asked(loaded: Run, tmp_path: Path) -> None:
    (tmp_path / "northmere.toml").write_text('[rules.no-such-rule]\nsource = "A"\nlimit = {days = 1}')
    refused = loaded("ask", "gaps", CHILD, SIGHTLINE_RULES=str(tmp_path))
    assert refused.returncode != 0
    assert "northmere.toml: rules.no-such-rule" in refused.stderr
