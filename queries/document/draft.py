"""A reviewer's statements as they are written: a small Markdown file with a fact's id in square brackets after what rests on it.

    ## What Brent Social Services knew by 16 July 1999

    The hospital had referred the child two days before [case/hospital-referral].

    ## With hindsight

    The two calls were about her [case/first-call; case/second-call].

A paragraph or list item is one statement. Under "What … knew by …" it may cite only what those teams knew by then; several teams
are parted by semicolons, and "all agencies" means the pooled view. Under any other heading it may cite what the document shows.
"""

import re
from dataclasses import dataclass, field

from sightline.graph.clock import MONTHS, last_day
from sightline.graph.errors import BadInput

MOST_CHARACTERS = 1_000_000

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_KNEW = re.compile(r"what\s+(?P<who>.+?)\s+knew(?:\s+by\s+(?:the\s+end\s+of\s+)?(?P<day>.+))?", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+")
_CITED = re.compile(r"\[([^\[\]]+)\](?!\()")
_DAY = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]+)\s+(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """One fact as it is cited, and the line where."""

    line: int
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One statement: its words with the citations in them, the line where it begins, and what it cites."""

    line: int
    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the statements under it. `who` as written where it says what somebody knew; `by` the last day of that."""

    line: int
    title: str
    who: tuple[str, ...] = ()
    by: str | None = None
    statements: tuple[Written, ...] = ()

    @property
    def knew(self) -> bool:
        """Does the heading say that this is what somebody knew."""
        return bool(self.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One thing wrong at one line, and how to mend it."""

    line: int
    what: str
    cure: str


class BadStatements(BadInput):
    """Statements that cannot stand as they are; `troubles` has every line that needs mending."""

    def __init__(self, file: str, troubles: list[Trouble]) -> None:
        self.troubles = tuple(sorted(troubles, key=lambda one: one.line))
        first = self.troubles[0]
        if len(self.troubles) == 1:
            super().__init__(f"{file} line {first.line}", first.what, first.cure)
        else:
            listed = "".join(f"\n  line {one.line}: {one.what}; {one.cure}" for one in self.troubles)
            super().__init__(file, f"{len(self.troubles)} places cannot stand{listed}\n", "nothing was written")


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    sections: list[Section] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    statements: list[Written] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)

    def end_statement(self) -> None:
        """Keep the statement whose lines were read."""
        if not self.lines:
            return
        first = self.lines[0][0]
        cites = tuple(
            Cite(line=number, written=" ".join(part.split()))
            for number, line in self.lines
            for cited in _CITED.findall(line)
            for part in cited.split(";")
            if part.strip()
        )
        text = " ".join(" ".join(line for _, line in self.lines).split())
        self.lines = []
        if not self.sections:
            what, cure = "a statement stands before any heading", "write '## What … knew by …' above it"
            self.troubles.append(Trouble(line=first, what=what, cure=cure))
        elif not cites:
            cure = "put the id of the fact that it rests on in square brackets behind it"
            self.troubles.append(Trouble(line=first, what="this statement cites no fact", cure=cure))
        self.statements.append(Written(line=first, text=text, cites=cites))

    def end_section(self) -> None:
        """Keep the statements under the heading that was read last."""
        self.end_statement()
        if self.sections:
            last = self.sections.pop()
            self.sections.append(
                Section(line=last.line, title=last.title, who=last.who, by=last.by, statements=tuple(self.statements))
            )
        self.statements = []


def draft(text: str, file: str = "statements") -> tuple[Section, ...]:
    """The sections of a file of statements, in order; BadStatements with every line that cannot be read."""
    if len(text) > MOST_CHARACTERS:
        raise BadInput(file, f"is longer than {MOST_CHARACTERS:,} characters", "split it into several files")
    reading = _Reading()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        bare = line.strip()
        if heading := _HEADING.fullmatch(bare):
            reading.end_section()
            reading.sections.append(_section(number, heading[1], reading.troubles))
        elif not bare:
            reading.end_statement()
        else:
            if item := _ITEM.match(bare):
                reading.end_statement()
                bare = bare[item.end() :]
            reading.lines.append((number, bare))
    reading.end_section()
    if reading.troubles:
        raise BadStatements(file, reading.troubles)
    found = tuple(section for section in reading.sections if section.statements)
    if not found:
        raise BadInput(file, "holds no statement", "write a heading and, under it, what you state with [the id of a fact]")
    return found


def _section(line: int, title: str, troubles: list[Trouble]) -> Section:
    knew = _KNEW.fullmatch(title)
    if knew is None:
        return Section(line=line, title=title)
    by = knew["day"]
    who = tuple(part.strip() for part in knew["who"].split(";") if part.strip())
    try:
        return Section(line=line, title=title, who=who, by=_day(by) if by else None)
    except ValueError:
        troubles.append(Trouble(line=line, what=f"'{by}' is not a day", cure="write it as 16 July 1999 or 1999-07-16"))
        return Section(line=line, title=title, who=who)


def _day(text: str) -> str:
    """The last day that a day, month or year could mean, in words or as an ISO date."""
    said = _DAY.fullmatch(text.strip())
    if said is None:
        return last_day(text.strip())
    day, month, year = said.groups()
    number = [name.casefold() for name in MONTHS].index(month.casefold()) + 1
    return last_day(f"{year}-{number:02d}-{int(day):02d}" if day else f"{year}-{number:02d}")
