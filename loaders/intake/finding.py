"""What is wrong with one value of a row that was read, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a finding does to its row."""

    HELD = "held"  # the row is kept out until it is mended
    FLAG = "flag"  # the row is loaded; this value is left out or not to be relied on
    NOTE = "note"  # the row is loaded as it stands; somebody may want to know


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know about one value: `file row 41: DECOM '31/02/2019' is in no calendar; write it as …`."""

    level: Level
    file: str
    row: str
    field: str
    value: str
    what: str
    cure: str

    def __str__(self) -> str:
        said = f"{self.field}: " if self.field else ""
        return f"{self.file} {self.row}: {said}{self.what}; {self.cure}"
