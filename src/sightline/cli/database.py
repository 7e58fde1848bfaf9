"""`sightline db`: start, stop and look at the database that comes with Sightline."""

import asyncio

import typer

from sightline.cli.screen import out, say, working
from sightline.graph.engines import embedded
from sightline.graph.errors import BadSetting
from sightline.graph.settings import Settings
from sightline.graph.store import Store

app = typer.Typer(
    help="Start, stop and look at the database. Other commands start it by themselves and stop it when they end.",
    no_args_is_help=True,
)


@app.command()
def start() -> None:
    """Start the database and keep it running, so that the commands after this one are quicker."""
    settings = _own_engine()
    with working("Starting the database"):
        running = embedded.start(settings, keep=True)
        running.leave()
    if running.message:
        say(running.message)
    out.print(f"The database runs in {settings.data} until `sightline db stop`.", markup=False)


@app.command()
def stop() -> None:
    """Stop the database; while other commands use it, it stops when the last of them ends."""
    settings = _own_engine()
    with working("Stopping the database"):
        outcome = embedded.stop(settings)
    words = {
        "stopped": "The database has stopped.",
        "in use": "Other commands use the database; it stops when the last of them ends.",
        "not running": "The database was not running.",
    }
    out.print(words[outcome])


@app.command()
def status() -> None:
    """Say which database is used, where its data is and whether it answers."""
    settings = Settings.from_environment()
    if settings.neo4j_uri:
        health = asyncio.run(_health(settings))
        out.print(f"Your own Neo4j at {settings.neo4j_uri} answers in {health} ms.", markup=False)
        return
    found = embedded.status(settings)
    out.print(f"Data: {settings.data}", markup=False)
    if not found.running:
        out.print("The database is not running; commands that need it start it.")
        return
    until = "it runs until `sightline db stop`" if found.kept else "it stops when the last command that uses it ends"
    used = "in use" if found.used else "not in use"
    out.print(f"The database runs (process {found.pid}, version {found.version}), {used}; {until}.")


def _own_engine() -> Settings:
    settings = Settings.from_environment()
    if settings.neo4j_uri:
        cure = "start and stop it there, or take the setting out"
        raise BadSetting("SIGHTLINE_NEO4J_URI", "names a database of your own", cure)
    return settings


async def _health(settings: Settings) -> str:
    async with await Store.connect(settings) as store:
        return f"{(await store.health()).milliseconds:.0f}"
