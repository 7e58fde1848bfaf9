"""Eyes on: who last saw the child, alone or not, and the longest stretch in which nobody did. A count, not a judgement."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sightline.graph.case import Case
from sightline.graph.clock import add_days
from sightline.graph.facts import About, Bounds, Contact
from sightline.graph.things import Agency, Professional
from sightline.queries.index import Index, doer, elapsed

GROUPS: dict[str, str] = {
    "social-care": "social care",
    "police": "police",
    "hospital": "health",
    "gp": "health",
    "health-visiting": "health",
    "mental-health": "health",
    "ambulance": "health",
    "school": "education",
    "education": "education",
    "nursery": "education",
    "childminder": "community",
    "housing": "housing and council",
    "council": "housing and council",
    "benefits": "housing and council",
    "voluntary": "community",
    "faith": "community",
    "family-centre": "community",
    "family": "family",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One time (or series) in which the file says that the child was seen. `alone` is none when not recorded."""

    fact: str
    on: Bounds
    last: Bounds
    times: int
    group: str
    agency: Agency | None
    professional: Professional | None
    alone: bool | None
    spoken_to: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """A stretch without a recorded sighting, in fewest and most days; `before` and `after` are the sightings at its ends."""

    since: Bounds
    until: Bounds
    days: tuple[int, int]
    after: str
    before: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEyes:
    """What one group of observers saw."""

    group: str
    times: int
    alone: int
    not_alone: int
    last: Sighting
    last_alone: Sighting | None
    longest: Unseen | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EyesOn:
    """Every recorded sighting of the child, and what lies between them."""

    sightings: tuple[Sighting, ...]
    last: Sighting | None
    last_alone: Sighting | None
    longest: Unseen | None
    groups: tuple[GroupEyes, ...]


def seen(case: Case, today: str) -> EyesOn:
    """Who saw the child, from first to last, until today or the child's death."""
    index = Index(case)
    found = tuple(sightings(index))
    groups: dict[str, list[Sighting]] = {}
    for one in found:
        groups.setdefault(one.group, []).append(one)
    end = index.end(today)
    return EyesOn(
        sightings=found,
        last=last_of(found),
        last_alone=last_of(one for one in found if one.alone),
        longest=longest_unseen(found, end),
        groups=tuple(_eyes(group, theirs, end) for group, theirs in sorted(groups.items())),
    )


def sightings(index: Index) -> Iterable[Sighting]:
    """The contacts in which the file says that the child was seen, by day."""
    for contact in index.contacts:
        about = next((one for one in contact.about if one.record in index.records and (one.seen or one.seen_alone)), None)
        if about is not None and contact.start is not None:
            yield _sighting(index, contact, about, contact.start)


def _sighting(index: Index, contact: Contact, about: About, start: Bounds) -> Sighting:
    team = doer(contact)
    end = contact.end
    return Sighting(
        fact=contact.fact,
        on=start,
        last=(add_days(end[0], -1), add_days(end[1], -1)) if end else start,
        times=about.times or contact.times,
        group=GROUPS.get(index.kind(team) or team, "other"),
        agency=index.agency(team),
        professional=index.case.places.professionals.get(contact.by or ""),
        alone=about.seen_alone,
        spoken_to=about.spoken_to,
    )


def last_of(found: Iterable[Sighting]) -> Sighting | None:
    """The latest sighting."""
    return max(found, key=_latest, default=None)


def _latest(one: Sighting) -> tuple[Bounds, str]:
    return one.last, one.fact


def longest_unseen(found: Iterable[Sighting], end: Bounds) -> Unseen | None:
    """The longest stretch between two sightings, or from the last to the end."""
    in_order = sorted((one for one in found if one.on[0] <= end[1]), key=lambda one: (one.on, one.fact))
    stretches = [
        Unseen(since=one.last, until=then.on, days=elapsed(one.last, then.on), after=one.fact, before=then.fact)
        for one, then in pairwise(in_order)
    ]
    if in_order:
        last = in_order[-1]
        stretches.append(Unseen(since=last.last, until=end, days=elapsed(last.last, end), after=last.fact, before=None))
    return max(stretches, key=lambda one: (one.days, one.since), default=None)


def _eyes(group: str, theirs: list[Sighting], end: Bounds) -> GroupEyes:
    return GroupEyes(
        group=group,
        times=sum(one.times for one in theirs),
        alone=sum(one.times for one in theirs if one.alone),
        not_alone=sum(one.times for one in theirs if one.alone is False),
        last=max(theirs, key=_latest),
        last_alone=last_of(one for one in theirs if one.alone),
        longest=longest_unseen(theirs, end),
    )
