"""The files looked at, with their days and claims; also those that a claim covers though they hold nothing."""

from collections.abc import Callable
from typing import Any

from sightline.graph.case import Case
from sightline.queries.sources import sources

Made = Callable[..., Case]

CALL: dict[str, Any] = {"kind": "call", "on": "2021-03-01", "held_by": "police:North"}


def test_each_file_says_how_much_is_seen_and_as_at_which_day(made: Made) -> None:
    claims = (
        {"agency": "police:North", "kinds": ["Contact"], "as_at": "2021-06-01"},
        {"agency": "school", "kinds": ["Registration"], "as_at": "2021-07-01"},
    )
    found = sources(made(CALL, CALL, uncovered=True, coverage=claims))
    assert [(one.team, one.facts, one.as_at) for one in found] == [("police:North", 2, "2021-06-01"), ("school", 0, "2021-07-01")]


def test_a_file_without_a_claim_has_no_day(made: Made) -> None:
    (found,) = sources(made(CALL, uncovered=True))
    assert found.as_at is None
    assert found.coverage == ()
