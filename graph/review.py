"""What waits for a person to say whether two things are one, with both sides and the evidence as a reader may see them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sightline.graph.circle import judgements_of
from sightline.graph.errors import NotFound
from sightline.graph.judgement import Judgement
from sightline.graph.lens import Viewer
from sightline.graph.onfile import Side, sides
from sightline.graph.proposal import Evidence, Kind, bits_of, evidence, likelihood_of
from sightline.graph.store import Store
from sightline.graph.teams import whole_team

AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which proposals: of one sort, on a team's files, of a kind, guarded or not, above a likelihood, after a place."""

    sort: str = "Record"
    team: str | None = None
    kind: Kind | None = None
    guarded: bool | None = None
    least: float = 0.0
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One step of the evidence: what it counts in bits, and where the count and the likelihood stand after it."""

    about: str
    level: str
    bits: float
    left: str
    right: str
    total: float
    likelihood: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Two things that may be one: both sides, the evidence step by step, and what was judged about either, where asked for."""

    id: str
    place: str
    sort: str
    left: Side
    right: Side
    kind: Kind
    probability: float
    bars: tuple[Bar, ...]
    guards: tuple[str, ...]
    model: str
    at: str
    decided: str | None
    judged: tuple[Judgement, ...] | None = None

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the two."""
        return frozenset((self.left.key, self.right.key))


async def queue(store: Store, viewer: Viewer, wanted: Wanted, most: int) -> list[Waiting]:
    """So many proposals that wait, the likeliest first; those of which a side is not open to the viewer are passed over."""
    found: list[Waiting] = []
    teams = None if wanted.team is None else sorted(await whole_team(store, viewer, wanted.team))
    after, some = wanted.after, min(most, AT_ONCE)
    while len(found) < most:
        rows = await store.read(
            "proposals", budget=some, sort=wanted.sort, teams=teams, kind=wanted.kind, guarded=wanted.guarded,
            least=wanted.least, after=after, most=some,
        )  # fmt: skip
        read = [row["proposal"] for row in rows]
        opened = await sides(store, viewer, wanted.sort, {one[side] for one in read for side in ("left", "right")})
        found += [_waiting(one, opened) for one in read if {one["left"], one["right"]} <= opened.keys()]
        if len(rows) < some:
            break
        after, some = rows[-1]["place"], AT_ONCE  # of some a side is not open to the viewer
    return found[:most]


async def waiting(store: Store, viewer: Viewer, key: str) -> Waiting:
    """One proposal, decided or not, with what was judged about either side; NotFound where a side is not open to the viewer."""
    rows = await store.read("proposal", id=key)
    if not rows:
        raise NotFound("proposal", key)
    row = rows[0]["proposal"]
    keys = (row["left"], row["right"])
    opened = await sides(store, viewer, row["sort"], keys)
    if not opened.keys() >= set(keys):
        raise NotFound("proposal", key)
    return _waiting(row, opened, await judged(store, viewer, row["sort"], keys))


async def judged(store: Store, viewer: Viewer, sort: str, keys: Collection[str]) -> tuple[Judgement, ...]:
    """What was judged about these things, the first first; without what names a thing that is not open to the viewer."""
    found = await judgements_of(store, sort, keys)
    opened = await sides(store, viewer, sort, {key for one in found for key in one.things})
    return tuple(one for one in found if opened.keys() >= set(one.things))


async def judged_of_each(store: Store, viewer: Viewer, some: Collection[Waiting]) -> list[tuple[Judgement, ...]]:
    """What was judged about either side of each of these, asked once for all of one sort."""
    found: dict[str, tuple[Judgement, ...]] = {}
    for sort in sorted({one.sort for one in some}):
        found[sort] = await judged(store, viewer, sort, {key for one in some if one.sort == sort for key in one.keys})
    return [tuple(said for said in found[one.sort] if not one.keys.isdisjoint(said.things)) for one in some]


def waterfall(probability: float, compared: Iterable[Evidence]) -> Iterator[Bar]:
    """The evidence step by step: first what holds before anything is compared, then each comparison on top of it."""
    steps = tuple(compared)
    total = bits_of(probability) - sum(one.bits for one in steps)
    start = Evidence("before comparing", "any two of those that were compared", total, "", "")
    running = 0.0
    for one in (start, *steps):
        running += one.bits
        yield Bar(
            about=one.about, level=one.level, bits=round(one.bits, 2), left=one.left, right=one.right,
            total=round(running, 2), likelihood=round(likelihood_of(running), 6),
        )  # fmt: skip


def _waiting(row: dict[str, Any], opened: dict[str, Side], judged: tuple[Judgement, ...] | None = None) -> Waiting:
    return Waiting(
        id=row["id"], place=row["place"], sort=row["sort"], left=opened[row["left"]], right=opened[row["right"]],
        kind=row["kind"], probability=row["probability"],
        bars=tuple(waterfall(row["probability"], evidence(row["evidence"]))), guards=tuple(row["guards"]),
        model=row["model"], at=row["at"], decided=row.get("decided"), judged=judged,
    )  # fmt: skip
