"""`sightline ask`: each question answered through a lens that the answer names."""

import json

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
