"""Sources held and missing: each with the reason, and none that the lens hides."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case
from sightline.queries.document.holdings import holdings

Made = Callable[..., Case]
Headline = Callable[..., Case]

NORTH: dict[str, Any] = {"held_by": "social-care:North"}


def missing(case: Case) -> dict[str, str]:
    return {one.team: one.why for one in holdings(case).missing}


def test_a_held_source_says_as_at_which_day_and_what_it_claims(headline: Headline) -> None:
    brent = next(one for one in holdings(headline()).held if one.team == "brent-one-stop-shop")
    assert (brent.facts, brent.as_at) == (3, "2003-01-28")
    assert brent.claims == ("Contact from 18 June 1999 to before 22 June 1999, complete: S6, S7, S8",)


def test_a_claim_that_is_not_complete_is_missing(headline: Headline) -> None:
    assert "parts are missing" in missing(headline())["gp"]


def test_a_file_without_a_claim_says_nothing_by_its_silence(made: Made) -> None:
    case = made({"kind": "call", "on": "2021-03-01", **NORTH}, uncovered=True)
    assert missing(case)["social-care:North"] == "makes no claim to be complete: what is not on it says nothing"


def test_a_body_that_is_only_named_is_missing(made: Made) -> None:
    case = made({"kind": "letter", "on": "2021-03-01", "to": "school:North", **NORTH}, uncovered=True)
    assert missing(case)["school:North"] == "is named, and no file of its own is seen here"


def test_a_signpost_says_whom_to_ask_and_nothing_of_what_is_held(made: Made) -> None:
    secret = {
        "kind": "medical-opinion", "on": "2021-03-01", "told": "social-care:North", "told_level": "existence",
        "note": "secret", "held_by": "hospital:North", "key": "opinion-on-harm",
    }  # fmt: skip
    case = made(secret, {"kind": "call", "on": "2021-03-01", **NORTH}, known_to=("social-care:North",), uncovered=True)
    assert missing(case)["hospital:North"].startswith("holds something that may not be shown here; how to ask: ")
    assert "opinion-on-harm" not in repr(holdings(case))


def test_each_file_stands_with_the_decision_that_made_it_this_childs(headline: Headline) -> None:
    joined = {one.record: one for one in holdings(headline()).joined}
    assert joined["brent-social-services/call of 21 June 1999"].basis == "inquiry"
    replayed = {one.record for one in holdings(headline(known_at="1999-07-16")).joined}
    assert "brent-social-services/call of 21 June 1999" not in replayed
    assert "brent-social-services/referral of 14 July 1999" in replayed


def test_a_team_is_named_though_its_key_is_also_the_name_of_a_kind(headline: Headline) -> None:
    held = {one.team: one.name for one in holdings(headline()).held}
    assert held["childminder"] == "A private childminder in Brent"
    assert held["family"] == "the family"
    assert held["school"] == "school (any)"
