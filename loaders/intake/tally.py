"""The account of a load: every row read is loaded, merged with what was there, or held, and the counts add up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sightline.graph.errors import BadInput
from sightline.loaders.intake.finding import Finding, Level


@dataclass(slots=True)
class Account:
    """The rows of one file by table: read in the survey, and where each ended."""

    file: str
    format: str
    read: Mapping[str, int]
    loaded: Counter[str] = field(default_factory=Counter)
    merged: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    flags: int = 0
    notes: int = 0

    def noted(self, findings: Iterable[Finding]) -> None:
        """Counts what was found that does not hold a row."""
        for finding in findings:
            self.flags += finding.level is Level.FLAG
            self.notes += finding.level is Level.NOTE

    def ended(self) -> int:
        """How many rows have ended somewhere."""
        return self.loaded.total() + self.merged.total() + self.held.total()

    def check(self) -> None:
        """Raises where a row is unaccounted for, or counted twice: the file changed while it was read, or we are at fault."""
        for table in {*self.read, *self.loaded, *self.merged, *self.held}:
            ends = self.loaded[table] + self.merged[table] + self.held[table]
            if ends != self.read.get(table, 0):
                problem = f"{table}: {self.read.get(table, 0)} rows were read at first, {ends} when they were loaded"
                raise BadInput(self.file, problem, "leave the file alone while it is loaded, and load it again")

    def as_data(self) -> dict[str, object]:
        """The account for a report."""
        tables = {
            table: {"read": read, "loaded": self.loaded[table], "merged": self.merged[table], "held": self.held[table]}
            for table, read in self.read.items()
        }
        return {"file": self.file, "format": self.format, "tables": tables, "flags": self.flags, "notes": self.notes}
