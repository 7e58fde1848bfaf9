"""The duties of one case on a work list: those of today, those that only days make due, and whose figure the limit is."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case
from sightline.queries.agenda import agenda
from sightline.queries.duties import duties_of, listed_duties
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps, rules
from sightline.queries.index import Index
from sightline.queries.local import read_local

Made = Callable[..., Case]

NORTH = "social-care:North"
PLAN = {"kind": "protection-plan", "since": "2021-03-01", "held_by": NORTH, "key": "plan"}


def conference(on: str) -> dict[str, Any]:
    return {"kind": "conference", "on": on, "held_by": NORTH}


def listed(case: Case, rule: str, today: str) -> list[tuple[str, str]]:
    """What the index keeps of one rule's duties: their keys and days."""
    found = listed_duties(Index(case), gaps(case, rules(), today), today)
    return [(one.id, one.due) for one, _ in found if one.rule == rule]


def shown(case: Case, rule: str, today: str) -> list[tuple[str, tuple[str, str] | None]]:
    return [(said.answer, said.due) for one, said in duties_of(case, today) if one.rule == rule]


def test_a_plan_once_reviewed_late_is_due_for_review_again_and_is_overdue_when_that_day_passes(made: Made) -> None:
    case = made(PLAN, conference("2021-06-05"))
    key = "plan-reviewed:plan@child"
    (before,) = (one for one in gaps(case, rules(), "2021-10-01") if one.rule == "plan-reviewed")
    assert (before.answer, before.next_due) == ("recorded-late", ("2021-12-05", "2021-12-05"))
    assert before.sentence.endswith("The next is due on 5 December 2021.")
    assert listed(case, "plan-reviewed", "2021-10-01") == [(key, "2021-12-05")]
    assert shown(case, "plan-reviewed", "2021-10-01") == [("due-on", ("2021-12-05", "2021-12-05"))]
    assert shown(case, "plan-reviewed", "2021-12-05") == [("due-on", ("2021-12-05", "2021-12-05"))]
    assert shown(case, "plan-reviewed", "2021-12-06") == [("not-recorded-by-due-day", ("2021-12-05", "2021-12-05"))]
    assert listed(case, "plan-reviewed", "2021-12-06") == [(key, "2021-12-05")]
    assert [one.due for one in agenda(case, [before], "2021-10-01").duties] == [("2021-12-05", "2021-12-05")]


def test_what_no_day_makes_due_any_more_is_not_kept(made: Made) -> None:
    case = made(PLAN | {"until": "2021-06-20"}, conference("2021-06-05"))
    assert listed(case, "plan-reviewed", "2021-10-01") == []


def test_a_limit_that_may_have_run_out_is_kept_until_it_surely_has(made: Made) -> None:
    case = made({"kind": "referral", "on": "2021-03", "held_by": NORTH, "key": "asked"})
    kept = [("referral-decided:asked@child", "2021-03-02")]
    assert listed(case, "referral-decided", "2021-03-20") == kept
    assert shown(case, "referral-decided", "2021-03-20") == []
    assert listed(case, "referral-decided", "2021-04-06") == kept
    assert shown(case, "referral-decided", "2021-04-06") == [("not-recorded-by-due-day", ("2021-03-02", "2021-04-01"))]


def test_what_stays_not_knowable_whatever_the_day_is_not_kept(made: Made) -> None:
    case = made({"kind": "referral", "on": "2021-03-01", "held_by": NORTH}, uncovered=True)
    assert listed(case, "referral-decided", "2021-06-01") == []


def test_the_age_goes_with_a_duty_by_every_day_of_birth_on_file(made: Made) -> None:
    names = [{"kind": "name", "held_by": team, "born_on": day} for team, day in ((NORTH, "2015-05"), ("gp:North", "2015-06-01"))]
    ((one, _),) = [found for found in duties_of(made(PLAN, *names), "2021-03-05") if found[0].rule == "core-group-held"]
    assert (one.born_first, one.born_last, one.unborn) == ("2015-05-01", "2015-06-01", False)


def test_the_unborn_are_told_from_those_of_whom_no_file_has_a_day_of_birth(made: Made) -> None:
    asked = {"kind": "referral", "on": "2021-03-01", "held_by": NORTH}
    assert [one.unborn for one, _ in duties_of(made(asked), "2021-06-01")] == [False]
    assert [one.unborn for one, _ in duties_of(made(asked, expected_on="2021-09-01"), "2021-06-01")] == [True]


def visits(case: Case, **more: Any) -> Finding:
    return next(said for one, said in duties_of(case, "2021-04-01", **more) if one.rule == "plan-visits")


def test_a_limit_that_the_authority_left_open_is_marked_as_a_default_and_its_own_is_not(made: Made) -> None:
    own = read_local('[rules.plan-visits]\nsource = "Our standards"\nlimit = {days = 5, unit = "working-days"}', rules())
    default, local = visits(made(PLAN)), visits(made(PLAN), local={"North": own})
    assert (default.default_figure, local.default_figure) == (True, False)
    assert default.basis is not None
    assert default.basis.startswith("A figure of Sightline's, as the authority has set none")
    by_law = next(said for one, said in duties_of(made(PLAN), "2021-04-01") if one.rule == "core-group-held")
    assert not by_law.default_figure
