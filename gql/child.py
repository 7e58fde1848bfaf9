"""A child: one identity that many teams' files point to."""

from typing import Annotated

import strawberry

from sightline.gql.agenda import Agenda
from sightline.gql.answers import Answers
from sightline.gql.counts import Counts
from sightline.gql.document import Document, document_of
from sightline.gql.earliest import EarliestKnowable, earliest_knowable
from sightline.gql.field import InCase, asked, shown, tie
from sightline.gql.finding import Answer, Finding
from sightline.gql.journey import Journey
from sightline.gql.known import WhatWasKnown, was_known
from sightline.gql.person import Person
from sightline.gql.rule import RuleKind
from sightline.gql.seen import EyesOn
from sightline.gql.unknown import KnownTo
from sightline.gql.what_if import WhatIf, imagined
from sightline.queries.law import OF_THE_DAY

Rules = Annotated[list[strawberry.ID] | None, strawberry.argument(description="Only these rules.")]
Kind = Annotated[RuleKind | None, strawberry.argument(description="Only duties, or only prompts.")]
Wanted = Annotated[list[Answer] | None, strawberry.argument(description="Only findings with one of these answers.")]
StandingOut = Annotated[bool | None, strawberry.argument(description="Only findings that stand out, or only those that do not.")]
ByLaw = Annotated[
    str,
    strawberry.argument(
        description="By which law: of-the-day of each start; that of another day, such as 2024-04-01, for all; or as enacted, "
        "with what is not yet in force."
    ),
]


def findings_of(
    child: strawberry.Parent[Answers],
    rules: Rules = None,
    kind: Kind = None,
    answers: Wanted = None,
    stands_out: StandingOut = None,
    law: ByLaw = OF_THE_DAY,
) -> list[InCase]:
    """What the rules find, filtered."""
    found = [
        one
        for one in child.gaps_by(law)
        if (rules is None or one.rule in rules)
        and (kind is None or RuleKind(one.kind) is kind)
        and (answers is None or Answer(one.answer) in answers)
        and (stands_out is None or one.stands_out == stands_out)
    ]
    tied: list[InCase] = tie(found, child)
    return tied


@strawberry.type(description="A child as one identity that many teams' files point to.")
class Child(Person):
    """What is asked of a child."""

    journey: Journey = shown("Where the child lived, under which authority, with which team, and how each move was handed over.")
    seen: EyesOn = shown("Who saw the child, alone or not, and the longest stretch in which nobody did.")
    not_known_to: list[KnownTo] = shown("School, GP, health visitor …: whether known, and if not over which days.")
    counts: Counts = shown("How many bodies had to do with the child, by kind and by area.")
    agenda: Agenda = shown("What is open and what is due.")
    what_was_known: WhatWasKnown = asked(
        "What each team knew by the end of a day, and how it came to know.", was_known, work=1_000
    )
    earliest_knowable: EarliestKnowable = asked(
        "From when a rule would have been met, on one team's file and on all together.", earliest_knowable, work=5_000
    )
    what_if: WhatIf = asked("What the rules find over what is imagined. Nothing is stored.", imagined, work=2_000)
    gaps: list[Finding] = asked("What each rule finds: was what had to follow recorded, and in time.", findings_of)
    document: Document = asked("The case as a document that can be checked line by line.", document_of, work=1_000)
