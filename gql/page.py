"""Lists that are read page by page, after Relay's connections; a cursor is the place of its item in the order, not a number."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import strawberry

from sightline.gql.field import shown, worked_out
from sightline.graph.errors import BadInput

T = TypeVar("T")

FIRST = 25
MOST = 200

First = Annotated[int | None, strawberry.argument(description="How many items, from the front.")]
After = Annotated[str | None, strawberry.argument(description="Only items after this cursor.")]
Last = Annotated[int | None, strawberry.argument(description="How many items, from the back.")]
Before = Annotated[str | None, strawberry.argument(description="Only items before this cursor.")]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a page, and what tells its place in the order."""

    node: Any
    place: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Page:
    """Some items of a list, with what lies before and after; `goes_on` is where it does, when not after the last item."""

    edges: tuple[Item, ...]
    has_previous_page: bool
    has_next_page: bool
    total_count: int | None = None
    goes_on: str | None = None
    cut: tuple[str, ...] = ()


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    """Where a page lies."""

    has_next_page: bool = shown("Is there more after this page.")
    has_previous_page: bool = shown("Is there more before this page.")
    start_cursor: str | None = worked_out("The cursor of the first item.", lambda page: _cursor_at(page, 0))
    end_cursor: str | None = worked_out(
        "The cursor of the last item: what to send as `after`.",
        lambda page: _cursor_at(page, -1) if page.goes_on is None else written(page.goes_on),
    )


@strawberry.type(description="One item of a list, with its cursor.")
class Edge(Generic[T]):
    """One item."""

    node: T = shown("The item.")
    cursor: str = worked_out("The item's place in the order; it stays the same while the item does.", lambda item: cursor(item))


@strawberry.type(description="A list that is read page by page.")
class Connection(Generic[T]):
    """A list."""

    edges: list[Edge[T]] = shown("The items of this page, each with its cursor.")
    nodes: list[T] = worked_out("The items of this page.", lambda page: [item.node for item in page.edges])
    page_info: PageInfo = worked_out("Where this page lies in the list.", lambda page: page)
    total_count: int = shown("How many items the whole list has.")


@strawberry.type(name="Connection", description="A list too long to be counted, read page by page.")
class Uncounted(Generic[T]):
    """A list without its length."""

    edges: list[Edge[T]] = shown("The items of this page, each with its cursor.")
    nodes: list[T] = worked_out("The items of this page.", lambda page: [item.node for item in page.edges])
    page_info: PageInfo = worked_out("Where this page lies in the list.", lambda page: page)
    cut: list[str] = shown("Where the list was cut short; empty when it was not.")


def page_of(
    items: Sequence[Any],
    place: Callable[[Any], str],
    *,
    first: int | None,
    after: str | None,
    last: int | None = None,
    before: str | None = None,
    usual: int = FIRST,
    most: int = MOST,
) -> Page:
    """The page asked for of a list that is in the order of its places."""
    lower, upper = 0, len(items)
    places = [place(item) for item in items] if after is not None or before is not None else []
    if after is not None:
        mark = read("after", after)
        lower = sum(one <= mark for one in places)
    if before is not None:
        mark = read("before", before)
        upper = max(lower, sum(one < mark for one in places))
    start, end = lower, upper
    if first is not None or last is None:
        end = min(end, start + size("first", usual if first is None else first, most))
    if last is not None:
        start = max(start, end - size("last", last, most))
    return Page(
        edges=tuple([Item(item, place) for item in items[start:end]]),
        total_count=len(items),
        has_previous_page=start > 0,
        has_next_page=end < len(items),
    )


def front(found: Sequence[Any], place: Callable[[Any], str], most: int, after: str | None) -> Page:
    """A page of what was found after a cursor, where one more was asked for than it may hold."""
    return Page(
        edges=tuple([Item(one, place) for one in found[:most]]),
        has_previous_page=after is not None,
        has_next_page=len(found) > most,
    )


def cursor(item: Item) -> str:
    """An item's place, made opaque."""
    return written(item.place(item.node))


def written(place: str) -> str:
    """A place as a cursor."""
    return urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _cursor_at(page: Page, number: int) -> str | None:
    return cursor(page.edges[number]) if page.edges else None


def read(argument: str, given: str) -> str:
    """The place that a cursor stands for; BadInput where it is none."""
    try:
        return urlsafe_b64decode(given + "=" * (-len(given) % 4)).decode()
    except ValueError:
        raise BadInput(argument, "is not a cursor", "take it from `cursor` or `pageInfo` of an answer") from None


def size(argument: str, asked: int, most: int = MOST) -> int:
    """The size of a page that was asked for; BadInput where no page may have it."""
    if not 0 <= asked <= most:
        raise BadInput(argument, f"{asked} is not a size of a page", f"ask for 0 to {most} and read on from `pageInfo.endCursor`")
    return asked
