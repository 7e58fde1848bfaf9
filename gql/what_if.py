"""What if: the rules and every other answer over what is imagined. Nothing is stored."""

import asyncio
from collections.abc import Sequence
from enum import Enum
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from sightline.gql.agency import Agency
from sightline.gql.answers import Answers
from sightline.gql.asking import Info
from sightline.gql.breadth import Breadth
from sightline.gql.field import InCase, asked, shown, tie, worked_out
from sightline.gql.finding import Finding
from sightline.gql.node import key_in
from sightline.gql.path import ThroughWorkers
from sightline.gql.path_change import PathChange, changed_paths
from sightline.gql.scalars import Day
from sightline.graph import path_change
from sightline.graph.errors import BadInput
from sightline.graph.facts import FACTS
from sightline.graph.imagined import Disclosure
from sightline.queries import what_if
from sightline.queries.rule import rules

if TYPE_CHECKING:
    from sightline.gql.child import Child

MOST = 20


class Imagined:
    """The answer as the types below read it; evidence before is opened from the base, evidence after from what is imagined."""

    def __init__(self, found: what_if.WhatIf, base: Answers) -> None:
        self.imagined = found.imagined
        self.overlay = found.overlay
        self.base = base
        self.child = Answers(found.after, found.today, Breadth.WHOLE, local=base.local)
        self.findings = self._tied(found.findings)
        self.teams = [(one.agency, self._tied(one.findings)) for one in found.teams]

    def _tied(self, changes: Sequence[what_if.Change]) -> list[tuple[str, InCase | None, InCase | None]]:
        return [(one.standing, tie(one.before, self.base), tie(one.after, self.child)) for one in changes]


@strawberry.enum(description="Does a finding stand on what is imagined.")
class Standing(Enum):
    """The answers."""

    STANDS = strawberry.enum_value("stands", description="It is found as before.")
    CHANGED = strawberry.enum_value("changed", description="It is found, with another answer, other evidence or other figures.")
    GONE = strawberry.enum_value("gone", description="It no longer stands out.")
    NEW = strawberry.enum_value("new", description="It stands out only now.")


@strawberry.type(description="One finding as it is and as it would be.")
class FindingChange:
    """One finding."""

    standing: Standing = shown("Does it stand.", "0")
    before: Finding | None = worked_out("As it is; null where it does not stand out.", itemgetter(1))
    after: Finding | None = worked_out("As it would be; null where it would not stand out.", itemgetter(2))


@strawberry.type(description="What the rules find on the file of one team that is imagined to have been told something.")
class ImaginedFile:
    """One team told."""

    team: Agency | None = shown("The team.", "0")
    findings: list[FindingChange] = shown("Findings that stand out on its own file, before or after.", "1")


Ends = Annotated[
    list[strawberry.ID],
    strawberry.argument(description="The ids of the things at which paths end, as `Professional:…`; ten at most."),
]
Begins = Annotated[strawberry.ID | None, strawberry.argument(description="Where they begin; left out, at the child.")]


async def paths_of(
    found: strawberry.Parent[Imagined], info: Info, ends: Ends, start: Begins = None, through_workers: ThroughWorkers = False
) -> list[path_change.PathChange]:
    """The path to each end, as it is and over what is imagined."""
    child, store = f"Child:{found.base.person}", info.context.store
    return await changed_paths(store, start or child, ends, found.base.lens, found.overlay, through_workers)


@strawberry.type(description="What is imagined, and what the rules and the paths then say. Nothing is stored.")
class WhatIf:
    """What is imagined."""

    imagined: list[str] = shown("What is imagined, in sentences: print it with the answer.")
    findings: list[FindingChange] = shown("Findings that stand out, before or after.")
    teams: list[ImaginedFile] = shown("The same on the file of each team that is told something.")
    paths: list[PathChange] = asked("Paths walked again, as it is and over what is imagined.", paths_of, work=10_000)
    child: Annotated["Child", strawberry.lazy("sightline.gql.child")] = shown("Whatever else is asked, over what is imagined.")


@strawberry.input(description="One fact as if its holder had told it to a team.")
class DisclosureInput:
    """One telling."""

    fact: strawberry.ID = strawberry.field(description="The fact, by its id.")
    to: strawberry.ID = strawberry.field(description="The team told.")
    on: Day | None = strawberry.field(
        default=None, description="On this day, or when it came on file where that is later; left out, as it came on file."
    )


Disclosures = Annotated[list[DisclosureInput], strawberry.argument(description="Facts of this child as if told to teams.")]
OneChild = Annotated[list[strawberry.ID], strawberry.argument(description="Other children as if they were this one.")]
NotOfChild = Annotated[
    list[strawberry.ID], strawberry.argument(description="Teams' files on this child (`records`) as if they were another's.")
]


async def imagined(
    child: strawberry.Parent[Answers],
    info: Info,
    disclosures: Disclosures = [],  # noqa: B006  # printed as the default; nothing writes to it
    joins: OneChild = [],  # noqa: B006
    splits: NotOfChild = [],  # noqa: B006
) -> Any:
    """The rules asked again."""
    if max(len(disclosures), len(joins), len(splits)) > MOST:
        raise BadInput("whatIf", f"imagines more than {MOST} things of one sort", "imagine fewer")
    others = [await info.context.person("Child", key_in("Child", other), child.lens) for other in joins]
    found = await asyncio.to_thread(
        what_if.what_if,
        child.replay,
        rules(),
        child.today,
        disclosures=[Disclosure(fact=_fact(one.fact), to=key_in("Agency", one.to), on=one.on) for one in disclosures],
        joins=[other.replay for other in others],
        splits=list(splits),
        local=child.local,
    )
    return Imagined(found, child)


def _fact(given: str) -> str:
    """The key in an id of a fact, whatever its label, or the bare key."""
    label, _, key = given.partition(":")
    return key if label in FACTS and key else given
