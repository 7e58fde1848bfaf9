"""The parts of a reviewer's document: lines with their clocks, teams, findings, sources held and missing, files joined."""

import strawberry

from sightline.gql.bounds import Between
from sightline.gql.field import shown, worked_out
from sightline.gql.finding import Answer, Figure
from sightline.gql.rule import RuleKind
from sightline.gql.scalars import Instant, Moment
from sightline.queries.document.telling import telling_words


@strawberry.type(description="A few words and the fact that they rest on.")
class Cited:
    """A few words."""

    text: str = shown("The words.")
    fact: strawberry.ID = shown("The key of the fact.")


@strawberry.type(description="Who disputes a fact, and in which words.")
class LineDispute:
    """One dispute."""

    text: str = shown("The words.")
    fact: strawberry.ID = shown("The key of the fact that says so.")
    recorded: str = shown("When that was recorded, and how that is known.")
    citation: str | None = shown("Where it can be read.")


@strawberry.type(description="One version of a fact, as a line of a document prints it.")
class LineVersion:
    """One version."""

    number: int = shown("1 for the first.")
    holder: str = shown("On whose file.")
    text: str = shown("What it said.")
    recorded_at: Moment | None = shown("When it was recorded; null where not established.")
    recorded: str = shown("The same in words, with how it is known.")
    loaded_at: Instant = shown("When Sightline loaded it.")


@strawberry.type(description="One fact as a line of a document: what it says, its clocks, and what it rests on.")
class DocumentLine:
    """One line."""

    fact: strawberry.ID = shown("The key of the fact.")
    label: str = shown("Which sort of fact it is.")
    kind: str = shown("What kind, from that sort's own list.")
    when: str = shown("When, in words; nothing is made more exact than its source.")
    happened: Between | None = shown("The same by its bounds; null where it has no day.")
    ended: Between | None = shown("When it ended, by its bounds.")
    time: str | None = shown("The time of day, where recorded.")
    holder: str = shown("On whose file it is.")
    team: str = shown("Whose doing it is.")
    worker: str | None = shown("The worker's role.")
    text: str = shown("What the file says.")
    details: list[str] = shown("What else it says.")
    note: str | None = shown("Its note; null in a replay where it tells of later days.")
    seen: str = shown("How far the child was seen; 'not recorded' is not 'no'.")
    concern: str | None = shown("How that team saw it.")
    recorded: str = shown("When it was recorded, and how that is known.")
    versions: list[LineVersion] = shown("Each version that the lens shows; the last one stands.")
    told: list[str] = worked_out(
        "To whom it was told, when that was sent and received.", lambda line: [telling_words(one) for one in line.told]
    )
    disputes: list[LineDispute] = shown("Who disputes it.")
    confidence: str = shown("How sure the source makes it.")
    citation: str | None = shown("Where it can be read.")
    source: str = shown("The file and the place in it.")


@strawberry.type(description="One fact, or several accounts of one event side by side.")
class Happening:
    """One happening."""

    accounts: list[DocumentLine] = shown("The accounts.")
    differs: list[str] = shown("On what they differ.")
    disputed: bool = shown("Is one of them disputed, or do they differ.")


@strawberry.type(description="A reviewer's statement and the facts that it rests on, as they stood on the day of its heading.")
class Stated:
    """One statement."""

    text: str = shown("The statement.")
    rests_on: list[DocumentLine] = shown("The facts.")


@strawberry.type(description="The statements under one heading.")
class StatedUnder:
    """One heading."""

    title: str = shown("The heading.")
    lens: str = shown("The lens that each cited fact passed.")
    statements: list[Stated] = shown("The statements.")


@strawberry.type(description="A fact that its sender withdrew, without what it said.")
class Withdrawn:
    """One fact."""

    fact: strawberry.ID = shown("The key of the fact.")
    holder: str = shown("On whose file it was.")
    recorded: str = shown("When it was put on file.")
    withdrawn: str = shown("When it was withdrawn.")


@strawberry.type(description="How many facts of a kind the form or the window left out.")
class LeftOut:
    """One kind."""

    kind: str = shown("The kind.", "0")
    facts: int = shown("How many.", "1")


@strawberry.type(description="One team in the case, whatever the window. A count is no judgement.")
class TeamInCase:
    """One team."""

    team: strawberry.ID = shown("The key of the team.")
    name: str = shown("What it is called.")
    kind: str | None = shown("What sort of team.")
    reach: str | None = shown("How to reach it.")
    first: Cited | None = shown("Its first contact; null where none of its own is seen here.")
    first_on: Between | None = shown("The same by its bounds.")
    last: Cited | None = shown("Its last contact.")
    last_on: Between | None = shown("The same by its bounds.")
    contacts: int = shown("Entries of its own on these files; its accounts of one event count once.")
    series: list[int] = shown("How often each entry counts that stands for a run; never to be added to the entries.")
    seen: int = shown("How often it saw the child.")
    alone: int = shown("How often alone.")
    told_to: list[Cited] = shown("What was told to it.")
    told_by: list[Cited] = shown("What it told.")
    workers: list[Cited] = shown("Its allocated workers.")
    names: list[Cited] = shown("What its file calls the child.")


@strawberry.type(description="A duty not met by its day, or a pattern that reviews found to matter, as a document prints it.")
class FoundGap:
    """One finding."""

    rule: strawberry.ID = shown("The key of the rule.")
    number: str = shown("Its number.")
    kind: RuleKind = shown("Duty or prompt.")
    title: str = shown("What it is called.")
    answer: Answer = shown("The answer.")
    sentence: str = shown("The finding in a sentence.")
    rests_on: str = shown("The law, guidance or local figure of a duty; the finding that a prompt comes from.")
    started: Between | None = shown("When it started.")
    due: Between | None = shown("When it was due; prompts have no such day.")
    figures: list[Figure] = shown("Its numbers.")
    responsible: list[str] = shown("Whose move it is or was.")
    evidence: list[Cited] = shown("The facts that it rests on.")


@strawberry.type(description="One file that a document rests on.")
class SourceHeld:
    """One source."""

    team: str = shown("The key of the team, or of a kind of bodies.")
    name: str = shown("What it is called.")
    facts: int = shown("How many of its facts are seen here.")
    as_at: Moment | None = shown("The latest day on which it was read; null where it does not say.")
    claims: list[str] = shown("What it claims to cover.")


@strawberry.type(description="What a document does not rest on.")
class SourceMissing:
    """One source."""

    team: str = shown("The key of the team, or of a kind of bodies.")
    name: str = shown("What it is called.")
    why: str = shown("Why it is known to be missing.")


@strawberry.type(description="One team's file that is taken to be of this child.")
class FileOfChild:
    """One file."""

    record: strawberry.ID = shown("The key of the file.")
    holder: str = shown("Whose it is.")
    at: Moment = shown("When that was decided.")
    by: str = shown("By whom.")
    basis: str = shown("On what basis.")
    reason: str | None = shown("Why, in their words.")
