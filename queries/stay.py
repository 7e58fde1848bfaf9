"""Stays in one lane of a journey: what several teams have on file of one place or team, each account beside the others."""

from dataclasses import dataclass
from typing import Literal

from sightline.graph.areas import NOT_KNOWN, area_of
from sightline.graph.facts import Bounds, Contact, Fact, Involvement, Residence
from sightline.graph.things import Address, Agency, Authority
from sightline.queries.index import NOBODY, Index, doer

Lane = Literal["home", "authority", "team"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One source's account of a stay."""

    evidence: str
    held_by: str
    agency: Agency | None
    since: Bounds | None
    until: Bounds | None
    confidence: str
    note: str | None
    citation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One stretch in one lane. `since` and `until` span all accounts; `until` is none while no account has an end.

    `directory` is the day of the directory of postcodes by which it lies in `authority`, where nothing else says so.
    """

    lane: Lane
    kind: str
    place: str
    address: Address | None
    authority: Authority | None
    agency: Agency | None
    since: Bounds | None
    until: Bounds | None
    accounts: tuple[Account, ...]
    directory: str | None = None

    @property
    def differs(self) -> bool:
        """Do the accounts give different days."""
        return len({(account.since, account.until) for account in self.accounts}) > 1

    @property
    def evidence(self) -> tuple[str, ...]:
        """The facts it rests on."""
        return tuple(dict.fromkeys(account.evidence for account in self.accounts))


def homes_of(index: Index) -> list[Stay]:
    """Where the child lived or stayed, in order."""
    return _stays(index, "home", [*index.of(Residence)])


def authorities_of(index: Index) -> list[Stay]:
    """Which authority was responsible or paid, in order."""
    return _stays(index, "authority", [*index.of(Involvement, "responsible-authority", "paying-authority")])


def teams_of(index: Index) -> list[Stay]:
    """Which team held the case, in order; a department whose involvement is not on file by its contacts."""
    found = _stays(index, "team", _holding(index))
    return _in_order([*found, *_by_contact(index, {stay.agency.id for stay in found if stay.agency})])


def team_unheld(index: Index, team: str) -> Stay:
    """A team on whose part nothing on file says that it held the case."""
    return Stay(
        lane="team",
        kind="not-on-file",
        place=index.name(team),
        address=None,
        authority=None,
        agency=index.agency(team),
        since=None,
        until=None,
        accounts=(),
    )


def _holding(index: Index) -> list[Fact]:
    """The involvements of teams; of its workers where a team's own is not on file."""
    teams: list[Fact] = [*index.of(Involvement, "team")]
    known = {_team(index, fact) for fact in teams}
    workers = index.of(Involvement, "allocated-worker", "lead-practitioner")
    return teams + [fact for fact in workers if _team(index, fact) not in known]


def _stays(index: Index, lane: Lane, facts: list[Fact]) -> list[Stay]:
    """Facts of one place whose days meet are one stay with several accounts."""
    groups: list[list[Fact]] = []
    for fact in sorted(facts, key=index.place):
        known = next((group for group in groups if _one_stay(index, lane, group[0], fact)), None)
        if known is None:
            groups.append([fact])
        else:
            known.append(fact)
    return _in_order([_stay(index, lane, group) for group in groups])


def _one_stay(index: Index, lane: Lane, one: Fact, other: Fact) -> bool:
    if not _one_place(index, lane, one, other):
        return False
    if one.held_by == other.held_by and one.start != other.start:
        return False
    if one.start is None or other.start is None:
        return True
    first, second = sorted((one, other), key=lambda fact: fact.start or ("", ""))
    return first.end is None or second.start is None or second.start[0] <= first.end[1]


def _one_place(index: Index, lane: Lane, one: Fact, other: Fact) -> bool:
    """Do two facts mean one place; an account that gives the area only agrees with one that gives the address."""
    if lane == "team":
        return _team(index, one) == _team(index, other)
    if lane == "authority":
        return one.kind == other.kind and index.area(one) == index.area(other)
    places = getattr(one, "at", None), getattr(other, "at", None)
    if None not in places:
        return places[0] == places[1]
    return index.area(one) is not None and index.area(one) == index.area(other) and "hospital" not in (one.kind, other.kind)


def _team(index: Index, fact: Fact) -> str:
    worker = index.case.places.professionals.get(getattr(fact, "by", None) or "")
    return getattr(fact, "agency", None) or (worker.agency if worker else fact.held_by)


def _stay(index: Index, lane: Lane, facts: list[Fact]) -> Stay:
    first = next((fact for fact in facts if getattr(fact, "at", None) is not None), facts[0])
    address = index.case.places.addresses.get(getattr(first, "at", None) or "")
    area = area_of(index.case.places, first) if lane != "team" else NOT_KNOWN
    authority = index.authority(area.key)
    agency = index.agency(_team(index, first)) if lane == "team" else None
    return Stay(
        lane=lane,
        kind=first.kind,
        place=_words(first, address, authority, agency),
        address=address,
        authority=authority,
        agency=agency,
        since=_span([fact.start for fact in facts]),
        until=_span([fact.end for fact in facts]),
        accounts=tuple(_account(index, version) for fact in facts for version in _versions(index, fact)),
        directory=area.directory,
    )


def _words(fact: Fact, address: Address | None, authority: Authority | None, agency: Agency | None) -> str:
    if agency is not None:
        return agency.name
    if address is not None:
        return address.lines
    return authority.name if authority is not None else fact.as_written or fact.kind.replace("-", " ")


def _versions(index: Index, fact: Fact) -> list[Fact]:
    """What each holder last had on file of a fact; an ending that only a later review found leaves the team's account open."""
    versions = {version.held_by: version for version in index.case.history.get(fact.fact, (fact,))}
    return [version for version in versions.values() if not version.deleted]


def _account(index: Index, fact: Fact) -> Account:
    return Account(
        evidence=fact.fact,
        held_by=fact.held_by,
        agency=index.agency(fact.held_by),
        since=fact.start,
        until=fact.end,
        confidence=fact.confidence,
        note=fact.note,
        citation=fact.citation,
    )


def _span(moments: list[Bounds | None]) -> Bounds | None:
    known = [moment for moment in moments if moment is not None]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None


def _in_order(stays: list[Stay]) -> list[Stay]:
    return sorted(stays, key=lambda stay: (stay.since or ("~", "~"), stay.place))


def _by_contact(index: Index, named: set[str]) -> list[Stay]:
    """Social care teams with contacts but no involvement on record: from their first contact to their closure."""
    found: dict[str, list[Contact]] = {}
    for contact in index.contacts:
        team = doer(contact)
        if team not in named and team not in NOBODY and index.kind(team) == "social-care":
            found.setdefault(team, []).append(contact)
    return [_held(index, team, contacts) for team, contacts in found.items()]


def _held(index: Index, team: str, contacts: list[Contact]) -> Stay:
    closures = [contact for contact in contacts if contact.kind in ("closure", "case-transfer")]
    return Stay(
        lane="team",
        kind="by-contacts",
        place=index.name(team),
        address=None,
        authority=None,
        agency=index.agency(team),
        since=contacts[0].start,
        until=closures[-1].start if closures else None,
        accounts=tuple(_account(index, contact) for contact in (contacts[0], *closures[-1:])),
    )
