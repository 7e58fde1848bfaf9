"""When a finding was acted on: every rule says what counts, and the first that counts from its start on is taken."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.queries.acted import Acted, acted, actions
from sightline.queries.gaps import gaps
from sightline.queries.rule import Rule, rule_of, rules

Made = Callable[..., Case]
Row = dict[str, Any]

NORTH, TODAY = "social-care:North", "2021-12-31"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_a_rule_says_what_counts_as_acting_on_it(rule: Rule) -> None:
    assert actions(rule) or rule.check.end_closes
    assert all(pattern.kinds for pattern in rule.check.acting)


def on(key: str, made: Made, *facts: Row) -> Acted:
    """When the first finding of a rule was acted on."""
    rule, case = rule_of(rules(), key), made(*facts)
    assert rule is not None
    return acted(rule, case, gaps(case, [rule], TODAY)[0])


def row(kind: str, day: str, held_by: str = NORTH, **more: Any) -> Row:
    return {"kind": kind, "on": day, "held_by": held_by, **more}


TWO = (row("referral", "2021-03-01"), row("referral", "2021-03-03", record=f"{NORTH}/2"))


def test_two_referrals_never_joined_are_acted_on_when_that_department_takes_the_case_up(made: Made) -> None:
    others = row("assessment", "2021-03-20", "social-care:East"), row("assessment", "2021-04-20")
    assert on("referrals-never-joined", made, *TWO, *others).on == ("2021-04-20", "2021-04-20")
    assert "on these files" in on("referrals-never-joined", made, *TWO, others[0]).sentence


MOVE = (
    {"kind": "home", "since": "2020-01-01", "until": "2021-03-01", "area": "North", "held_by": NORTH},
    {"kind": "home", "since": "2021-03-01", "area": "East", "held_by": NORTH},
    row("home-visit", "2021-02-20"),
)


def test_a_move_without_hand_over_is_acted_on_by_a_word_from_the_old_area_or_a_referral_in_the_new_one(made: Made) -> None:
    late = row("case-transfer", "2021-06-01", to="social-care:East", key="transfer")
    own = row("referral", "2021-05-01", "social-care:East", to="social-care:East", by_agency="school:East", key="own")
    assert on("moved-without-hand-over", made, *MOVE, late).fact == "transfer"
    assert on("moved-without-hand-over", made, *MOVE, late, own).fact == "own"
    assert on("moved-without-hand-over", made, *MOVE, row("letter", "2021-07-01", "school:East")).fact is None


def test_the_end_of_the_start_itself_or_its_outcome_counts_where_that_closes_it(made: Made) -> None:
    assessment = {"kind": "assessment", "since": "2021-03-01", "until": "2021-07-01", "held_by": NORTH, "key": "one"}
    assert on("assessment-closed-in-time", made, assessment).on == ("2021-07-01", "2021-07-01")
    asked = row("referral", "2021-03-01", outcome="assessment", outcome_on="2021-03-09", key="asked")
    found = on("referral-decided", made, asked)
    assert (found.on, found.fact) == (("2021-03-09", "2021-03-09"), "asked")


def test_what_came_before_the_finding_began_or_by_another_team_is_no_acting(made: Made) -> None:
    closed = row("home-visit", "2021-01-02", seen=True), row("closure", "2021-03-01", key="closed")
    again = row("home-visit", "2021-05-01", seen=True, key="again")
    elsewhere = row("home-visit", "2021-04-01", "social-care:East", seen=True)
    assert on("closed-unseen", made, *closed, elsewhere, again).fact == "again"
    assert on("closed-unseen", made, *closed, elsewhere).fact is None
