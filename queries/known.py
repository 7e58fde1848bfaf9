"""What a team knew on a day: its own file, what had reached it and from whom, and what it only knew to exist."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sightline.graph.case import Case, Signpost
from sightline.graph.clock import bounds, day_words
from sightline.graph.facts import FACTS, Bounds, Fact, Told
from sightline.graph.replay import Identity, Replay
from sightline.graph.things import Agency
from sightline.queries.index import NOBODY
from sightline.queries.timeline import Entry, timeline
from sightline.queries.words import bounds_words, holder_words, sentence

Band = Literal["on-file", "later-source", "not-established"]

BANDS: dict[Band, str] = {
    "on-file": "on file",
    "later-source": "a later source says so",
    "not-established": "not established that it was known by then",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One fact as a team had it. `told` is the telling that brought it, none where it is the team's own; `came` its day."""

    team: str | None
    entry: Entry
    told: Told | None
    teller: Agency | None
    came: Bounds | None
    band: Band

    @property
    def fact(self) -> Fact:
        """The version that stood for the team."""
        return self.entry.fact

    @property
    def how(self) -> str:
        """How it came to the team, in a sentence."""
        return _how(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """That something exists at another team, and no more."""

    post: Signpost
    agency: Agency | None


@dataclass(frozen=True)
class Knowledge:
    """What one team knew by the end of a day; none as team means all agencies together.

    `content` it could read, `signposts` it only knew to exist; `perhaps` is kept apart: it may have been known, and no day is
    established on which it came on file or reached the team.
    """

    team: str | None
    agency: Agency | None
    known_at: str
    identity: Identity
    case: Case
    possible: Case

    @property
    def name(self) -> str:
        """What to call the team."""
        return self.agency.name if self.agency else self.team or "All agencies together"

    @cached_property
    def content(self) -> tuple[Held, ...]:
        """What the team could read, in order of happening."""
        return tuple(self._held(entry, established=True) for entry in entries(self.case))

    @cached_property
    def signposts(self) -> tuple[Pointer, ...]:
        """What it was told only to exist."""
        agencies = self.case.places.agencies
        return tuple(Pointer(post=post, agency=agencies.get(post.held_by)) for post in self.case.signposts)

    @cached_property
    def perhaps(self) -> tuple[Held, ...]:
        """What had happened by then and may have been known: no recording day, or an arrival disputed or not recorded."""
        surely = self.case.history
        return tuple(self._held(one, established=False) for one in entries(self.possible) if one.fact.fact not in surely)

    @property
    def text(self) -> tuple[str, ...]:
        """The same in sentences."""
        return tuple(_text(self))

    def _held(self, entry: Entry, *, established: bool) -> Held:
        fact, seen = entry.fact, self.case if established else self.possible
        told = None if self.team is None or fact.held_by == self.team else _first(seen, fact, self.team)
        came = _came(seen, fact) if told is None else told.received_at and bounds(told.received_at)
        return Held(
            team=self.team,
            entry=entry,
            told=told,
            teller=entry.held_by if told else None,
            came=came or None,
            band=_band(fact, told) if established else "not-established",
        )


def entries(case: Case) -> tuple[Entry, ...]:
    """Every standing fact of a case, oldest first and undated last."""
    return timeline(case, labels=tuple(FACTS))


def what_was_known(
    replay: Replay, known_at: str, teams: Collection[str] | None = None, *, identity: Identity | None = None
) -> tuple[Knowledge, ...]:
    """What each team knew by the end of a day (ISO), by its name; every team with a file on the child where none is named."""
    asked = holders(replay.whole) if teams is None else tuple(teams)
    found = [knowledge(replay, known_at, team, identity=identity) for team in asked]
    return tuple(sorted(found, key=lambda one: (one.name, one.team or "")))


def knowledge(replay: Replay, known_at: str, team: str | None, *, identity: Identity | None = None) -> Knowledge:
    """What one team, or with none all agencies together, knew by the end of a day (ISO)."""
    teams, pooled = (None, True) if team is None else ({team}, False)
    case = replay.case(teams, known_at, pooled=pooled, identity=identity)
    possible = replay.case(teams, known_at, pooled=pooled, identity=identity, counting="possible")
    agency = case.places.agencies.get(team or "") or replay.whole.places.agencies.get(team or "")
    return Knowledge(team, agency, case.lens.known_at or known_at, case.lens.identity, case, possible)


def holders(case: Case) -> tuple[str, ...]:
    """The teams that hold, or were told, anything of what a case shows; no family and no review."""
    found = {fact.held_by for fact in case.facts} | {told.to for fact in case.facts for told in fact.told}
    return tuple(sorted((found | {post.held_by for post in case.signposts}) - set(NOBODY)))


def _first(case: Case, fact: Fact, team: str) -> Told | None:
    """The telling that first brought any version of a fact to a team; one only sent comes last."""
    tellings = [told for version in case.history[fact.fact] for told in version.told if told.to == team]
    return min(tellings, key=lambda told: (told.received_at is None, told.received_at or told.sent_at or ""), default=None)


def _came(case: Case, fact: Fact) -> Bounds | None:
    """The days on which a fact first came on its holder's file."""
    days = [bounds(version.recorded_at) for version in case.history[fact.fact] if version.recorded_at is not None]
    return min(days, default=None)


def _band(fact: Fact, told: Told | None) -> Band:
    if told is not None and told.said_by is not None:
        return "later-source"
    return "on-file" if fact.recorded_basis == "on-file" else "later-source"


def _text(known: Knowledge) -> Iterator[str]:
    places, day = known.case.places, day_words(known.known_at)
    yield f"{known.name}, by the end of {day}:"
    if not known.content and not known.signposts:
        yield "Nothing about this child is established to have been on its file, or to have reached it."
    yield from (f"{sentence(one.fact, places, note=False)} {one.how}" for one in known.content)
    for pointer in known.signposts:
        yield f"It knew only that {holder_words(pointer.post.held_by, places)} had a {pointer.post.label.lower()} on file."
    for one in known.perhaps:
        yield f"Perhaps: {sentence(one.fact, known.possible.places, note=False)} {one.how}"


def _how(one: Held) -> str:
    sure = "" if one.band == "on-file" else f"; {BANDS[one.band]}"
    holder = holder_words(one.fact.held_by, one.entry.places)
    if one.told is None:
        place = f"the file of {holder}" if one.team is None else "its own file"
        return f"On {place} {bounds_words(one.came) if one.came else 'from a day not recorded'}{sure}."
    by = f", by {one.told.how}" if one.told.how else ""
    if one.told.state == "disputed":
        return f"Sent by {holder}{by}; whether it came is disputed."
    if one.came is None:
        return f"Sent by {holder}{by}; no day is recorded on which it came."
    return f"Told by {holder} {bounds_words(one.came)}{by}{sure}."
