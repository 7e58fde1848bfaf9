"""A child's contacts in order, oldest first and undated last, with who, where, and what was passed on."""

from collections.abc import Collection
from dataclasses import dataclass

from sightline.graph.areas import area_of
from sightline.graph.case import Case, Places
from sightline.graph.facts import About, Fact, Told
from sightline.graph.things import Address, Agency, Professional


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One passing-on of a fact, with the team that was told."""

    told: Told
    to: Agency | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact in the timeline. Its own clocks, outcome and words are on `fact`; what its keys stand for is found when asked."""

    fact: Fact
    places: Places
    records: frozenset[str]

    @property
    def held_by(self) -> Agency | None:
        """The team on whose file it is."""
        return self.places.agencies.get(self.fact.held_by)

    @property
    def agency(self) -> Agency | None:
        """The team that did it or works with the child, else the one that holds it."""
        fact = self.fact
        return self.places.agencies.get(getattr(fact, "by_agency", None) or getattr(fact, "agency", None) or fact.held_by)

    @property
    def professional(self) -> Professional | None:
        """The worker who did it."""
        return self.places.professionals.get(getattr(self.fact, "by", None) or "")

    @property
    def address(self) -> Address | None:
        """Where it took place."""
        return self.places.addresses.get(getattr(self.fact, "at", None) or "")

    @property
    def to(self) -> Agency | None:
        """The team or body it was addressed to."""
        return self.places.agencies.get(getattr(self.fact, "to", None) or "")

    @property
    def about(self) -> tuple[About, ...]:
        """How far the person was seen, on each of their records that it is about."""
        return tuple(about for about in self.fact.about if about.record in self.records)

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """To whom it was passed on."""
        return tuple(Telling(told=told, to=self.places.agencies.get(told.to)) for told in self.fact.told)

    @property
    def key(self) -> str:
        """Where it stands in the order; sorts as text, the same on every call, for use as a cursor."""
        start = self.fact.start
        if start is None:
            return f"~ {self.fact.fact}"
        return f"{start[0]} {self.fact.time or ''} {start[1]} {self.fact.fact}"

    @property
    def evidence(self) -> str:
        """The fact it rests on."""
        return self.fact.fact


def timeline(
    case: Case,
    *,
    teams: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    authority: str | None = None,
    since: str | None = None,
    until: str | None = None,
    labels: Collection[str] = ("Contact",),
) -> tuple[Entry, ...]:
    """The facts of the given labels, oldest first and undated last.

    `teams` keeps what a team holds or did; `authority` what lies in an area or was done by a team that works for it;
    `since` (ISO day, inclusive) and `until` (exclusive) what could have happened then, by its bounds: undated facts stay out.
    """
    records = frozenset(record.id for record in case.records)
    found = [fact for fact in case.facts if fact.label in labels]
    if teams is not None:
        found = [fact for fact in found if fact.held_by in teams or getattr(fact, "by_agency", None) in teams]
    if kinds is not None:
        found = [fact for fact in found if fact.kind in kinds]
    if authority is not None:
        found = [fact for fact in found if _lies_in(fact, authority, case.places)]
    if since is not None or until is not None:
        found = [fact for fact in found if _could_fall(fact, since, until)]
    undated = next((place for place, fact in enumerate(found) if fact.start is not None), len(found))
    return tuple(Entry(fact, case.places, records) for fact in (*found[undated:], *found[:undated]))


def _lies_in(fact: Fact, authority: str, places: Places) -> bool:
    if area_of(places, fact).key == authority:
        return True
    team = places.agencies.get(getattr(fact, "by_agency", None) or fact.held_by)
    return getattr(fact, "authority", None) == authority or (team is not None and authority in team.serves)


def _could_fall(fact: Fact, since: str | None, until: str | None) -> bool:
    start = fact.start
    if start is None:
        return False
    last = fact.end or start
    return (since is None or last[1] >= since) and (until is None or start[0] < until)
