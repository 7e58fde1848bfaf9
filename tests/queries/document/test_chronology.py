"""Every fact that the lens shows has its place; accounts and disputes stand side by side; what is left out is counted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.graph.facts import KINDS
from sightline.queries.document.chronology import TURNS, Asked, Chronology, Happening, chronology

Made = Callable[..., Case]
Headline = Callable[..., Case]

NORTH: dict[str, Any] = {"held_by": "social-care:North"}
POLICE: dict[str, Any] = {"held_by": "police:North"}
CASE = "victoria-climbie/"
ALL = Asked(day="2003-01-28")


def facts(found: Chronology) -> list[str]:
    lines = [line for one in (*found.happenings, *found.undated) for line in one.accounts]
    return [line.fact for line in (*lines, *found.files)]


def beside(found: Chronology) -> list[str]:
    lines = [line for one in (*found.happenings, *found.undated) for line in one.accounts]
    return [dispute.fact for line in (*lines, *found.files) for dispute in line.disputes]


def with_fact(found: Chronology, key: str) -> Happening:
    return next(one for one in (*found.happenings, *found.undated) if key in {line.fact for line in one.accounts})


def test_every_fact_that_the_lens_shows_stands_exactly_once(headline: Headline) -> None:
    case = headline()
    found = chronology(case, ALL)
    assert sorted((*facts(found), *beside(found))) == sorted(fact.fact for fact in case.facts)
    assert not found.left_out


def test_every_line_cites_its_fact_and_its_clocks(headline: Headline) -> None:
    found = chronology(headline(), ALL)
    for one in (*found.happenings, *found.undated):
        for line in one.accounts:
            assert line.fact.startswith(CASE)
            assert line.when
            assert line.recorded
            assert line.confidence in ("confirmed", "probable", "stated")
            assert line.citation


@pytest.mark.parametrize("asked", [ALL, replace(ALL, succinct=True)], ids=["complete", "succinct"])
def test_two_teams_accounts_of_one_interview_stand_side_by_side(headline: Headline, asked: Asked) -> None:
    found = with_fact(chronology(headline(), asked), f"{CASE}kouao-interview")
    assert [line.fact.removeprefix(CASE) for line in found.accounts] == ["kouao-interview-police", "kouao-interview"]
    assert [line.happened for line in found.accounts] == [("1999-08-04", "1999-08-04"), ("1999-08-05", "1999-08-05")]
    assert found.differs == ("day",)
    assert [dispute.fact for line in found.accounts for dispute in line.disputes] == [f"{CASE}interview-day"]


@pytest.mark.parametrize("asked", [ALL, replace(ALL, succinct=True)], ids=["complete", "succinct"])
def test_two_printouts_of_one_decision_stand_side_by_side(headline: Headline, asked: Asked) -> None:
    found = with_fact(chronology(headline(), asked), f"{CASE}centre-printout-accepted")
    assert len(found.accounts) == 2
    assert found.differs == ("outcome",)
    assert found.disputed


def test_days_that_could_be_the_same_are_no_difference(made: Made) -> None:
    case = made(
        {"kind": "interview", "on": "2021-03", "event": "talk", **NORTH, "key": "month"},
        {"kind": "interview", "on": "2021-03-09", "event": "talk", **POLICE, "key": "day"},
    )
    (one,) = chronology(case, ALL).happenings
    assert len(one.accounts) == 2
    assert one.differs == ()


def test_what_one_account_does_not_record_is_no_difference(made: Made) -> None:
    case = made(
        {"kind": "interview", "on": "2021-03-09", "event": "talk", "seen": True, "outcome": "none", **NORTH, "key": "more"},
        {"kind": "interview", "on": "2021-03-09", "event": "talk", **POLICE, "key": "less"},
    )
    (one,) = chronology(case, ALL).happenings
    assert one.differs == ()


def test_the_other_account_stands_beside_the_one_in_the_window(headline: Headline) -> None:
    window = replace(ALL, since="1999-08-05", until="1999-08-06")
    found = with_fact(chronology(headline(), window), f"{CASE}kouao-interview")
    assert len(found.accounts) == 2
    team = replace(ALL, teams=frozenset({"haringey-social-services"}))
    assert len(with_fact(chronology(headline(), team), f"{CASE}kouao-interview").accounts) == 2


def test_a_dispute_stands_with_its_fact_whatever_the_window_and_never_apart(headline: Headline) -> None:
    window = replace(ALL, since="1999-06-15", until="1999-06-30", kinds=("letter",))
    found = chronology(headline(), window)
    assert [line.fact for one in found.happenings for line in one.accounts] == [f"{CASE}brent-fax"]
    assert beside(found) == [f"{CASE}fax-never-came"]
    assert found.undated == ()


def test_a_dispute_of_what_the_lens_hides_stands_alone(made: Made) -> None:
    case = made({"kind": "dispute", "text": "It never came", "disputes": "hidden", **NORTH, "key": "dispute"})
    (one,) = chronology(case, ALL).undated
    assert one.accounts[0].fact == "dispute"


def test_a_dispute_of_a_dispute_is_not_lost(made: Made) -> None:
    case = made(
        {"kind": "letter", "on": "2021-03-01", **NORTH, "key": "letter"},
        {"kind": "dispute", "text": "It never came", "disputes": "letter", **POLICE, "key": "first"},
        {"kind": "dispute", "text": "It did", "disputes": "first", **NORTH, "key": "second"},
    )
    found = chronology(case, ALL)
    assert beside(found) == ["first"]
    assert [(line.fact, line.details) for one in found.undated for line in one.accounts] == [("second", ("About [first].",))]
    assert facts(chronology(case, replace(ALL, succinct=True))) == ["letter", "second"]


def test_the_turns_of_a_case_are_kinds_that_the_model_has() -> None:
    assert {kind for kinds in KINDS.values() for kind in kinds} >= TURNS


def test_the_childs_words_and_strengths_keep_their_place_in_both_forms(made: Made) -> None:
    case = made(
        {"kind": "home-visit", "on": "2021-03-01", **NORTH, "key": "visit"},
        {"kind": "child-words", "on": "2021-03-02", "text": "I like the bus", **NORTH, "key": "words"},
        {"kind": "strength", "on": "2021-03-03", "text": "Reads every night", **NORTH, "key": "strength"},
        {"kind": "call", "on": "2021-03-04", **NORTH, "key": "call"},
        {"kind": "referral", "on": "2021-03-05", **NORTH, "key": "referral"},
    )
    assert facts(chronology(case, ALL)) == ["visit", "words", "strength", "call", "referral"]
    succinct = chronology(case, replace(ALL, succinct=True))
    assert facts(succinct) == ["visit", "words", "strength", "referral"]
    assert succinct.left_out == {"call": 1}


def test_the_succinct_form_keeps_suspected_harm_and_leaves_out_notes(headline: Headline) -> None:
    case = headline()
    found = chronology(case, replace(ALL, succinct=True))
    kept = set(facts(found)) | set(beside(found))
    assert {fact.fact for fact in case.facts if getattr(fact, "concern", None) == "harm-suspected"} <= kept
    assert all(line.note is None for one in found.happenings for line in one.accounts)
    assert sum(found.left_out.values()) == len(case.facts) - len(kept) > 0


def test_a_window_leaves_out_what_has_no_day_and_counts_it(made: Made) -> None:
    case = made(
        {"kind": "call", "on": "2021-03-01", **NORTH, "key": "in"},
        {"kind": "letter", **NORTH, "key": "undated"},
        {"kind": "visit-cancelled", "on": "2021-05-01", **NORTH, "key": "after"},
    )
    found = chronology(case, replace(ALL, until="2021-04-01"))
    assert facts(found) == ["in"]
    assert found.left_out == {"letter": 1, "visit-cancelled": 1}
    assert facts(chronology(case, ALL)) == ["in", "after", "undated"]


def test_what_its_sender_withdrew_is_named_and_not_told(made: Made) -> None:
    case = made({"kind": "call", "on": "2021-03-01", "recorded_at": "2021-03-01", "note": "secret", **NORTH, "key": "call"})
    (version,) = case.history["call"]
    gone = version.changed(version=2, deleted=True, recorded_at="2021-03-09")
    found = chronology(replace(case, facts=(), history={"call": (version, gone)}), ALL)
    (one,) = found.withdrawn
    assert (one.fact, one.recorded, one.withdrawn) == ("call", "1 March 2021 (on file)", "9 March 2021 (on file)")
    assert "secret" not in repr(found)
