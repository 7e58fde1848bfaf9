"""What can be asked of one case: each answer is one call into `queries`, worked out when first asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from sightline.gql.breadth import Breadth
from sightline.graph.case import Case, Seen
from sightline.graph.errors import BadInput, Ours
from sightline.graph.facts import FACTS
from sightline.graph.replay import Replay
from sightline.graph.things import Agency
from sightline.queries.agenda import Agenda, agenda
from sightline.queries.counts import Counts, counts
from sightline.queries.finding import Finding
from sightline.queries.gaps import gaps, rules
from sightline.queries.household import Household, household
from sightline.queries.involved import Circle, involved
from sightline.queries.journey import Journey, journey
from sightline.queries.law import OF_THE_DAY
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.names import NameOnFile, names
from sightline.queries.network import Network, network
from sightline.queries.seen import EyesOn, seen
from sightline.queries.sources import Source, sources
from sightline.queries.timeline import Entry, timeline
from sightline.queries.unknown import Unknown, unknown


class Answers:
    """One case as it stands on a day; `breadth` is how much of its file was fetched."""

    def __init__(
        self, case: Case, today: str, breadth: Breadth, replay: Replay | None = None, local: Locals = NOWHERE
    ) -> None:
        self.case = case
        self.local = local
        self._gaps: dict[str, tuple[Finding, ...]] = {}
        self._replay = replay
        self.person = case.person
        self.who = case.who
        self.lens = case.lens
        self.today = today
        self.breadth = breadth

    @property
    def own(self) -> Case:
        """The case with all of the person's own facts."""
        return self._at_least(Breadth.OWN)

    @property
    def whole(self) -> Case:
        """The case with its household."""
        return self._at_least(Breadth.WHOLE)

    @property
    def replay(self) -> Replay:
        """The file, for questions that look through many lenses; what was itself replayed has none."""
        if self._replay is None:
            raise BadInput("lens", "a replay cannot be replayed or imagined upon", "ask it of the child itself")
        return self._replay

    def _at_least(self, breadth: Breadth) -> Case:
        if self.breadth < breadth:
            raise Ours("more was asked of a case than was fetched", "correct what gql/breadth.py says of the field")
        return self.case

    @cached_property
    def names(self) -> tuple[NameOnFile, ...]:
        """The name on each team's file."""
        return names(self.own)

    @cached_property
    def journey(self) -> Journey:
        """Where the person lived, under whom and with which team."""
        return journey(self.own, self.today)

    @cached_property
    def involved(self) -> Circle:
        """Who works or worked with the person."""
        return involved(self.own, self.today)

    @cached_property
    def household(self) -> Household:
        """Who lives or lived with the person, or cares for them."""
        return household(self.whole, self.today)

    @cached_property
    def network(self) -> Network:
        """The person with everyone and everything they are tied to."""
        return network(self.whole)

    @cached_property
    def counts(self) -> Counts:
        """How many bodies met the person."""
        return counts(self.own)

    @cached_property
    def not_known_to(self) -> tuple[Unknown, ...]:
        """What the person is not known to."""
        return unknown(self.own, self.today)

    @cached_property
    def seen(self) -> EyesOn:
        """Who saw the person."""
        return seen(self.own, self.today)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The files looked at."""
        return sources(self.own)

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """What every rule finds by the law of the day."""
        return self.gaps_by(OF_THE_DAY)

    def gaps_by(self, law: str) -> tuple[Finding, ...]:
        """What every rule finds by the law of the day, of another day, or as enacted."""
        if law not in self._gaps:
            self._gaps[law] = gaps(self.whole, rules(), self.today, law, self.local)
        return self._gaps[law]

    @cached_property
    def agenda(self) -> Agenda:
        """What is open and what is due."""
        return agenda(self.whole, self.gaps, self.today)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every fact that an answer may cite, those of the household included, by key."""
        theirs = (fact for member in self.case.household for fact in member.seen.facts)
        own = {fact.fact: fact for fact in (*theirs, *self.case.facts)}
        every = timeline(replace(self.case, facts=tuple(own.values())), labels=tuple(FACTS))
        return {entry.fact.fact: entry for entry in every}

    def opened(self, keys: Iterable[str]) -> list[Entry]:
        """The facts of these keys; of what is only signposted there is nothing to open."""
        return [self.entries[key] for key in keys if key in self.entries or key not in self._signposted]

    @cached_property
    def _signposted(self) -> frozenset[str]:
        every: tuple[Seen, ...] = (self.case, *(member.seen for member in self.case.household))
        return frozenset(post.fact for one in every for post in one.signposts)

    def agency(self, team: str) -> Agency | None:
        """A team that the case names, by key."""
        return self.case.places.agencies.get(team)
