"""A message is what reached the other body, or was addressed to it while nothing is recorded of whether it came."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sightline.graph.case import Case
from sightline.graph.facts import Fact, Told
from sightline.queries.index import Index
from sightline.queries.message import messages

Made = Callable[..., Case]

LETTER = {"kind": "letter", "on": "2021-03-03", "held_by": "police:North"}
WINDOW = ("2021-03-01", "2021-03-05")


def found(case: Case, window: tuple[str, str] = WINDOW) -> list[str]:
    return [fact.fact for fact in messages(Index(case), "police:North", "school:North", window)]


def with_told(case: Case, state: str) -> Case:
    told = (Told(id="t", to="school:North", state=state),)
    facts: tuple[Fact, ...] = tuple(replace(fact, told=told) for fact in case.facts)
    return replace(case, facts=facts)


def test_what_was_addressed_or_told_is_a_message(made: Made) -> None:
    assert found(made({**LETTER, "to": "school:North"})) == ["f1"]
    assert found(made({**LETTER, "told": "school:North"})) == ["f1"]
    assert found(made(LETTER, {**LETTER, "to": "gp:North"})) == []


@pytest.mark.parametrize(("state", "reached"), [("reached", True), ("read", True), ("sent", False), ("disputed", False)])
def test_sent_and_disputed_are_not_reached(made: Made, state: str, reached: bool) -> None:
    case = made({**LETTER, "to": "school:North"}, {"kind": "call", "on": "2021-06-01", "held_by": "school:North"})
    assert bool(found(with_told(case, state))) is reached


def test_an_event_that_both_have_on_file_is_a_message(made: Made) -> None:
    meeting = {**LETTER, "kind": "strategy-discussion", "event": "meeting"}
    assert found(made(meeting, {**meeting, "held_by": "school:North"})) == ["f1"]
    assert found(made(meeting, {**meeting, "held_by": "school:North", "event": "another"})) == []


@pytest.mark.parametrize(("window", "inside"), [(("2021-03-03", "2021-03-03"), True), (("2021-03-04", "2021-03-09"), False)])
def test_only_the_days_asked_for_count(made: Made, window: tuple[str, str], inside: bool) -> None:
    assert bool(found(made({**LETTER, "to": "school:North"}), window)) is inside
