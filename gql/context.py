"""What a request carries: the store, who asks, and the cases already fetched, so that the same case is fetched once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sightline.gql.answers import Answers
from sightline.graph.casefile import adult_case, child_case
from sightline.graph.lens import Lens, Viewer
from sightline.graph.store import Store

FETCHES = {"Child": child_case, "Adult": adult_case}


@dataclass(slots=True)
class Context:
    """One request. `household` says whether its document asks for anything that needs the household."""

    store: Store
    viewer: Viewer
    household: bool = True
    _fetched: dict[Any, "asyncio.Task[Any]"] = field(default_factory=dict)

    async def person(self, who: str, key: str, lens: Lens) -> Answers:
        """The answers about one person; NotFound where there is none or none of it is open to the viewer."""
        found: Answers = await self.once((who, key, lens), lambda: self._person(who, key, lens))
        return found

    async def _person(self, who: str, key: str, lens: Lens) -> Answers:
        case = await FETCHES[who](self.store, key, lens, household=self.household)
        return Answers(case, today(lens), whole=self.household)

    async def once(self, key: Any, fetch: Callable[[], Awaitable[Any]]) -> Any:
        """What a fetch brings; the same key is fetched once in a request."""
        if key not in self._fetched:
            self._fetched[key] = asyncio.ensure_future(fetch())
        return await asyncio.shield(self._fetched[key])


def today(lens: Lens) -> str:
    """The day on which a question is asked through a lens."""
    return lens.happened_on or lens.known_at or datetime.now(UTC).date().isoformat()
