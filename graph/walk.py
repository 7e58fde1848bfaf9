"""One level of a walk through the graph: the ties of many things at once, in one round trip, through the lens."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sightline.graph.errors import BadInput, NotFound
from sightline.graph.facts import Residence
from sightline.graph.lens import Lens, Level
from sightline.graph.reading import Reading, reading
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
    """The ties met so far. Of a person's facts, those are read that tie people and addresses, or to one of `ends`."""

    store: Store
    lens: Lens
    budget: Budget
    ends: Collection[str] = ()
    workers: bool = False
    every: bool = False
    cut: list[str] = field(default_factory=list)
    open: set[Thing] = field(default_factory=set)
    _communal: set[Thing] = field(default_factory=set)
    _ties: dict[Thing, list[Tie]] = field(default_factory=dict)

    def of(self, one: Thing) -> list[Tie]:
        """The ties of a thing that was visited, the most telling first."""
        return self._ties.get(one, [])

    def passable(self, one: Thing) -> bool:
        """May a walk go on from here: bodies and communal addresses only begin or end one, and workers unless asked for."""
        if one.label == "Professional":
            return self.workers
        return one.label not in BODIES and one not in self._communal

    async def begin(self, *starts: Thing) -> None:
        """Visits the people and addresses among these; NotFound where one is not there, or nothing about it is open."""
        needed = [one for one in starts if one.label not in DIRECTORY]
        if any(one.label == "Adult" for one in needed) and not self.lens.viewer.purpose:
            raise BadInput("purpose", "following an adult's ties needs one", "say what it is for")
        await self.visit(needed)
        for one in (one for one in needed if one not in self.open):
            await self._read([one], every=True)
            if one not in self.open:
                raise NotFound(one.label.lower(), one.id)

    async def visit(self, things: Iterable[Thing]) -> None:
        """Reads the ties of these things, in one round trip."""
        if new := [one for one in things if one not in self._ties]:
            await self._read(new, every=self.every)

    async def _read(self, things: list[Thing], *, every: bool) -> None:
        limits = {"every": every, "workers": self.workers, "facts": self.budget.facts}
        (row,) = await self.store.read("ties", **by_label(things), ends=list(self.ends), **limits)
        self._take(things, row)

    def _take(self, things: list[Thing], row: Mapping[str, Any]) -> None:
        read = reading(row, self.lens)
        self._communal |= {Thing("Address", key) for key in row["communal"]}
        self._open(read)
        for one in row["things"]:
            if one["crowded"]:
                self.cut.append(f"only the first {self.budget.facts} facts of {one['label'].lower()} {one['id']} were read")
        found: dict[Thing, dict[tuple[str, str, Thing], Tie]] = {one: {} for one in things}
        for standing in read.seen.facts:
            for tie in ties(standing, read.person):
                for end in {tie.origin, tie.target} & found.keys():
                    found[end][standing.fact, tie.relationship, tie.other(end)] = tie
        self._ties |= {one: sorted(kept.values(), key=lambda tie: tie.rank) for one, kept in found.items()}

    def _open(self, read: Reading) -> None:
        """People are open where the lens lets through, or points to, a fact about them; addresses by a stay it lets through."""
        for version in read.versions:
            level = self.lens.level(version)
            if level is not Level.NOTHING:
                self.open.update(read.person[record] for record in records(version) if record in read.person)
            if level is Level.CONTENT and isinstance(version, Residence) and version.at:
                self.open.add(Thing("Address", version.at))
