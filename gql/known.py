"""What was known: for each team what it could read on a day, what it knew only to exist, and how that is known."""

from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import Annotated

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.answers import Answers
from sightline.gql.bounds import Between
from sightline.gql.breadth import Breadth
from sightline.gql.fact import Fact, FactLabel
from sightline.gql.field import InCase, shown, worked_out
from sightline.gql.finding import Finding
from sightline.gql.lens import IdentityMode
from sightline.gql.network import Network
from sightline.gql.node import key_in
from sightline.gql.scalars import Day
from sightline.graph.errors import BadInput
from sightline.graph.replay import Identity
from sightline.queries import difference, known
from sightline.queries.known import Knowledge, what_was_known
from sightline.queries.local import Locals

MOST_TEAMS = 50


@dataclass(frozen=True, slots=True)
class Known:
    """What one team knew and, where asked, how that differs from another day or team."""

    knowledge: Knowledge
    difference: difference.Difference | None
    local: Locals

    @property
    def answers(self) -> Answers:
        """What can be asked of a case, asked of what the team had."""
        return Answers(self.knowledge.case, self.knowledge.known_at, Breadth.WHOLE, local=self.local)

    @property
    def network(self) -> InCase:
        """What it had, as a graph."""
        return InCase(self.answers.network, self.answers)

    @property
    def gaps(self) -> list[InCase]:
        """What stands out in it."""
        answers = self.answers
        return [InCase(found, answers) for found in answers.gaps if found.stands_out]


@strawberry.enum(description="How it is known that a team had something by a day.")
class Band(Enum):
    """The bands."""

    ON_FILE = strawberry.enum_value("on-file", description="The team's own file says when it was recorded.")
    LATER_SOURCE = strawberry.enum_value("later-source", description="A later source says that it was known by then.")
    NOT_ESTABLISHED = strawberry.enum_value("not-established", description="It had happened; that it was known is not shown.")


@strawberry.type(description="One fact as a team had it on a day.")
class HeldFact:
    """One fact."""

    fact: Fact = shown("The fact, in the version that stood for the team.", "entry")
    told_by: Agency | None = shown("Who told it; null where it is the team's own.", "teller")
    came: Between | None = shown("The day on which it came on file or reached the team; null where not established.")
    band: Band = shown("How that is known.")
    how: str = shown("How it came to the team, in a sentence.")


@strawberry.type(description="That something exists at another team, and no more: whom to ask.")
class KnownToExist:
    """One signpost."""

    label: FactLabel = shown("Which sort of fact it is.", "post.label")
    held_by: Agency | None = shown("The team to ask.", "agency")
    held_by_key: str = shown("The key of that team.", "post.held_by")


@strawberry.type(description="One fact of which the two sides have different versions.")
class ChangedFact:
    """One change."""

    before: HeldFact = shown("As the first side had it.")
    after: HeldFact = shown("As the second side has it.")


@strawberry.type(description="What lies between two days, or two teams: from the one compared with to this one.")
class KnownDifference:
    """The difference."""

    against: str = shown("Whom this is compared with.", "before.name")
    against_known_at: Day = shown("The day that this is compared with.", "before.known_at")
    came: list[HeldFact] = shown("What is known here and was not known there.")
    opened: list[HeldFact] = shown("What could be read here, and was only known to exist there.")
    changed: list[ChangedFact] = shown("What is known on both sides, in different versions.")
    gone: list[HeldFact] = shown("What only the other side has.")
    signposts_came: list[KnownToExist] = shown("What is known to exist here and was not known of there.")


@strawberry.type(description="What one team knew by the end of a day. What happened or was learned later is not in it.")
class TeamKnowledge:
    """One team's knowledge."""

    team: Agency | None = shown("The team; null for all agencies together.", "knowledge.agency")
    name: str = shown("What to call it.", "knowledge.name")
    content: list[HeldFact] = shown("What it could read, in order of happening.", "knowledge.content")
    signposts: list[KnownToExist] = shown("What it knew only to exist.", "knowledge.signposts")
    perhaps: list[HeldFact] = shown(
        "What had happened and may have been known, though no day is established on which it was. Never counted as known.",
        "knowledge.perhaps",
    )
    text: list[str] = shown("The same in sentences.", "knowledge.text")
    network: Network = worked_out("What it could read as a graph of people, bodies and places.", attrgetter("network"))
    gaps: list[Finding] = worked_out(
        "What each rule would have found in this on that day, where it stands out.", attrgetter("gaps")
    )
    difference: KnownDifference | None = shown("How this differs from what `against` names; null where it names nothing.")


@strawberry.type(description="What was known by the end of a day, team by team. Print the day and the joins with it.")
class WhatWasKnown:
    """What was known."""

    known_at: Day = shown("The end of this day.")
    identity: IdentityMode = shown("Which joins of records count.")
    teams: list[TeamKnowledge] = shown("Team by team, by name.")
    together: TeamKnowledge = shown("All agencies together, without what only the family knew or a review found later.")


@strawberry.input(description="Another replay to compare with. Give a day, a team, or both; what is left out is the same.")
class Against:
    """What to compare with."""

    known_at: Day | None = strawberry.field(default=None, description="The end of this day.")
    team: strawberry.ID | None = strawberry.field(default=None, description="What this team knew.")


@dataclass(frozen=True, slots=True)
class WasKnown:
    """The answer as the types above read it."""

    known_at: str
    identity: str
    teams: list[Known]
    together: Known


KnownAt = Annotated[Day, strawberry.argument(description="What was known by the end of this day.")]
Teams = Annotated[
    list[strawberry.ID] | None, strawberry.argument(description="These teams; left out, every team with a file on the child.")
]
Joins = Annotated[
    IdentityMode | None, strawberry.argument(description="Which joins of records count; left out, as the lens has it.")
]
Compared = Annotated[Against | None, strawberry.argument(description="Also say how each differs from this.")]


def was_known(
    child: strawberry.Parent[Answers],
    known_at: KnownAt,
    teams: Teams = None,
    identity: Joins = None,
    against: Compared = None,
) -> WasKnown:
    """What each team knew on a day."""
    replay, joins = child.replay, identity_of(identity)
    found = what_was_known(replay, known_at, keys_of(teams), identity=joins)
    together = known.knowledge(replay, known_at, None, identity=joins)

    def compared(one: Knowledge) -> Known:
        if against is None:
            return Known(one, None, child.local)
        team = one.team if against.team is None else key_in("Agency", against.team)
        before = known.knowledge(replay, against.known_at or known_at, team, identity=joins)
        return Known(one, difference.difference(before, one), child.local)

    return WasKnown(together.known_at, together.identity, [compared(one) for one in found], compared(together))


def identity_of(mode: IdentityMode | None) -> Identity | None:
    """The joins that count, as a lens takes them; none where the lens has them already."""
    if mode is None:
        return None
    return "today" if mode is IdentityMode.TODAY else "as_decided"


def keys_of(teams: list[strawberry.ID] | None) -> list[str] | None:
    """The keys of the teams asked about; BadInput where they are too many."""
    if teams is not None and len(teams) > MOST_TEAMS:
        raise BadInput("teams", f"names {len(teams)} teams", f"ask for at most {MOST_TEAMS} at a time")
    return None if teams is None else [key_in("Agency", team) for team in teams]
