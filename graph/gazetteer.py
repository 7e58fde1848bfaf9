"""Bodies, workers, addresses and areas read once and shared by many case files, with what sources claim to cover of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sightline.graph.case import Places
from sightline.graph.casefile import BUDGET
from sightline.graph.judgement import Judgement
from sightline.graph.oneness import LABELS, Key, Place
from sightline.graph.rows import judgement, thing
from sightline.graph.schema import nodes
from sightline.graph.store import Store
from sightline.graph.things import Address, Agency, Coverage, Postcode, Professional

LEVELS = 3  # what facts name or was joined with it, what that belongs to, and what that belongs to in turn
MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The places of one case file, the claims about them, the bodies that those claims speak of, and what is one with what."""

    places: Places
    coverage: tuple[Coverage, ...]
    claimants: tuple[Agency, ...]
    judged: tuple[Judgement, ...]


class Gazetteer:
    """What has been read so far; forgotten when it grows too large, so that its memory is bounded."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._places: dict[Key, Place | None] = {}
        self._claims: dict[Key, tuple[Coverage, ...]] = {}
        self._judged: dict[Key, tuple[Judgement, ...]] = {}
        self._former: dict[Key, tuple[Key, ...]] = {}  # by postcode, the areas that its area took the place of

    async def learn(self, named: Iterable[Key]) -> None:
        """Reads the places that are not known yet, with those that they belong to."""
        if len(self._places) > MOST_KEPT:
            self._places, self._claims, self._judged, self._former = {}, {}, {}, {}
        wanted = set(named)
        for _ in range(LEVELS + 2):
            if unread := wanted - self._places.keys():
                await self._read(unread)
            wanted = {wider for key in wanted for wider in self._around(key)}

    async def _read(self, keys: set[Key]) -> None:
        asked = {name: sorted(id for label, id in keys if label == kind) for kind, name in LABELS.items()}
        rows = await self._store.read("named_places", budget=len(keys), claims=BUDGET["claims"], **asked)
        self._places |= dict.fromkeys(keys)
        for row in rows:
            key = row["label"], row["is"]["id"]
            self._places[key] = thing(row["label"], row["is"])
            self._claims[key] = tuple(thing("Coverage", claim) for claim in row["claims"])
            if row["former"]:
                self._former[key] = tuple(("Authority", area) for area in row["former"])
            if row["judged"]:
                self._judged[key] = tuple(judgement(one) for one in row["judged"])

    def _around(self, key: Key) -> Iterator[Key]:
        yield from self._wider(key)
        yield from (("Agency", claim.agency) for claim in self._claims.get(key, ()))
        yield from self._near(key)

    def _near(self, key: Key) -> Iterator[Key]:
        """Whatever a place was ever joined with, and itself."""
        return ((one.sort, near) for one in self._judged.get(key, ()) for near in one.things)

    def _wider(self, key: Key) -> Iterator[Key]:
        """What a place belongs to, or belonged to."""
        yield from _wider(self._places.get(key))
        yield from self._former.get(key, ())

    def around(self, own: set[Key], members: Iterable[Key]) -> Around:
        """What stands around one case file, as far as `child_file` reads it."""
        members = set(members)
        level = own.union(*(self._near(key) for key in own if key in self._judged))
        every = set(level)
        for _ in range(LEVELS - 1):
            level = {wider for key in level for wider in self._wider(key)} - every
            every |= level
        claims = {claim.id: claim for key in sorted(every) for claim in self._claims.get(key, ())}
        coverage = tuple(claims.values())[: BUDGET["claims"]]
        claimants = (self._places.get(("Agency", claim.agency)) for claim in coverage)
        judged = (one for key in self._judged.keys() & (own | members) for one in self._judged[key])
        return Around(
            judged=tuple(judged),
            places=self._sorted(every.union(members)),
            coverage=coverage,
            claimants=tuple({one.id: one for one in claimants if isinstance(one, Agency) and one.name != one.id}.values()),
        )

    def _sorted(self, keys: Iterable[Key]) -> Places:
        found: dict[str, dict[str, Place]] = {label: {} for label in LABELS}
        for label, id in keys:
            if (place := self._places.get((label, id))) is not None:
                found[label][id] = place
        by_name: Any = {name: found[label] for label, name in LABELS.items()}
        return Places(**by_name)


def named_by(row: Mapping[str, Any], *, told: bool = True) -> set[Key]:
    """The places that the facts in a row name, whom they were told among them, and who keeps the files."""
    found = {("Agency", record["held_by"]) for record in row["records"] if "held_by" in record}
    for version in row["versions"]:
        own = version["is"]
        found.update([(label, own[field]) for field, label in _fields(version["label"]) if field in own])
        if told:
            found.update([("Agency", one["to"]) for one in version["told"]])
    return found


@cache
def _fields(label: str) -> tuple[tuple[str, str], ...]:
    """The fields of a fact that hold the id of a place, and its label."""
    return tuple((field, link.to[0]) for field, link in nodes()[label].links if link.to[0] in LABELS)


def _wider(place: Place | None) -> Iterator[Key]:
    """What a place belongs to."""
    match place:
        case Agency(part_of=whole, serves=areas):
            if whole is not None:
                yield "Agency", whole
            for area in areas:
                yield "Authority", area
        case Professional(agency=agency):
            yield "Agency", agency
        case Address(authority=str(area)) | Postcode(authority=str(area)):
            yield "Authority", area
        case Address(postcode=str(postcode)):
            yield "Postcode", postcode
