"""Every rule's worked example is its test; what a rule declares is swept, so that a new rule is covered when it is born."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sightline.queries.example import case_of
from sightline.queries.finding import ANSWERS, Finding, number_words
from sightline.queries.gaps import gaps
from sightline.queries.rule import Check, Example, Rule, rules

EXAMPLES = [pytest.param(rule, example, id=f"{rule.number} {example.says}") for rule in rules() for example in rule.examples]


def answered(finding: Finding) -> str:
    return f"{finding.answer}: {finding.why}" if finding.why else finding.answer


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_answers_its_examples(rule: Rule, example: Example) -> None:
    found = gaps(case_of(example), [rule], example.today, example.law)
    assert [answered(one) for one in found] == list(example.answers), [one.sentence for one in found]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_has_the_figures_it_names(rule: Rule, example: Example) -> None:
    found = gaps(case_of(example), [rule], example.today, example.law)
    figures = {figure.name: number_words(figure.fewest, figure.most) for one in found for figure in one.figures}
    assert {name: figures.get(name, "none") for name in example.figures} == dict(example.figures)


def outcomes(rule: Rule) -> list[tuple[list[str], dict[str, str]]]:
    """What a rule says of each of its examples: the answers, and the figures that the example names."""
    said = []
    for example in rule.examples:
        found = gaps(case_of(example), [rule], example.today, example.law)
        figures = {figure.name: figure.words for one in found for figure in one.figures if figure.name in example.figures}
        said.append(([answered(one) for one in found], figures))
    return said


def numbers(check: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Where the whole numbers of a check stand."""
    if check.get("limit"):
        yield "limit", "days"
    yield from (("limits", name, "days") for name in check.get("limits", {}))
    yield from (("numbers", name) for name in check.get("numbers", {}))


def conditions(check: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Where the conditions of a check stand."""
    for name in ("bodies", "received_by", "to_nobody", "kinds"):
        if (check.get("start") or {}).get(name):
            yield "start", name
    for part in ("closes", "unless"):
        yield from ((part, place) for place in range(len(check.get(part, ()))))
    for name in ("outcome_closes", "covered"):
        if check.get(name):
            yield (name,)


def changed(rule: Rule, place: tuple[Any, ...], change: Callable[[Any], Any]) -> Rule:
    """The rule with one part of its check changed; a part that changes to nothing is left out."""
    check = json.loads(rule.check.model_dump_json())
    part = check
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = change(part[place[-1]])
    if part[place[-1]] is None:
        del part[place[-1]]
    return rule.model_copy(update={"check": Check(**check)})


def brief(part: Any) -> str:
    return part.number if isinstance(part, Rule) else str(part)


NUMBERS = [(rule, place, by) for rule in rules() for place in numbers(rule.check.model_dump()) for by in (-1, 1)]
CONDITIONS = [(rule, place) for rule in rules() for place in conditions(rule.check.model_dump())]


@pytest.mark.parametrize(("rule", "place", "by"), NUMBERS, ids=brief)
def test_shifting_a_bound_by_one_changes_an_example(rule: Rule, place: tuple[Any, ...], by: int) -> None:
    assert outcomes(changed(rule, place, lambda number: number + by)) != outcomes(rule)


@pytest.mark.parametrize(("rule", "place"), CONDITIONS, ids=brief)
def test_dropping_a_condition_changes_an_example(rule: Rule, place: tuple[Any, ...]) -> None:
    assert outcomes(changed(rule, place, lambda _: None)) != outcomes(rule)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_each_rule_has_a_hit_and_a_near_miss(rule: Rule) -> None:
    said = {answer for example in rule.examples for answer in example.answers}
    assert said & {"pattern-found", "not-recorded-by-due-day"}
    assert any(
        not example.answers or "pattern-not-found" in example.answers or "recorded-in-time" in example.answers
        for example in rule.examples
    )


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_a_rule_answers_in_the_words_of_its_kind(rule: Rule) -> None:
    own = ANSWERS[:4] if rule.kind == "duty" else ANSWERS[7:]
    said = {answer.partition(":")[0] for example in rule.examples for answer in example.answers}
    assert said <= {*own, *ANSWERS[4:7]}


def test_ids_and_numbers_name_one_rule_each() -> None:
    assert len({rule.id for rule in rules()}) == len({rule.number for rule in rules()}) == len(rules())


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_a_rule_never_speaks_of_what_it_must_not(rule: Rule) -> None:
    """No allegation, retraction or changed opinion is a start; no rule counts concerns into a standing alert."""
    start = rule.check.start
    assert start is not None
    assert not {"allegation", "retraction", "medical-opinion", "police-protection"} & set(start.kinds)
