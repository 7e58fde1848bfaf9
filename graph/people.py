"""Who and what an answer names: people by the names, birth dates and area on the files open to a lens, the rest by their own."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sightline.graph.ahead import as_of
from sightline.graph.areas import area_of, behind
from sightline.graph.case import Places
from sightline.graph.errors import NotFound
from sightline.graph.facts import Fact, Particulars, Residence
from sightline.graph.imagined import Overlay
from sightline.graph.lens import Lens
from sightline.graph.reading import reading
from sightline.graph.rows import places
from sightline.graph.store import Store
from sightline.graph.things import Authority
from sightline.graph.ties import PEOPLE, Thing, by_label, named

FACTS = 200  # names and stays read of each person
_NO_HOME = ("hospital", "unknown", "withheld")  # stays that do not say where somebody belongs


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person: each name and birth date on file, a corrected name first, then the commonest; the area of the last stay."""

    thing: Thing
    names: tuple[str, ...] = ()
    born_on: tuple[str, ...] = ()
    area: Authority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The people, and the bodies, workers and places, that an answer names."""

    people: Mapping[Thing, Person] = field(default_factory=dict)
    places: Places = field(default_factory=Places)

    def name(self, one: Thing) -> str:
        """What to call a thing, by the files that the lens shows; by its key where they do not say."""
        if person := self.people.get(one):
            return " / ".join(person.names) or f"unnamed {one.label.lower()} {one.id}"
        if address := self.places.addresses.get(one.id):
            return address.lines
        if worker := self.places.professionals.get(one.id):
            agency = self.places.agencies.get(worker.agency)
            return f"{worker.name or worker.role}, {agency.name if agency else worker.agency}"
        place = self.places.agencies.get(one.id) or self.places.authorities.get(one.id)
        return place.name if place else one.id

    def check(self, *things: Thing) -> None:
        """NotFound where one of these bodies or workers is not in the directory."""
        places = self.places
        known = {"Agency": places.agencies, "Professional": places.professionals, "Authority": places.authorities}
        for one in things:
            if one.label in known and one.id not in known[one.label]:
                raise NotFound(one.label.lower(), one.id)


async def describe(
    store: Store, things: Collection[Thing], facts: Iterable[Fact], lens: Lens, overlay: Overlay | None = None
) -> Described:
    """These things and those that the facts name, in one round trip; who or what is not there is left out."""
    everything = {*things, *(one for fact in facts for one in named(fact))}
    if not everything:
        return Described()
    (row,) = await store.read("people", **by_label(overlay.asked(everything) if overlay else everything), facts=FACTS)
    read = reading(row, lens, overlay)
    shown = everything | {one for fact in read.seen.facts for one in named(fact)}
    around = _shown(places(row["places"]), shown, lens.day)
    theirs: dict[Thing, list[Fact]] = {one: [] for one in everything if one.label in PEOPLE}
    for standing in read.seen.facts:
        for one in read.about(standing):
            if one in theirs:
                theirs[one].append(standing)
    return Described(
        people={one: _person(one, found, around) for one, found in theirs.items() if found},
        places=as_of(around, lens.day),
    )


def _shown(around: Places, shown: set[Thing], day: str | None) -> Places:
    """The places asked for, or named by a fact that the lens shows, with their areas and teams; not those of hidden stays."""
    addresses = {key: one for key, one in around.addresses.items() if Thing("Address", key) in shown}
    workers = {key: one for key, one in around.professionals.items() if Thing("Professional", key) in shown}
    codes = {one.postcode for one in addresses.values() if one.authority is None}
    postcodes = {key: one for key, one in around.postcodes.items() if key in codes}
    areas = {*(one.authority for one in addresses.values()), *behind(postcodes, around.authorities)}
    teams = {one.agency for one in workers.values()}
    return Places(
        addresses=addresses,
        postcodes=postcodes,
        day=day,
        professionals=workers,
        authorities={key: one for key, one in around.authorities.items() if key in areas or Thing("Authority", key) in shown},
        agencies={key: one for key, one in around.agencies.items() if key in teams or Thing("Agency", key) in shown},
    )


def _person(one: Thing, facts: list[Fact], around: Places) -> Person:
    names = sorted((fact for fact in facts if isinstance(fact, Particulars)), key=_file)
    corrected = [name for name in names if name.kind == "corrected-name"]
    stays = [fact for fact in facts if isinstance(fact, Residence) and fact.kind not in _NO_HOME]
    areas = [area for stay in stays if (area := _area(stay, around)) is not None]
    return Person(
        thing=one,
        names=tuple(dict.fromkeys((*_commonest(map(full_name, corrected)), *_commonest(map(full_name, names))))),
        born_on=_commonest(name.born_on for name in names),
        area=areas[-1] if areas else None,
    )


def full_name(particulars: Particulars) -> str | None:
    """Given and family name as one file has them."""
    return " ".join(part for part in (particulars.given_name, particulars.family_name) if part) or None


def _file(one: Particulars) -> tuple[str, ...]:
    """The order of files by team and record, and of what stands on one by its day."""
    return one.held_by, *(about.record for about in one.about), *(one.start or ())


def _commonest(values: Iterable[str | None]) -> tuple[str, ...]:
    """Each value once, the commonest first; of those as common the one that comes first."""
    return tuple(value for value, _ in Counter(value for value in values if value).most_common())


def _area(stay: Residence, around: Places) -> Authority | None:
    return around.authorities.get(area_of(around, stay).key or "")
