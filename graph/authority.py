"""One area: what it was before and became, and the bodies that serve it, a page at a time."""

from dataclasses import dataclass

from sightline.graph.errors import NotFound
from sightline.graph.pages import MOST_ENTRIES
from sightline.graph.rows import thing
from sightline.graph.store import Store
from sightline.graph.things import Agency, Authority


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityAnswer:
    """An area with its predecessors and successors, and a page of its bodies; `next` asks for those after them."""

    authority: Authority
    predecessors: tuple[Authority, ...]
    successors: tuple[Authority, ...]
    agencies: tuple[Agency, ...]
    next: str | None


async def authority(store: Store, id: str, *, after: str | None = None, limit: int = 100) -> AuthorityAnswer:
    """One area and the bodies that serve it; NotFound where there is none. Areas and bodies are open to every viewer."""
    limit = max(1, min(limit, MOST_ENTRIES))
    rows = await store.read("authority", id=id, after=after or "", limit=limit + 1)
    if not rows:
        raise NotFound("authority", id)
    row = rows[0]
    agencies = [thing("Agency", one) for one in row["agencies"]]
    return AuthorityAnswer(
        authority=thing("Authority", row["authority"]),
        predecessors=tuple(thing("Authority", one) for one in row["predecessors"]),
        successors=tuple(thing("Authority", one) for one in row["successors"]),
        agencies=tuple(agencies[:limit]),
        next=agencies[limit - 1].id if len(agencies) > limit else None,
    )
