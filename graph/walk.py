"""One level of a walk through the graph: the ties of many things at once, in one round trip, through the lens."""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from sightline.graph.errors import BadInput, NotFound
from sightline.graph.fact import MOST
from sightline.graph.facts import Residence
from sightline.graph.imagined import Overlay, as_told
from sightline.graph.judgement import Judgement
from sightline.graph.lens import Lens, Level, judged_by
from sightline.graph.oneness import Oneness, among, named_in
from sightline.graph.reading import Reading, reading
from sightline.graph.rows import judgement
from sightline.graph.store import Store
from sightline.graph.ties import BODIES, DIRECTORY, Thing, Tie, by_label, records, ties


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What one walk may cost: facts read of each thing, and things followed at each level (a worker counts as ten)."""

    facts: int = 300
    things: int = 150


BUDGET = Budget()


@dataclass(slots=True)
class Walk:
    """The ties met so far. Of a person's facts, those are read that tie people and addresses, or to one of `ends`.

    Over an `overlay` each level is read for all who are taken for one person, its records are taken for whose they are
    imagined to be, and what is imagined as told ties as if it had been. What was judged one is one thing, under the id that
    the walk began from or met first.
    """

    store: Store
    lens: Lens
    budget: Budget
    ends: Collection[str] = ()
    workers: bool = False
    every: bool = False
    overlay: Overlay | None = None
    cut: list[str] = field(default_factory=list)
    open: set[Thing] = field(default_factory=set)
    _communal: set[Thing] = field(default_factory=set)
    _ties: dict[Thing, list[Tie]] = field(default_factory=dict)
    _told: list[Tie] = field(default_factory=list)
    _starts: set[str] = field(default_factory=set)
    _judged: dict[str, Judgement] = field(default_factory=dict)
    _one: Oneness = field(default_factory=Oneness)

    def of(self, one: Thing) -> list[Tie]:
        """The ties of a thing that was visited, the most telling first."""
        return self._ties.get(self.named(one), [])

    def named(self, one: Thing) -> Thing:
        """What a thing is seen as by what was judged one."""
        name = self._one.names.get((one.label, one.id))
        return one if name is None else Thing(one.label, name)

    def passable(self, one: Thing) -> bool:
        """May a walk go on from here: bodies and communal addresses only begin or end one, and workers unless asked for."""
        if one.label == "Professional":
            return self.workers
        return one.label not in BODIES and self.named(one) not in self._communal

    async def begin(self, *starts: Thing) -> None:
        """Visits the people and addresses among these; NotFound where one is not there, or nothing about it is open.

        Over an overlay nothing is closed to those who could open it without: what is imagined may leave nothing about it.
        """
        needed = [one for one in starts if one.label not in DIRECTORY]
        if any(one.label == "Adult" for one in needed) and not self.lens.viewer.purpose:
            raise BadInput("purpose", "following an adult's ties needs one", "say what it is for")
        self._starts = {one.id for one in starts}
        self._told = [tie async for tie in self._tellings()]
        await self.visit(needed)
        for one in (one for one in needed if one not in self.open and self.overlay is None):
            await self._read([one], every=True)
            if one not in self.open:
                raise NotFound(one.label.lower(), one.id)

    async def visit(self, things: Iterable[Thing]) -> None:
        """Reads the ties of these things, in one round trip."""
        if new := [one for one in things if self.named(one) not in self._ties]:
            await self._read(new, every=self.every)

    async def _read(self, things: list[Thing], *, every: bool) -> None:
        limits = {"every": every, "workers": self.workers, "facts": self.budget.facts}
        asked = self.overlay.asked(things) if self.overlay else things
        (row,) = await self.store.read("ties", **by_label(asked), ends=list(self.ends), **limits)
        self._take(things, row)

    def _take(self, things: list[Thing], row: Mapping[str, Any]) -> None:
        read = reading(row, self.lens, self.overlay)
        self._open(read)
        self._judge(read, row["judged"])
        self._communal |= {self.named(Thing("Address", key)) for key in row["communal"]}
        for one in row["things"]:
            if one["crowded"]:
                self.cut.append(f"only the first {self.budget.facts} facts of {one['label'].lower()} {one['id']} were read")
        found: dict[Thing, dict[tuple[str, str, Thing], Tie]] = {self.named(one): {} for one in things}
        for made in chain(self._told, *(read.ties(standing) for standing in read.seen.facts)):
            tie = replace(made, target=self.named(made.target)) if self._judged else made
            for end in {tie.origin, tie.target} & found.keys():
                found[end][tie.fact.fact, tie.relationship, tie.other(end)] = tie
        self._ties |= {one: sorted(kept.values(), key=lambda tie: tie.rank) for one, kept in found.items()}

    def _judge(self, read: Reading, rows: Iterable[Mapping[str, Any]]) -> None:
        """Counts what was judged of what was met; a thing keeps the name that it was met under."""
        self._judged |= {one.id: one for one in judged_by(self.lens, map(judgement, rows))}
        if self._judged:
            met = {(one.label, one.id) for one in self.open} | set(named_in((read.seen,)))
            kept = {*self._one.names.values(), *self._starts}
            self._one = among(list(self._judged.values()), met, open_to=self.lens.viewer.teams, first=kept)

    async def _tellings(self) -> AsyncIterator[Tie]:
        """The ties to teams as if told, where they had not been: no question of the database finds them."""
        for one in self.overlay.told if self.overlay else ():
            for row in await self.store.read("fact", id=one.fact, most=MOST):
                read = reading(row, self.lens, self.overlay)
                real = {tie.target for standing in read.seen.facts for tie in read.ties(standing) if tie.relationship == "TOLD"}
                team = Thing("Agency", one.to)
                told = as_told(read.versions, one, lambda version: self.lens.level(version) is Level.CONTENT)
                for tie in (tie for standing in self.lens.see(told).facts for tie in ties(standing, read.person)):
                    if tie.relationship == "TOLD" and tie.target == team and team not in real:
                        yield replace(tie, imagined=True)

    def _open(self, read: Reading) -> None:
        """People are open where the lens lets through, or points to, a fact about them; addresses by a stay it lets through."""
        for version in read.versions:
            level = self.lens.level(version)
            if level is not Level.NOTHING:
                self.open.update(read.person[record] for record in records(version) if record in read.person)
            if level is Level.CONTENT and isinstance(version, Residence) and version.at:
                self.open.add(Thing("Address", version.at))
