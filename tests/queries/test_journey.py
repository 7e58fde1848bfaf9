"""The journey: stays with every account, moves with their hand-overs, and how long nobody of the new area knew."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case
from sightline.queries.journey import Journey, Move, journey

Made = Callable[..., Case]

TODAY = "2021-12-31"


def homes(found: Journey) -> list[str]:
    return [stay.authority.id for stay in found.home if stay.authority]


def home_moves(found: Journey) -> list[Move]:
    return [move for move in found.moves if move.lane == "home"]


def home(area: str, since: str | None, until: str | None = None, **more: Any) -> dict[str, Any]:
    told = {"kind": "home", "area": area, "held_by": f"social-care:{area}", **more}
    return told | ({"since": since} if since else {}) | ({"until": until} if until else {})


def test_a_stay_known_only_by_its_area_counts(made: Made) -> None:
    stay = {"kind": "unknown", "since": "2021-01-01", "until": "2021-02-01", "authority": "North", "held_by": "social-care:North"}
    found = journey(made(stay, home("East", "2021-02-01")), TODAY)
    assert homes(found) == ["North", "East"]
    assert [move.between_authorities for move in found.moves] == [True]


def test_two_teams_accounts_of_one_stay_stand_side_by_side(made: Made) -> None:
    own, other = home("North", "2021-01-01", key="own"), home("North", "2021-01-09", key="other", held_by="school:North")
    (stay,) = journey(made(own, other), TODAY).home
    assert [account.evidence for account in stay.accounts] == ["own", "other"]
    assert stay.differs
    assert stay.since == ("2021-01-01", "2021-01-09")


def test_an_account_without_a_day_joins_the_stay_at_its_address(made: Made) -> None:
    (stay,) = journey(made(home("North", None, held_by="gp:North"), home("North", "2021-01-09")), TODAY).home
    assert len(stay.accounts) == 2
    assert stay.since == ("2021-01-09", "2021-01-09")


def test_returning_to_an_address_is_a_second_stay(made: Made) -> None:
    found = journey(
        made(home("North", "2021-01-01", "2021-02-01"), home("East", "2021-02-01", "2021-03-01"), home("North", "2021-03-01")),
        TODAY,
    )
    assert homes(found) == ["North", "East", "North"]
    assert len(found.moves) == 2


def test_a_stay_in_hospital_or_inside_another_stay_is_no_move(made: Made) -> None:
    found = journey(
        made(
            home("North", "2021-01-01", "2021-09-01"),
            home("East", "2021-03-01", "2021-03-05", kind="hospital"),
            home("East", "2021-04-01", "2021-04-05", kind="with-carer"),
        ),
        TODAY,
    )
    assert found.moves == ()
    assert len(found.home) == 3


def test_a_hand_over_is_offered_received_accepted_and_followed_by_a_first_sighting(made: Made) -> None:
    case = made(
        home("North", "2021-01-01", "2021-03-01"),
        home("East", "2021-03-01"),
        {
            "kind": "case-transfer",
            "on": "2021-03-02",
            "held_by": "social-care:North",
            "to": "social-care:East",
            "told": "social-care:East",
            "told_on": "2021-03-04",
            "key": "sent",
        },
        {"kind": "allocation", "on": "2021-03-06", "held_by": "social-care:East"},
        {"kind": "home-visit", "on": "2021-03-09", "held_by": "social-care:East", "seen": True},
    )
    moves = journey(case, TODAY).moves
    assert [move.lane for move in moves] == ["home", "team"]
    for move in moves:
        (handover,) = move.handovers
        days = handover.offered, handover.received, handover.accepted, handover.first_seen
        assert [day[0] for day in days if day] == ["2021-03-02", "2021-03-04", "2021-03-06", "2021-03-09"]
        assert move.handed_over


def test_sent_is_not_received(made: Made) -> None:
    case = made(
        home("North", "2021-01-01", "2021-03-01"),
        home("East", "2021-03-01"),
        {"kind": "letter", "on": "2021-03-02", "held_by": "social-care:North", "to": "social-care:East"},
    )
    (move,) = home_moves(journey(case, TODAY))
    assert [handover.received for handover in move.handovers] == [None]
    assert not move.handed_over


def test_the_orphan_interval_ends_with_the_new_areas_first_contact(made: Made) -> None:
    case = made(
        home("North", "2021-01-01", "2021-03-01"),
        home("East", "2021-03-01"),
        {"kind": "call", "on": "2021-03-05", "held_by": "social-care:North"},
        {"kind": "call", "on": "2021-03-21", "held_by": "school:East"},
    )
    (move,) = home_moves(journey(case, TODAY))
    assert move.orphan_days == (20, 20)


def test_an_orphan_interval_that_nobody_ended_runs_on_with_its_bounds(made: Made) -> None:
    made_day = {"kind": "home", "since": "2021-03", "area": "East", "held_by": "social-care:East"}
    case = made(home("North", "2021-01-01", "2021-03-01"), made_day)
    (move,) = home_moves(journey(case, "2021-04-10"))
    assert move.orphan is not None
    assert (move.orphan.until, move.orphan.days, move.orphan_days) == (None, (10, 40), None)


def test_between_teams_the_orphan_interval_ends_when_the_team_addressed_first_acts(made: Made) -> None:
    case = made(
        {"kind": "case-transfer", "on": "2021-03-02", "held_by": "social-care:North", "to": "social-care:East"},
        {"kind": "call", "on": "2021-03-05", "held_by": "school:East"},
        {"kind": "home-visit", "on": "2021-03-12", "held_by": "social-care:East", "key": "visit"},
    )
    (move,) = journey(case, TODAY).moves
    assert move.orphan is not None
    assert (move.orphan.days, move.orphan.first_contact) == ((10, 10), "visit")


def test_a_move_within_an_area_needs_no_hand_over_between_authorities(made: Made) -> None:
    second = {"kind": "home", "since": "2021-03-01", "at": "another", "authority": "North", "held_by": "social-care:North"}
    (move,) = journey(made(home("North", "2021-01-01", "2021-03-01"), second), TODAY).moves
    assert not move.between_authorities


def test_a_team_without_an_involvement_on_file_holds_the_case_from_first_contact_to_closure(made: Made) -> None:
    case = made(
        {"kind": "referral", "on": "2021-01-05", "held_by": "social-care:North"},
        {"kind": "closure", "on": "2021-02-05", "held_by": "social-care:North"},
        {"kind": "team", "since": "2021-02-10", "held_by": "social-care:East", "agency": "social-care:East"},
        {"kind": "call", "on": "2021-02-11", "held_by": "school:East"},
    )
    lane = journey(case, TODAY).team
    assert [(stay.kind, stay.since, stay.until) for stay in lane] == [
        ("by-contacts", ("2021-01-05", "2021-01-05"), ("2021-02-05", "2021-02-05")),
        ("team", ("2021-02-10", "2021-02-10"), None),
    ]


def test_a_case_handed_to_a_team_that_has_nothing_on_file_is_a_move_that_nobody_received(made: Made) -> None:
    case = made(
        {"kind": "call", "on": "2021-03-01", "held_by": "social-care:North"},
        {"kind": "case-transfer", "on": "2021-03-02", "held_by": "social-care:North", "to": "social-care:East"},
    )
    (move,) = journey(case, TODAY).moves
    assert (move.to.kind, move.to.accounts, move.handed_over) == ("not-on-file", (), False)
