"""Portraits out of the graph: every record in one pass, or a few."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sightline.graph.records import RecordFile
from sightline.loaders.linkage.portrait import Portrait, Sitting


@dataclass(slots=True)
class Gallery:
    """Portraits by record, and the records that each must not be joined with."""

    portraits: dict[str, Portrait] = field(default_factory=dict)
    must_not: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, file: RecordFile) -> None:
        """One more record."""
        made = portrait(file)
        self.portraits[made.record] = made
        if file.must_not:
            self.must_not[made.record] = file.must_not

    @classmethod
    def of(cls, files: Iterable[RecordFile]) -> "Gallery":
        """All of these."""
        made = cls()
        for file in files:
            made.add(file)
        return made


def portrait(file: RecordFile) -> Portrait:
    """What one record says of its person."""
    sitting = Sitting.of((file.record, *file.decisions, *file.addresses, *file.facts, *file.carers))
    (made,) = sitting.portraits(file.record.person)
    return made
