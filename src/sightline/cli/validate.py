"""`sightline validate`: a SocialCareData document against the published shapes, with the published codes and paths."""

from pathlib import Path
from typing import Annotated

import orjson
import typer

from sightline.cli.screen import out, say
from sightline.graph.errors import BadInput
from sightline.loaders.socialcaredata.validating import Issue, Profile, issues_of

HELP = "Check a SocialCareData document (JSON-LD) against the published shapes; exit status 1 where it does not conform."


def validate_file(
    file: Annotated[Path, typer.Argument(help="A JSON-LD document.", show_default=False)],
    connected: Annotated[
        bool, typer.Option("--connected", help="Check people as relatives and contacts, who need less than a subject of care.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object for each issue.")] = False,
) -> None:
    """Nothing is loaded or fetched. Violations count; warnings and notices are only shown."""
    profile: Profile = "connected" if connected else "subject-of-care"
    violations = 0
    try:
        for issue in issues_of(file, file.name, profile):
            violations += issue.severity == "violation"
            out.print(_line(issue) if json else f"{issue.severity}: {issue}", markup=False, soft_wrap=True)
    except OSError as error:
        raise BadInput(file.name, f"the file cannot be read: {error.strerror}", "check the path and who may read it") from error
    say(f"{file.name}: {violations:,} violations, checked as {profile}.")
    if violations:
        raise typer.Exit(1)


def _line(issue: Issue) -> str:
    said = {"code": issue.code, "jsonPath": issue.path, "severity": issue.severity, "what": issue.what}
    return orjson.dumps(said).decode()
