"""The command line: `sightline`, one module per command; the one place that may import every folder."""

import errno
import os
import sys
import traceback
from typing import Annotated

import typer

from sightline import __version__
from sightline.cli import (
    ask,
    check,
    chronology,
    database,
    demo,
    export,
    identity,
    link,
    load,
    mapping,
    seams,
    serve,
    validate,
    worklist,
)
from sightline.cli.screen import say_error
from sightline.graph.errors import DiskFull, SightlineError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

app = typer.Typer(
    name="sightline",
    help="Keeps a child in sight: one graph of what every agency's own file says, with dates, sources and boundaries.",
    epilog="Start with: sightline demo. It loads an example and prints the address of a page on this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
app.command()(demo.demo)
app.command()(serve.serve)
app.command("load", help=load.HELP)(load.load_file)
app.command("map", help=mapping.HELP)(mapping.map_file)
app.command("validate", help=validate.HELP)(validate.validate_file)
app.command(help=ask.HELP)(ask.ask)
app.command()(export.export)
app.command()(check.check)
app.command()(seams.seams)
app.command()(link.link)
app.command(help=chronology.HELP)(chronology.chronology)
app.add_typer(worklist.app, name="worklist")
app.add_typer(identity.app, name="identity")
app.add_typer(database.app, name="db")


def _print_version(asked: bool) -> None:
    if asked:
        print(f"sightline {__version__}")
        raise typer.Exit


@app.callback()
def sightline(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What holds for every command."""


def main() -> None:
    """Run one command; what goes wrong is one sentence with its cure, and an exit code that says whose move it is."""
    try:
        app()
    except SightlineError as error:
        say_error(str(error))
        sys.exit(error.exit_code)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the rest would fail once more at the very end
            say_error(f"the answer cannot be written: {error.strerror}; free some space there, then run the command again")
            sys.exit(DiskFull.exit_code)
        traceback.print_exc()
        say_error("this is a defect in Sightline, nothing you did; please report it, without any names in the lines above")
        sys.exit(SightlineError.exit_code)
