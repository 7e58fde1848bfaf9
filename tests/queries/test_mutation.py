"""Changes of rules that their examples must notice."""

from sightline.queries.mutation import main, mutants, survivors
from sightline.queries.rule import Rule, rule_of, rules


def duty() -> Rule:
    rule = rule_of(rules(), "core-group-held")
    assert rule is not None
    return rule


def test_every_bound_is_shifted_both_ways_and_every_condition_dropped() -> None:
    changes = {mutant.change for mutant in mutants(duty())}
    assert {"limit.days 9", "limit.days 11", "law 1 since 1999-11-30", "law 1 since 1999-12-02"} <= changes
    assert {"without start.bodies", "without closes.1", "without closes.1.by", "without covered"} <= changes


def test_an_example_taken_away_leaves_a_change_unnoticed() -> None:
    assert survivors(duty())[0] == []
    blind = duty().model_copy(update={"examples": duty().examples[2:]})
    assert "without closes.1" in survivors(blind)[0]
    assert main([blind]) == 1


def test_a_survivor_that_is_explained_is_no_fault() -> None:
    blind = duty().model_copy(update={"examples": duty().examples[2:]})
    explained = blind.model_copy(update={"equivalent": dict.fromkeys(survivors(blind)[0], "made up")})
    assert main([explained]) == 0
