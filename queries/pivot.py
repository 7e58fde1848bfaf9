"""The telling that would have brought a rule's day forward most on one team's file: one fact by its holder, else two or three."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from sightline.graph.clock import day_words, days_between, last_day
from sightline.graph.facts import Fact
from sightline.graph.imagined import Disclosure
from sightline.graph.things import Agency
from sightline.queries.finding import Finding
from sightline.queries.first_day import FirstDay
from sightline.queries.index import NOBODY
from sightline.queries.met import Met
from sightline.queries.words import sentence

MOST_TOLD = 3
MOST_TRIED = 6  # of one finding's facts, in sets of two or three


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One fact told by its holder on the day on which it came on file."""

    fact: Fact
    holder: Agency | None
    on: str
    sentence: str

    @property
    def words(self) -> str:
        """Who would have told it, when, and what."""
        return f"By {self.holder.name if self.holder else self.fact.held_by}, on {day_words(self.on)}: {self.sentence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pivot:
    """What told to one team would have met the rule on its file from `on`, and not before `instead_of` (none: never).

    `known`: how many facts the team had by then without it.
    """

    to: str
    agency: Agency | None
    told: tuple[Telling, ...]
    on: str
    instead_of: str | None
    known: int
    finding: Finding

    @property
    def days(self) -> int | None:
        """How many days earlier; none where it was never met."""
        return None if self.instead_of is None else days_between(self.on, self.instead_of)

    @property
    def sentence(self) -> str:
        """The same in words. What anybody would have done with it is not said."""
        name = self.agency.name if self.agency else self.to
        met = f"what was on file there would have met the rule from {day_words(self.on)} on"
        than = "rather than never" if self.days is None else f"{self.days} {'day' if self.days == 1 else 'days'} earlier"
        return f"Had {name} been told as it came on file, {met}, {than}. {' '.join(one.words for one in self.told)}"


def pivotal(met: Met, team: str, own: FirstDay[Finding] | None, found: Iterable[Finding]) -> Pivot | None:
    """The fewest facts of the pooled findings, told to a team, that would have met the rule sooner; of those, the soonest.

    Only from the day on which the team had anything of its own about the child: before that nobody could think of telling it.
    """
    began = _began(met, team)
    if began is None:
        return None
    needed = [facts for one in found if (facts := tuple(_untold(met, team, own, one)))]
    useful = [facts for facts in needed if _try(met, team, began, own, facts) is not None]
    for size in range(1, MOST_TOLD + 1):
        tried = dict.fromkeys(some for facts in useful for some in combinations(facts if size == 1 else facts[:MOST_TRIED], size))
        days = [(day.on, told, day.found) for told in tried if (day := _try(met, team, began, own, told)) is not None]
        if days:
            on, told, finding = min(days, key=lambda one: (one[0], one[1]))
            return _pivot(met, team, own, told, FirstDay(on, finding))
    return None


def _untold(met: Met, team: str, own: FirstDay[Finding] | None, finding: Finding) -> Iterator[str]:
    """The facts that a finding rests on which the team neither held nor, by the day they came on file, had been told."""
    for key in finding.evidence:
        on = _recorded(met, key)
        if on is None or (own is not None and on >= own.on):
            continue
        if key not in met.case(team, on).history:
            yield key


def _recorded(met: Met, key: str) -> str | None:
    """The day on which a fact first came on its holder's file, where an agency holds it and a day is established."""
    versions = met.replay.whole.history.get(key, ())
    days = [last_day(one.recorded_at) for one in versions if one.recorded_at is not None and one.held_by not in NOBODY]
    return min(days, default=None)


def _began(met: Met, team: str) -> str | None:
    """The first day on which the team's own file had anything on the child."""
    days = met.replay.days({team}, identity=met.identity)
    return next((day for day in days if any(fact.held_by == team for fact in met.case(team, day).facts)), None)


def _try(met: Met, team: str, began: str, own: FirstDay[Finding] | None, told: tuple[str, ...]) -> FirstDay[Finding] | None:
    """The first day with these facts told, where that is sooner."""
    imagined = replace(met, replay=met.replay.imagine(Disclosure(fact=key, to=team) for key in told))
    since = min(on for key in told if (on := _recorded(met, key)) is not None)
    day = imagined.first(team, max(since, began), own.on if own else None)
    return None if day is None or (own is not None and day.on >= own.on) else day


def _pivot(met: Met, team: str, own: FirstDay[Finding] | None, told: tuple[str, ...], day: FirstDay[Finding]) -> Pivot:
    places = met.replay.whole.places
    return Pivot(
        to=team,
        agency=places.agencies.get(team),
        told=tuple(_telling(met, key) for key in told),
        on=day.on,
        instead_of=own.on if own else None,
        known=len(met.case(team, day.on).facts),
        finding=day.found,
    )


def _telling(met: Met, key: str) -> Telling:
    case, on = met.replay.whole, _recorded(met, key)
    first = next(one for one in case.history[key] if one.recorded_at is not None and last_day(one.recorded_at) == on)
    said = sentence(first, case.places, note=False)
    return Telling(fact=first, holder=case.places.agencies.get(first.held_by), on=on or "", sentence=said)
