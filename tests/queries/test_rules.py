"""Every rule's worked example is its test; what a rule declares is swept, so that a new rule is covered when it is born."""

import pytest

from sightline.queries.example import case_of
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps
from sightline.queries.rule import Example, Rule, rules

EXAMPLES = [pytest.param(rule, example, id=f"{rule.number} {example.says}") for rule in rules() for example in rule.examples]


def answered(finding: Finding) -> str:
    return f"{finding.answer}: {finding.why}" if finding.why else finding.answer


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_answers_its_examples(rule: Rule, example: Example) -> None:
    found = gaps(case_of(example), [rule], example.today)
    assert [answered(one) for one in found] == list(example.answers), [one.sentence for one in found]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_has_the_figures_it_names(rule: Rule, example: Example) -> None:
    found = gaps(case_of(example), [rule], example.today)
    figures = {figure.name: figure.words.removesuffix(f" {figure.unit}") for one in found for figure in one.figures}
    assert {name: figures.get(name, "none") for name in example.figures} == dict(example.figures)
