"""What is imagined over a case file: facts told, two children as one, a record of somebody else. The file is untouched."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from sightline.graph.case import CaseFile, Places
from sightline.graph.clock import last_day
from sightline.graph.facts import Fact, Told
from sightline.graph.judgement import Judgement
from sightline.graph.things import Coverage, IdentityDecision, Record
from sightline.graph.ties import Thing

Kept = TypeVar("Kept", Fact, Record, IdentityDecision, Coverage, Judgement)

IMAGINED = "imagined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One fact as if told to a team: each version on the day on which it came on file, or on `on` where that is later."""

    fact: str
    to: str
    on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """All that is imagined around one person, for whoever walks the graph; a replay makes it, and has checked that it may be.

    `told`: facts as if told. `joined`: people as if they were `person`. `apart`: records as if of nobody known.
    """

    person: Thing
    told: tuple[Disclosure, ...] = ()
    joined: frozenset[Thing] = frozenset()
    apart: frozenset[str] = frozenset()

    def now(self, one: Thing) -> Thing:
        """Who a person is by what is imagined."""
        return self.person if one in self.joined else one

    def asked(self, things: Iterable[Thing]) -> list[Thing]:
        """What has to be read for these things: with the person, all who are taken for the same."""
        return list(dict.fromkeys(there for one in things for there in (one, *(self.joined if one == self.person else ()))))

    def decided(self, decisions: Iterable[IdentityDecision]) -> list[IdentityDecision]:
        """The decisions as if they had been made so."""
        kept = (one for one in decisions if one.record not in self.apart)
        return [replace(one, person=self.now(Thing(one.who, one.person)).id) for one in kept]


def told(file: CaseFile, disclosure: Disclosure, readable: Callable[[Fact], bool]) -> CaseFile:
    """The file with one fact told, as far as the one who imagines it may read it."""
    return replace(file, facts=as_told(file.facts, disclosure, readable))


def as_told(versions: Iterable[Fact], disclosure: Disclosure, readable: Callable[[Fact], bool]) -> tuple[Fact, ...]:
    """The same for versions read apart from a file."""
    return tuple([_told(version, disclosure) if _meant(version, disclosure, readable) else version for version in versions])


def split(file: CaseFile, record: str) -> CaseFile:
    """The file as if a record had never been decided to be this person's."""
    return replace(file, decisions=tuple(one for one in file.decisions if one.record != record))


def joined(file: CaseFile, other: CaseFile) -> CaseFile:
    """The file as if whatever was decided to be another person's had been decided to be this one's, on the same days."""
    moved = _moved(other.decisions, other.person, file.person)
    around = {one.person: one for one in (*other.household, *file.household) if one.person not in (file.person, other.person)}
    return replace(
        file,
        records=_once(*file.records, *other.records),
        decisions=_once(*file.decisions, *moved),
        judged=_once(*file.judged, *other.judged),
        facts=_once(*file.facts, *other.facts),
        household=tuple(replace(one, decisions=_moved(one.decisions, other.person, file.person)) for one in around.values()),
        places=_places(file.places, other.places),
        coverage=_once(*file.coverage, *other.coverage),
        cut=tuple(dict.fromkeys((*file.cut, *other.cut))),
    )


def _meant(version: Fact, disclosure: Disclosure, readable: Callable[[Fact], bool]) -> bool:
    return version.fact == disclosure.fact and readable(version) and bool(version.recorded_at or disclosure.on)


def _told(version: Fact, disclosure: Disclosure) -> Fact:
    day = max(last_day(version.recorded_at) if version.recorded_at else "", disclosure.on or "")
    telling = Told(
        id=f"{IMAGINED}: {version.id} to {disclosure.to}",
        to=disclosure.to,
        sent_at=day,
        received_at=day,
        how=IMAGINED,
        loaded_at=version.loaded_at,
    )
    return version.changed(told=(*version.told, telling))


def _moved(decisions: Iterable[IdentityDecision], other: str, person: str) -> tuple[IdentityDecision, ...]:
    return tuple(replace(one, person=person) if one.person == other else one for one in decisions)


def _once(*things: Kept) -> tuple[Kept, ...]:
    """Each once, by its id."""
    return tuple({one.id: one for one in things}.values())


def _places(one: Places, other: Places) -> Places:
    return Places(
        agencies={**other.agencies, **one.agencies},
        professionals={**other.professionals, **one.professionals},
        addresses={**other.addresses, **one.addresses},
        authorities={**other.authorities, **one.authorities},
        postcodes={**other.postcodes, **one.postcodes},
    )
