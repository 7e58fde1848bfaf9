"""Themes: every prompt has its place, and no duty stands among them."""

from collections import Counter

from sightline.queries.rule import rules
from sightline.queries.theme import DUTY, OTHER, THEMES, theme


def test_every_prompt_stands_under_one_theme_and_no_theme_names_a_rule_that_there_is_not() -> None:
    prompts = {rule.id for rule in rules() if rule.kind == "prompt"}
    named = Counter(rule for several in THEMES.values() for rule in several)
    assert set(named) == prompts, "write each prompt under a theme in queries/theme.py"
    assert set(named.values()) == {1}
    assert {theme(rule) for rule in rules() if rule.kind == "duty"} == {DUTY}
    assert OTHER not in {theme(rule) for rule in rules()}
