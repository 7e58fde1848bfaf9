"""By which law a start is judged: that of its own day, of another day, or as enacted."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.graph.errors import BadInput
from sightline.queries.example import case_of
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps
from sightline.queries.law import law_asked
from sightline.queries.rule import Example, rule_of, rules


def found(rule: str, law: str, *facts: dict[str, Any], today: str = "2027-06-01") -> list[Finding]:
    one = rule_of(rules(), rule)
    assert one is not None
    return [*gaps(case_of(Example(says="", today=today, answers=(), facts=facts)), [one], today, law)]


def review(since: str) -> dict[str, Any]:
    return {"kind": "looked-after", "since": since, "until": "2020-06-01", "held_by": "social-care:North"}


def test_the_law_of_the_day_has_the_limit_of_that_day() -> None:
    (then,) = found("looked-after-reviewed", "of-the-day", review("2005-03-01"))
    (now,) = found("looked-after-reviewed", "of-the-day", review("2019-03-01"))
    assert then.due == ("2005-03-29", "2005-03-29")
    assert now.due == ("2019-03-29", "2019-03-29")
    assert then.basis == "Review of Children's Cases Regulations 1991, regulation 3"


def test_the_law_of_another_day_is_applied_to_what_happened_before_and_after_it() -> None:
    december = review("2019-12-02")
    assert found("looked-after-reviewed", "of-the-day", december)[0].due == ("2020-01-02", "2020-01-02")
    assert found("looked-after-reviewed", "2005-01-01", december)[0].due == ("2019-12-30", "2019-12-30")
    assert found("looked-after-reviewed", "2026-01-01", review("1985-01-07"))
    assert not found("looked-after-reviewed", "of-the-day", review("1985-01-07"))


def test_a_start_between_two_laws_with_different_limits_is_not_knowable() -> None:
    (unsure,) = found("looked-after-reviewed", "of-the-day", {**review("2011"), "earliest": "2011-03-20", "latest": "2011-04-10"})
    assert (unsure.answer, unsure.why) == ("not-knowable", "imprecise")
    (sure,) = found("looked-after-reviewed", "2026-01-01", {**review("2011"), "earliest": "2011-03-20", "latest": "2011-04-10"})
    assert sure.answer == "not-recorded-by-due-day"


def test_what_is_only_enacted_is_never_overdue_unless_asked_for() -> None:
    stay = {"kind": "temporary-accommodation", "since": "2027-03-01", "held_by": "housing:North"}
    practice = {"kind": "gp", "since": "2020-01-01", "agency": "gp:North", "held_by": "gp:North"}
    assert not found("temporary-accommodation-told", "of-the-day", stay, practice)
    assert not found("temporary-accommodation-told", "2027-05-01", stay, practice)
    (asked,) = found("temporary-accommodation-told", "enacted", stay, practice)
    assert asked.answer == "not-recorded-by-due-day"


def test_law_as_enacted_is_otherwise_the_law_of_the_day() -> None:
    assert found("looked-after-reviewed", "enacted", review("2005-03-01")) == found(
        "looked-after-reviewed", "of-the-day", review("2005-03-01")
    )


def test_prompts_are_asked_of_any_day_by_any_law() -> None:
    letter = {"kind": "letter", "on": "1985-03-01", "held_by": "police:North"}
    rule = "letter-to-family-unanswered"
    assert found(rule, "of-the-day", letter) == found(rule, "2020-01-01", letter) != []


@pytest.mark.parametrize("law", ["", "today", "1999", "1999-13-01", "1999-07-14T10:00"])
def test_what_is_no_law_is_refused(law: str) -> None:
    with pytest.raises(BadInput, match="write of-the-day, enacted, or a day such as"):
        law_asked(law)


def test_todays_rules_on_the_headline_case_are_one_argument(headline: Callable[..., Case]) -> None:
    rule = rule_of(rules(), "referral-decided")
    assert rule is not None
    assert gaps(headline(), [rule], "2003-01-28") == ()
    by_2003 = gaps(headline(), [rule], "2003-01-28", law="2003-01-28")
    assert len(by_2003) > 1
    assert {one.basis for one in by_2003} == {rule.versions[0].text}
