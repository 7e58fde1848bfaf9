"""May an absence be spoken of."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sightline.graph.case import Case, Signpost
from sightline.queries.coverage import covering, hidden
from sightline.queries.index import Index

Made = Callable[..., Case]

NORTH = "social-care:North"
CALL = {"kind": "call", "on": "2021-03-01", "held_by": NORTH}
DAY = ("2021-03-01", "2021-03-01")


def claim(**more: Any) -> dict[str, Any]:
    return {"agency": NORTH, "kinds": ["Contact"], "since": "2021-03-01", "until": "2021-03-02", **more}


@pytest.mark.parametrize(
    ("more", "covers"),
    [
        ({}, True),
        ({"kinds": ["call"]}, True),
        ({"kinds": ["letter"]}, False),
        ({"since": "2021-03-02"}, False),
        ({"until": "2021-03-01"}, False),
        ({"until": None, "as_at": "2021-03-01"}, True),
        ({"until": None, "as_at": "2021-02-28"}, False),
        ({"since": None}, True),
        ({"complete": False}, False),
        ({"agency": "social-care"}, True),
        ({"agency": "police"}, False),
    ],
)
def test_a_claim_covers_its_team_its_kinds_and_its_days(made: Made, more: dict[str, Any], covers: bool) -> None:
    index = Index(made(CALL, uncovered=True, coverage=(claim(**more),)))
    assert bool(covering(index, ("Contact", "call"), DAY, DAY, team=NORTH)) is covers


def test_a_claim_for_the_whole_body_covers_its_team(made: Made) -> None:
    index = Index(
        made(
            CALL,
            uncovered=True,
            coverage=(claim(agency="council:North"),),
            teams={NORTH: {"part_of": "council:North"}, "council:North": {}},
        )
    )
    assert covering(index, ("Contact",), DAY, DAY, team=NORTH)


@pytest.mark.parametrize(
    ("viewer", "known_to", "team", "is_hidden"),
    [
        (None, None, None, False),
        ((NORTH,), None, NORTH, False),
        ((NORTH,), None, "police:North", True),
        ((NORTH,), None, None, True),
        ((NORTH,), (NORTH,), None, False),
        ((NORTH,), (NORTH, "police:North"), None, True),
        ((NORTH,), (NORTH,), "police:North", False),
    ],
)
def test_what_the_viewer_may_not_see_could_be_there(
    made: Made, viewer: tuple[str, ...] | None, known_to: tuple[str, ...] | None, team: str | None, is_hidden: bool
) -> None:
    assert hidden(Index(made(CALL, viewer=viewer, known_to=known_to)), ("Contact",), team) is is_hidden


def test_a_signpost_hides_for_its_team_and_label_only(made: Made) -> None:
    post = Signpost(fact="x", label="Contact", held_by="police:North")
    index = Index(replace(made(CALL), signposts=(post,)))
    assert hidden(index, ("Contact",), "police:North")
    assert hidden(index, ("Contact",))
    assert not hidden(index, ("Contact",), NORTH)
    assert not hidden(index, ("Registration",))
