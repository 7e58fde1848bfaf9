"""The files that teams keep on one household: facts in versions, tellings, records, and what is deleted from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sightline.graph.facts import About, Care, Contact, Fact, Told
from sightline.graph.things import IdentityDecision
from sightline.loaders.borough import numbers, rates
from sightline.loaders.borough.days import AS_AT, iso
from sightline.loaders.borough.dice import Dice
from sightline.loaders.borough.homes import Stay
from sightline.loaders.borough.people import Family, Person
from sightline.loaders.borough.region import Area, Team

_LAGS = rates.RECORDED.value


class Telling(NamedTuple):
    """To tell a team of what is being recorded: so many days later it reaches them; none where nobody knows that it did."""

    to: Team
    days: int | None = 0
    level: str = "full"
    how: str = "secure e-mail"


class Step(NamedTuple):
    """One step of a story as it stands on file: a fact, one version of it, one telling of a version, or one identity decision."""

    what: str  # fact, version, telling or identity
    id: str  # of the fact (a version's, too), the telling or the decision
    version: int
    day: str


@dataclass(slots=True)
class File:
    """One team's file on one person; the second is one that the team opened by mistake."""

    team: Team
    person: Person
    record: str
    nth: int = 1


class Ledger:
    """What all teams have on file about one household, written by its stories in any order."""

    def __init__(self, draw: Dice, family: Family) -> None:
        self.draw = draw
        self.family = family
        self.base = f"borough-{family.seed}-{family.number}"
        self.source = f"made-up borough, seed {family.seed}, household {family.number}"
        self.facts: dict[str, list[Fact]] = {}
        self.files: dict[tuple[str, int], File] = {}
        self.teams: dict[str, Team] = {}
        self.homes_known: dict[tuple[str, int], tuple[Stay, str]] = {}  # by team and number of the person
        self._known: dict[str, int] = {}  # the day on which a team came to know each fact
        self.decided: list[IdentityDecision] = []
        self._said: dict[str, dict[str, Any]] = {}  # the values of each fact's last version: quicker than copying facts
        self._count = 0

    def write(
        self,
        label: type[Fact],
        kind: str,
        team: Team,
        people: Iterable[Person],
        day: int,
        *,
        learnt: int | None = None,
        lasting: bool = False,
        late: bool = True,
        files: tuple[int, ...] = (1,),
        told: Sequence[Telling] = (),
        seen: bool | None = None,
        spoken_to: bool | None = None,
        seen_alone: bool | None = None,
        not_alone_because: str | None = None,
        **more: Any,
    ) -> str:
        """Puts a fact on a team's file and gives its key: of a day, learnt that day or later, recorded then or soon after.

        Nothing that lies after the source was read is written.
        """
        self._count += 1
        key = f"{self.base}-{self._count}"
        known = day if learnt is None else learnt
        recorded = min(known + (self.draw.weighted(_LAGS) if late else 0), team.as_at)
        if known > team.as_at:
            return key
        about = tuple(
            [
                About(
                    record=self.file(team, person, nth),
                    seen=seen,
                    spoken_to=spoken_to,
                    seen_alone=seen_alone,
                    not_alone_because=not_alone_because,
                )
                for nth in files
                for person in people
            ]
        )
        moment = iso(day)
        said: dict[str, Any] = {
            "fact": key,
            "kind": kind,
            "held_by": team.id,
            "about": about,
            "since" if lasting else "on": moment,
            "recorded_at": iso(recorded),
            "source": self.source,
            **more,
        }
        self._said[key], self._known[key] = said, known
        self.facts[key] = [label(told=_told(key, 1, told, recorded), **said) if told else label(**said)]
        return key

    def contact(self, kind: str, team: Team, people: Iterable[Person], day: int, **more: Any) -> str:
        """Puts a contact on file."""
        return self.write(Contact, kind, team, people, day, **more)

    def revise(self, key: str, day: int, told: Sequence[Telling] = (), **changes: Any) -> None:
        """Adds a version to a fact, recorded on a day; nothing where the fact or the day lies after the source was read."""
        versions = self.facts.get(key)
        if versions is None:
            return
        last = versions[-1]
        if day > self.teams[last.held_by].as_at:
            return
        said, version = self._said[key], last.version + 1
        said.update(changes, version=version, recorded_at=max(iso(day), last.recorded_at or ""))
        versions.append(type(last)(told=_told(key, version, told, day), **said))

    def tell(self, key: str, telling: Telling, sent: int) -> None:
        """Adds a telling to the first version of a fact, on a day after it was recorded."""
        if key in self.facts and sent <= AS_AT:
            first = self.facts[key][0]
            self.facts[key][0] = replace(first, told=(*first.told, *_told(key, 1, (telling,), sent)))

    def end(self, key: str, until: int, late: bool = True, told: Sequence[Telling] = (), **changes: Any) -> None:
        """Records that a stay or state ended."""
        versions = self.facts.get(key)
        if versions is None:
            return
        as_at = self.teams[versions[-1].held_by].as_at
        lag = self.draw.weighted(_LAGS) if late else 0
        if until <= as_at:
            self.revise(key, min(until + lag, as_at), told, until=iso(until), **changes)

    def file(self, team: Team, person: Person, nth: int = 1) -> str:
        """The record that a team keeps on a person; the second is one opened by mistake."""
        place = (team.id, person.number + 16 * (nth - 1))
        known = self.files.get(place)
        if known is None:
            reference = numbers.reference(team.reference, self.family.number, place[1])
            known = self.files[place] = File(team, person, f"{team.id}:{reference}", nth)
            self.teams[team.id] = team
        return known.record

    def opened(self) -> dict[str, int]:
        """The records that some fact names, with the first day on which their team knew anything."""
        first: dict[str, int] = {}
        for key, known in self._known.items():
            for record in _records(self.facts[key][0]) if key in self.facts else ():
                if known < first.get(record, known + 1):
                    first[record] = known
        return first

    def whole(self, *keys: str) -> tuple[Step, ...]:
        """The steps that are these facts, those that are on file."""
        return tuple(Step("fact", key, 0, _day(self.facts[key][0])) for key in keys if key in self.facts)

    def latest(self, *keys: str) -> tuple[Step, ...]:
        """The steps that are the latest versions of these facts, where one followed the first."""
        lasts = (self.facts[key][-1] for key in keys if len(self.facts.get(key, ())) > 1)
        return tuple(Step("version", one.fact, one.version, one.recorded_at or "") for one in lasts)

    def tellings(self, key: str, *teams: Team) -> tuple[Step, ...]:
        """The steps that are tellings of a fact to some teams."""
        named = {team.id for team in teams}
        return tuple(
            Step("telling", told.id, version.version, told.sent_at or "")
            for version in self.facts.get(key, ())
            for told in version.told
            if told.to in named
        )

    def sent(self, origin: Area, to: Area, since: int, children: Iterable[Person]) -> tuple[Step, ...]:
        """The messages about some children from one authority's teams to another's, from a day on."""
        here, there = origin.everyone(), to.everyone()
        ids = {team.id for team in there}
        steps: list[Step] = []
        for key in dict.fromkeys(key for child in children for key in self.held(here, child, since)):
            wholly = getattr(self.facts[key][0], "to", None) in ids
            steps += self.whole(key) if wholly else self.tellings(key, *there)
        return tuple(steps)

    def held(
        self, teams: Iterable[Team], child: Person | None = None, since: int = 1, until: int = AS_AT
    ) -> tuple[str, ...]:
        """The facts that happened between two days by some teams' files, about one child where named."""
        holders, first_on, last_on = {team.id for team in teams}, iso(since), iso(until)
        records = {file.record for file in self.files.values() if file.person is child}
        return tuple(
            key
            for key, (first, *_) in self.facts.items()
            if first.held_by in holders
            and first_on <= _day(first) <= last_on
            and (child is None or any(about.record in records for about in first.about))
        )

    def delete(self, steps: Iterable[Step]) -> None:
        """Takes steps out of the story, as if nobody had taken them; a step may be named twice."""
        for step in steps:
            if step.what == "fact":
                self.facts.pop(step.id, None)
            elif step.what == "version":
                versions = self.facts.get(step.id, [])
                versions[:] = [one for one in versions if one.version != step.version]
            elif step.what == "telling":
                versions = self.facts.get(step.id.partition(".")[0], [])
                versions[:] = [_untold(one, step.id) for one in versions]
            else:
                self.decided = [one for one in self.decided if one.id != step.id]

    def decide(self, team: Team, person: Person, nth: int, day: int, by: str, basis: str, reason: str) -> Step:
        """Decides whose a team's second file on a person is, and gives the step."""
        record = self.file(team, person, nth)
        decision = IdentityDecision(
            id=f"{record}@{iso(day)}", record=record, person=person.id, at=iso(day), by=by, basis=basis, reason=reason
        )
        self.decided.append(decision)
        return Step("identity", decision.id, 0, decision.at)


def _told(key: str, version: int, tellings: Sequence[Telling], sent: int) -> tuple[Told, ...]:
    told = []
    for telling in tellings:
        reached = None if telling.days is None or sent + telling.days > AS_AT else iso(sent + telling.days)
        told.append(
            Told(
                id=f"{key}.{version}>{telling.to.id}",
                to=telling.to.id,
                level=telling.level,
                state="reached" if reached else "sent",
                sent_at=iso(sent),
                received_at=reached,
                how=telling.how,
            )
        )
    return tuple(told)


def _records(version: Fact) -> list[str]:
    about = [one.record for one in version.about]
    return [*about, version.carer] if isinstance(version, Care) else about


def _untold(version: Fact, telling: str) -> Fact:
    if all(told.id != telling for told in version.told):
        return version
    return replace(version, told=tuple(told for told in version.told if told.id != telling))


def _day(version: Fact) -> str:
    return version.on or version.since or ""
