"""The lens: for each version of a fact nothing, a signpost or its content, by who asks, whose knowledge, and which day.

It answers what this user may see now, what was on that team's file that day, and what all of them would have held together.
It exists in this one form; every read goes through it.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from typing import Literal

from sightline.graph.accounts import with_accounts
from sightline.graph.ahead import as_of
from sightline.graph.case import Case, CaseFile, Member, MemberFile, Places, Seen, Signpost
from sightline.graph.changing import whole
from sightline.graph.clock import add_days, last_day
from sightline.graph.discretion import discreet, unnamed
from sightline.graph.facts import FAMILY, REVIEW, Care, Contact, Fact, Residence, Told
from sightline.graph.identity import counted, identities
from sightline.graph.judgement import Judgement
from sightline.graph.oneness import Oneness, oneness, together
from sightline.graph.restriction import shown
from sightline.graph.surroundings import as_far_as, claims, named, with_claimants
from sightline.graph.things import IdentityDecision


class Level(IntEnum):
    """How much of one version a lens lets through; a wider lens never gives less."""

    NOTHING = 0
    SIGNPOST = 1
    CONTENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who asks. `teams` are the teams whose files they may read; none means every file, as the owner of a local copy may."""

    name: str
    role: str
    teams: frozenset[str] | None = None
    purpose: str | None = None


Counting = Literal["reached", "sent", "possible"]
OWNER = Viewer(name="owner", role="owner of this copy", purpose="local demonstration")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """Who asks, whose knowledge is asked about, and as at which days.

    `teams`: whose files (none: all that the viewer may see). `pooled`: all agencies together, without what only the family
    knew or a review found later. `known_at` (ISO day): only what was on file, or had reached the team, by the end of that
    day. `happened_on` (ISO day): the world as it stood that day, later happenings left out. `loaded_by` (instant): only what
    Sightline had loaded. `identity`: joins made by `known_at`, or today's. `counting`: tellings that reached, that were sent,
    or whatever is possible: also what happened by then and of which no day of recording or sending is established.
    """

    viewer: Viewer
    teams: frozenset[str] | None = None
    pooled: bool = False
    known_at: str | None = None
    happened_on: str | None = None
    loaded_by: str | None = None
    identity: Literal["as_decided", "today"] = "as_decided"
    counting: Counting = "reached"

    @property
    def day(self) -> str | None:
        """The day asked about, the earlier one where there are two."""
        return min((day for day in (self.known_at, self.happened_on) if day is not None), default=None)

    def level(self, version: Fact) -> Level:
        """How much of one version this lens lets through."""
        if not shown(version) or (self.loaded_by is not None and version.loaded_at > self.loaded_by):
            return Level.NOTHING
        if self.happened_on is not None and version.start is not None and version.start[0] > self.happened_on:
            return Level.NOTHING
        if self.pooled and version.held_by in (FAMILY, REVIEW):
            return Level.NOTHING
        asked = self._known_to(self.teams, version, self.known_at)
        if asked is Level.NOTHING or self.viewer.teams is None:
            return asked
        return min(asked, self._known_to(self.viewer.teams, version, None))

    def see(self, versions: Iterable[Fact]) -> Seen:
        """What is left of a set of versions: the one that stands for each fact, its history, and signposts."""
        history: dict[str, list[Fact]] = {}
        signposts: dict[str, Signpost] = {}
        changed: set[str] = set()
        all_of_today = self._all_of_today
        for version in versions:
            level = Level.CONTENT if all_of_today and version.hidden is None else self.level(version)
            if level is Level.CONTENT:
                history.setdefault(version.fact, []).append(version if all_of_today else self._as_it_stood(version))
                if version.changes is not None:
                    changed.add(version.fact)
            elif level is Level.SIGNPOST:
                signposts[version.fact] = Signpost(fact=version.fact, label=version.label, held_by=version.held_by)
        for seen in history.values():
            if len(seen) > 1:
                seen.sort(key=_recorded_order)
        for fact in changed:
            if said := list(whole(history.pop(fact))):
                history[fact] = said
        standing = sorted((seen[-1] for seen in history.values() if not seen[-1].deleted), key=_happened_order)
        return Seen(
            facts=tuple(standing),
            history={fact: tuple(seen) for fact, seen in history.items()},
            signposts=tuple(post for fact, post in sorted(signposts.items()) if fact not in history),
        )

    def _known_to(self, teams: frozenset[str] | None, version: Fact, known_at: str | None) -> Level:
        if (teams is None or version.held_by in teams) and (known_at is None or self._recorded(version, known_at)):
            return Level.CONTENT
        tellings = (told for told in version.told if self._reached(version, told, teams, known_at))
        return max((_LEVELS[told.level] for told in tellings), default=Level.NOTHING)

    def _recorded(self, version: Fact, known_at: str | None) -> bool:
        return _by(version.recorded_at, known_at) or (version.recorded_at is None and self._possible(version, known_at))

    def _possible(self, version: Fact, known_at: str | None) -> bool:
        """Had it happened by then, where that is to count for what has no other day; what has none at all had not."""
        return self.counting == "possible" and version.start is not None and _by(version.start[0], known_at)

    def _reached(self, version: Fact, told: Told, teams: frozenset[str] | None, known_at: str | None) -> bool:
        if (teams is not None and told.to not in teams) or (self.loaded_by is not None and told.loaded_at > self.loaded_by):
            return False
        if self.counting == "possible" and told.sent_at is None and told.received_at is None:
            return self._possible(version, known_at)
        if self.counting != "reached":
            return _by(told.sent_at or told.received_at, known_at)
        return told.state in ("reached", "read") and _by(told.received_at, known_at)

    @property
    def _all_of_today(self) -> bool:
        """Does it show whatever nobody hides, as it stands today: most questions about a whole area are asked so."""
        by = self.known_at, self.happened_on, self.loaded_by
        return by == (None, None, None) and self.teams is None and self.viewer.teams is None and not self.pooled

    def _as_it_stood(self, version: Fact) -> Fact:
        """Without what lay ahead: an ending or the rest of a series, tellings not yet sent, receipts not yet had, later words."""
        if version.note is not None and self._told_since(version):
            version = version.changed(note=None)
        if version.told and (self.known_at is not None or self.loaded_by is not None):
            version = version.changed(told=self._told_by_then(version))
        end = version.end
        if end is None or not self._ahead(end[0]):
            return version
        series = {"times": 1} if isinstance(version, Contact) else {}
        return version.changed(until=None, until_earliest=None, until_latest=None, **series)

    def _told_since(self, version: Fact) -> bool:
        """Is its note, in a replay, not sure to have stood on the team's own file by then: a later source tells of later days."""
        return self.day is not None and not (version.recorded_basis == "on-file" and _by(version.recorded_at, self.day))

    def _ahead(self, until: str) -> bool:
        """Does an end lie after the day asked about; what ended with that day may be on file by its evening."""
        if self.happened_on is not None and until > self.happened_on:
            return True
        return self.known_at is not None and until > add_days(self.known_at, 1)

    def _told_by_then(self, version: Fact) -> tuple[Told, ...]:
        own = self.teams is None or version.held_by in self.teams
        loaded = (told for told in version.told if self.loaded_by is None or told.loaded_at <= self.loaded_by)
        known = self._sent if own else partial(self._reached, version, teams=self.teams, known_at=self.known_at)
        shown = (told for told in loaded if known(told))
        return tuple(told if _by(told.received_at, self.known_at) else _only_sent(told) for told in shown)

    def _sent(self, told: Told) -> bool:
        return _by(told.sent_at or told.received_at, self.known_at)


Theirs = tuple[MemberFile, frozenset[str], Seen]  # another person's file, the records that are of them, and what is seen

_LEVELS = {"existence": Level.SIGNPOST, "summary": Level.CONTENT, "full": Level.CONTENT}


def through(lens: Lens, file: CaseFile, *, as_loaded: bool = False) -> Case:
    """One case file through one lens; what was judged one is seen as one, but for a file that is asked for as it was loaded."""
    judged = [] if as_loaded else judged_by(lens, file.judged)
    asked = of_whole_teams(lens, judged)
    own, hidden = _files(lens, file), unnamed(file.places, judged, lens.viewer.teams)
    seen = with_accounts(discreet(asked.see(_about(file.facts, own)), hidden), judged)
    around = ((one, files) for one in file.household if (files := _files(lens, one)))
    theirs = [(one, files, discreet(asked.see(_about(one.facts, files)), hidden)) for one, files in around]
    fetched, names = file.places, Oneness()
    if judged:
        names = oneness(judged, (seen, *(part for _, _, part in theirs)), open_to=lens.viewer.teams, first=lens.teams or ())
    if names.names:
        seen, fetched = names.seen(seen), names.places(fetched)
        theirs = [(one, files, names.seen(part)) for one, files, part in theirs]
    known = {record for version in seen.facts for record in _records(version)} & own
    household = _household(own, seen, theirs, fetched)
    loaded = (names.claim(one) for one in file.coverage if lens.loaded_by is None or one.loaded_at <= lens.loaded_by)
    every = not file.judged and _all_shown(file, seen, household)
    places = fetched if every else named(fetched, (seen, *(one.seen for one in household)))
    places = replace(places, day=lens.day) if lens.day and places.postcodes else places
    coverage = as_far_as(claims(loaded, fetched, places), lens.day)
    return Case(
        person=file.person,
        who=file.who,
        lens=lens,
        expected_on=None if lens.day else file.expected_on,
        facts=seen.facts,
        history=seen.history,
        signposts=seen.signposts,
        records=tuple(names.record(one) for one in file.records if one.id in known),
        decisions=tuple(one for one in _decided(lens, file) if one.record in known),
        household=household,
        places=as_of(with_claimants(places, coverage, file.claimants), lens.day),
        coverage=coverage,
        cut=file.cut,
    )


def _all_shown(file: CaseFile, seen: Seen, household: Collection[Member]) -> bool:
    fetched = len(file.facts) + sum(len(one.facts) for one in file.household)
    parts = (seen, *(one.seen for one in household))
    if fetched != sum(len(versions) for part in parts for versions in part.history.values()):
        return False
    return not any(version.hidden for part in parts for versions in part.history.values() for version in versions)


def of_whole_teams(lens: Lens, judged: Collection[Judgement]) -> Lens:
    """The lens with whatever its teams are one with; no judgement makes wider what the viewer may read."""
    if not judged or lens.teams is None:
        return lens
    groups = together(judged, "Agency", lens.viewer.teams)
    return replace(lens, teams=lens.teams.union(*(groups.get(team, ()) for team in lens.teams)))


def _household(own: Collection[str], seen: Seen, theirs: Collection[Theirs], places: Places) -> tuple[Member, ...]:
    """The members whom a fact that the lens shows ties to the person: by care, through a shared carer, by address."""
    carers = {fact.carer for fact in seen.of(Care)}
    stays = {fact.at for fact in seen.of(Residence) if fact.at}
    addresses = {key for key in stays if key not in places.addresses or not places.addresses[key].communal}
    related = {record for _, files, _ in theirs for record in files if not carers.isdisjoint(files)} | carers | set(own)
    members = []
    for one, files, facts in theirs:
        ties = [fact.fact for fact in seen.of(Care) if fact.carer in files]
        ties += [fact.fact for fact in facts.of(Care) if fact.carer in related]
        ties += [fact.fact for fact in facts.of(Residence) if fact.at in addresses]
        if ties:
            members.append(Member(person=one.person, who=one.who, seen=facts, through=tuple(dict.fromkeys(ties))))
    return tuple(members)


def _decided(lens: Lens, file: CaseFile | MemberFile) -> list[IdentityDecision]:
    return counted(file.decisions, lens.known_at if lens.identity == "as_decided" else None, lens.loaded_by)


def judged_by(lens: Lens, judgements: Iterable[Judgement]) -> list[Judgement]:
    """What was judged by the day and the instant that the lens counts, as identity decisions are counted."""
    by = lens.known_at if lens.identity == "as_decided" else None
    made = (one for one in judgements if by is None or one.on <= by)
    return [one for one in made if lens.loaded_by is None or one.written_at <= lens.loaded_by]


def _files(lens: Lens, file: CaseFile | MemberFile) -> frozenset[str]:
    """The records that are of this person, by the decisions that the lens counts."""
    decided = identities(_decided(lens, file))
    return frozenset(record for record, person in decided.items() if person == file.person)


def _records(version: Fact) -> tuple[str, ...]:
    about = tuple([about.record for about in version.about])
    return (*about, version.carer) if isinstance(version, Care) else about


def _about(versions: Iterable[Fact], records: Collection[str]) -> Iterator[Fact]:
    """The versions about one of these records; written flat, since every version of every case file passes here."""
    for version in versions:
        for about in version.about:
            if about.record in records:
                yield version
                break
        else:
            if isinstance(version, Care) and version.carer in records:
                yield version


def _only_sent(told: Told) -> Told:
    return replace(told, received_at=None, state="sent")


def _by(moment: str | None, day: str | None) -> bool:
    """Had it certainly come about by the end of a day; an unknown moment had not."""
    return day is None or (moment is not None and last_day(moment) <= day)


def _recorded_order(version: Fact) -> tuple[int, str, str, str]:
    """Of two versions put on file on one day, the one loaded later stands: a return that was mended and sent again."""
    return version.version, version.recorded_at or "", version.loaded_at, version.id


def _happened_order(version: Fact) -> tuple[str, str, str, str]:
    first, last = version.start or ("", "")
    return first, version.time or "", last, version.fact
