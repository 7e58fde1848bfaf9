"""When nothing more is to be done about a duty that was never met; and when something still is, however long ago it was."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.queries.duties import duties_of

Made = Callable[..., Case]
Row = dict[str, Any]

TODAY = "2026-03-10"
NORTH = "social-care:North"


def row(kind: str, on: str, **more: Any) -> Row:
    return {"kind": kind, "on": on, "held_by": NORTH, **more}


def stay(kind: str, since: str, until: str | None = None, **more: Any) -> Row:
    return {"kind": kind, "since": since, "held_by": NORTH, **({"until": until} if until else {}), **more}


ASKED = row("referral", "2021-03-01", key="asked", by_agency="school:North", to=NORTH)


def lapsed(made: Made, *facts: Row, rule: str = "referral-decided", today: str = TODAY, **more: Any) -> list[str | None]:
    return [one.lapsed for one, _ in duties_of(made(*facts, **more), today) if one.rule == rule]


def test_a_referral_that_nobody_touched_stays_however_old_it_is(made: Made) -> None:
    assert lapsed(made, ASKED, row("call", "2021-02-01")) == [None]


def test_it_stays_where_the_family_has_moved_elsewhere(made: Made) -> None:
    home = stay("home", "2020-01-01", "2021-04-01", area="North")
    assert lapsed(made, ASKED, home, stay("home", "2021-04-01", area="East", held_by="gp:East")) == [None]


@pytest.mark.parametrize(
    ("born_on", "says"),
    [("2008-03-10", "the child turned 18 on 10 March 2026"), ("2008-03-11", None), ("2008-03", None), ("2008-02", "turned 18")],
)
def test_it_lapses_when_the_child_has_surely_turned_18(made: Made, born_on: str, says: str | None) -> None:
    (found,) = lapsed(made, ASKED, {"kind": "name", "held_by": NORTH, "born_on": born_on})
    assert (found is None) if says is None else (found is not None and says in found)


def test_it_lapses_when_the_child_dies(made: Made) -> None:
    assert lapsed(made, ASKED, row("death", "2022-01-01", held_by="hospital:North")) == ["the child died"]
    assert lapsed(made, ASKED, row("death", "2026-03-11", held_by="hospital:North")) == [None]


def test_it_lapses_when_what_it_was_about_has_ended(made: Made) -> None:
    plan = stay("protection-plan", "2025-03-03", key="plan")
    assert lapsed(made, plan, rule="core-group-held") == [None]
    ended = {**plan, "until": "2026-03-10"}
    assert lapsed(made, ended, rule="core-group-held") == ["what it was about, protection plan, ended on 10 March 2026"]
    assert lapsed(made, {**plan, "until": "2026-03-11"}, rule="core-group-held") == [None]


def test_a_duty_that_starts_from_an_end_does_not_lapse_with_it(made: Made) -> None:
    missing = stay("missing", "2025-03-03", "2025-03-05", held_by="police:North")
    assert lapsed(made, missing, rule="return-interview-offered") == [None]


def test_care_that_goes_on_in_a_second_episode_has_not_ended(made: Made) -> None:
    """A return that ends one episode and begins the next tells of one stay in care."""
    first = stay("looked-after", "2024-03-01", "2024-09-01", key="first", series="episodes")
    then = stay("looked-after", "2024-09-01", key="then", series="episodes", follows=True)
    (found,) = lapsed(made, first, then, rule="looked-after-reviewed")
    assert found is None


ASSESS = {**ASKED, "outcome": "assessment"}


def closing(made: Made, *more: Row) -> list[str | None]:
    return lapsed(made, ASSESS, *more, rule="assessment-concluded")


def test_it_lapses_when_those_whose_move_it_was_close_the_case(made: Made) -> None:
    closed = row("closure", "2025-09-01")
    assert closing(made, closed) == ["North social care closed the case on 1 September 2025"]
    assert closing(made, {**closed, "held_by": "social-care:East"}) == [None]
    assert closing(made, {**closed, "on": "2021-02-01"}) == [None]


def test_a_case_opened_again_or_never_left_is_not_closed(made: Made) -> None:
    closed = row("closure", "2025-09-01")
    assert closing(made, closed, row("referral", "2025-10-01", by_agency="gp:North", to=NORTH, outcome="no action"))[0] is None
    assert closing(made, closed, row("allocation", "2025-10-01"))[0] is None
    assert closing(made, closed, stay("child-in-need", "2025-10-01"))[0] is None
    assert closing(made, closed, stay("child-in-need", "2021-10-01", "2026-03-11"))[0] is None
    assert closing(made, closed, stay("child-in-need", "2021-10-01", "2026-03-10"))[0] is not None
    assert closing(made, closed, stay("child-in-need", "2025-10-01", held_by="social-care:East"))[0] is not None


def receipt(made: Made, *more: Row) -> list[str | None]:
    return lapsed(made, ASKED, *more, rule="referral-receipt-confirmed")


def test_it_lapses_a_year_after_the_last_that_they_did_with_no_case_open(made: Made) -> None:
    assert receipt(made, row("decision", "2025-03-09", answers="asked")) == [
        "no case is open, and North social care last did something on 9 March 2025"
    ]
    assert receipt(made, row("decision", "2025-03-10", answers="asked")) == [None]
    assert receipt(made, row("decision", "2021-03-02", answers="asked"), stay("team", "2021-03-02")) == [None]
    assert receipt(made, row("decision", "2021-02-28")) == [None]


def claim(*kinds: str, until: str = "2026-03-03", agency: str = NORTH) -> Row:
    return {"agency": agency, "kinds": kinds, "since": "2021-01-01", "until": until}


def test_silence_that_no_source_covers_for_the_year_is_no_silence(made: Made) -> None:
    decided = row("decision", "2025-03-02", answers="asked")
    asked = {"rule": "referral-receipt-confirmed", "uncovered": True}
    whole = claim("Contact", "Involvement", "Status")
    assert lapsed(made, ASKED, decided, coverage=(whole,), **asked) != [None]
    assert lapsed(made, ASKED, decided, coverage=(claim("Contact", "Involvement"),), **asked) == [None]
    short = claim("Contact", "Involvement", "Status", until="2026-03-02")
    assert lapsed(made, ASKED, decided, coverage=(short,), **asked) == [None]


def test_where_only_a_signpost_points_to_what_they_do_a_case_may_be_open(made: Made) -> None:
    known = {"rule": "assessment-concluded", "known_to": ("school:North",)}
    told = {**ASSESS, "told": "school:North"}, row("closure", "2025-09-01", told="school:North")
    assert lapsed(made, *told, **known) == ["North social care closed the case on 1 September 2025"]
    signpost = stay("team", "2021-03-02", agency=NORTH, told="school:North", told_level="existence")
    assert lapsed(made, *told, signpost, **known) == [None]
