"""What rules would find, and where paths would lead, had facts been told or files been joined otherwise: tell FACT TEAM,
join CHILD, split FILE; and path END or between ONE OTHER.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.cli.answers.path import steps
from sightline.cli.answers.replayed import Asked
from sightline.cli.answers.written import table
from sightline.cli.lensed import team_of
from sightline.cli.whom import one_child, one_thing
from sightline.graph.casefile import child_replay
from sightline.graph.errors import BadInput
from sightline.graph.imagined import Disclosure, Overlay
from sightline.graph.path_change import PathChange, Standing, path_change
from sightline.graph.replay import Replay
from sightline.queries.rule import rules
from sightline.queries.what_if import Change, what_if
from sightline.queries.words import holder_words

TAKES = {"tell": 2, "join": 1, "split": 1, "path": 1, "between": 2}
WORDS = {"stands": "stands", "changed": "changed", "gone": "no longer found", "new": "found only so"}
CURE = "write tell FACT TEAM, join CHILD, split FILE, path END or between ONE OTHER"
PATHS: dict[Standing, str] = {
    "same": "the same path",
    "changed": "as long a path, another way",
    "shorter": "a shorter path",
    "longer": "a longer path",
    "new": "a path only so",
    "gone": "no path any more",
    "none": "no path, either way",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """What the rules find on the file of a team that is imagined to have been told something."""

    team: str
    name: str
    findings: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is imagined, what the rules then find, and each path that was asked for."""

    imagined: tuple[str, ...]
    overlay: Overlay
    findings: tuple[Change, ...]
    teams: tuple[OnFile, ...]
    paths: tuple[PathChange, ...]


async def answer(replay: Replay, asked: Asked) -> Answer:
    """The rules asked and the paths walked again; nothing is stored."""
    told, joins, splits, pairs = [], [], [], []
    for verb, given in _verbs(asked.words):
        if verb == "tell":
            told.append(Disclosure(fact=given[0], to=team_of("tell", given[1], replay.whole), on=asked.known_at))
        elif verb == "join":
            other = await one_child(asked.store, given[0], replay.lens)
            joins.append(await child_replay(asked.store, other, replay.lens))
        elif verb == "split":
            splits += _files(given[0], replay)
        else:
            pairs.append([await one_thing(asked.store, text, replay.lens) for text in given])
    found = what_if(replay, rules(), asked.today, disclosures=told, joins=joins, splits=splits, local=asked.local)
    ends = [pair if len(pair) == 2 else (found.overlay.person, *pair) for pair in pairs]
    paths = [await path_change(asked.store, start, end, replay.lens, found.overlay) for start, end in ends]
    return Answer(
        imagined=found.imagined,
        overlay=found.overlay,
        findings=found.findings,
        teams=tuple(
            OnFile(team=one.team, name=holder_words(one.team, found.before.places), findings=one.findings)
            for one in found.teams
        ),
        paths=tuple(paths),
    )


def _verbs(words: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    left = list(words)
    while left:
        verb = left.pop(0)
        number = TAKES.get(verb, 0)
        if not number or len(left) < number:
            raise BadInput(f"what-if '{verb}'", "is not understood", CURE)
        yield verb, tuple(left.pop(0) for _ in range(number))


def _files(text: str, replay: Replay) -> list[str]:
    """The file of an id, else every file that a team has on the child."""
    records = replay.whole.records
    if any(one.id == text for one in records):
        return [text]
    team = team_of("split", text, replay.whole)
    return [one.id for one in records if one.held_by == team]


def show(found: Answer) -> RenderableType:
    """What is imagined, each path, and each finding that stands out before or after; those that merely stand come last."""
    columns = ("rule", "then", "finding")
    nothing = "No rule finds anything."
    return Group(
        *(Text(line, style="bold") for line in found.imagined or ("As if nothing were otherwise.",)),
        Text(""),
        *(shown for one in found.paths for shown in _path(one)),
        table("What the rules find", columns, _rows(found.findings), nothing),
        *(
            table(f"On the file of {one.name}", columns, _rows(one.findings), nothing)
            for one in found.teams
        ),
        Text("Nothing of this is stored."),
    )


def _path(one: PathChange) -> Iterator[RenderableType]:
    ends = f"From {one.before.described.name(one.before.start)} to {one.before.described.name(one.before.end)}"
    yield Text(f"{ends}: {PATHS[one.standing]}", style="bold")
    if one.standing != "none":
        yield steps("As it is", one.before)
    if one.standing not in ("same", "none"):
        yield steps("As imagined", one.after)


def _rows(changes: Iterable[Change]) -> Iterator[list[str]]:
    for one in sorted(changes, key=lambda one: one.standing == "stands"):
        finding = one.after or one.before
        if finding is not None:
            yield [f"{finding.number} {finding.title}", WORDS[one.standing], finding.sentence]
