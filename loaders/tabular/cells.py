"""Reads single cells: columns found by their headings, codes by their dated lists, yes and no in every spelling."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sightline.loaders.tabular.mapping import Mapping as Format
from sightline.loaders.tabular.parts import Code, Column

_OPTION = re.compile(r"^([0-9a-z]{1,3})[).:]\s*(.+)$", re.I)  # 'b) Female', '1A: Individual'
_NOTHING = frozenset({
    "", "n/a", "null", "none", "nan", "-", "--", "#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!",
})  # fmt: skip
_AS_TEXT = re.compile(r"""="(.*)"|'([-=+@0-9][^']*)""")  # how a spreadsheet is told to leave ="00123" or '00123 as it is
_POINT_NOUGHT = re.compile(r"(\d+)\.0")  # what programs make of a column of numbers with gaps
_YES = frozenset({"y", "yes", "true", "t", "1", "1.0"})
_NO = frozenset({"n", "no", "false", "f", "0", "0.0"})


@lru_cache(maxsize=16_384)
def heading(text: str) -> str:
    """A heading as it is compared: letters and digits alone, so that case, spaces, quotes and brackets do not matter."""
    return "".join(one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum())


@lru_cache(maxsize=16_384)
def clean(text: str) -> str:
    """A cell without what spreadsheets and white space put around it; none for what they write for nothing."""
    seen = text if text.isascii() else "".join(one for one in text if unicodedata.category(one) != "Cf")
    said = " ".join(seen.split())
    if told := _AS_TEXT.fullmatch(said):
        said = (told[1] or told[2] or "").strip()
    if number := _POINT_NOUGHT.fullmatch(said):
        said = number[1]
    return "" if said.casefold() in _NOTHING else said


def known_columns(form: Format) -> frozenset[str]:
    """Every column that a format knows, by whatever heading, as headings are compared."""
    named = {heading(name) for table in form.table for name in table.named()}
    return frozenset(named | {heading(other) for column in form.columns.values() for other in column.also})


def option(text: str) -> str:
    """What is left of 'b) Female' without its letter."""
    found = _OPTION.match(text)
    return found[2] if found else text


def yes_or_no(text: str) -> bool | None:
    """Yes and no in any spelling; none for everything else, 'unknown' among it."""
    said = option(text).casefold()
    return True if said in _YES else False if said in _NO else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code says; `known` is false where no list has it, `why` says what is odd."""

    says: str
    code: str | None = None
    why: str | None = None


class CodeLists:
    """The code lists of a format, found by code, by meaning, or by both in one cell."""

    def __init__(self, form: Format) -> None:
        self._columns: dict[str, Column] = {heading(name): column for name, column in form.columns.items()}
        self._lists = {name: _index(codes) for name, codes in form.codes.items()}
        self._meanings = lru_cache(maxsize=16_384)(self._means)  # a return says the same few things again and again

    def means(self, column: str, text: str, first: str, last: str) -> Meaning:
        """What a cell says of a time between two days: its words, its code, and why it is odd where it is."""
        known = self._columns.get(heading(column))
        return Meaning(text) if known is None or known.codes is None else self._meanings(known.codes, text, first, last)

    def own(self, column: str, text: str) -> str:
        """A cell that means nothing elsewhere, such as NONE, where the column's list has it as a code; else nothing."""
        known = self._columns.get(heading(column))
        said = text.strip()
        return said if known and known.codes and said.casefold() in self._lists[known.codes] else ""

    def _means(self, name: str, text: str, first: str, last: str) -> Meaning:
        index = self._lists[name]
        found = next((index[one] for one in _spellings(text) if one in index), None)
        if found is None:
            return Meaning(text, why=f"'{text[:60]}' is not in the list '{name}'")
        code, entry = found
        if (entry.since and last < entry.since) or (entry.until and first >= entry.until):
            return Meaning(entry.says, code, f"the code {code} was not in use between {first} and {last}")
        return Meaning(entry.was if entry.was and entry.renamed and last < entry.renamed else entry.says, code)

    def title(self, column: str) -> str:
        """What a column is, in words."""
        known = self._columns.get(heading(column))
        return (known.says if known else None) or column.rpartition("/")[2]


def _index(codes: Mapping[str, Code | str]) -> dict[str, tuple[str, Code]]:
    entries = {code: said if isinstance(said, Code) else Code(says=said) for code, said in codes.items()}
    by_old_words = {entry.was.casefold(): (code, entry) for code, entry in entries.items() if entry.was}
    by_words = {entry.says.casefold(): (code, entry) for code, entry in reversed(entries.items())}
    return by_old_words | by_words | {code.casefold(): (code, entry) for code, entry in entries.items()}


def _spellings(text: str) -> list[str]:
    """'b) Female' may be meant by its words, by its code, or by the letter alone."""
    said = text.casefold()
    found = _OPTION.match(said)
    return [said, *((found[2], found[1]) if found else ()), said.split(" ")[0]]
