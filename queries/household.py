"""The household: siblings and adults, each relation as its source recorded it, who works with them, and shared addresses."""

from dataclasses import dataclass

from sightline.graph.case import Case, Member
from sightline.graph.clock import days_between
from sightline.graph.facts import Bounds, Care, Involvement, Particulars, Registration, Residence
from sightline.graph.things import Address, Agency
from sightline.queries.index import team_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one source says an adult is to the child. Opposite accounts stand side by side."""

    relation: str
    kind: str
    parental_responsibility: bool | None
    in_household: bool | None
    since: Bounds | None
    until: Bounds | None
    held_by: Agency | None
    team: str
    confidence: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """An address where both stayed, with the fewest and most days that the stays overlap. Communal addresses do not count."""

    address: Address
    days: tuple[int, int]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdMember:
    """One other person tied to the child by care or by address."""

    person: str
    who: str
    names: tuple[str, ...]
    relations: tuple[Relation, ...]
    shared: tuple[Shared, ...]
    workers: tuple[Agency, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """The children and the adults around one person; `cut` says where the file was cut short."""

    children: tuple[HouseholdMember, ...]
    adults: tuple[HouseholdMember, ...]
    cut: tuple[str, ...]


def household(case: Case, today: str) -> Household:
    """Who lives or lived with the person, or cares for them, as each source has it."""
    members = [_member(case, member, today) for member in case.household]
    return Household(
        children=tuple(one for one in members if one.who == "Child"),
        adults=tuple(one for one in members if one.who == "Adult"),
        cut=case.cut,
    )


def _member(case: Case, member: Member, today: str) -> HouseholdMember:
    cares = [fact for fact in (*case.of(Care), *member.seen.of(Care)) if fact.fact in member.through]
    relations = {fact.fact: _relation(case, fact) for fact in cares}
    teams = {team_of(fact): None for fact in member.seen.facts if isinstance(fact, Involvement | Registration)}
    return HouseholdMember(
        person=member.person,
        who=member.who,
        names=tuple(dict.fromkeys(filter(None, map(_name, member.seen.of(Particulars))))),
        relations=tuple(relations.values()),
        shared=_shared(case, member, today),
        workers=tuple(agency for team in teams if (agency := case.places.agencies.get(team)) is not None),
        evidence=member.through,
    )


def _name(fact: Particulars) -> str:
    return " ".join(part for part in (fact.given_name, fact.family_name) if part)


def _relation(case: Case, fact: Care) -> Relation:
    return Relation(
        relation=fact.relation,
        kind=fact.kind,
        parental_responsibility=fact.parental_responsibility,
        in_household=fact.in_household,
        since=fact.start,
        until=fact.end,
        held_by=case.places.agencies.get(fact.held_by),
        team=fact.held_by,
        confidence=fact.confidence,
        evidence=fact.fact,
    )


def _shared(case: Case, member: Member, today: str) -> tuple[Shared, ...]:
    """The addresses of both, each once with the longest overlap that any two accounts give."""
    found: dict[str, list[tuple[tuple[int, int], str, str]]] = {}
    for own in case.of(Residence):
        for theirs in member.seen.of(Residence):
            days = _overlap(own, theirs, today) if theirs.at == own.at else (0, 0)
            if own.at is not None and days[1] > 0:
                found.setdefault(own.at, []).append((days, own.fact, theirs.fact))
    return tuple(
        Shared(
            address=address,
            days=max(days for days, *_ in pairs),
            evidence=tuple(dict.fromkeys(fact for _, *facts in pairs for fact in facts)),
        )
        for at, pairs in found.items()
        if (address := case.places.addresses.get(at)) is not None and not address.communal
    )


def _overlap(own: Residence, theirs: Residence, today: str) -> tuple[int, int]:
    """Fewest and most days that two stays overlap; a stay without an end lasts until today."""
    if own.start is None or theirs.start is None:
        return 0, 0
    ends = own.end or (today, today), theirs.end or (today, today)
    fewest = days_between(max(own.start[1], theirs.start[1]), min(ends[0][0], ends[1][0]))
    most = days_between(max(own.start[0], theirs.start[0]), min(ends[0][1], ends[1][1]))
    return max(fewest, 0), max(most, 0)
