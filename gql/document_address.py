"""What the address of a document asks for: the lens and window as the page's own address has them, a form and a part.

`/child/KEY/chronology.docx?knownAt=1999-07-14&teams=TEAM,TEAM&identity=today`. What is not understood is refused and never passed
over: a misspelt day would give a document with hindsight.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.gql.context import today
from sightline.gql.known import MOST_TEAMS
from sightline.gql.node import key_in
from sightline.gql.scalars import day, instant
from sightline.gql.timeline import known_kinds
from sightline.graph.errors import BadInput
from sightline.graph.lens import Lens, Viewer
from sightline.queries.document.chronology import Asked
from sightline.queries.document.sheets import SHEETS

TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
DAYS = {"knownAt": day, "happenedOn": day, "loadedBy": instant, "from": day, "to": day, "day": day}
WORDS = {"pooled": ("yes",), "identity": ("today",), "counting": ("sent",), "form": ("succinct",), "part": tuple(SHEETS)}
LISTS = ("teams", "by", "kinds")
KNOWN = (*DAYS, *WORDS, *LISTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Through which lens, which lines, in which form, and of a CSV file which part."""

    lens: Lens
    asked: Asked
    form: str
    part: str | None

    def file_name(self, child: str) -> str:
        """What to call the file: the child's key and what narrows it, in letters that no header or file system minds."""
        parts = (child, self.part, "succinct" if self.asked.succinct else None, self.lens.known_at or self.lens.happened_on)
        return f"chronology-{re.sub(r'[^A-Za-z0-9-]+', '-', '-'.join(part for part in parts if part))[:150]}.{self.form}"


def wanted(form: str, given: Iterable[tuple[str, str]], viewer: Viewer) -> Wanted:
    """What an address asks for; BadInput where it says something that is not understood."""
    if form not in TYPES:
        raise BadInput(f"chronology.{form}", "is no form of a document", f"end the address in one of {', '.join(TYPES)}")
    found = _given(given)
    if "part" in found and form != "csv":
        raise BadInput("part", f"says nothing to .{form}", "leave it out, or ask for .csv")
    teams, kinds = found.get("teams"), found.get("kinds", ())
    lens = Lens(
        viewer=viewer,
        teams=frozenset(teams) if teams else None,
        pooled="pooled" in found,
        known_at=found.get("knownAt"),
        happened_on=found.get("happenedOn"),
        loaded_by=found.get("loadedBy"),
        identity="today" if "identity" in found else "as_decided",
        counting="sent" if "counting" in found else "reached",
    )
    asked = Asked(
        day=found.get("day") or today(lens),
        since=found.get("from"),
        until=found.get("to"),
        teams=frozenset(found["by"]) if found.get("by") else None,
        kinds=kinds,
        succinct="form" in found,
    )
    return Wanted(lens=lens, asked=asked, form=form, part=found.get("part"))


def _given(given: Iterable[tuple[str, str]]) -> dict[str, Any]:
    pairs = list(given)
    for name, times in Counter(name for name, _ in pairs).items():
        if name not in KNOWN:
            raise BadInput(name, "is not understood", f"ask by {', '.join(KNOWN)}")
        if times > 1:
            raise BadInput(name, "is given several times", "give it once, what it lists parted by commas")
    return {name: _value(name, value) for name, value in pairs}


def _value(name: str, value: str) -> Any:
    if name in DAYS:
        return _day(name, value, DAYS[name])
    if name in WORDS:
        if value not in WORDS[name]:
            raise BadInput(name, f"'{value}' is not understood", f"write {' or '.join(WORDS[name])}, or leave it out")
        return value
    return _list(name, [one for one in value.split(",") if one])


def _day(name: str, value: str, read: Callable[[Any], str]) -> str:
    try:
        return read(value)
    except ValueError as error:
        problem, _, cure = str(error).partition("; ")
        raise BadInput(name, problem.removeprefix("it "), cure) from None


def _list(name: str, values: list[str]) -> tuple[str, ...]:
    if not 1 <= len(values) <= MOST_TEAMS:
        raise BadInput(name, f"lists {len(values)}", f"name at least one and at most {MOST_TEAMS}, or leave it out")
    return tuple(known_kinds(values) if name == "kinds" else (key_in("Agency", value) for value in values))
