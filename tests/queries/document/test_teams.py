"""Team by team: first and last contact, counts, what was told to and by each, workers, and the name it held."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.graph.case import Case
from sightline.queries.document.teams import TeamRow, teams

Made = Callable[..., Case]
Headline = Callable[..., Case]

NORTH: dict[str, Any] = {"held_by": "social-care:North"}
CASE = "victoria-climbie/"


def row(case: Case, team: str) -> TeamRow:
    return next(one for one in teams(case) if one.team == team)


@pytest.fixture(scope="module")
def ealing(headline: Headline) -> TeamRow:
    return row(headline(), "ealing-social-services")


def test_a_run_is_one_entry_that_says_how_often(ealing: TeamRow) -> None:
    assert (ealing.contacts, ealing.series) == (6, (14,))
    assert (ealing.seen, ealing.alone) == (7, 0)


def test_first_and_last_contact_cite_their_facts(ealing: TeamRow) -> None:
    assert ealing.first is not None
    assert ealing.first.fact == f"{CASE}ealing-visits"
    assert ealing.last is not None
    assert (ealing.last.text, ealing.last.fact) == ("15 July 1999", f"{CASE}ealing-closure")


def test_a_team_has_its_worker_and_the_name_it_held(ealing: TeamRow) -> None:
    assert [worker.fact for worker in ealing.workers] == [f"{CASE}ealing-worker"]
    assert [(name.text, name.fact) for name in ealing.names] == [("Anna Kouao", f"{CASE}name-ealing")]


def test_what_was_told_stands_with_the_teller_and_the_told(headline: Headline) -> None:
    case = headline()
    told = row(case, "brent-social-services").told_to
    assert f"{CASE}central-middlesex-referral" in {one.fact for one in told}
    assert any(one.text.startswith("by Central Middlesex Hospital: sent 14 July 1999") for one in told)
    by = row(case, "central-middlesex-hospital").told_by
    assert f"{CASE}central-middlesex-referral" in {one.fact for one in by}


def test_a_team_that_was_only_told_has_a_row_without_contacts(headline: Headline) -> None:
    visiting = row(headline(), "haringey-health-visiting")
    assert (visiting.first, visiting.contacts) == (None, 0)
    assert visiting.told_to


def test_two_accounts_of_one_event_by_one_team_are_one_contact(made: Made) -> None:
    case = made(
        {"kind": "decision", "on": "2021-03-01", "event": "print", "outcome": "closed", **NORTH, "key": "one"},
        {"kind": "decision", "on": "2021-03-01", "event": "print", "outcome": "accepted", **NORTH, "key": "two"},
        {"kind": "call", "on": "2021-03-02", **NORTH, "key": "call"},
    )
    assert row(case, "social-care:North").contacts == 2


def test_neither_the_family_nor_a_review_is_a_team(headline: Headline) -> None:
    assert {"family", "review"}.isdisjoint(one.team for one in teams(headline()))


def test_teams_stand_in_the_order_of_their_first_contact(headline: Headline) -> None:
    order = [one.team for one in teams(headline())]
    assert order.index("ealing-social-services") < order.index("central-middlesex-hospital") < order.index("tottenham-centre")
