"""Which schools, practices and health visitors one household's children were with, and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.loaders.borough import rates
from sightline.loaders.borough.days import AS_AT, september_after, workday
from sightline.loaders.borough.dice import Dice
from sightline.loaders.borough.homes import Homes, Stay
from sightline.loaders.borough.people import Family, Person
from sightline.loaders.borough.region import Team


@dataclass(slots=True)
class Spell:
    """A time on the books of one body; `until` is none while it lasts."""

    team: Team
    since: int
    until: int | None = None
    reason: str | None = None
    destination: str | None = None
    told: bool = False  # begun because of a move that a story tells


@dataclass(slots=True)
class Life:
    """One household's spells with universal services; schools and health visitors by the child's number."""

    practices: list[Spell]
    schools: dict[int, list[Spell]]
    visitors: dict[int, list[Spell]]

    def practice(self, day: int) -> Team:
        """The GP practice on a day."""
        return _on(self.practices, day) or self.practices[0].team

    def school(self, child: Person, day: int) -> Team | None:
        """The school or nursery on a day."""
        return _on(self.schools[child.number], day)

    def visitor(self, child: Person, day: int) -> Team | None:
        """The health visiting team on a day."""
        return _on(self.visitors[child.number], day)


def life(draw: Dice, family: Family, homes: Homes) -> Life:
    """The spells of one household."""
    return Life(
        practices=_practices(draw, homes),
        schools={child.number: _schools(draw, child, homes) for child in family.children},
        visitors={child.number: _visitors(draw, child, homes) for child in family.children},
    )


def _on(spells: list[Spell], day: int) -> Team | None:
    for spell in spells:
        if spell.since <= day and (spell.until is None or day < spell.until):
            return spell.team
    return None


def _practices(draw: Dice, homes: Homes) -> list[Spell]:
    spells: list[Spell] = []
    for stay in homes.stays:
        moved = spells and spells[-1].team.area is not stay.area
        if not spells or moved or (stay.lodging is None and draw.chance(rates.NEW_GP.value)):
            new = draw.pick(stay.area.teams["gp"])
            if spells and new is spells[-1].team:
                continue
            begin(spells, new, workday(stay.since + draw.between(1, 8)), "moved house")
    return spells


def _visitors(draw: Dice, child: Person, homes: Homes) -> list[Spell]:
    if child.born is None or child.born < homes.stays[0].since:
        return []
    spells: list[Spell] = []
    ends = september_after(child.born, 4)
    for stay, since, until in _within(homes, child.born, ends):
        team = stay.area.team("visiting")
        if spells and spells[-1].team is team:
            continue
        day = since + draw.between(5, 12)
        if day < min(until, ends):
            begin(spells, team, day, "moved to another area")
    if spells and ends <= AS_AT:
        _finish(spells, ends, "started school", "school nursing")
    return spells


def _schools(draw: Dice, child: Person, homes: Homes) -> list[Spell]:
    if child.born is None:
        return []
    spells: list[Spell] = []
    leaving = september_after(child.born, 18 if draw.chance(rates.SIXTH_FORM.value) else 16)
    starts = september_after(child.born, 3), september_after(child.born, 4), september_after(child.born, 11), leaving
    for sort, first, last in zip(("nursery", "primary", "secondary"), starts, starts[1:], strict=False):
        if sort == "nursery" and not draw.chance(rates.NURSERY.value):
            continue
        for stay, since, _ in _within(homes, first, last):
            _attend(draw, spells, sort, stay, first, since, last)
    if spells and leaving <= AS_AT:
        _finish(spells, leaving, "end of schooling", None)
    return spells


def _attend(draw: Dice, spells: list[Spell], sort: str, stay: Stay, first: int, since: int, last: int) -> None:
    """The school of one stay: the one before, or a new one after a move or at a new stage."""
    here = spells[-1] if spells else None
    same_stage = here is not None and here.team.sort.key == sort
    changes = draw.random() < rates.NEW_SCHOOL.value
    settled = draw.between(2, 6)
    if here is not None and same_stage and here.team.area is stay.area and not stay.told and not changes:
        return
    choices = [team for team in stay.area.teams[sort] if here is None or team is not here.team]
    begins = first if since == first else workday(since + settled)
    if here is not None and same_stage:
        _finish(spells, since, "moved house", None)
    if begins < last and begins <= AS_AT:
        begin(spells, draw.pick(choices), begins, "moved on to the next stage", told=stay.told and since != first)


def begin(spells: list[Spell], team: Team, day: int, reason: str, told: bool = False) -> None:
    """Starts a spell and ends the one before, which names it as its destination."""
    if spells:
        last = spells[-1]
        if last.until is None:
            last.until, last.reason = day, reason
        last.destination = team.name
    spells.append(Spell(team, day, told=told))


def _finish(spells: list[Spell], day: int, reason: str, destination: str | None) -> None:
    last = spells[-1]
    if last.until is None:
        last.until, last.reason, last.destination = day, reason, destination


def _within(homes: Homes, first: int, last: int) -> Iterator[tuple[Stay, int, int]]:
    """The stays that meet an interval, each with the part of it that they cover."""
    for stay in homes.stays:
        since, until = max(stay.since, first), min(stay.until or AS_AT + 1, last)
        if since < until:
            yield stay, since, until
