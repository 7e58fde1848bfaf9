"""`sightline demo`: the example, loaded once into the embedded database, and the page over it."""

from typing import Annotated

import typer
import uvloop

from sightline.cli.load import load_with_progress
from sightline.cli.opened import opened
from sightline.cli.serve import Port
from sightline.graph.erase import erase
from sightline.graph.errors import BadSetting, DataUnusable
from sightline.graph.load import loads
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.loaders.borough import borough
from sightline.loaders.case_format import read_case, shipped_case

CHILDREN = 2_000
SEED = 1
BOROUGH = f"made-up borough of {CHILDREN:,} children"
HEADLINE = "victoria-climbie.yaml"


def demo(
    port: Port = None,
    no_headline: Annotated[
        bool, typer.Option("--no-headline", help="Leave out the case of Victoria Climbié, or take it out again.")
    ] = False,
) -> None:
    """Load an example once and serve a page over it on this machine, until Ctrl-C.

    The example is a made-up borough of 2,000 children and, from the public record, the case of Victoria Climbié.
    """
    settings = Settings.from_environment()
    if settings.neo4j_uri:
        cure = "take the setting out: the demo fills the database that comes with Sightline"
        raise BadSetting("SIGHTLINE_NEO4J_URI", "names a database of your own", cure)
    uvloop.run(_demo(settings, port, headline=not no_headline))


async def _demo(settings: Settings, port: int | None, headline: bool) -> None:
    from sightline.cli.server import listen, serve_until_stopped  # slow to import; other commands need none of it

    with listen(settings, port) as taken:
        async with opened(settings) as store:
            await fill(store, headline)
            await serve_until_stopped(store, settings, taken)


async def fill(store: Store, headline: bool = True) -> None:
    """Load what of the example is not there yet, or was cut off."""
    there = await loads(store)
    if there and BOROUGH not in there and HEADLINE not in there:
        problem = f"the data directory {store.settings.data} holds data of your own"
        raise DataUnusable(problem, "set SIGHTLINE_DATA to another directory for the demo")
    case = read_case(shipped_case(HEADLINE.removesuffix(".yaml"))).bundle
    if headline and not there.get(HEADLINE):
        await load_with_progress(store, [case], HEADLINE)
    if not headline and HEADLINE in there:
        await erase(store, HEADLINE, case)
    if not there.get(BOROUGH):
        await load_with_progress(store, borough(CHILDREN, SEED), BOROUGH)
