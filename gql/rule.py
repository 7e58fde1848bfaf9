"""A gap rule as its file has it."""

from enum import Enum

import strawberry

from sightline.gql.field import shown
from sightline.gql.scalars import Moment


@strawberry.enum(description="The two kinds of rules; they are never mixed.")
class RuleKind(Enum):
    """The kinds."""

    DUTY = strawberry.enum_value("duty", description="Law or guidance in force on that day; may be overdue.")
    PROMPT = strawberry.enum_value("prompt", description="A pattern that reviews found to matter; for reflection, never overdue.")


@strawberry.enum(description="What a prompt is about, in the order in which to read many. None weighs more than another.")
class RuleTheme(Enum):
    """The themes."""

    DUTY = strawberry.enum_value("duty", description="A duty: these stand by themselves.")
    SEEN = strawberry.enum_value("seen", description="Was the child seen?")
    WORD = strawberry.enum_value("word", description="Did word reach the others, and was it answered?")
    TOGETHER = strawberry.enum_value("together", description="Was it all put together?")
    HELD = strawberry.enum_value("held", description="Who held the case?")
    CLOSED = strawberry.enum_value("closed", description="Was it closed with something open?")
    UNIVERSAL = strawberry.enum_value("universal", description="School, GP practice and others whom every child has.")
    RECORD = strawberry.enum_value("record", description="Does the record agree with itself?")


@strawberry.type(description="Where a rule comes from: a law or guidance, or the finding of a review.")
class Origin:
    """Where a rule comes from."""

    text: str = shown("The source, with its paragraph or chapter.")
    nation: str = shown("The nation in which it holds.")
    since: Moment | None = shown("From when it was in force.")
    until: Moment | None = shown("Until when it was in force; null while it is.")
    status: str = shown("How it stands, in words.")
    commenced: bool = shown("Has it come into force; false while it is only enacted.")
    confidence: str = shown("How sure we are of it: confirmed, probable or stated.")


@strawberry.type(description="A rule about gaps, in sentences.")
class Rule:
    """One rule."""

    id: strawberry.ID = shown("The rule's key.")
    number: str = shown("Its number.")
    kind: RuleKind = shown("Duty or prompt.")
    title: str = shown("What it is called.")
    theme: RuleTheme = shown("What it is about, for whoever lists many.")
    question: str = shown("What it asks.")
    origin: Origin = shown("Where it comes from.")
    versions: list[Origin] = shown("Every version of its law, the oldest first; the one origin where it has not changed.")
    local: list[str] = shown("Which of its figures an authority may set for itself.", "check.local")
    start: str = shown("What starts it.")
    expected: str = shown("What is expected then.")
    limit: str = shown("Within how long.")
    responsible: str = shown("Whose move it is.")
    closes: str = shown("What closes it.")
    not_required: str = shown("What makes it not required.")
    coverage: str = shown("Which files must be loaded for it to be answered.")
