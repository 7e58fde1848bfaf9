"""A child's journey in three lanes: lives at, authority responsible or paying, team holding the case; and each move between.

Accounts of one stay by several teams stand side by side. A move carries its hand-overs as handshakes, or none.
"""

from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.facts import Bounds, Contact
from sightline.queries.handover import Handover, between_areas, of_transfer
from sightline.queries.index import NOBODY, Index, doer, elapsed, on
from sightline.queries.stay import Lane, Stay, authorities_of, homes_of, team_unheld, teams_of

__all__ = ["Journey", "Move", "Stay", "journey", "journey_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """From a move until the new side first had to do with the child: `until` is none, and `days` still run, while it had not."""

    since: Bounds
    until: Bounds | None
    days: tuple[int, int]
    first_contact: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A change in one lane. In the home lane the new side is any team of the new area, in the team lane the team addressed."""

    lane: Lane
    origin: Stay
    to: Stay
    on: Bounds | None
    between_authorities: bool
    handovers: tuple[Handover, ...]
    orphan: Orphan | None

    @property
    def orphan_days(self) -> tuple[int, int] | None:
        """Fewest and most days until a team of the new area had to do with the child; none while none had."""
        return self.orphan.days if self.lane == "home" and self.orphan and self.orphan.until else None

    @property
    def first_contact(self) -> str | None:
        """The contact by which it first had."""
        return self.orphan.first_contact if self.orphan else None

    @property
    def handed_over(self) -> bool:
        """Did a hand-over reach the other side."""
        return any(handover.received is not None for handover in self.handovers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Three lanes, each in order of beginning, and the moves in the home and team lanes."""

    home: tuple[Stay, ...]
    authority: tuple[Stay, ...]
    team: tuple[Stay, ...]
    moves: tuple[Move, ...]


def journey(case: Case, today: str) -> Journey:
    """Where the child lived, under which authority and with which team, and how each move was handed over."""
    return journey_of(Index(case), today)


def journey_of(index: Index, today: str) -> Journey:
    """The journey of a case that is already indexed."""
    home, team = homes_of(index), teams_of(index)
    return Journey(
        home=tuple(home),
        authority=tuple(authorities_of(index)),
        team=tuple(team),
        moves=(*_home_moves(index, home, today), *_team_moves(index, team, today)),
    )


def _home_moves(index: Index, stays: list[Stay], today: str) -> list[Move]:
    moves: list[Move] = []
    held: Stay | None = None
    for stay in stays:
        if stay.kind == "hospital" or stay.since is None or stay.since[0] > today:
            continue
        if held is not None and _within(stay, held):
            continue
        if held is not None and (held.address, held.authority, held.kind) != (stay.address, stay.authority, stay.kind):
            moves.append(_home_move(index, held, stay, today))
        held = stay
    return moves


def _within(stay: Stay, held: Stay) -> bool:
    """A stay that begins and ends inside another is a stay away, not a move; so is one with friends while no move is on file."""
    if held.until is None:
        return stay.kind == "with-friends"
    return stay.until is not None and stay.until[1] < held.until[0]


def _home_move(index: Index, origin: Stay, to: Stay, today: str) -> Move:
    areas = (origin.authority.id if origin.authority else None, to.authority.id if to.authority else None)
    differ = None not in areas and areas[0] != areas[1]
    first = _first_contact(index, areas[1], to.since) if differ and to.since else None
    orphan = _orphan(index, to.since, first, today) if differ and to.since else None
    return Move(
        lane="home",
        origin=origin,
        to=to,
        on=to.since,
        between_authorities=differ,
        handovers=between_areas(index, areas[0], areas[1], to.since) if differ and areas[0] and areas[1] and to.since else (),
        orphan=orphan,
    )


def _first_contact(index: Index, area: str | None, since: Bounds) -> Contact | None:
    """The first contact by a team of the new area on or after the move."""
    later = (one for one in index.contacts if on(one)[1] >= since[0] and one.held_by not in NOBODY)
    return next((one for one in later if area in index.areas(doer(one))), None)


def _orphan(index: Index, since: Bounds, first: Contact | None, today: str) -> Orphan:
    until = first.start if first else None
    return Orphan(
        since=since, until=until, days=elapsed(since, until or index.end(today)), first_contact=first.fact if first else None
    )


def _team_moves(index: Index, stays: list[Stay], today: str) -> list[Move]:
    """Every case transfer on file, as a move from the team that sends to the team addressed."""
    by_team = {stay.agency.id: stay for stay in stays if stay.agency is not None}
    moves = []
    for contact in index.of(Contact, "case-transfer"):
        if contact.to is None:
            continue
        sender = doer(contact)
        areas = index.areas(sender), index.areas(contact.to)
        later = (one for one in index.contacts if contact.start and on(one)[1] >= contact.start[0] and one.fact != contact.fact)
        first = next((one for one in later if doer(one) == contact.to), None)
        moves.append(
            Move(
                lane="team",
                origin=by_team.get(sender) or team_unheld(index, sender),
                to=by_team.get(contact.to) or team_unheld(index, contact.to),
                on=contact.start,
                between_authorities=all(areas) and areas[0].isdisjoint(areas[1]),
                handovers=(of_transfer(index, contact, contact.to),),
                orphan=_orphan(index, contact.start, first, today) if contact.start else None,
            )
        )
    return moves
