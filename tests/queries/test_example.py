"""The notation of worked examples."""

import pytest

from sightline.graph.facts import Contact
from sightline.queries.example import case_of, file_of
from sightline.queries.rule import Example


def example(**told: object) -> Example:
    return Example.model_validate({"says": "", "today": "2021-01-01", "answers": (), "facts": (), **told})


def test_a_name_that_no_such_fact_has_is_refused() -> None:
    with pytest.raises(ValueError, match="fact 1: colour is nothing that a Contact has"):
        file_of(example(facts=({"kind": "call", "held_by": "police:North", "colour": "blue"},)))


def test_an_outcome_put_on_file_later_is_a_second_version() -> None:
    told = {"kind": "call", "on": "2021-03-01", "held_by": "police:North", "outcome": "none", "outcome_on": "2021-03-04"}
    first, second = file_of(example(facts=(told,))).facts
    assert isinstance(first, Contact)
    assert isinstance(second, Contact)
    assert (first.fact, first.version, first.outcome) == ("f1", 1, None)
    assert (second.fact, second.version, second.outcome, second.recorded_at) == ("f1", 2, "none", "2021-03-04")


def test_a_viewer_sees_through_the_real_lens() -> None:
    facts = ({"kind": "call", "held_by": "police:North"}, {"kind": "call", "held_by": "school:North"})
    assert [fact.held_by for fact in case_of(example(facts=facts, viewer=("school:North",))).facts] == ["school:North"]


def test_every_file_is_covered_unless_it_says_not() -> None:
    facts = ({"kind": "call", "held_by": "police:North", "to": "school:North"},)
    assert [claim.agency for claim in case_of(example(facts=facts)).coverage] == ["police:North", "school:North"]
    assert case_of(example(facts=facts, uncovered=True)).coverage == ()
