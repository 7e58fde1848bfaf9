"""The report of a load: each finding with file, row, field, value, what is wrong and how to mend it, as CSV or JSON."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

import orjson

from sightline.graph.errors import BadInput
from sightline.loaders.intake.finding import Finding
from sightline.loaders.intake.tally import Account

COLUMNS = ("level", "file", "row", "field", "value", "what", "cure")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Report(Protocol):
    """Takes findings as they come, so that it needs no memory, and the accounts at the end."""

    def add(self, findings: Iterable[Finding]) -> None:
        """Writes findings."""

    def close(self, accounts: Iterable[Account]) -> None:
        """Writes what comes last."""


class CsvReport:
    """One finding a line; a value that a spreadsheet would run as a formula is written as text."""

    def __init__(self, to: IO[str]) -> None:
        self._writer = csv.writer(to)
        self._writer.writerow(COLUMNS)

    def add(self, findings: Iterable[Finding]) -> None:
        """Writes findings."""
        for finding in findings:
            self._writer.writerow([_harmless(str(getattr(finding, name))) for name in COLUMNS])

    def close(self, accounts: Iterable[Account]) -> None:
        """The accounts have no place among rows of findings."""


class JsonReport:
    """One document: `findings`, then `files` with their counts."""

    def __init__(self, to: IO[str]) -> None:
        self._to = to
        self._first = True
        to.write('{"findings": [')

    def add(self, findings: Iterable[Finding]) -> None:
        """Writes findings."""
        for finding in findings:
            self._to.write(("\n" if self._first else ",\n") + orjson.dumps({n: getattr(finding, n) for n in COLUMNS}).decode())
            self._first = False

    def close(self, accounts: Iterable[Account]) -> None:
        """Writes the accounts and ends the document."""
        files = orjson.dumps([account.as_data() for account in accounts]).decode()
        self._to.write(f'\n], "files": {files}}}\n')


class NoReport:
    """Where nobody asked for one."""

    def add(self, findings: Iterable[Finding]) -> None:
        """Writes nothing."""

    def close(self, accounts: Iterable[Account]) -> None:
        """Writes nothing."""


@contextmanager
def report(path: Path | None) -> Iterator[Report]:
    """A report to a file that ends in .csv or .json, readable by its owner alone: it holds what the files say of people."""
    if path is None:
        yield NoReport()
        return
    if path.suffix.casefold() not in (".csv", ".json"):
        raise BadInput(str(path), "a report is CSV or JSON", "let its name end in .csv or .json")
    try:
        path.touch(mode=0o600)
        opened = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise BadInput(str(path), f"the report cannot be written: {error.strerror}", "choose another place for it") from error
    with opened:
        yield CsvReport(opened) if path.suffix.casefold() == ".csv" else JsonReport(opened)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
