"""Loads one file row by row: surveyed first, written in bounded memory, every row accounted for, every finding reported."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sightline.graph.load import load
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Record
from sightline.graph.withdrawing import withdraw
from sightline.loaders.intake.finding import Finding
from sightline.loaders.intake.report import Report
from sightline.loaders.intake.row import Incoming, Survey
from sightline.loaders.intake.sender import Said, Sender, said_beside, said_in_file, sender
from sightline.loaders.intake.tally import Account

Told = Callable[[str], None]
TOLD_EVERY = 500  # rows


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A file that was read whole once and can be loaded."""

    incoming: Incoming
    survey: Survey
    sender: Sender


def surveyed(incoming: Incoming, path: Path, within: Path, asked: Said, kind: str) -> Surveyed:
    """Reads a file once, without loading anything, and finds out who sent it: the command line, the file, then what is beside."""
    survey = incoming.survey()
    said = asked.beside(said_in_file(survey.said)).beside(said_beside(path, within))
    if survey.publisher:  # a public register is its publisher's, whoever keeps a copy
        said = Said(agency=survey.publisher, as_at=said.as_at)
    return Surveyed(incoming, survey, sender(incoming.file, said, kind))


async def receive(store: Store, file: Surveyed, report: Report, tell: Told) -> Account:
    """Loads one surveyed file. Its account adds up, or this raises; stopped half-way, the same load again does the rest."""
    receiving = _Receiving(file, report, tell)
    await load(store, receiving.stream(), _source(file), on_bundle=receiving.written)
    receiving.account.check()
    await withdraw(store, receiving.records, _source(file))
    return receiving.account


class _Receiving:
    """What is kept while one file is loaded: counts, and the tables of the rows that are being written."""

    def __init__(self, file: Surveyed, report: Report, tell: Told) -> None:
        self.file = file
        self.report = report
        self.account = Account(file.incoming.file, file.incoming.format, file.survey.rows)
        self._tell = tell
        self._began = time.monotonic()
        self._told_at = 0  # rows
        self._missing: Counter[str] = Counter()  # held rows, by table, without which the source is not whole
        self.records: dict[str, None] = {}  # in which something may be withdrawn as a whole
        self._tables: dict[int, str] = {}  # of bundles on their way, by identity

    def stream(self) -> Iterator[Bundle]:
        """One bundle a row, held rows left out, and the coverage last."""
        self._note(self.file.survey.findings)
        for taken in self.file.incoming.rows(self.file.sender, self.file.survey):
            self._note(taken.findings)
            if taken.bundle is None:
                self.account.held[taken.row.table] += 1
                self._missing[taken.row.table] += not taken.nobodys
            else:
                self._tables[id(taken.bundle)] = taken.row.table
                if self.file.survey.withdraws:
                    self.records |= {item.id: None for item in taken.bundle.items if isinstance(item, Record)}
                yield taken.bundle
        yield self.file.incoming.closing(self.file.sender, self._missing.__getitem__)

    def written(self, bundle: Bundle, new: bool) -> None:
        """Counts a row once it is in the graph."""
        table = self._tables.pop(id(bundle), None)
        if table is not None:
            (self.account.loaded if new else self.account.merged)[table] += 1
            self._say_how_far()

    def _note(self, findings: tuple[Finding, ...]) -> None:
        self.account.noted(findings)
        self.report.add(findings)

    def _say_how_far(self) -> None:
        done, rows = self.account.ended(), sum(self.file.survey.rows.values())
        if done < self._told_at + TOLD_EVERY and done != rows:
            return
        self._told_at = done
        rate = done / max(time.monotonic() - self._began, 0.001)
        left = round((rows - done) / rate) if rate else 0
        self._tell(f"{done:,} of {rows:,} rows, {rate:,.0f} a second, {_lasting(left)} left")


def _source(file: Surveyed) -> str:
    return f"{file.incoming.file} from {file.sender.agency.name}, as at {file.sender.as_at}"


def _lasting(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
