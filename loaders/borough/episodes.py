"""When a household's stories take place: who is old enough, with room between them, and not beyond the day of the borough."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.loaders.borough import rates
from sightline.loaders.borough.days import AS_AT, FIRST, YEAR, workday, years_after
from sightline.loaders.borough.dice import Dice
from sightline.loaders.borough.homes import Move
from sightline.loaders.borough.people import Family, Person
from sightline.loaders.borough.stories import STORIES, Story

APART = 120  # days between two stories of one household
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Episode:
    """One story at its time."""

    story: Story
    start: int
    until: int
    children: tuple[Person, ...]
    move: Move | None


def episodes(draw: Dice, family: Family) -> list[Episode]:
    """The stories of one household in order of time."""
    told = [STORIES[name] for name, share in rates.STORIES.value if draw.chance(share)]
    if any(story.alone for story in told):
        told = [story for story in told if story.alone or not story.casework]
    found: list[Episode] = []
    for story in told:
        episode = _place(draw, family, story, found)
        if episode is not None:
            found.append(episode)
    first = max((one.start for one in found if one.story.first), default=0)
    return sorted((one for one in found if not (one.story.casework and one.start < first)), key=_start)


def quiet(found: Iterable[Episode]) -> list[tuple[int, int]]:
    """The intervals in which nothing else of weight happens to the household."""
    return [(episode.start, episode.until + 60) for episode in found]


def protected(found: Iterable[Episode]) -> dict[int, int]:
    """The day from which schools keep a protection file on a child, by the child's number."""
    first: dict[int, int] = {}
    for episode in (one for one in found if one.story.protects):
        for child in episode.children:
            first[child.number] = min(episode.start, first.get(child.number, episode.start))
    return first


def _start(episode: Episode) -> int:
    return episode.start


def _place(draw: Dice, family: Family, story: Story, taken: list[Episode]) -> Episode | None:
    born = [child for child in family.children if child.born]
    still = story.goes_on and draw.chance(rates.OPEN_NOW.value)
    for _ in range(_TRIES):
        child, length = draw.pick(born or family.children), draw.between(*story.days)
        age = draw.between(int(story.ages[0] * YEAR), int((story.ages[1] + 1) * YEAR) - 1)
        start = workday(AS_AT - draw.between(130, length + 100) if still else (child.born or AS_AT) + age)
        if born and _fits(family, story, child, start, start + length, taken):
            move = Move(start + draw.between(*story.move), story.across, True) if story.move else None
            return Episode(story, start, start + length, _children(family, start, start + length), move)
    return None


def _fits(family: Family, story: Story, child: Person, start: int, until: int, taken: list[Episode]) -> bool:
    latest = AS_AT - 130 if story.goes_on else AS_AT - 60 - (until - start)
    if not max(family.here_since, FIRST) + 150 <= start <= latest:
        return False
    age = (start - (child.born or 0)) / YEAR
    if not story.ages[0] <= age < story.ages[1] + 1 or child not in _children(family, start, until):
        return False
    if any(start < one.until + APART and one.start < until + APART for one in taken):
        return False
    limit = story.youngest * YEAR
    return not limit or not any(start - limit < one.born < until for one in family.children if one.born)


def _children(family: Family, start: int, until: int) -> tuple[Person, ...]:
    """Whom a story is about: born before it, and not grown up before its end."""
    end = min(until, AS_AT) + 60
    born = (child for child in family.children if child.born and child.born + 14 <= start)
    return tuple(child for child in born if years_after(child.born or 0, 18) > end)
