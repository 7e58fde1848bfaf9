"""Reading page by page is reading the list."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.gql.page import MOST, Page, cursor, page_of
from sightline.graph.errors import BadInput

lists = st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=40).map(sorted)


def place(item: str) -> str:
    return item


def page(items: list[str], **asked: Any) -> Page:
    return page_of(items, place, **{"first": None, "after": None, **asked})


def nodes(found: Page) -> list[str]:
    return [item.node for item in found.edges]


@given(lists, st.integers(1, 7))
def test_pages_read_forwards_are_the_list(items: list[str], size: int) -> None:
    read: list[str] = []
    after = None
    while True:
        found = page(items, first=size, after=after)
        read += nodes(found)
        assert found.total_count == len(items)
        if not found.has_next_page:
            break
        after = cursor(found.edges[-1])
    assert read == items


@given(lists, st.integers(1, 7))
def test_pages_read_backwards_are_the_list(items: list[str], size: int) -> None:
    read: list[str] = []
    before = None
    while True:
        found = page(items, last=size, before=before)
        read = nodes(found) + read
        if not found.has_previous_page:
            break
        before = cursor(found.edges[0])
    assert read == items


@given(lists, lists, st.integers(1, 7))
def test_a_cursor_keeps_its_place_when_the_list_changes(items: list[str], others: list[str], size: int) -> None:
    found = page(items, first=size)
    if found.edges:
        last = found.edges[-1]
        assert nodes(page(others, first=MOST, after=cursor(last))) == [one for one in others if one > last.node]


@pytest.mark.parametrize("given_", ["not a cursor!", "€", "_w", "a"])
def test_what_is_no_cursor_is_refused_with_where_to_find_one(given_: str) -> None:
    with pytest.raises(BadInput, match="take it from"):
        page(["one"], after=given_)


@pytest.mark.parametrize("asked", [{"first": -1}, {"first": MOST + 1}, {"last": -5}, {"last": 2**31}])
def test_a_size_out_of_bounds_is_refused_with_the_bounds(asked: dict[str, int]) -> None:
    with pytest.raises(BadInput, match=f"0 to {MOST}"):
        page(["one"], **asked)


def test_no_items_are_no_error() -> None:
    assert nodes(page(["one"], first=0)) == []
