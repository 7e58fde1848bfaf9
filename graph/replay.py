"""One person's file seen through as many lenses as a question needs, each narrower than the caller's and of the same viewer.

The file as fetched stays inside: what comes out has passed the lens, just as if it had been asked for directly.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import permutations
from typing import Literal

from sightline.graph.case import Case, CaseFile
from sightline.graph.clock import add_days, bounds
from sightline.graph.errors import NotFound, Ours
from sightline.graph.facts import FIELDS, Fact
from sightline.graph.imagined import Disclosure, Overlay, joined, split, told
from sightline.graph.lens import Counting, Lens, Level, through
from sightline.graph.things import IdentityDecision
from sightline.graph.ties import Thing

BOOKKEEPING = frozenset({
    "id", "version", "told", "recorded_at", "recorded_basis", "source", "citation", "note", "loaded_at", "load", "confidence",
})  # fmt: skip

Identity = Literal["as_decided", "today"]


class Replay:
    """One person's file for one caller."""

    def __init__(self, file: CaseFile, lens: Lens, overlay: Overlay | None = None) -> None:
        self._file = file
        self.lens = lens
        self.person = file.person
        self.overlay = overlay or Overlay(person=Thing(file.who, file.person))

    @cached_property
    def whole(self) -> Case:
        """The case through the caller's own lens."""
        return through(self.lens, self._file)

    def case(
        self,
        teams: Collection[str] | None = None,
        known_at: str | None = None,
        *,
        pooled: bool = False,
        identity: Identity | None = None,
        counting: Counting | None = None,
    ) -> Case:
        """The case as these teams had it by the end of a day (ISO); never more than the caller's own lens allows."""
        lens = self._narrowed(teams, known_at, pooled=pooled, identity=identity)
        return through(replace(lens, counting=counting or lens.counting), self._file)

    def days(
        self, teams: Collection[str] | None = None, *, pooled: bool = False, identity: Identity | None = None
    ) -> tuple[str, ...]:
        """The days on which these teams may have come to know something, or on which what they knew began or ended."""
        lens = self._narrowed(teams, None, pooled=pooled, identity=identity)
        known = (version for version in self._versions() if lens.level(version) is not Level.NOTHING)
        decided = (*(one.at for one in self._decisions()), *(one.on for one in self._file.judged))
        moments = (*decided, *(moment for version in known for moment in _moments(version)))
        return tuple(sorted({day for moment in moments for day in bounds(moment)}))

    @cached_property
    def only_adds(self) -> bool:
        """Does no later version change or withdraw what an earlier one said, and is every record decided about once."""
        decided = [one.record for one in self._decisions()]
        if len(set(decided)) < len(decided) or self._file.judged:
            return False
        history: dict[str, list[Fact]] = {}
        for version in self._versions():
            history.setdefault(version.fact, []).append(version)
        return all(_fills_in(*pair) for versions in history.values() for pair in permutations(versions, 2))

    def imagine(
        self, disclosures: Iterable[Disclosure] = (), joins: Sequence["Replay"] = (), splits: Iterable[str] = ()
    ) -> "Replay":
        """The file as it would be had these facts been told, these children been one, these records been of others."""
        file = self._file
        overlay = Overlay(
            person=self.overlay.person,
            told=tuple(disclosures),
            joined=frozenset(other.overlay.person for other in joins),
            apart=frozenset(splits),
        )
        for record in sorted(overlay.apart):
            if not any(one.id == record for one in self.whole.records):
                raise NotFound("file of this child", record)
            file = split(file, record)
        for other in joins:
            if other.lens.viewer != self.lens.viewer:
                raise Ours("two readers' files were joined", "fetch both for one reader")
            file = joined(file, other._file)
        for one in overlay.told:
            if not any(part._sees(one.fact) for part in (self, *joins)):
                raise NotFound("fact of this child", one.fact)
            file = told(file, one, self._open)
        return Replay(file, self.lens, overlay)

    def _sees(self, fact: str) -> bool:
        return fact in self.whole.history

    def _open(self, version: Fact) -> bool:
        """May the caller read what a version says; nothing else can be imagined as told, or it would be read that way."""
        return self.lens.level(version) is Level.CONTENT

    def _narrowed(
        self, teams: Collection[str] | None, known_at: str | None, *, pooled: bool, identity: Identity | None
    ) -> Lens:
        own = self.lens
        asked = None if teams is None else frozenset(teams)
        both = asked if own.teams is None else own.teams if asked is None else own.teams & asked
        days = [day for day in (own.known_at, known_at) if day is not None]
        return replace(
            own,
            teams=both,
            pooled=own.pooled or pooled,
            known_at=min(days, default=None),
            identity=identity or own.identity,
        )

    def _versions(self) -> Iterator[Fact]:
        yield from self._file.facts
        for member in self._file.household:
            yield from member.facts

    def _decisions(self) -> Iterator[IdentityDecision]:
        yield from self._file.decisions
        for member in self._file.household:
            yield from member.decisions


def _fills_in(one: Fact, other: Fact) -> bool:
    """Do two versions of a fact agree wherever both say something."""
    said = ((getattr(one, name), getattr(other, name)) for name in FIELDS[one.label] - BOOKKEEPING)
    return not other.deleted and one.label == other.label and all(None in pair or pair[0] == pair[1] for pair in said)


def _moments(version: Fact) -> Iterator[str]:
    tellings = (moment for telling in version.told for moment in (telling.sent_at, telling.received_at))
    yield from (moment for moment in (version.recorded_at, *tellings) if moment is not None)
    yield from version.start or ()
    for day in version.end or ():
        yield from (add_days(day, -1), day)  # what ended with a day is shown by its evening

