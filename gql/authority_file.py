"""An authority looked up by itself: what it was before and became, and the bodies that serve it."""

from typing import Annotated

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.asking import Id, Info
from sightline.gql.authority import Authority
from sightline.gql.field import shown
from sightline.gql.node import key_in
from sightline.graph import authority as graph

First = Annotated[int, strawberry.argument(description="How many bodies at most.")]
After = Annotated[str | None, strawberry.argument(description="`next` of the page before.")]


@strawberry.type(description="An area, what it was before and became, and the bodies that serve it.")
class AuthorityFile:
    """One area."""

    authority: Authority = shown("The area.")
    predecessors: list[Authority] = shown("The areas that it took the place of.")
    successors: list[Authority] = shown("The areas that took its place.")
    agencies: list[Agency] = shown("The bodies that serve it, a page at a time.")
    next: str | None = shown("What to send as `after` for the next bodies; null at the end.")


async def authority(info: Info, id: Id, first: First = 50, after: After = None) -> graph.AuthorityAnswer:
    """One area; areas and bodies are open to every reader."""
    return await graph.authority(info.context.store, key_in("Authority", id), after=after, limit=first)
