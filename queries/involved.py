"""Who is and was involved with a child: team, worker, role, since when and how to reach them; lead practitioner first."""

from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.facts import Bounds, Fact, Involvement, Registration
from sightline.graph.things import Agency, Authority, Professional
from sightline.queries.index import NOBODY, Index, doer
from sightline.queries.words import reach_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """One team or worker, and how they are known to be involved. `until` is none while no end is recorded."""

    agency: Agency | None
    professional: Professional | None
    authority: Authority | None
    role: str
    lead: bool
    since: Bounds | None
    until: Bounds | None
    reach: str | None
    contacts: int
    held_by: Agency | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """That a team holds something about the child: whom to ring, and nothing of what it says."""

    agency: Agency | None
    held_by: str
    reach: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Those with an involvement on record, now and before; those known only by their contacts; and those to be rung."""

    current: tuple[Involved, ...]
    former: tuple[Involved, ...]
    in_contact: tuple[Involved, ...]
    pointers: tuple[Pointer, ...]


def involved(case: Case, today: str) -> Circle:
    """Who works or worked with the child. An involvement is former once its end, or the child's death, is past."""
    index = Index(case)
    recorded = [_recorded(index, fact) for fact in (*index.of(Involvement), *index.of(Registration))]
    over = index.died is not None and index.died[1] <= today
    former = [one for one in recorded if over or (one.until is not None and one.until[1] <= today)]
    current = [one for one in recorded if one not in former]
    named = {one.agency.id for one in recorded if one.agency is not None}
    return Circle(
        current=tuple(sorted(current, key=_order)),
        former=tuple(sorted(former, key=_order)),
        in_contact=tuple(sorted(_by_contact(index, named), key=_order)),
        pointers=tuple(_pointer(index, team) for team in sorted({post.held_by for post in case.signposts})),
    )


def _recorded(index: Index, fact: Fact) -> Involved:
    places = index.case.places
    agency = index.agency(getattr(fact, "agency", None))
    worker = places.professionals.get(getattr(fact, "by", None) or "")
    if agency is None and worker is not None:
        agency = index.agency(worker.agency)
    return Involved(
        agency=agency,
        professional=worker,
        authority=index.authority(getattr(fact, "authority", None)),
        role=worker.role if worker else fact.kind.replace("-", " "),
        lead=fact.kind == "lead-practitioner",
        since=fact.start,
        until=fact.end,
        reach=(worker and worker.reach) or (agency and agency.reach) or None,
        contacts=sum(1 for one in index.contacts if agency is not None and doer(one) == agency.id),
        held_by=index.agency(fact.held_by),
        evidence=(fact.fact,),
    )


def _by_contact(index: Index, named: set[str]) -> list[Involved]:
    """Teams whose contacts are on file though no involvement is."""
    found: dict[str, list[Fact]] = {}
    for contact in index.contacts:
        if doer(contact) not in named and doer(contact) not in NOBODY and index.agency(doer(contact)) is not None:
            found.setdefault(doer(contact), []).append(contact)
    return [_met(index, team, facts) for team, facts in found.items()]


def _met(index: Index, team: str, facts: list[Fact]) -> Involved:
    agency = index.agency(team)
    workers = {worker for fact in facts if (worker := getattr(fact, "by", None))}
    worker = index.case.places.professionals.get(next(iter(workers))) if len(workers) == 1 else None
    return Involved(
        agency=agency,
        professional=worker,
        authority=None,
        role=worker.role if worker else "in contact",
        lead=False,
        since=facts[0].start,
        until=facts[-1].end or facts[-1].start,
        reach=(worker and worker.reach) or (agency and agency.reach) or None,
        contacts=len(facts),
        held_by=index.agency(facts[0].held_by),
        evidence=tuple(fact.fact for fact in facts),
    )


def _pointer(index: Index, team: str) -> Pointer:
    return Pointer(agency=index.agency(team), held_by=team, reach=reach_words(team, index.case.places))


def _order(one: Involved) -> tuple[bool, str, str, str]:
    return not one.lead, (one.since or ("", ""))[0], one.agency.name if one.agency else "", one.role
