"""What each team knew by the end of a day, from whom, and how that is known; what may have been known stands apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.cli.answers.replayed import Asked
from sightline.cli.answers.written import Cell, table
from sightline.graph.clock import day_words
from sightline.graph.replay import Replay
from sightline.queries.heading import lens_words
from sightline.queries.known import Held, Knowledge, knowledge, what_was_known
from sightline.queries.words import holder_words, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact as a team had it."""

    fact: str
    version: int
    says: str
    how: str
    band: str
    came: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Knew:
    """What one team knew; `signposts` are the holders of what it only knew to exist."""

    team: str | None
    name: str
    known_at: str
    identity: str
    lens: str
    content: tuple[Line, ...]
    signposts: tuple[str, ...]
    perhaps: tuple[Line, ...]


async def answer(replay: Replay, asked: Asked) -> tuple[Knew, ...]:
    """Team by team; all agencies together where they are asked for."""
    asked.only("known-then", 0, "a child and --known-at")
    day = asked.day()
    if asked.pooled:
        return (knew(knowledge(replay, day, None, identity=asked.identity)),)
    found = what_was_known(replay, day, asked.teams or None, identity=asked.identity)
    return tuple(knew(one) for one in found)


def knew(one: Knowledge) -> Knew:
    """What one team knew, as plain data."""
    places = one.case.places
    return Knew(
        team=one.team,
        name=one.name,
        known_at=one.known_at,
        identity=one.identity,
        lens=lens_words(one.case.lens, one.case),
        content=tuple(line(held) for held in one.content),
        signposts=tuple(
            f"{holder_words(pointer.post.held_by, places)}: a {pointer.post.label.lower()}" for pointer in one.signposts
        ),
        perhaps=tuple(line(held) for held in one.perhaps),
    )


def line(held: Held) -> Line:
    """One fact as plain data."""
    says = sentence(held.fact, held.entry.places, note=False)
    fact = held.fact
    return Line(fact=fact.fact, version=fact.version, says=says, how=held.how, band=held.band, came=held.came)


def show(found: tuple[Knew, ...]) -> RenderableType:
    """One table for each team that knew anything, then those that are not known to have known."""
    if not found:
        return Text("No team has a file on this child.")
    joined = "as joined today" if found[0].identity == "today" else "as joined by that day"
    none = [one.name for one in found if not (one.content or one.signposts or one.perhaps)]
    title = Text(f"By the end of {day_words(found[0].known_at)}, files {joined}.\n", style="bold")
    return Group(title, *_teams(found), *([Text(f"Nothing is established for: {', '.join(none)}.")] if none else []))


def _teams(found: Iterable[Knew]) -> Iterator[RenderableType]:
    for one in found:
        if one.content or one.perhaps or one.signposts:
            yield table(one.name, ("knew", "how"), _rows(one), "")


def _rows(one: Knew) -> Iterator[Iterable[Cell]]:
    yield from ((known.says, known.how) for known in one.content)
    yield from ((Text(f"only that it exists: {post}", style="italic"), "") for post in one.signposts)
    yield from ((Text(f"perhaps: {known.says}", style="dim"), known.how) for known in one.perhaps)
