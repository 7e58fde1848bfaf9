"""The case team by team: first and last contact, how often the child was seen, what was told to whom, and the name on file."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.facts import Bounds, Contact, Fact, Involvement
from sightline.queries.document.telling import Telling, telling_words, tellings
from sightline.queries.index import NOBODY, Index, doer, on
from sightline.queries.names import NameOnFile, names
from sightline.queries.seen import Sighting, sightings
from sightline.queries.words import bounds_words, holder_words, span_words

Told = tuple[tuple[Fact, str, Telling], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A few words and the fact that they rest on."""

    text: str
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """One team; `first_on` and `last_on` are its first and last contact by their bounds.

    `contacts` are entries on these files, several accounts of one event by one team being one; `series` says how often each run
    of contacts counts that stands as one entry. Entries may lie within a run, so the two are never added up.
    """

    team: str
    name: str
    kind: str | None
    reach: str | None
    first: Cited | None
    first_on: Bounds | None
    last: Cited | None
    last_on: Bounds | None
    contacts: int
    series: tuple[int, ...]
    seen: int
    alone: int
    told_to: tuple[Cited, ...]
    told_by: tuple[Cited, ...]
    workers: tuple[Cited, ...]
    names: tuple[Cited, ...]


def teams(case: Case) -> tuple[TeamRow, ...]:
    """Every team that had to do with the child, holds a file or was told, by its first contact and then by name."""
    index = Index(case)
    contacts = _by_team(index)
    eyes = tuple(sightings(index))
    called = names(case)
    told = tuple((fact, holder_words(fact.held_by, case.places), one) for fact in case.facts for one in tellings(case, fact.fact))
    keys = {fact.held_by for fact in case.facts} | set(contacts) | {one.to for _, _, one in told}
    keys |= {fact.agency for fact in index.of(Involvement) if fact.agency}
    rows = [_row(index, team, contacts.get(team, []), eyes, called, told) for team in keys - set(NOBODY)]
    return tuple(sorted(rows, key=lambda row: _order(row, contacts)))


def _row(
    index: Index, team: str, contacts: list[Contact], eyes: Iterable[Sighting], called: Iterable[NameOnFile], told: Told
) -> TeamRow:
    agency = index.agency(team)
    theirs = {contact.fact for contact in contacts}
    seen = [one for one in eyes if one.fact in theirs]
    last = max(contacts, key=lambda one: (one.end or on(one), one.fact), default=None)
    return TeamRow(
        team=team,
        name=holder_words(team, index.case.places),
        kind=agency.kind if agency else None,
        reach=agency.reach if agency else None,
        first=Cited(text=span_words(on(contacts[0])), fact=contacts[0].fact) if contacts else None,
        first_on=on(contacts[0]) if contacts else None,
        last=_cited(last) if last else None,
        last_on=(last.end or on(last)) if last else None,
        contacts=len({contact.event or contact.fact for contact in contacts}),
        series=tuple(contact.times for contact in contacts if contact.times > 1),
        seen=sum(one.times for one in seen),
        alone=sum(one.times for one in seen if one.alone),
        told_to=tuple(_told_to(told, team)),
        told_by=tuple(_told_by(told, team)),
        workers=tuple(_workers(index, team)),
        names=tuple(_names(team, called)),
    )


def _by_team(index: Index) -> dict[str, list[Contact]]:
    """The dated contacts that each team had, in order; what is only told to it is no contact of its own."""
    found: dict[str, list[Contact]] = {}
    for contact in index.contacts:
        found.setdefault(doer(contact), []).append(contact)
    return found


def _cited(last: Contact) -> Cited:
    end = f"; its run ended by {span_words(last.end)}" if last.end else ""
    return Cited(text=f"{span_words(on(last))}{end}", fact=last.fact)


def _told_to(told: Told, team: str) -> Iterable[Cited]:
    for fact, sender, one in told:
        if one.to == team:
            yield Cited(text=f"by {sender}: {telling_words(one).removeprefix(one.team + ': ')}", fact=fact.fact)


def _told_by(told: Told, team: str) -> Iterable[Cited]:
    return (Cited(text=telling_words(one), fact=fact.fact) for fact, _, one in told if fact.held_by == team)


def _workers(index: Index, team: str) -> Iterable[Cited]:
    for fact in index.of(Involvement, "allocated-worker", "lead-practitioner"):
        worker = index.case.places.professionals.get(fact.by or "")
        if team in (fact.agency, fact.held_by, worker.agency if worker else None):
            until = f", until {span_words(fact.end)}" if fact.end else ", no end recorded"
            role = worker.role if worker else fact.kind.replace("-", " ")
            yield Cited(text=f"{role} {bounds_words(fact.start)}{until}", fact=fact.fact)


def _names(team: str, called: Iterable[NameOnFile]) -> Iterable[Cited]:
    for one in called:
        if one.particulars.held_by == team:
            yield Cited(text=one.name, fact=one.evidence)


def _order(row: TeamRow, contacts: dict[str, list[Contact]]) -> tuple[bool, Bounds, str, str]:
    theirs = contacts.get(row.team)
    return not theirs, on(theirs[0]) if theirs else ("", ""), row.name, row.team
