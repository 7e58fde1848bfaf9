"""Opens the database for one command, and says what the person should know before the answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sightline.cli.screen import say, working
from sightline.graph.load import unfinished
from sightline.graph.settings import Settings
from sightline.graph.store import Store


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    """An open store, left again at the end, however the command ends."""
    with working("Opening the database"):
        store = await Store.open(settings)
    async with store:
        if store.message:
            say(store.message)
        yield store


async def warn_of_unfinished(store: Store) -> None:
    """Answers rest on part of a source while its load is not finished: say so."""
    for source in await unfinished(store):
        say(f"The load of {source} was begun and has not finished; run it again to complete it.")
