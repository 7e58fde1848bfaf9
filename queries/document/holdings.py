"""Which sources a document rests on and which it lacks: files, claims, bodies that are named but whose file is not here."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.clock import day_words
from sightline.graph.things import AGENCY_KINDS, Coverage
from sightline.queries.index import NOBODY
from sightline.queries.sources import Source, sources
from sightline.queries.words import holder_words, reach_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One file that was looked at: how many facts of it are seen here, as at which day, and what its source claims."""

    team: str
    name: str
    facts: int
    as_at: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What a document does not rest on, and why that is known."""

    team: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """One team's file that is taken to be of this child, by whose decision, when and on what basis."""

    record: str
    holder: str
    at: str
    by: str
    basis: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The foot of every document."""

    held: tuple[Held, ...]
    missing: tuple[Missing, ...]
    joined: tuple[Joined, ...]

    @property
    def as_at(self) -> str | None:
        """The latest day on which one of the sources was read."""
        return max((one.as_at for one in self.held if one.as_at), default=None)


def holdings(case: Case) -> Holdings:
    """What a lensed case rests on."""
    found = sources(case)
    held = (_held(case, source) for source in found if _is_held(source))
    return Holdings(
        held=tuple(sorted(held, key=lambda one: _order(one.name, one.team))),
        missing=tuple(sorted(_missing(case, found), key=lambda one: _order(one.name, one.why))),
        joined=tuple(_joined(case)),
    )


def _is_held(source: Source) -> bool:
    return source.facts > 0 or any(claim.complete for claim in source.coverage)


def _order(name: str, further: str) -> tuple[str, str]:
    return name.casefold(), further


def _held(case: Case, source: Source) -> Held:
    claims = tuple(sorted(_claim(case, claim) for claim in source.coverage))
    return Held(team=source.team, name=_name(case, source.team), facts=source.facts, as_at=source.as_at, claims=claims)


def _name(case: Case, source: str) -> str:
    """A source by its name; a claim may speak of every body of a kind."""
    known = source in case.places.agencies or source in NOBODY
    return holder_words(source, case.places) if known or source not in AGENCY_KINDS else f"{AGENCY_KINDS[source]} (any)"


def _claim(case: Case, claim: Coverage) -> str:
    area = case.places.authorities.get(claim.authority or "")
    span = [
        f"in {area.name}" if area else "",
        f"from {day_words(claim.since)}" if claim.since else "",
        f"to before {day_words(claim.until)}" if claim.until else "",
    ]
    where = " ".join(part for part in span if part)
    whole = "complete" if claim.complete else "not complete"
    note = f": {claim.note}" if claim.note else ""
    return f"{', '.join(claim.kinds)}{f' {where}' if where else ''}, {whole}{note}"


def _missing(case: Case, found: Iterable[Source]) -> Iterable[Missing]:
    """Files without a claim, claims that say what they lack, files held elsewhere, and bodies that are only named."""
    files = {source.team for source in found if source.facts}
    for source in found:
        name = _name(case, source.team)
        if source.facts and not source.coverage and source.team not in NOBODY:
            yield Missing(team=source.team, name=name, why="makes no claim to be complete: what is not on it says nothing")
        for claim in source.coverage:
            if not claim.complete:
                yield Missing(team=source.team, name=name, why=f"says that parts are missing: {_claim(case, claim)}")
    for team in sorted({post.held_by for post in case.signposts} - files):
        reach = reach_words(team, case.places) or "no number on file"
        why = f"holds something that may not be shown here; how to ask: {reach}"
        yield Missing(team=team, name=holder_words(team, case.places), why=why)
    for team in sorted(_named(case) - files - {post.held_by for post in case.signposts} - {one.team for one in found}):
        yield Missing(team=team, name=holder_words(team, case.places), why="is named, and no file of its own is seen here")


def _named(case: Case) -> set[str]:
    """The bodies that facts name as doing, receiving or being told something."""
    fields = ("by_agency", "to", "agency")
    named = {key for fact in case.facts for field in fields if (key := getattr(fact, field, None)) is not None}
    return (named | {told.to for fact in case.facts for told in fact.told}) - set(NOBODY)


def _joined(case: Case) -> Iterable[Joined]:
    """The decision that stands for each record."""
    for record in sorted(case.records, key=lambda one: (one.held_by, one.id)):
        decided = [one for one in case.decisions if one.record == record.id]
        if decided:
            one = decided[-1]
            holder = holder_words(record.held_by, case.places)
            by = holder_words(one.by, case.places)
            yield Joined(record=record.id, holder=holder, at=one.at, by=by, basis=one.basis, reason=one.reason)
