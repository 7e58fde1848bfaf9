"""What the rules would find had facts been told, or were files otherwise joined: tell FACT TEAM, join CHILD, split FILE."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.cli.answers.replayed import Asked
from sightline.cli.answers.written import table
from sightline.cli.lensed import team_of
from sightline.cli.whom import one_child
from sightline.graph.casefile import child_replay
from sightline.graph.errors import BadInput
from sightline.graph.imagined import Disclosure
from sightline.graph.replay import Replay
from sightline.queries.rule import rules
from sightline.queries.what_if import Change, WhatIf, what_if
from sightline.queries.words import holder_words

TAKES = {"tell": 2, "join": 1, "split": 1}
WORDS = {"stands": "stands", "changed": "changed", "gone": "no longer found", "new": "found only so"}


async def answer(replay: Replay, asked: Asked) -> WhatIf:
    """The rules asked again; nothing is stored."""
    told, joins, splits = [], [], []
    for verb, given in _verbs(asked.words):
        if verb == "tell":
            told.append(Disclosure(fact=given[0], to=team_of("tell", given[1], replay.whole), on=asked.known_at))
        elif verb == "join":
            other = await one_child(asked.store, given[0], replay.lens)
            joins.append(await child_replay(asked.store, other, replay.lens))
        else:
            splits += _files(given[0], replay)
    return what_if(replay, rules(), asked.today, disclosures=told, joins=joins, splits=splits, local=asked.local)


def _verbs(words: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    left = list(words)
    while left:
        verb = left.pop(0)
        number = TAKES.get(verb, 0)
        if not number or len(left) < number:
            raise BadInput(f"what-if '{verb}'", "is not understood", "write tell FACT TEAM, join CHILD or split FILE")
        yield verb, tuple(left.pop(0) for _ in range(number))


def _files(text: str, replay: Replay) -> list[str]:
    """The file of an id, else every file that a team has on the child."""
    records = replay.whole.records
    if any(one.id == text for one in records):
        return [text]
    team = team_of("split", text, replay.whole)
    return [one.id for one in records if one.held_by == team]


def show(found: WhatIf) -> RenderableType:
    """What is imagined, and each finding that stands out before or after; those that merely stand come last."""
    columns = ("rule", "then", "finding")
    nothing = "No rule finds anything."
    return Group(
        *(Text(line, style="bold") for line in found.imagined or ("As if nothing were otherwise.",)),
        Text(""),
        table("What the rules find", columns, _rows(found.findings), nothing),
        *(
            table(f"On the file of {holder_words(one.team, found.before.places)}", columns, _rows(one.findings), nothing)
            for one in found.teams
        ),
        Text("Nothing of this is stored."),
    )


def _rows(changes: Iterable[Change]) -> Iterator[list[str]]:
    for one in sorted(changes, key=lambda one: one.standing == "stands"):
        finding = one.after or one.before
        if finding is not None:
            yield [f"{finding.number} {finding.title}", WORDS[one.standing], finding.sentence]
