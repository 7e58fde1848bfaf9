"""An authority looked up by itself: what it was before and became, and the bodies that serve it."""

from dataclasses import dataclass

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.asking import Id, Info
from sightline.gql.authority import Authority
from sightline.gql.field import asked, shown
from sightline.gql.node import key_in
from sightline.gql.page import After, First, Item, Page, Uncounted, read, size
from sightline.graph import authority as graph
from sightline.graph import things
from sightline.graph.store import Store

LISTED = 50


@dataclass(frozen=True, slots=True)
class Found:
    """An area with its first bodies."""

    answer: graph.AuthorityAnswer
    store: Store


async def agencies(found: strawberry.Parent[Found], first: First = None, after: After = None) -> Page:
    """One page of the bodies that serve an area; the first needs no further question."""
    number = LISTED if first is None else size("first", first)
    answer = found.answer
    if after is not None or number > LISTED:
        place = None if after is None else read("after", after)
        answer = await graph.authority(found.store, answer.authority.id, after=place, limit=max(number, 1))
    bodies = answer.agencies[:number]
    return Page(
        edges=tuple([Item(one, _place) for one in bodies]),
        has_previous_page=after is not None,
        has_next_page=len(bodies) < len(answer.agencies) or answer.next is not None,
    )


@strawberry.type(description="An area, what it was before and became, and the bodies that serve it.")
class AuthorityFile:
    """One area."""

    authority: Authority = shown("The area.", "answer.authority")
    predecessors: list[Authority] = shown("The areas that it took the place of.", "answer.predecessors")
    successors: list[Authority] = shown("The areas that took its place.", "answer.successors")
    agencies: Uncounted[Agency] = asked("The bodies that serve it.", agencies, usual=LISTED)


async def authority(info: Info, id: Id) -> Found:
    """One area; areas and bodies are open to every reader."""
    return Found(await graph.authority(info.context.store, key_in("Authority", id), limit=LISTED), info.context.store)


def _place(body: things.Agency) -> str:
    return body.id
