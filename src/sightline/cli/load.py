"""`sightline load`: files into the graph, with a receipt that accounts for every row."""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli.opened import opened
from sightline.cli.screen import out, say, say_error, working
from sightline.graph.errors import BadInput
from sightline.graph.load import Receipt, load
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.stream import Stream
from sightline.loaders.case_format import CaseDocument, read_case
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.receiving import Surveyed, receive, surveyed
from sightline.loaders.intake.report import Report, report
from sightline.loaders.intake.sender import Said, sender
from sightline.loaders.intake.tally import Account
from sightline.loaders.recognising import files_in, is_case, recognised, unknown
from sightline.loaders.tabular.mapping import Mapping, read_mapping, shipped

HELP = "Load a file or a folder of files. Loading twice, or again after an interruption, is loading once."
SHOWN = 10

Read = CaseDocument | Surveyed


def load_file(
    file: Annotated[
        Path | None,
        typer.Argument(help="A file, or a folder of them; docs/loading.md says what is understood.", show_default=False),
    ] = None,
    hold: Annotated[
        bool, typer.Option("--hold", help="Load the good rows of a case file with mistakes and list those held back.")
    ] = False,
    mapping: Annotated[
        list[Path] | None, typer.Option(help="A mapping of your own tables; `sightline map --suggest` drafts one.")
    ] = None,
    authority: Annotated[str | None, typer.Option(help="The area whose files these are, where they do not say.")] = None,
    dfe: Annotated[str | None, typer.Option(help="The DfE code of that area.")] = None,
    agency: Annotated[str | None, typer.Option(help="The team or body that sends, where it has a name of its own.")] = None,
    as_at: Annotated[str | None, typer.Option(help="The day as at which the files were drawn, such as 2024-03-31.")] = None,
    report_to: Annotated[Path | None, typer.Option("--report", help="Write every finding to this file, .csv or .json.")] = None,
    database: Annotated[
        str | None,
        typer.Option(help="Instead of a file: the environment variable with the URL of a database that is only read."),
    ] = None,
    schema: Annotated[str | None, typer.Option(help="The schema of that database in which its tables are.")] = None,
) -> None:
    """Every file is read whole before anything of it is loaded; rows that cannot be used are held, and the rest goes in."""
    asked = _asked(authority=authority, dfe=dfe, agency=agency, as_at=as_at)
    mappings = tuple(read_mapping(path) for path in mapping or ())
    if (file is None) == (database is None):
        raise BadInput("load", "there has to be a file or folder, or --database", "name one of them")
    read, refused = _files(file, mappings, asked, hold=hold) if file else (_tables(database or "", schema, mappings, asked), [])
    with report(report_to) as into:
        accounts = asyncio.run(_load(Settings.from_environment(), read, into)) if read else []
        into.close(accounts)
    for error in refused:
        say_error(str(error))
    if refused:
        say(f"{len(refused)} of {len(read) + len(refused)} files were refused; nothing of them was loaded.")
        raise typer.Exit(refused[0].exit_code)


def _asked(**said: str | None) -> Said:
    try:
        return Said(**said)
    except ValueError as error:
        raise BadInput("the options", str(error).splitlines()[2].strip(), "correct it and run the command again") from error


def _tables(database: str, schema: str | None, mappings: Sequence[Mapping], asked: Said) -> list[tuple[str, Read]]:
    """Every known table of a database surveyed."""
    from sightline.loaders.database import tables  # with SQLAlchemy, which takes long to start

    found = tables(database, (*mappings, *shipped()), schema)
    read: list[tuple[str, Read]] = []
    for one in found:
        with working(f"Reading {one.file}"):
            who = sender(one.file, asked, one.source.form.sender)
            read.append((one.file, Surveyed(one, one.survey(), who)))
    return read


def _files(
    folder: Path, mappings: Sequence[Mapping], asked: Said, *, hold: bool
) -> tuple[list[tuple[str, Read]], list[BadInput]]:
    """Every file surveyed, and those that cannot be used; a file asked for by its name is refused at once."""
    files = files_in(folder) if folder.is_dir() else [folder]
    if not files:
        raise BadInput(str(folder), "there is no file in this folder", "name a folder with files to load")
    read: list[tuple[str, Read]] = []
    refused = []
    for path in files:
        name = str(path.relative_to(folder)) if folder.is_dir() else path.name
        try:
            read.append((name, _one(path, name, folder, mappings, asked, hold=hold)))
        except BadInput as error:
            if path == folder:
                raise
            refused.append(error)
    return read, refused


def _one(path: Path, name: str, folder: Path, mappings: Sequence[Mapping], asked: Said, *, hold: bool) -> Read:
    if is_case(path):
        return read_case(path, strict=not hold)
    found = recognised(path, name, mappings)
    if found is None:
        raise unknown(name, mappings)
    with working(f"Reading {name}"):
        incoming, form = found
        return surveyed(incoming, path, folder if folder.is_dir() else path.parent, asked, form.sender)


async def _load(settings: Settings, read: Sequence[tuple[str, Read]], into: Report) -> list[Account]:
    accounts = []
    async with opened(settings) as store:
        for name, one in read:
            if isinstance(one, CaseDocument):
                await _load_case(store, one, name, into)
            else:
                accounts.append(await _load_rows(store, one, name, into))
    return accounts


async def _load_case(store: Store, document: CaseDocument, name: str, into: Report) -> None:
    receipt = await load_with_progress(store, [document.bundle], name)
    for problem in document.problems:
        say(str(problem))
        into.add([Finding(Level.HELD, name, f"line {problem.line}", "", "", problem.what, problem.cure)])
    out.print(f"{name}: {document.rows} rows read, {len(document.held)} of them held back.", markup=False)
    out.print(f"{receipt.new + receipt.there} facts, decisions and claims: {receipt.new} new, {receipt.there} already there.")


async def _load_rows(store: Store, file: Surveyed, name: str, into: Report) -> Account:
    shown = _Shown(into)
    with working(f"Loading {name}") as tell:
        try:
            account = await receive(store, file, shown, tell)
        except asyncio.CancelledError:  # Ctrl-C
            _say_stopped(name)
            raise
    shown.close([account])
    for table, rows in account.read.items():
        ends = f"{account.loaded[table]:,} loaded, {account.merged[table]:,} already there, {account.held[table]:,} held"
        out.print(f"{name}: {account.format}, {table}: {rows:,} rows read: {ends}.", markup=False)
    if not account.read:
        out.print(f"{name}: {account.format}: there is nothing in it to load.", markup=False)
    if account.flags or account.notes:
        out.print(f"{name}: {account.flags:,} values flagged, {account.notes:,} notes.", markup=False)
    return account


class _Shown:
    """A report that also shows the first held rows on the screen."""

    def __init__(self, into: Report) -> None:
        self._into = into
        self._held = 0

    def add(self, findings: Iterable[Finding]) -> None:
        """Writes findings, and says those that hold a row while they are few."""
        shown = tuple(findings)
        self._into.add(shown)
        for finding in shown:
            if finding.level is Level.HELD:
                self._held += 1
                if self._held <= SHOWN:
                    say(str(finding))

    def close(self, accounts: Iterable[Account]) -> None:
        """Says how many were not shown."""
        if self._held > SHOWN:
            say(f"… and {self._held - SHOWN:,} more held; --report lists all")


async def load_with_progress(store: Store, stream: Stream, source: str) -> Receipt:
    """Load a stream and show how far it has come."""
    with working(f"Loading {source}") as tell:
        try:
            return await load(store, stream, source, lambda so_far: tell(f"{so_far.new + so_far.there:,} facts"))
        except asyncio.CancelledError:  # Ctrl-C
            _say_stopped(source)
            raise


def _say_stopped(source: str) -> None:
    say(f"Stopped while loading {source}. What was loaded is whole; run the same command again for the rest.")
