"""The printed rules."""

from sightline.queries.rule import rules
from sightline.queries.rulebook import list_page, pages, rule_page


def test_every_rule_has_a_page_and_a_line_in_the_list() -> None:
    assert set(pages()) == {"docs/rules/README.md", *(f"docs/rules/{rule.id}.md" for rule in rules())}
    assert all(f"]({rule.id}.md)" in list_page() for rule in rules())


def test_a_page_has_every_example_and_what_the_rule_says_of_it() -> None:
    for rule in rules():
        page = rule_page(rule)
        assert all(f"### {example.says}" in page for example in rule.examples)
        assert page.count("\nAsked on ") == len(rule.examples)
        assert rule.origin.text in page
