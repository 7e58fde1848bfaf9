"""`sightline serve`: the page and the API over the data that is there."""

from typing import Annotated

import typer
import uvloop

from sightline.cli.opened import opened, warn_of_unfinished
from sightline.graph.settings import Settings

Port = Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")]


def serve(port: Port = None) -> None:
    """Serve the page and the GraphQL API over the data that is there, until Ctrl-C."""
    uvloop.run(_serve(Settings.from_environment(), port))


async def _serve(settings: Settings, port: int | None) -> None:
    from sightline.cli.server import listen, serve_until_stopped  # slow to import; other commands need none of it

    with listen(settings, port) as taken:
        async with opened(settings) as store:
            await warn_of_unfinished(store)
            await serve_until_stopped(store, settings, taken)
