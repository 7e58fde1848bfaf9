"""The earliest knowable day of a rule: on each team's file, pooled, and when it was acted on.

It says when what was on file would have met the rule. It never says that anything would have been prevented.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sightline.graph.case import Case
from sightline.graph.clock import day_words
from sightline.graph.facts import Bounds
from sightline.graph.replay import Identity, Replay
from sightline.graph.things import Agency
from sightline.queries.acted import Acted, acted
from sightline.queries.finding import Finding
from sightline.queries.first_day import FirstDay
from sightline.queries.index import elapsed
from sightline.queries.known import holders
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.met import Met, SearchedEnough
from sightline.queries.pivot import Pivot, pivotal
from sightline.queries.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """On whose file; the first day by which it would have met the rule, none where it never would; the finding of that day.

    `pivot` is the telling, or the fewest tellings, of what others held that would have brought that day forward most; it is not
    looked for where some single team had the rule met as soon as all together.
    """

    team: str | None
    agency: Agency | None
    identity: Identity
    on: str | None
    finding: Finding | None
    pivot: Pivot | None = None

    @property
    def name(self) -> str:
        """What to call the team."""
        return self.agency.name if self.agency else self.team or "All agencies together"

    @property
    def sentence(self) -> str:
        """The day in a sentence."""
        if self.on is None:
            return f"{self.name}: what was on file would not have met the rule on any day."
        return f"{self.name}: what was on file would have met the rule from {day_words(self.on)} on."


@dataclass(frozen=True, slots=True, kw_only=True)
class Earliest:
    """When a rule could have been known to be met. Days are those by whose end it would have been on file."""

    rule: str
    until: str
    identity: Identity
    teams: tuple[OnFile, ...]
    pooled: OnFile
    acted: Acted
    cut: tuple[str, ...]

    @property
    def first(self) -> OnFile | None:
        """The first single team on whose file it would have been met."""
        return min((one for one in self.teams if one.on), key=lambda one: (one.on, one.name), default=None)

    @property
    def pivot(self) -> Pivot | None:
        """Of all teams' tellings the one that would have met the rule first on a single file; none where none is earlier."""
        known = self.first.on if self.first else None
        found = [one.pivot for one in self.teams if one.pivot and (known is None or known > one.pivot.on)]
        return min(found, key=lambda one: (one.on, len(one.told), -one.known, one.to), default=None)

    @property
    def delay(self) -> tuple[int, int] | None:
        """Fewest and most days from the pooled day to the day on which it was acted on."""
        return _days(self.pooled.on, self.acted.on)

    @property
    def delay_on_one_file(self) -> tuple[int, int] | None:
        """Fewest and most days from the first single team's day to the day on which it was acted on."""
        return _days(self.first.on if self.first else None, self.acted.on)


def earliest_knowable(
    replay: Replay,
    rule: Rule,
    until: str,
    *,
    teams: Collection[str] | None = None,
    identity: Identity | None = None,
    about: str | None = None,
    local: Locals = NOWHERE,
) -> Earliest:
    """When a rule would have been met on each team's file, and on all together, up to a day (ISO).

    `about` keeps to the finding of one id where the rule finds several.
    """
    met = Met(replay=replay, rule=rule, until=until, identity=identity, about=about, local=local)
    case = replay.case(None, until, pooled=True, identity=identity)
    asked = holders(case) if teams is None else tuple(teams)
    pooled = met.first(None)
    own = {team: met.first(team) for team in asked}
    pivots, cut = _pivots(met, own, pooled)
    found = [_on_file(case, team, day, pivots.get(team)) for team, day in own.items()]
    return Earliest(
        rule=rule.id,
        until=until,
        identity=case.lens.identity,
        teams=tuple(sorted(found, key=_soonest)),
        pooled=_on_file(case, None, pooled, None),
        acted=acted(rule, case, pooled.found if pooled else None),
        cut=cut,
    )


def _pivots(
    met: Met, own: Mapping[str, FirstDay[Finding] | None], pooled: FirstDay[Finding] | None
) -> tuple[dict[str, Pivot], tuple[str, ...]]:
    """What told to each team would have moved its day, unless one had it as soon as all together; and what was not tried."""
    pivots: dict[str, Pivot] = {}
    if pooled is None or any(day is not None and day.on <= pooled.on for day in own.values()):
        return pivots, ()
    found = {one.id: one for one in (*met.findings(None, met.until), *met.findings(None, pooled.on))}.values()
    for place, (team, day) in enumerate(own.items()):
        try:
            pivot = pivotal(met, team, day, found)
        except SearchedEnough:
            return pivots, (f"what might have been told was tried for {place} of {len(own)} teams only",)
        if pivot is not None:
            pivots[team] = pivot
    return pivots, ()


def _on_file(case: Case, team: str | None, day: FirstDay[Finding] | None, pivot: Pivot | None) -> OnFile:
    return OnFile(
        team=team,
        agency=case.places.agencies.get(team or ""),
        identity=case.lens.identity,
        on=day.on if day else None,
        finding=day.found if day else None,
        pivot=pivot,
    )


def _soonest(one: OnFile) -> tuple[bool, str, bool, str, int, str]:
    """By its day, then by the day and the number of what told would have moved it."""
    told, on = (len(one.pivot.told), one.pivot.on) if one.pivot else (0, "")
    return one.on is None, one.on or "", one.pivot is None, on, told, one.name


def _days(since: str | None, until: Bounds | None) -> tuple[int, int] | None:
    return None if since is None or until is None or until[1] < since else elapsed((since, since), until)
