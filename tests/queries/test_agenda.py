"""What is open and due: never a prompt, nothing that has ended, nothing after a death."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case
from sightline.queries.agenda import Agenda, agenda
from sightline.queries.gaps import gaps, rules

Made = Callable[..., Case]

TODAY = "2021-03-10"


def asked(case: Case, today: str = TODAY) -> Agenda:
    return agenda(case, gaps(case, rules(), today), today)


def referral(on: str, **more: Any) -> dict[str, Any]:
    return {"kind": "referral", "on": on, "held_by": "social-care:North", **more}


def test_a_referral_is_open_until_something_comes_of_it(made: Made) -> None:
    answer = {"kind": "decision", "on": "2021-03-02", "held_by": "social-care:North", "answers": "answered"}
    found = asked(
        made(
            referral("2021-03-01", key="open"),
            referral("2021-03-01", key="answered"),
            answer,
            referral("2021-03-01", outcome="closed"),
        )
    )
    assert [one.evidence for one in found.referrals] == ["open"]


def test_duties_stand_here_and_prompts_never(made: Made) -> None:
    found = asked(made(referral("2021-03-01", key="overdue"), referral("2021-03-10", key="today")))
    assert [(one.kind, one.answer) for one in found.duties] == [("duty", "not-recorded-by-due-day"), ("duty", "due-on")]


def test_a_status_is_open_until_it_ends(made: Made) -> None:
    plan = {"kind": "protection-plan", "since": "2021-01-01", "held_by": "social-care:North"}
    found = asked(
        made(
            {**plan, "key": "open"},
            {**plan, "until": "2021-03-10", "key": "ended"},
            {**plan, "since": "2021-04-01", "key": "to come"},
        )
    )
    assert [one.evidence for one in found.statuses] == ["open"]


def test_nothing_is_open_after_a_death(made: Made) -> None:
    found = asked(made(referral("2021-03-01"), {"kind": "death", "on": "2021-03-09", "held_by": "hospital:North"}))
    assert (found.referrals, found.duties) == ((), ())
