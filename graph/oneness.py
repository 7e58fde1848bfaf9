"""What was judged one is seen under one name: a dwelling, a team or a worker that facts know by several ids.

No fact changes: what a lens leaves of a case file is told under these names, by the judgements that the lens counts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, TypeVar

from sightline.graph.case import Places, Seen
from sightline.graph.facts import Fact
from sightline.graph.judgement import Judgement
from sightline.graph.sameness import Group, Groups, Home
from sightline.graph.schema import PLACES, nodes
from sightline.graph.things import Address, Agency, Authority, Coverage, Postcode, Professional, Record

Key = tuple[str, str]  # label and id
Place = Agency | Professional | Address | Authority | Postcode
P = TypeVar("P", Agency, Professional, Address, Authority)

LABELS = {
    "Agency": "agencies", "Professional": "professionals", "Address": "addresses", "Authority": "authorities",
    "Postcode": "postcodes",
}  # fmt: skip


def together(judged: Iterable[Judgement], sort: str, known: Collection[str] | None = None) -> dict[str, Group]:
    """What is one with others by these judgements about one sort; where `known` is given, by what they say of those alone."""
    said = [one for one in judged if one.sort == sort]
    if known is not None:
        said = [replace(one, left=_of(one.left, known), right=_of(one.right, known)) for one in said]
    groups = Groups({key: Home(key, sort) for one in said for key in one.things}, said)
    return {key: group for key in groups.homes if len(group := groups.of(key)) > 1}


def _of(keys: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in known)


@dataclass(frozen=True, slots=True)
class Oneness:
    """The name that an id is seen under, where that is another id that it was judged one with."""

    names: Mapping[Key, str] = field(default_factory=dict)

    def name(self, label: str, key: str) -> str:
        """What an id is seen under."""
        return self.names.get((label, key), key)

    def seen(self, seen: Seen) -> Seen:
        """What is seen, under these names."""
        return replace(
            seen,
            facts=tuple(self.fact(one) for one in seen.facts),
            history={key: tuple(self.fact(one) for one in versions) for key, versions in seen.history.items()},
            signposts=tuple(replace(one, held_by=self.name("Agency", one.held_by)) for one in seen.signposts),
        )

    def fact(self, version: Fact) -> Fact:
        """One version under these names."""
        links = ((name, link.to[0], getattr(version, name)) for name, link in nodes()[version.label].links)
        changes: dict[str, Any] = {name: self.names[label, key] for name, label, key in links if (label, key) in self.names}
        if ("Agency", version.held_by) in self.names:
            changes["held_by"] = self.names["Agency", version.held_by]
        if any(("Agency", one.to) in self.names for one in version.told):
            changes["told"] = tuple(replace(one, to=self.name("Agency", one.to)) for one in version.told)
        return version.changed(**changes) if changes else version

    def record(self, record: Record) -> Record:
        """A record with its team under its name."""
        return replace(record, held_by=name) if (name := self.names.get(("Agency", record.held_by))) else record

    def claim(self, claim: Coverage) -> Coverage:
        """A claim about a team under its name."""
        return replace(claim, agency=name) if (name := self.names.get(("Agency", claim.agency))) else claim

    def places(self, places: Places) -> Places:
        """The places, each group as one, described by all that was ever said of it."""
        return replace(
            places,
            agencies=self._merged(places.agencies),
            professionals=self._merged(places.professionals),
            addresses=self._merged(places.addresses),
        )

    def _merged(self, places: Mapping[str, P]) -> dict[str, P]:
        found: dict[str, list[P]] = {}
        for key in sorted(places, key=lambda key: (self.name(type(places[key]).__name__, key) != key, key)):
            found.setdefault(self.name(type(places[key]).__name__, key), []).append(places[key])
        return {name: self._pointing(one_of(name, some)) for name, some in found.items()}

    def _pointing(self, place: P) -> P:
        """A place with what it names under its name."""
        changes: dict[str, Any] = {
            name: self.names[label, key]
            for name, label in _links(type(place).__name__)
            if (key := getattr(place, name)) and (label, key) in self.names
        }
        return replace(place, **changes) if changes else place


@cache
def _links(label: str) -> tuple[tuple[str, str], ...]:
    """The fields of a place that hold the id of another that may be one with others."""
    return tuple((name, link.to[0]) for name, link in nodes()[label].links if link.to[0] in PLACES)


def one_of(name: str, some: list[P]) -> P:
    """Several entries of one thing as one: what the first leaves out the others say; communal or sensitive where any is."""
    first = some[0]
    if some == [first] and first.id == name:
        return first
    said = {one.name: next((value for place in some if (value := getattr(place, one.name))), None) for one in fields(first)}
    changes = {key: value for key, value in said.items() if value}
    if not isinstance(first, Address):
        ends = [place.until for place in some if not isinstance(place, Address) and place.until]
        begins = [place.since for place in some if not isinstance(place, Address) and place.since]
        changes |= {"since": min(begins, default=None), "until": max(ends) if len(ends) == len(some) else None}
    return replace(first, **changes | {"id": name})


def oneness(
    judged: Collection[Judgement],
    seen: Iterable[Seen],
    *,
    open_to: Collection[str] | None = None,
    first: Collection[str] = (),
) -> Oneness:
    """What is one with what by these judgements, told under a name that stands in what is seen: of those in `first` if any.

    Who may not see one side learns nothing of it: where only the files of the teams in `open_to` are open, those judgements
    count that are about these teams, or about addresses that are seen. Workers stand in a directory that is open to all.
    """
    return among(judged, set(named_in(seen)), open_to=open_to, first=first) if judged else Oneness()


def among(
    judged: Collection[Judgement], seen: Collection[Key], *, open_to: Collection[str] | None, first: Collection[str]
) -> Oneness:
    """The same, given what is seen by label and id."""
    names: dict[Key, str] = {}
    for label in PLACES:
        shown = {key for sort, key in seen if sort == label}
        known = None if open_to is None or label == "Professional" else open_to if label == "Agency" else shown
        for key, group in together(judged, label, known).items():
            if (name := _name(group, first, shown)) != key:
                names[label, key] = name
    return Oneness(names)


def _name(group: Group, *before: Collection[str]) -> str:
    return min(group, key=lambda key: (*(key not in some for some in before), key))


def named_in(seen: Iterable[Seen]) -> Iterator[Key]:
    """Whatever facts and signposts name, by label and id."""
    for part in seen:
        yield from (("Agency", one.held_by) for one in part.signposts)
        for version in (one for versions in part.history.values() for one in versions):
            yield "Agency", version.held_by
            yield from (("Agency", told.to) for told in version.told)
            yield from ((link.to[0], key) for name, link in nodes()[version.label].links if (key := getattr(version, name)))
