"""The timeline over GraphQL: its order, its filters and its pages."""

from typing import Any

import pytest
from asking import Asking
from household_of_zubrin import NORTH, SOUTH, WARD


async def ids(asking: Asking, arguments: str, **variables: Any) -> list[str]:
    """The contacts, or other facts, that a timeline with these arguments holds."""
    given = f"({arguments})" if arguments else ""
    answer = await asking(f'{{ child(id: "zubrin") {{ timeline{given} {{ nodes {{ id }} }} }} }}', **variables)
    assert "errors" not in answer, answer
    return [node["id"].partition(":")[2] for node in answer["data"]["child"]["timeline"]["nodes"]]


async def test_contacts_come_oldest_first_by_day_then_time_and_undated_last(asking: Asking) -> None:
    assert await ids(asking, "") == ["referral", "call", "visit", "closure", "letter", "admission", "undated"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ('kinds: ["call", "closure"]', ["call", "closure"]),
        (f'teams: ["Agency:{WARD}"]', ["letter", "admission"]),
        (f'teams: ["{WARD}", "{SOUTH}"]', ["letter", "admission", "undated"]),
        ('authority: "southmere"', ["letter", "admission", "undated"]),
        (f'authority: "Authority:northmere", kinds: ["home-visit"], teams: ["{NORTH}"]', ["visit"]),
        ('since: "2020-03-20"', ["closure", "letter", "admission"]),
        ('until: "2020-01-20"', ["referral"]),
        ('since: "2020-05-31", until: "2020-06-01"', ["letter"]),
        ("labels: [STATEMENT, STATUS]", ["words", "need"]),
        ("first: 2", ["referral", "call"]),
        ("last: 2", ["admission", "undated"]),
    ],
)
async def test_a_filter_keeps_what_it_says(asking: Asking, arguments: str, expected: list[str]) -> None:
    assert await ids(asking, arguments) == expected


async def test_a_kind_that_is_none_is_refused_with_the_list(asking: Asking) -> None:
    answer = await asking('{ child(id: "zubrin") { timeline(kinds: ["visits"]) { totalCount } } }')
    assert answer["errors"][0]["extensions"]["code"] == "BAD_INPUT"
    assert "home-visit" in answer["errors"][0]["extensions"]["cure"]


async def test_a_long_timeline_is_read_page_by_page_without_loss_or_repeat(asking: Asking) -> None:
    query = """query ($after: String) { child(id: "quellit") { timeline(first: 70, after: $after) {
      totalCount edges { cursor node { id on } } pageInfo { hasNextPage endCursor } } } }"""
    read: list[Any] = []
    after = None
    while True:
        answer = await asking(query, after=after)
        timeline = answer["data"]["child"]["timeline"]
        read += timeline["edges"]
        assert timeline["totalCount"] == 300
        if not timeline["pageInfo"]["hasNextPage"]:
            break
        after = timeline["pageInfo"]["endCursor"]
        assert after == timeline["edges"][-1]["cursor"]
    assert len({edge["node"]["id"] for edge in read}) == len(read) == 300
    assert [edge["node"]["on"] for edge in read] == sorted(edge["node"]["on"] for edge in read)


async def test_three_hundred_contacts_fit_on_a_page_and_fifty_come_unasked(asking: Asking) -> None:
    answer = await asking(
        '{ child(id: "quellit") { all: timeline(first: 300) { nodes { id } } few: timeline { nodes { id } } } }'
    )
    assert len(answer["data"]["child"]["all"]["nodes"]) == 300
    assert len(answer["data"]["child"]["few"]["nodes"]) == 50
