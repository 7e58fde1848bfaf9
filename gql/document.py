"""A reviewer's document over GraphQL: the same data as the files to save, line by line, each with its fact and its clocks."""

from typing import Annotated

import strawberry

from sightline.gql.answers import Answers
from sightline.gql.document_parts import (
    DocumentLine,
    FileOfChild,
    FoundGap,
    Happening,
    LeftOut,
    SourceHeld,
    SourceMissing,
    StatedUnder,
    TeamInCase,
    Withdrawn,
)
from sightline.gql.field import shown, worked_out
from sightline.gql.known import keys_of
from sightline.gql.scalars import Day
from sightline.gql.timeline import Kinds, Since, Teams, Until, known_kinds
from sightline.queries.document import document
from sightline.queries.document.chronology import Asked
from sightline.queries.document.draft import draft
from sightline.queries.document.stated import stated
from sightline.queries.rule import rules

Written = Annotated[
    str | None,
    strawberry.argument(
        description="Statements in Markdown, each with the ids of its facts in square brackets; under 'What … knew by …' they "
        "may cite only what was known by then. Where one may not, nothing is answered, and every such fact is named."
    ),
]
Succinct = Annotated[bool, strawberry.argument(description="Only the turns of the case, without notes.")]


@strawberry.type(
    description="A child's case through one lens as a document that can be checked line by line. "
    "To save it as a file: `/child/KEY/chronology.docx`, `.md`, `.csv` or `.json` beside the page."
)
class Document:
    """One document."""

    title: str = shown("Its title: the names on these files.", "head.title")
    form: str = shown("Complete or succinct.", "head.form")
    written_for: Day = shown("The day for which it is written.", "head.day")
    asked_by: str = shown("Who asks.", "head.asked_by")
    purpose: str | None = shown("What it is written for.", "head.purpose")
    lens: str = shown("Whose knowledge, as at which days: print it with every part.", "head.lens")
    window: str = shown("What of it was asked for.", "head.window")
    rests_on: str = shown("How many sources it rests on, and as at which day.", "head.sources")
    warnings: list[str] = shown("What to know before reading on.", "head.warnings")
    happenings: list[Happening] = shown("What happened, oldest first.", "chronology.happenings")
    undated: list[Happening] = shown("What has no day.", "chronology.undated")
    files: list[DocumentLine] = shown("What each file says of names and relations.", "chronology.files")
    withdrawn: list[Withdrawn] = shown("What its sender withdrew.", "chronology.withdrawn")
    statements: list[StatedUnder] = shown("The statements that were given, each heading with the lens that its facts passed.")
    left_out: list[LeftOut] = worked_out(
        "What the form or the window left out.", lambda made: list(made.chronology.left_out.items())
    )
    teams: list[TeamInCase] = shown("The whole case team by team, whatever the window.")
    gaps: list[FoundGap] = shown("Duties and prompts that stand out, whatever the window.", "noted")
    sources_held: list[SourceHeld] = shown("The sources that it rests on.", "holdings.held")
    sources_missing: list[SourceMissing] = shown("The sources known to be missing.", "holdings.missing")
    files_joined: list[FileOfChild] = shown("Whose decision made each file this child's.", "holdings.joined")


def document_of(
    child: strawberry.Parent[Answers],
    statements: Written = None,
    succinct: Succinct = False,
    teams: Teams = None,
    kinds: Kinds = None,
    since: Since = None,
    until: Until = None,
) -> document.Document:
    """The document of a child, for the day that the lens asks about."""
    asked = Asked(
        day=child.today,
        since=since,
        until=until,
        teams=frozenset(keys_of(teams) or ()) or None,
        kinds=tuple(known_kinds(kinds or [])),
        succinct=succinct,
    )
    sections = draft(statements, "statements") if statements else ()
    said = stated(sections, child.replay) if sections else ()
    return document.document(child.whole, asked, rules(), said, child.local)
