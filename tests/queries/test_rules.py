"""Every rule's worked example is its test; what a rule declares is swept, so that a new rule is covered when it is born."""

import inspect
import re
from importlib import import_module
from itertools import pairwise

import pytest

from sightline.graph.facts import FACTS
from sightline.queries.example import case_of
from sightline.queries.finding import ANSWERS, Finding, number_words
from sightline.queries.gaps import gaps
from sightline.queries.limit import Limit
from sightline.queries.mutation import survivors
from sightline.queries.rule import LABELS, Example, Rule, rules

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


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_every_bound_shifted_and_condition_dropped_changes_an_example(rule: Rule) -> None:
    left, number = survivors(rule)
    assert number
    assert [change for change in left if change not in rule.equivalent] == []
    assert set(rule.equivalent) <= set(left)


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


FREE_TEXT = ("title", "question", "start", "expected", "limit", "responsible", "closes", "not_required", "coverage")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_a_rule_says_what_it_asks_where_it_comes_from_and_what_must_be_covered(rule: Rule) -> None:
    assert all(getattr(rule, name).strip() for name in FREE_TEXT)
    assert set(rule.check.covered) <= {*FACTS, *LABELS}
    assert rule.check.covered or rule.kind == "prompt"
    for version in rule.versions:
        assert version.text.strip()
        assert version.status.strip()


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.kind == "duty"], ids=lambda rule: rule.number)
def test_the_law_of_a_duty_has_its_dates_or_says_that_it_has_not_commenced(rule: Rule) -> None:
    for version in rule.versions:
        assert version.since is not None or not version.commenced
    for earlier, later in pairwise(rule.versions):
        assert earlier.until == later.since


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.kind == "duty"], ids=lambda rule: rule.number)
def test_a_duty_is_answered_due_not_knowable_and_not_recorded_in_its_examples(rule: Rule) -> None:
    said = {answer for example in rule.examples for answer in example.answers}
    assert {"not-recorded-by-due-day", "not-knowable: no-coverage"} <= said
    assert "due-on" in said or rule.check.limit == Limit(days=0)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_a_local_figure_is_said_to_be_one(rule: Rule) -> None:
    assert bool(rule.check.local) == ("unless the authority has set its own" in rule.limit)


# What no rule may do


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_no_rule_rests_on_an_allegation_a_retraction_or_a_changed_opinion(rule: Rule) -> None:
    """Neither starts a rule nor excuses one: an allegation is not discounted, a medical opinion may change."""
    start, excuses = rule.check.start, rule.check.unless
    for pattern in (*([start] if start else []), *excuses):
        assert not {"allegation", "retraction", "medical-opinion"} & set(pattern.kinds)
    code = source(rule)
    assert not any(f'"{kind}"' in code for kind in ("allegation", "retraction", "medical-opinion"))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_no_rule_weighs_a_request_for_housing_or_money(rule: Rule) -> None:
    patterns = [*([rule.check.start] if rule.check.start else []), *rule.check.closes, *rule.check.unless]
    assert not any("money-or-housing" in pattern.concerns for pattern in patterns)
    assert not any("housing" in pattern.bodies or "application" in pattern.kinds for pattern in rule.check.unless)
    assert "money-or-housing" not in source(rule)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_no_rule_finds_that_police_protection_ended_early(rule: Rule) -> None:
    """72 hours are a ceiling, so its end starts nothing and its length is not asked."""
    start = rule.check.start
    assert start is None or "police-protection" not in start.kinds or start.when == "begins"


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.kind == "duty"], ids=lambda rule: rule.number)
def test_no_duty_counts_concerns_or_adults_into_a_standing_alert(rule: Rule) -> None:
    assert not rule.check.numbers
    assert rule.check.start is not None
    assert not {"carer", "parent", "relative", "partner-of-carer", "host", "name", "alias"} & set(rule.check.start.kinds)


NEVER: dict[str, tuple[dict[str, str], ...]] = {
    "an allegation beside a request for housing, and taken back": (
        {"kind": "allegation", "on": "2021-03-01", "held_by": "social-care:North", "concern": "harm-suspected"},
        {"kind": "application", "on": "2021-03-01", "held_by": "housing:North", "concern": "money-or-housing"},
        {"kind": "retraction", "on": "2021-03-03", "held_by": "social-care:North"},
    ),
    "police protection that ended within a day": (
        {"kind": "police-protection", "since": "2021-03-01", "until": "2021-03-02", "held_by": "police:North"},
    ),
    "a medical opinion that changed": (
        {"kind": "medical-opinion", "on": "2021-03-01", "held_by": "hospital:North", "concern": "harm-suspected"},
        {"kind": "medical-opinion", "on": "2021-03-02", "held_by": "hospital:North", "concern": "harm-ruled-out"},
    ),
    "many concerns": tuple(
        {"kind": "observation", "on": f"2021-03-{day:02}", "held_by": "school:North", "concern": "harm-suspected"}
        for day in range(1, 20)
    ),
}


@pytest.mark.parametrize("facts", NEVER.values(), ids=NEVER.keys())
def test_nothing_is_found_in_what_no_rule_may_look_for(facts: tuple[dict[str, str], ...]) -> None:
    case = case_of(Example(says="", today="2021-12-31", answers=(), facts=facts))
    assert [one.sentence for one in gaps(case, rules(), "2021-12-31", "enacted") if one.stands_out] == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_no_finding_blames_a_person_or_gives_a_score(rule: Rule, example: Example) -> None:
    """Whose move it is are teams, never workers; sentences know no risk, score, failure or fault."""
    case = case_of(example)
    for found in gaps(case, [rule], example.today, example.law):
        assert all(team in case.places.agencies for team in found.responsible)
        assert not re.search(r"\b(risk|score|failed|failure|fault|blame|prevented|negligent)\b", found.sentence, re.IGNORECASE)


def source(rule: Rule) -> str:
    """The Python beside a rule; nothing where there is none."""
    return inspect.getsource(import_module(rule.module)) if rule.module else ""
