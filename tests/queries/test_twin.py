"""What rests on recalled rows alone is looked for in a made-up twin of the story, and found there with its figures."""

from collections.abc import Callable

import pytest

from sightline.graph.case import Case
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps, rules

Twin = Callable[..., Case]

TODAY = "2021-03-31"
VISITS = ["no-answer-first", "no-answer-second", "no-answer-third"]
ACTIONS = ["see-the-home", "ask-the-school", "see-the-child", "read-the-notes"]
CHAPEL = ["chapel-first", "chapel-second", "chapel-third", "chapel-fourth"]
FOUND = {
    "M6": (["meeting", *ACTIONS], {"actions agreed": 4, "actions done in time": 1}),
    "M9c": (["centre-rings"], {}),
    "M10b": (["first-letter", "second-letter"], {"days between letters": 20}),
    "M13": (VISITS, {"visits without an answer": 3, "days from first to last": 35}),
    "M14a": (["last-visit", "closure"], {"days since the child was seen": 115}),
    "M14b": (["last-letter", "closure"], {"days since the letter": 7}),
    "M15": (CHAPEL, {"contacts with a worry": 4}),
}


@pytest.fixture(scope="module")
def findings(twin: Twin) -> tuple[Finding, ...]:
    return gaps(twin(), rules(), TODAY)


@pytest.mark.parametrize("number", FOUND)
def test_a_recalled_missed_opportunity_is_found_in_the_twin(findings: tuple[Finding, ...], number: str) -> None:
    [finding] = [one for one in findings if one.number == number and one.stands_out]
    evidence, figures = FOUND[number]
    assert sorted(finding.evidence) == sorted(f"twin/{key}" for key in evidence)
    assert {one.name: (one.fewest, one.most) for one in finding.figures} == {name: (days, days) for name, days in figures.items()}


def test_each_letter_to_the_department_stands_unanswered(findings: tuple[Finding, ...]) -> None:
    assert [one.answer for one in findings if one.number == "M10a"] == ["pattern-found", "pattern-found"]


def test_on_the_departments_own_file_neither_chapel_nor_call_is_known(twin: Twin) -> None:
    own = twin(teams=frozenset({"tarnwick-social-care"}))
    numbers = {one.number for one in gaps(own, rules(), TODAY) if one.stands_out}
    assert numbers & set(FOUND) == {"M6", "M13", "M14a", "M14b"}
