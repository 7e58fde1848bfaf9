"""When one rule is met on a file: asked of any team's knowledge, or of all together, on any day."""

from dataclasses import dataclass, field

from sightline.graph.case import Case
from sightline.graph.replay import Identity, Replay
from sightline.queries.finding import Finding
from sightline.queries.first_day import FirstDay, by_search, by_sweep
from sightline.queries.gaps import gaps
from sightline.queries.local import Locals
from sightline.queries.rule import Rule

MOST_ASKED = 3_000


class SearchedEnough(Exception):
    """The rule has been asked as often as one answer may cost."""


@dataclass(slots=True)
class Asked:
    """How often the rule may still be asked, over everything that is imagined too."""

    left: int = MOST_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One rule asked of one file. `team` none means all agencies together, `about` only the finding of that id."""

    replay: Replay
    rule: Rule
    until: str
    identity: Identity | None = None
    about: str | None = None
    local: Locals = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)

    def case(self, team: str | None, day: str) -> Case:
        """What the team had by the end of a day."""
        return self.replay.case(_only(team), day, pooled=team is None, identity=self.identity)

    def findings(self, team: str | None, day: str) -> tuple[Finding, ...]:
        """What the rule finds in that, where it stands out."""
        if self.asked.left <= 0:
            raise SearchedEnough
        self.asked.left -= 1
        found = gaps(self.case(team, day), [self.rule], day, local=self.local)
        return tuple(one for one in found if one.stands_out and self.about in (None, one.id))

    def first(self, team: str | None, since: str | None = None, until: str | None = None) -> FirstDay[Finding] | None:
        """The first day between two (both included) by whose end the rule would have been met on the team's file."""
        days = self.replay.days(_only(team), pooled=team is None, identity=self.identity)
        if not days:
            return None
        search = by_search if self.rule.check.only_grows and self.replay.only_adds else by_sweep
        return search(days, since or days[0], until or self.until, lambda day: next(iter(self.findings(team, day)), None))


def _only(team: str | None) -> frozenset[str] | None:
    return None if team is None else frozenset({team})
