"""What a number is worth as a sign that two records are of one thing, and the words that stand where no number is known."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_UNKNOWN_UPN = re.compile(r"UN[1-7]")
_SAME_CHARACTER = re.compile(r"(.)\1+")
_WORDS = frozenset({
    "", "-", "N/A", "NA", "#N/A", "NONE", "NULL", "NIL", "NOTKNOWN", "UNKNOWN", "NOTRECORDED", "REDACTED", "TBC", "TEST",
    "888888", "999999", "1234567890",
})  # fmt: skip


class Grade(StrEnum):
    """How far a number may be leant on."""

    SOUND = "sound"  # its form is right, and its check where it has one
    WEAK = "weak"  # right, and still known to be shared or to change: a temporary pupil number
    FAILED = "failed"  # its form is right and its check is not: mistyped, or somebody else's
    MALFORMED = "malformed"  # no number of its kind
    PLACEHOLDER = "placeholder"  # stands for "not known"


@dataclass(frozen=True, slots=True)
class Identifier:
    """One number as its kind writes it, with its grade and, where that is not sound, the reason."""

    kind: str
    value: str
    grade: Grade
    why: str | None = None

    @property
    def joins(self) -> bool:
        """May it count towards joining two records; weak and failed ones never do alone."""
        return self.grade is Grade.SOUND

    @property
    def keeps(self) -> bool:
        """May it stand as the record's number: everything but placeholders and what is no number of its kind."""
        return self.grade in (Grade.SOUND, Grade.WEAK, Grade.FAILED)


def bare(text: str) -> str:
    """Capitals and digits without white space of any width, hyphens or invisible characters."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(one for one in folded if not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc", "Pd"))


def placeholder(value: str, repeats: int = 2) -> bool:
    """Does a bare value stand for "not known": UN1 to UN7, 888888, REDACTED, one character so many times or more."""
    again = len(value) >= repeats and bool(_SAME_CHARACTER.fullmatch(value))
    return again or value in _WORDS or bool(_UNKNOWN_UPN.fullmatch(value))
