"""How many bodies met the child, by kind and by area; what a source states stands beside the count and never in it."""

from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.facts import Bounds, Contact, Statement
from sightline.graph.things import AGENCY_KINDS, Agency, Authority
from sightline.queries.concern import admitted_over_harm
from sightline.queries.index import NOBODY, Index, doer


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body that had to do with the child: its teams, its areas, how many events, and the first and last of them."""

    id: str
    agency: Agency
    teams: tuple[Agency, ...]
    authorities: tuple[Authority, ...]
    nation: str | None
    events: int
    admitted: bool
    admitted_over_suspected_harm: bool
    first: Bounds | None
    last: Bounds | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """The bodies of one kind in one nation; hospitals that admitted over suspected harm are named apart from the others."""

    kind: str
    words: str
    nation: str | None
    bodies: tuple[Body, ...]

    @property
    def number(self) -> int:
        """How many bodies."""
        return len(self.bodies)

    @property
    def admitted_over_suspected_harm(self) -> tuple[Body, ...]:
        """The bodies that admitted the child because harm was suspected."""
        return tuple(body for body in self.bodies if body.admitted_over_suspected_harm)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCount:
    """The bodies that work for one area; one that works for several stands under each."""

    authority: Authority | None
    bodies: tuple[Body, ...]

    @property
    def number(self) -> int:
        """How many bodies."""
        return len(self.bodies)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount:
    """A number that a source states, in its words."""

    text: str
    speaker: str | None
    held_by: str
    citation: str | None
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Bodies by kind and by area, and the numbers that sources state."""

    by_kind: tuple[KindCount, ...]
    by_authority: tuple[AreaCount, ...]
    stated: tuple[StatedCount, ...]


def counts(case: Case) -> Counts:
    """Count the bodies with an event about the child; two teams' accounts of one event count once."""
    index = Index(case)
    bodies = _bodies(index)
    kinds: dict[tuple[str, str | None], list[Body]] = {}
    areas: dict[str | None, list[Body]] = {}
    for body in bodies:
        kinds.setdefault((body.agency.kind, body.nation), []).append(body)
        own: list[str | None] = [authority.id for authority in body.authorities]
        for area in own or [None]:
            areas.setdefault(area, []).append(body)
    return Counts(
        by_kind=tuple(
            KindCount(kind=kind, words=AGENCY_KINDS.get(kind, kind), nation=nation, bodies=tuple(found))
            for (kind, nation), found in sorted(kinds.items(), key=lambda one: (one[0][0], one[0][1] or ""))
        ),
        by_authority=tuple(
            AreaCount(authority=index.authority(area), bodies=tuple(found))
            for area, found in sorted(areas.items(), key=lambda one: one[0] or "~")
        ),
        stated=tuple(_stated(fact) for fact in index.of(Statement, "count-stated")),
    )


def _bodies(index: Index) -> list[Body]:
    met: dict[str, dict[str, list[Contact]]] = {}
    for contact in index.of(Contact):
        team = doer(contact)
        if team not in NOBODY and index.agency(team) is not None:
            met.setdefault(index.body(team), {}).setdefault(team, []).append(contact)
    return [body for key, teams in sorted(met.items()) if (body := _body(index, key, teams)) is not None]


def _body(index: Index, key: str, teams: dict[str, list[Contact]]) -> Body | None:
    agency = index.agency(key if len(teams) > 1 else next(iter(teams)))
    if agency is None:
        return None
    contacts = [contact for found in teams.values() for contact in found]
    dated = sorted((contact for contact in contacts if contact.start), key=lambda one: (one.start, one.fact))
    areas = sorted(frozenset().union(*(index.areas(team) for team in teams)))
    admissions = [contact for contact in contacts if contact.kind == "admission"]
    return Body(
        id=agency.id,
        agency=agency,
        teams=tuple(found for team in sorted(teams) if (found := index.agency(team)) is not None),
        authorities=tuple(authority for area in areas if (authority := index.authority(area)) is not None),
        nation=next((nation for area in areas if (nation := index.nation(area)) is not None), None),
        events=_events(contacts),
        admitted=bool(admissions),
        admitted_over_suspected_harm=any(admitted_over_harm(index, one) for one in admissions),
        first=dated[0].start if dated else None,
        last=dated[-1].start if dated else None,
        evidence=tuple(contact.fact for contact in dated) or tuple(contact.fact for contact in contacts),
    )


def _events(contacts: list[Contact]) -> int:
    """Events, each once however many accounts it has; a series counts as many times as it says."""
    times: dict[str, int] = {}
    for contact in contacts:
        event = contact.event or contact.fact
        times[event] = max(times.get(event, 0), contact.times)
    return sum(times.values())


def _stated(fact: Statement) -> StatedCount:
    return StatedCount(
        text=fact.text or "", speaker=fact.speaker, held_by=fact.held_by, citation=fact.citation, evidence=fact.fact
    )
