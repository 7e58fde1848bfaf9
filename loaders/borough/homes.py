"""Where one household lives: its stays, one after the other, within and across authorities, some in a hostel or refuge."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from sightline.graph.things import Address
from sightline.loaders.borough import names, numbers, rates
from sightline.loaders.borough.days import AS_AT, FIRST
from sightline.loaders.borough.dice import Dice
from sightline.loaders.borough.people import Family
from sightline.loaders.borough.region import Area, Region, Team

_STREETS = ("Road", "Street", "Close", "Lane", "Gardens", "Court", "Row")


class Move(NamedTuple):
    """A move on a day. A story's move is `told`: it changes schools and no other move comes near it."""

    on: int
    across: bool
    told: bool = False


@dataclass(slots=True, eq=False)
class Stay:
    """The household at one address; `until` is none while they live there."""

    address: str
    area: Area
    since: int
    until: int | None = None
    lodging: Team | None = None
    told: bool = False


@dataclass(slots=True, eq=False)
class Homes:
    """All stays of one household, in order, and the addresses that are its own."""

    stays: list[Stay]
    addresses: list[Address]

    def at(self, day: int) -> Stay:
        """The stay on a day; before the first, the first."""
        found = self.stays[0]
        for stay in self.stays:
            if stay.since > day:
                break
            found = stay
        return found


def homes(
    draw: Dice, family: Family, region: Region, area: Area, told: Iterable[Move], quiet: Iterable[tuple[int, int]]
) -> Homes:
    """The stays of a household from an area on, with the moves that its stories tell; in quiet intervals it makes no others."""
    found = Homes([], [])
    _settle(draw, family, found, area, max(family.here_since, FIRST))
    for move in sorted([*told, *_moves(draw, family, tuple(quiet))]):
        here = found.stays[-1]
        others = [one for one in region.areas if one is not here.area]
        if move.across:
            _settle(draw, family, found, draw.pick(others), move.on, move.told)
        elif not move.told and draw.chance(rates.HOSTEL.value):
            _lodge(draw, found, here.area, move.on)
            _settle(draw, family, found, here.area, move.on + draw.between(30, 110))
        else:
            _settle(draw, family, found, here.area, move.on, move.told)
    return found


def _moves(draw: Dice, family: Family, quiet: tuple[tuple[int, int], ...]) -> Iterable[Move]:
    """Moves that no story tells: at least 200 days apart, and far from any quiet interval."""
    day = max(family.here_since, FIRST)
    while True:
        day += 200 + int(-log(1 - draw.random()) * (365 / rates.MOVES.value - 200))
        if day > AS_AT - 130:
            return
        move = Move(day, draw.chance(rates.ACROSS.value))
        if not any(since - 130 <= day <= until + 20 for since, until in quiet):
            yield move


def _settle(draw: Dice, family: Family, found: Homes, area: Area, day: int, told: bool = False) -> None:
    key = f"borough-{family.seed}-{family.number}-h{len(found.addresses) + 1}"
    street = f"{draw.pick(names.STONE.family)}{draw.pick(names.STONE.endings)} {draw.pick(_STREETS)}"
    flat = f"Flat {draw.between(1, 24)}, " if draw.chance(0.3) else ""
    lines = f"{flat}{draw.between(1, 180)} {street}, {area.name}"
    postcode = numbers.postcode(area.number, int(draw.random() * 900))
    found.addresses.append(Address(id=key, lines=lines, postcode=postcode, authority=area.id))
    _move_in(found, Stay(key, area, day, told=told))


def _lodge(draw: Dice, found: Homes, area: Area, day: int) -> None:
    team = draw.pick([*area.teams["hostel"], area.team("refuge")])
    _move_in(found, Stay(team.address or team.id, area, day, lodging=team))


def _move_in(found: Homes, stay: Stay) -> None:
    if found.stays:
        found.stays[-1].until = stay.since
    found.stays.append(stay)
