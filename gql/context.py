"""What a request carries: the store, who asks, and the cases already fetched, so that the same case is fetched once."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from strawberry.dataloader import DataLoader

from sightline.gql.answers import Answers
from sightline.gql.breadth import Breadth
from sightline.graph import clock
from sightline.graph.case import Case
from sightline.graph.casefile import adult_case, child_case, child_replay, contacts_of
from sightline.graph.lens import Lens, Viewer
from sightline.graph.store import Store
from sightline.queries.local import Locals


@dataclass(slots=True)
class Context:
    """One request; `breadth` is how much of a case file its document needs, `local` what authorities set for themselves."""

    store: Store
    viewer: Viewer
    breadth: Breadth = Breadth.WHOLE
    local: Locals = field(default_factory=dict)
    _fetched: dict[Any, "asyncio.Task[Any]"] = field(default_factory=dict)
    _together: dict[str, DataLoader[Any, Any]] = field(default_factory=dict)

    async def person(self, who: str, key: str, lens: Lens) -> Answers:
        """The answers about one person; NotFound where there is none or none of it is open to the viewer."""
        found: Answers = await self.once((who, key, lens), lambda: self._person(who, key, lens))
        return found

    async def _person(self, who: str, key: str, lens: Lens) -> Answers:
        if who == "Child" and self.breadth is Breadth.WHOLE:
            replay = await child_replay(self.store, key, lens)
            return Answers(replay.whole, today(lens), self.breadth, replay, self.local)
        return Answers(await _fetched(who, self.store, key, lens, self.breadth), today(lens), self.breadth)

    async def once(self, key: Any, fetch: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        """What a fetch brings; the same key is fetched once in a request."""
        if key not in self._fetched:
            self._fetched[key] = asyncio.create_task(fetch())
        return await asyncio.shield(self._fetched[key])  # whoever stops waiting leaves it to the others

    async def together(self, name: str, one: Any, fetch: Callable[[list[Any]], Awaitable[Sequence[Any]]]) -> Any:
        """What a fetch brings for one thing, asked in one go with the other things on a page of which the same is asked."""
        if name not in self._together:
            self._together[name] = DataLoader(fetch, cache=False)
        return await self._together[name].load(one)

    def close(self) -> None:
        """Ends what is still being fetched, when nobody waits for it any more, and lets go of the rest.

        An executor refers to itself, so that whole cases would otherwise stay until the next search for garbage.
        """
        for fetched in self._fetched.values():
            fetched.cancel()
        self._fetched.clear()
        self._together.clear()


async def _fetched(who: str, store: Store, key: str, lens: Lens, breadth: Breadth) -> Case:
    if who == "Adult":
        return await adult_case(store, key, lens, household=breadth is Breadth.WHOLE)
    if breadth is Breadth.CONTACTS:
        return await contacts_of(store, key, lens)
    return await child_case(store, key, lens, household=False)


def today(lens: Lens) -> str:
    """The day on which a question is asked through a lens."""
    return lens.happened_on or lens.known_at or clock.today()
