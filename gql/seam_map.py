"""The seam map: moves between areas, and cases handed from team to team, as the last check of all children counted them."""

from dataclasses import dataclass

import strawberry

from sightline.gql.asking import Info
from sightline.gql.field import shown, worked_out
from sightline.gql.scalars import Day, Instant
from sightline.graph.checks import Check, finished
from sightline.queries.seams import CASES, HOMES, SUPPRESSED, Seams
from sightline.queries.seams import shown as as_shown
from sightline.queries.tally import Tally


@dataclass(frozen=True, slots=True)
class Map:
    """The seams of one check."""

    check: Check
    seams: Seams


@strawberry.type(description="A median of days, by the fewest and the most that the dates allow; below nothing: before the move.")
class MedianDays:
    """A median."""

    fewest: float = shown("By the fewest days that each can be.", "0")
    most: float = shown("By the most days that each can be.", "1")


@strawberry.type(description=f"The moves from one area or team to another. {SUPPRESSED}")
class Seam:
    """One seam."""

    origin: str = shown("The area or team that was left.")
    to: str = shown("The area or team that was moved to.")
    moves: int | None = shown("How many moves.")
    handed_over: int | None = shown("How many of them with a hand-over that was received.")
    not_handed_over: int | None = shown("How many without.")
    median_days: MedianDays | None = shown("From the move to the receipt, where handed over.")


@strawberry.type(
    description="Moves between areas and between teams, handed over or not, as the last finished check of all children has them."
)
class SeamMap:
    """The map."""

    as_at: Day = shown("The day that was asked about.", "check.as_at")
    checked_at: Instant = shown("When it was counted.", "check.finished_at")
    children: int = shown("How many children were looked at.", "check.children")
    authorities: list[Seam] = worked_out(HOMES, lambda found: as_shown(found.seams.authorities))
    agencies: list[Seam] = worked_out(CASES, lambda found: as_shown(found.seams.agencies))


async def seam_map(info: Info) -> Map | None:
    """The seams as the last finished check counted them."""
    checks = await finished(info.context.store, info.context.viewer)
    return Map(checks[0], Tally.read(checks[0].counted).seams) if checks else None
