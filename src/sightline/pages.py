"""Pages of the documentation that are read off the code: commands, settings and errors."""

from collections.abc import Iterator
from typing import Any

import typer.main

from sightline.cli import app
from sightline.graph.errors import Ours, SightlineError
from sightline.graph.settings import PREFIX, Settings

MADE = "Printed from the code by `make docs`; change the code, not this page."


def commands_page() -> str:
    """`docs/commands.md`: every command with its arguments and options."""
    lines = ["# Commands", "", MADE, ""]
    for name, command in _commands("sightline", typer.main.get_command(app)):
        lines += [f"## `{name}`", "", command.help or "", ""]
        rows = [row for parameter in command.params if (row := _parameter(parameter))]
        if rows:
            lines += ["| | says | default |", "|---|---|---|", *rows, ""]
    return "\n".join(lines)


def settings_page() -> str:
    """`docs/settings.md`: every environment variable."""
    lines = ["# Settings", "", MADE, "", "All are environment variables, read once when a command starts.", ""]
    lines += ["| variable | says | default |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.get_default()
        shown = "none" if default is None else f"`{default}`"
        if field.default_factory:
            shown = "the user's own data directory"
        lines.append(f"| `{PREFIX}{name.upper()}` | {field.description} | {shown} |")
    return "\n".join(lines) + "\n"


def errors_page() -> str:
    """`docs/errors.md`: every error on purpose, its code in the API, and the exit status of the command line."""
    lines = ["# Errors", "", MADE, "", "An error says what went wrong and then the cure. Its code is stable.", ""]
    lines += ["| code | exit status | says |", "|---|---|---|"]
    kinds: list[type[SightlineError]] = [Ours, *_coded(SightlineError)]
    lines += [f"| `{kind.code}` | {kind.exit_code} | {_first_line(kind)} |" for kind in kinds]
    return "\n".join(lines) + "\n"


def _commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """A command and those under it, by their full names; hidden ones left out."""
    yield name, command
    for part, inner in sorted(getattr(command, "commands", {}).items()):
        if not inner.hidden:
            yield from _commands(f"{name} {part}", inner)


def _parameter(parameter: Any) -> str | None:
    if parameter.name == "help" or getattr(parameter, "hidden", False):
        return None
    name = ", ".join(parameter.opts) if parameter.param_type_name == "option" else parameter.name.upper()
    default = parameter.default
    shown = "" if default is None or default is False or callable(default) else f"`{default}`"
    return f"| `{name}` | {parameter.help or ''} | {shown} |"


def _coded(kind: type[SightlineError]) -> Iterator[type[SightlineError]]:
    """The kinds below one that have a code of their own, in the order of the tree."""
    for inner in kind.__subclasses__():
        if "code" in vars(inner):
            yield inner
        yield from _coded(inner)


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().partition("\n")[0]
