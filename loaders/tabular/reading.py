"""One row while it is read: its cells, what was found wrong with them, and what is left over for `as_written`."""

from collections.abc import Iterable

from sightline.loaders.dates import NoDate, moment, two_digits
from sightline.loaders.identifiers import Grade, Identifier
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.row import Row
from sightline.loaders.tabular.cells import CodeLists, clean, heading, yes_or_no
from sightline.loaders.tabular.parts import AS_AT, Value

LONGEST_SHOWN = 200
YEARS_AHEAD = 20  # that a year of two digits may lie: an order may last until a child is grown up


class Unusable(Exception):
    """A row cannot be loaded; the finding that says why is noted."""


class Nobodys(Unusable):
    """A row is no person's: no file is the less whole without it."""


class RowReading:
    """The cells of one row by column, and everything that is found about them."""

    def __init__(self, row: Row, file: str, as_at: str, codes: CodeLists, *, month_first: bool) -> None:
        self.row = row
        self.file = file
        self.as_at = as_at
        self.began = as_at  # of the fact being made: its codes are those of the time from then to the return
        self.codes = codes
        self.month_first = month_first
        self.findings: list[Finding] = []
        self.left_over: dict[str, str] = {}
        self.extra = {name: said for name, text in row.extra.items() if (said := clean(text))}  # goes with the first fact
        self.unread: dict[str, str] = {}  # of the row: what is left over of every fact in it

    @property
    def place(self) -> str:
        """Where the row stands, for a fact's `source`."""
        return f"{self.file} {self.row.place}"

    def text(self, column: str) -> str:
        """A cell without what means nothing; empty where the file has no such column."""
        if column == AS_AT:
            return self.as_at
        written = self.row.cells.get(heading(column), "")
        return clean(written) or (self.codes.own(column, written) if written else "")

    def names(self, column: str) -> bool:
        """Does the row say anything in a column, be it that it is empty."""
        return heading(column) in self.row.cells

    def held(self, column: str, what: str, cure: str) -> Unusable:
        """Notes why the row is held; to be raised."""
        self._find(Level.HELD, column, what, cure)
        return Unusable(what)

    def flag(self, column: str, what: str, cure: str) -> None:
        """Notes a value that is left out or not to be relied on."""
        self._find(Level.FLAG, column, what, cure)
        self.left_over[column] = self.text(column)

    def note(self, column: str, what: str, cure: str) -> None:
        """Notes something that somebody may want to know."""
        self._find(Level.NOTE, column, what, cure)

    def day(self, column: str, *, clock: bool, past: bool = False) -> str | None:
        """A whole or partial date. One that places a fact in time holds the row where it cannot be read; others are left out."""
        said = self.text(column)
        try:
            found = moment(said, month_first=self.month_first, last_year=int(self.as_at[:4]) + (0 if past else YEARS_AHEAD))
        except NoDate as error:
            if clock:
                raise self.held(column, error.what, error.cure) from error
            self.flag(column, error.what, error.cure)
            return None
        if found and two_digits(said):
            self.note(column, f"its year has two digits; it is read as {found[:4]}", "write the year with four digits")
        return found

    def yes_or_no(self, column: str) -> bool | None:
        """Yes or no; what says neither is not recorded."""
        said = self.text(column)
        found = yes_or_no(said)
        if said and found is None and "unknown" not in said.casefold():
            self.flag(column, f"'{said[:60]}' is neither yes nor no", "write yes or no, or leave it empty")
        return found

    def number(self, column: str) -> int | None:
        """A whole number."""
        said = self.text(column).removesuffix(".0")
        if said and not (said.isascii() and said.isdigit() and len(said) < 10):
            self.flag(column, f"'{said[:60]}' is no whole number", "write digits only")
            return None
        return int(said) if said else None

    def graded(self, column: str, found: Identifier) -> str | None:
        """A number as it may stand on the record; what is wrong with it is noted, and a placeholder is left out."""
        if not self.text(column):
            return None
        kept = found.keeps and found.kind != "chi"  # has an NHS number's form, and carries a date of birth instead
        if found.grade is Grade.PLACEHOLDER:
            self.note(column, found.why or "it stands for nothing known", "nothing to do, unless the number is known by now")
        elif not found.joins:
            self._find(Level.FLAG, column, found.why or "it cannot be relied on", "look the number up; it joins no records")
        if not kept:
            self.left_over[column] = self.text(column)
        return found.value if kept else None

    def said(self, value: Value, *, plain: bool = False) -> str | None:
        """A text from a column, in words where it is a code; several columns as 'what it is: words'."""
        if value.always is not None:
            return str(value.always)
        if value.column is not None:
            return self._word(value, plain=plain) if value.words is not None else self._meaning(value.column, plain=plain)
        said = ((self.codes.title(column), self._meaning(column)) for column in value.columns)
        return "; ".join(f"{title}: {words}" for title, words in said if words) or None

    def matches(self, column: str, values: Iterable[str]) -> bool:
        """Is a cell, as code or in words, one of these."""
        said = self.text(column)
        meaning = self.codes.means(column, said, self.began, self.as_at)
        asked = {value.casefold() for value in values}
        return not asked.isdisjoint({said.casefold(), meaning.says.casefold(), (meaning.code or "").casefold()} - {""})

    def _word(self, value: Value, *, plain: bool) -> str | None:
        """The model's word for a cell; what the mapping has no word for, and is no yes or no, is left out and flagged."""
        column, words = value.column or "", value.words or {}
        said = self.text(column)
        meaning = self.codes.means(column, said, self.began, self.as_at)
        known = {key.casefold(): word for key, word in words.items()}
        for one in (said, meaning.code or "", meaning.says):
            if one.casefold() in known:
                return known[one.casefold()]
        if said and value.otherwise is None and not plain and yes_or_no(said) is None:
            self.flag(column, f"'{said[:60]}' is not known here", "correct it, or add it to the mapping's words")
        return value.otherwise if said else None

    def _meaning(self, column: str, *, plain: bool = False) -> str | None:
        """A cell in words; one that holds several codes has each in words."""
        said = self.text(column)
        whole = self.codes.means(column, said, self.began, self.as_at)
        parts = said.split("; ") if whole.why and "; " in said else [said]
        return ", ".join(self._part(column, part, plain=plain) for part in parts) or None

    def _part(self, column: str, said: str, *, plain: bool) -> str:
        meaning = self.codes.means(column, said, self.began, self.as_at)
        if said and meaning.why:
            self.note(column, meaning.why, "it is kept as it stands; correct it, or add it to the mapping's list")
        bare = plain or meaning.code is None or meaning.code == meaning.says
        return meaning.says if bare else f"{meaning.says} ({meaning.code})"

    def _find(self, level: Level, column: str, what: str, cure: str) -> None:
        finding = Finding(level, self.file, self.row.place, column, self.text(column)[:LONGEST_SHOWN], what, cure)
        if finding not in self.findings:
            self.findings.append(finding)
