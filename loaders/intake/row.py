"""A row as a file has it, and as what it is taken: items to load, or held with the reasons."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sightline.graph.stream import Bundle
from sightline.loaders.intake.finding import Finding
from sightline.loaders.intake.sender import Sender


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its table, its place in words, and its cells by column name; `torn` says why its cells are not to be trusted."""

    table: str
    place: str
    cells: Mapping[str, str]
    torn: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)  # what no mapping knows, by the name that the file has for it
    partial: bool = False  # does it name only what changed, and leave the rest as it was
    unmatched: tuple[str, str] | None = None  # a column with the number of another table's row that is not there, and that table


@dataclass(frozen=True, slots=True)
class Taken:
    """One row after reading: a bundle to load, or none where it is held; findings say why."""

    row: Row
    bundle: Bundle | None
    findings: tuple[Finding, ...] = ()
    nobodys: bool = False  # held, and nothing is missing for it: a row of totals


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first reading of a whole file found: rows by table, and what was passed over."""

    rows: Mapping[str, int]
    findings: tuple[Finding, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)  # what the file says of its sender: dfe, as_at
    withdraws: bool = False  # may a row withdraw what other rows, perhaps of other files, say
    publisher: str | None = None  # of a public register


class Incoming(Protocol):
    """One file in a format that is understood."""

    @property
    def file(self) -> str:
        """Its name, as findings and facts say it."""

    @property
    def format(self) -> str:
        """The short name of its format."""

    def survey(self) -> Survey:
        """Reads the whole file once and loads nothing; raises `BadInput` where it is cut, broken or too large."""

    def rows(self, sender: Sender, survey: Survey) -> Iterator[Taken]:
        """Every row in order, read a second time, with memory bounded."""

    def closing(self, sender: Sender, held: Callable[[str], int]) -> Bundle:
        """What the source says of itself at the end: its coverage, by how many rows of each table were held."""
