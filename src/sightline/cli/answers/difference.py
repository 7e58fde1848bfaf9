"""What came in, changed or is on one side only between two days, or between two teams on one day (--known-at)."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType

from sightline.cli.answers.known_then import Line, line
from sightline.cli.answers.replayed import Asked
from sightline.cli.answers.written import table
from sightline.cli.days import day_of
from sightline.cli.lensed import team_of
from sightline.graph.clock import day_words
from sightline.graph.errors import BadInput
from sightline.graph.replay import Replay
from sightline.queries import difference
from sightline.queries.known import Knowledge, knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """From one side to the other."""

    before: str
    after: str
    came: tuple[Line, ...]
    opened: tuple[Line, ...]
    changed: tuple[Line, ...]
    gone: tuple[Line, ...]


async def answer(replay: Replay, asked: Asked) -> tuple[Differs, ...]:
    """Two teams where a day is given; else two days, for each team named or for all agencies together."""
    one, other = asked.only("difference", 2, "a child and two days, or two teams with --known-at")
    if asked.known_at is not None:
        sides = [knowledge(replay, asked.known_at, _team(text, replay), identity=asked.identity) for text in (one, other)]
        return (_differs(*sides),)
    days = [_day(text) for text in (one, other)]
    teams: tuple[str | None, ...] = asked.teams or (None,)
    return tuple(_differs(*(knowledge(replay, day, team, identity=asked.identity) for day in days)) for team in teams)


def _day(text: str) -> str:
    day = day_of("difference", text)
    if day is None:
        raise BadInput("difference", "needs two days", "write each as 1999-07-14")
    return day


def _team(text: str, replay: Replay) -> str:
    return team_of("difference", text, replay.whole)


def _differs(before: Knowledge, after: Knowledge) -> Differs:
    found = difference.difference(before, after)
    return Differs(
        before=f"{before.name}, {day_words(before.known_at)}",
        after=f"{after.name}, {day_words(after.known_at)}",
        came=tuple(line(one) for one in found.came),
        opened=tuple(line(one) for one in found.opened),
        changed=tuple(line(one.after) for one in found.changed),
        gone=tuple(line(one) for one in found.gone),
    )


def show(found: tuple[Differs, ...]) -> RenderableType:
    """One table for each pair."""
    return Group(
        *(
            table(f"From {one.before} to {one.after}", ("what", "fact", "how"), _rows(one), "Both sides knew the same.")
            for one in found
        )
    )


def _rows(one: Differs) -> Iterator[list[str]]:
    sides = {"came in": one.came, "could now be read": one.opened, "changed": one.changed, f"only {one.before}": one.gone}
    for what, lines in sides.items():
        yield from ([what, each.says, each.how] for each in lines)
