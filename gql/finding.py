"""What a rule says about one start in one case. Never a score."""

from enum import Enum

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.bounds import Between
from sightline.gql.cited import cited
from sightline.gql.fact import Fact
from sightline.gql.field import Cites, shown, worked_out
from sightline.gql.rule import Rule, RuleKind
from sightline.gql.source import Source
from sightline.queries.rule import rule_of, rules


@strawberry.enum(description="What a rule can answer.")
class Answer(Enum):
    """The answers."""

    RECORDED_IN_TIME = strawberry.enum_value("recorded-in-time", description="What was expected is on file, in time.")
    RECORDED_LATE = strawberry.enum_value("recorded-late", description="It is on file, after the day it was due.")
    NOT_RECORDED_BY_DUE_DAY = strawberry.enum_value("not-recorded-by-due-day", description="It is not on file by its day.")
    DUE_ON = strawberry.enum_value("due-on", description="It is due on a day to come.")
    NOT_REQUIRED = strawberry.enum_value("not-required", description="It is not required, for the reason given.")
    DISPUTED = strawberry.enum_value("disputed", description="An account of it is disputed.")
    NOT_KNOWABLE = strawberry.enum_value("not-knowable", description="It cannot be known from these files; `why` says why.")
    PATTERN_FOUND = strawberry.enum_value("pattern-found", description="A prompt's pattern is there.")
    PATTERN_NOT_FOUND = strawberry.enum_value("pattern-not-found", description="A prompt's pattern is not there.")


@strawberry.enum(description="Why an answer cannot be known.")
class Why(Enum):
    """The reasons."""

    NO_COVERAGE = strawberry.enum_value("no-coverage", description="No source claims to cover the question.")
    IMPRECISE = strawberry.enum_value("imprecise", description="It hangs on days that are not known exactly.")
    NOT_KNOWABLE_TO_YOU = strawberry.enum_value(
        "not-knowable-to-you", description="What would answer it may be on a file that you may not see."
    )


@strawberry.type(description="One number of a finding, by the bounds of its dates.")
class Figure:
    """One number."""

    name: str = shown("What is counted.")
    fewest: int = shown("The fewest that it can be.")
    most: int | None = shown("The most that it can be; null where unbounded.")
    unit: str = shown("In what.")
    words: str = shown("The number with its unit.")


@strawberry.type(description="What one rule says about one start in one case, with its evidence and the files looked at.")
class Finding(Cites):
    """One finding."""

    id: strawberry.ID = shown("The finding's key; the same as long as it starts from the same fact.")
    rule: Rule = worked_out("The rule.", lambda one: rule_of(rules(), one.part.rule))
    number: str = shown("The rule's number.")
    title: str = shown("The rule's title.")
    kind: RuleKind = shown("Duty or prompt.")
    answer: Answer = shown("The answer.")
    why: Why | None = shown("Why it cannot be known, where it cannot.")
    reason: str | None = shown("Why it is not required, where it is not.")
    stands_out: bool = shown("Is this what the rule looks for: a pattern found, or a duty not met by its day.")
    started: Between | None = shown("When it started.")
    due: Between | None = shown("When it is or was due; prompts have no such day.")
    figures: list[Figure] = shown("Its numbers.")
    responsible: list[Agency] = worked_out(
        "Whose move it is or was.",
        lambda one: [agency for team in one.part.responsible if (agency := one.case.agency(team)) is not None],
    )
    basis: str | None = shown("The law, guidance or local figure whose limit counted; null for prompts.")
    default_figure: bool = shown("The limit is Sightline's default: the law leaves it to the authority, which has set none.")
    next_due: Between | None = shown("When a later limit runs out that follows from the same start and still runs.")
    sentence: str = shown("The finding in a sentence.")
    evidence: list[Fact] = cited("The facts that it rests on, in order of happening.")
    sources: list[Source] = shown("The files looked at.")
