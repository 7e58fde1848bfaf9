"""What if a fact had been told, two children were one, or a file another child's: what the rules then find. Nothing is kept.

Paths over the same are walked in the database: see `path_change`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sightline.graph.case import Case
from sightline.graph.clock import day_words
from sightline.graph.imagined import Disclosure, Overlay
from sightline.graph.replay import Replay
from sightline.graph.things import Agency
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.rule import Rule
from sightline.queries.words import holder_words, sentence

Standing = Literal["stands", "changed", "gone", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One finding as it is and as it would be; none on the side on which it does not stand out."""

    standing: Standing = field(init=False)
    before: Finding | None
    after: Finding | None

    def __post_init__(self) -> None:
        """A field and no property, so that whoever writes the answer out has it."""
        object.__setattr__(self, "standing", self._standing())

    def _standing(self) -> Standing:
        """Does it stand on what is imagined."""
        if self.before is None:
            return "new"
        if self.after is None:
            return "gone"
        same = (self.before.answer, self.before.evidence, self.before.figures) == (
            self.after.answer,
            self.after.evidence,
            self.after.figures,
        )
        return "stands" if same else "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFile:
    """What the rules find on the file of one team that is imagined to have been told something."""

    team: str
    agency: Agency | None
    findings: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What is imagined, in sentences, and what the rules then find: in the whole case, and on the files of the teams told."""

    imagined: tuple[str, ...]
    overlay: Overlay
    today: str
    before: Case
    after: Case
    findings: tuple[Change, ...]
    teams: tuple[OneFile, ...]


def what_if(
    replay: Replay,
    rules: Sequence[Rule],
    today: str,
    *,
    disclosures: Sequence[Disclosure] = (),
    joins: Sequence[Replay] = (),
    splits: Collection[str] = (),
    local: Locals = NOWHERE,
) -> WhatIf:
    """The rules asked again over what is imagined; with nothing imagined, every finding stands."""
    imagined = replay.imagine(disclosures, joins, splits)
    told = sorted({one.to for one in disclosures})

    def changes(before: Case, after: Case) -> tuple[Change, ...]:
        then, now = (_standing_out(gaps(case, rules, today, local=local)) for case in (before, after))
        return tuple(Change(before=then.get(key), after=now.get(key)) for key in {**then, **now})

    return WhatIf(
        imagined=tuple(_said(replay, disclosures, joins, splits)),
        overlay=imagined.overlay,
        today=today,
        before=replay.whole,
        after=imagined.whole,
        findings=changes(replay.whole, imagined.whole),
        teams=tuple(
            OneFile(
                team=team,
                agency=replay.whole.places.agencies.get(team),
                findings=changes(replay.case({team}), imagined.case({team})),
            )
            for team in told
        ),
    )


def _standing_out(findings: Iterable[Finding]) -> dict[tuple[str, int], Finding]:
    """By id, and by number where a rule finds several that start from one fact."""
    found: dict[tuple[str, int], Finding] = {}
    for one in findings:
        if one.stands_out:
            found[one.id, sum(key[0] == one.id for key in found)] = one
    return found


def _said(replay: Replay, disclosures: Iterable[Disclosure], joins: Iterable[Replay], splits: Collection[str]) -> Iterator[str]:
    case = replay.whole
    holders = {record.id: record.held_by for record in case.records}
    for record in splits:
        yield f"As if file {record} of {holder_words(holders[record], case.places)} were of another child."
    for other in joins:
        yield f"As if child {other.person} were the same child."
    for one in disclosures:
        seen = next(part.whole for part in (replay, *joins) if one.fact in part.whole.history)
        fact = seen.history[one.fact][0]
        when = f"on {day_words(one.on)}, or when it came on file where that is later" if one.on else "as it came on file"
        to = holder_words(one.to, seen.places)
        yield f"As if {holder_words(fact.held_by, seen.places)} had told {to}, {when}: {sentence(fact, seen.places, note=False)}"
