"""From when to when a child is recorded in England: what every question about not being known there is asked over."""

from dataclasses import dataclass

from sightline.graph.facts import Bounds, Contact, Fact, Residence
from sightline.queries.index import NOBODY, Index, on, team_of

ENGLAND = "England"


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """The first sign of the child in England, and the day up to which one may ask: death, leaving, or today."""

    since: Bounds
    until: Bounds
    evidence: tuple[str, ...]


def presence(index: Index, today: str) -> Presence | None:
    """A recorded arrival opens it; where there is none, whatever first places the child in England."""
    return index.once((presence, today), lambda: _presence(index, today))


def _presence(index: Index, today: str) -> Presence | None:
    placed = [fact for fact in (*index.of(Residence), *index.contacts) if fact.start is not None]
    here = [fact for fact in placed if nation(index, fact) == ENGLAND]
    arrivals = [one for one in index.contacts if one.kind == "arrival" and nation(index, one) in (None, ENGLAND)]
    opening = arrivals or here
    if not opening:
        return None
    since = min(on(fact)[0] for fact in opening), min(on(fact)[1] for fact in opening)
    if since[0] > today:
        return None
    first = min(opening, key=lambda fact: (on(fact)[1], fact.fact))
    ending = _ending(index, placed, here, today)
    until = min(on(ending), (today, today)) if ending is not None else (today, today)
    last = [ending.fact] if ending is not None and until == on(ending) else []
    return Presence(since=since, until=until, evidence=(first.fact, *last))


def _ending(index: Index, placed: list[Fact], here: list[Fact], today: str) -> Fact | None:
    """The child's death, or the stay abroad after which nothing places the child in England."""
    deaths = [one for one in index.contacts if one.kind == "death"]
    if deaths:
        return min(deaths, key=on)
    last = max((on(fact)[1] for fact in here), default="")
    left = [one for one in placed if isinstance(one, Residence) and nation(index, one) not in (None, ENGLAND)]
    return min((one for one in left if on(one)[0] >= last), key=on, default=None)


def nation(index: Index, fact: Fact) -> str | None:
    """The nation in which a fact lies, by its place or else by the areas of the team; none where not known."""
    area = index.area(fact)
    if area is not None:
        return index.nation(area)
    if isinstance(fact, Contact) and fact.kind == "arrival":
        return None
    team = team_of(fact)
    return None if team in NOBODY else next((index.nation(one) for one in sorted(index.areas(team))), None)
