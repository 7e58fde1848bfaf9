"""One lensed case sorted once, so that every question finds its facts by label and kind without searching again."""

from collections.abc import Callable, Hashable
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from sightline.graph.areas import area_of
from sightline.graph.case import Case
from sightline.graph.clock import bounds, interval_days
from sightline.graph.facts import FAMILY, REVIEW, SENSITIVE, Bounds, Contact, Fact, Registration, Residence, Statement
from sightline.graph.things import Agency, Authority
from sightline.queries.limit import Terms
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.series import stitched
from sightline.queries.sources import Source, sources
from sightline.queries.words import sentence

F = TypeVar("F", bound=Fact)
T = TypeVar("T")

NOBODY = (FAMILY, REVIEW, SENSITIVE)


class Index:
    """A case's standing facts by label and kind, with the bodies they name; `law` and `local` say by which rules to judge."""

    def __init__(self, case: Case, law: str = "of-the-day", local: Locals = NOWHERE) -> None:
        self.case = case
        self.law = law
        self.local = local
        self.records = frozenset(record.id for record in case.records)
        self._agencies = case.places.agencies
        self._by_label: dict[str, list[Fact]] = {}
        self._by_kind: dict[str, list[Fact]] = {}
        self._areas: dict[str, frozenset[str]] = {}
        self._kinds: dict[tuple[str, ...], list[Fact]] = {}
        self._lines: dict[str, tuple[Agency, ...]] = {}
        self._bodies: dict[str, str] = {}
        self._once: dict[Hashable, Any] = {}
        self.facts = stitched(case.facts)
        for fact in self.facts:
            self._by_label.setdefault(fact.label, []).append(fact)
            self._by_kind.setdefault(fact.kind, []).append(fact)

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What several rules ask of one case, worked out for the first of them and let go with the case."""
        if key not in self._once:
            self._once[key] = work()
        found: T = self._once[key]
        return found

    def of(self, label: type[F], *kinds: str) -> list[F]:
        """The standing facts of one label, of the given kinds where any are named, in order of happening."""
        # sorted by label above, and no two labels share a kind
        return self.kinds(kinds) if kinds else self._by_label.get(label.label, [])  # type: ignore[return-value]

    @cached_property
    def present(self) -> frozenset[str]:
        """The kinds of which there are standing facts."""
        return frozenset(self._by_kind)

    def kinds(self, kinds: tuple[str, ...]) -> list[Fact]:
        """The standing facts of some kinds, in order of happening. No two labels share a kind."""
        if kinds not in self._kinds:
            there = [self._by_kind[kind] for kind in kinds if kind in self._by_kind]
            self._kinds[kinds] = sorted(chain(*there), key=self.place) if len(there) > 1 else next(iter(there), [])
        return self._kinds[kinds]

    def recorded(self, version: Fact) -> Bounds | None:
        """The days on which a version could have been put on file; none where not established."""
        return None if version.recorded_at is None else bounds(version.recorded_at)

    def sentence(self, fact: Fact) -> str:
        """One fact in words, without the source's note."""
        return sentence(fact, self.case.places, note=False)

    def end(self, today: str) -> Bounds:
        """The day up to which one may ask: the child's death, else today."""
        return (today, today) if self.died is None else min(self.died, (today, today))

    @cached_property
    def died(self) -> Bounds | None:
        """When the child died, where that is on file."""
        return min((on(contact) for contact in self.contacts if contact.kind == "death"), default=None)

    @cached_property
    def contacts(self) -> list[Contact]:
        """Every contact that has a day, in order of happening."""
        return [contact for contact in self.of(Contact) if contact.start is not None]

    @cached_property
    def answers(self) -> dict[str, list[Contact]]:
        """The contacts that answer each fact, by its key."""
        answers: dict[str, list[Contact]] = {}
        for contact in self.of(Contact):
            if contact.answers is not None:
                answers.setdefault(contact.answers, []).append(contact)
        return answers

    @cached_property
    def events(self) -> dict[str, list[Contact]]:
        """The accounts of each event that several teams have on file."""
        events: dict[str, list[Contact]] = {}
        for contact in self.of(Contact):
            if contact.event is not None:
                events.setdefault(contact.event, []).append(contact)
        return events

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The files looked at."""
        return sources(self.case)

    @cached_property
    def disputed(self) -> dict[str, Statement]:
        """The facts that somebody disputes, with the dispute."""
        return {fact.disputes: fact for fact in self.of(Statement) if fact.disputes is not None}

    def fact(self, key: str | None) -> Fact | None:
        """The standing fact of a key, its series stitched."""
        return self._by_key.get(key) if key is not None else None

    @cached_property
    def _by_key(self) -> dict[str, Fact]:
        return {fact.fact: fact for fact in self.facts}

    @cached_property
    def _places(self) -> dict[str, tuple[bool, int]]:
        return {fact.fact: (fact.start is None, place) for place, fact in enumerate(self.case.facts)}

    def place(self, fact: Fact) -> tuple[bool, int]:
        """Where a fact stands in the order of happening, undated ones last."""
        return self._places.get(fact.fact) or (fact.start is None, 0)

    def place_of(self, key: str) -> tuple[bool, int]:
        """The same for a fact given by its key."""
        return self._places.get(key, (True, 0))

    def agency(self, team: str | None) -> Agency | None:
        """A team or body by its key."""
        return None if team is None else self._agencies.get(team)

    def kind(self, team: str | None) -> str | None:
        """What sort of body a team is."""
        agency = self._agencies.get(team) if team is not None else None  # asked a hundred times a case
        return None if agency is None else agency.kind

    def name(self, team: str | None) -> str:
        """A team's name; its key where nothing more is known of it."""
        agency = self.agency(team)
        return (team or "not recorded") if agency is None else agency.name

    def line(self, team: str) -> tuple[Agency, ...]:
        """A team and the bodies that it is part of, nearest first; none where the team is not known."""
        if team not in self._lines:
            line: dict[str, Agency] = {}
            agency = self.agency(team)
            while agency is not None and agency.id not in line:
                line[agency.id] = agency
                agency = self.agency(agency.part_of)
            self._lines[team] = tuple(line.values())
        return self._lines[team]

    def body(self, team: str) -> str:
        """The body that a team counts as: the widest one of the same kind that works for the same areas."""
        if team not in self._bodies:
            line = self.line(team)
            same = [one.id for one in line if one.kind == line[0].kind and one.serves == line[0].serves]
            self._bodies[team] = same[-1] if same else team
        return self._bodies[team]

    def root(self, team: str) -> str:
        """The organisation that a team belongs to in the end."""
        line = self.line(team)
        return line[-1].id if line else team

    def areas(self, team: str | None) -> frozenset[str]:
        """The areas that a team works for, by its own word or that of the body it is part of."""
        if team is None:
            return frozenset()
        if team not in self._areas:
            self._areas[team] = frozenset(next((agency.serves for agency in self.line(team) if agency.serves), ()))
        return self._areas[team]

    def area(self, fact: Fact) -> str | None:
        """The area in which a residence or contact lies, where that is known."""
        return area_of(self.case.places, fact).key

    def terms(self, team: str) -> Terms:
        """The school terms that a team's area has stated."""
        stated = (self.local[area].stated for area in sorted(self.areas(team)) if area in self.local)
        return next((terms for terms in stated if terms), ())

    def authority(self, key: str | None) -> Authority | None:
        """An area by its key."""
        return None if key is None else self.case.places.authorities.get(key)

    def nation(self, key: str | None) -> str | None:
        """The nation or country in which an area lies."""
        authority = self.authority(key)
        return None if authority is None else authority.nation


def doer(contact: Contact) -> str:
    """The team that did it: the one named, else the one that holds it."""
    return contact.by_agency or contact.held_by


def team_of(fact: Fact) -> str:
    """The team that a fact speaks of, else the one that holds it."""
    if isinstance(fact, Contact):
        return doer(fact)
    if isinstance(fact, Registration):
        return fact.agency
    return getattr(fact, "agency", None) or fact.held_by


def on(fact: Fact) -> Bounds:
    """The first and last day of a fact that is known to have one."""
    start = fact.start
    if start is None:
        raise ValueError(f"{fact.fact} has no day")
    return start


def elapsed(start: Bounds, end: Bounds) -> tuple[int, int]:
    """Fewest and most days from one moment to a later one, never less than none."""
    fewest, most = interval_days(start, end)
    return max(fewest, 0), max(most, 0)


def homes(index: Index) -> list[Residence]:
    """The residences that are no hospital stay, in order of happening."""
    return [stay for stay in index.of(Residence) if stay.kind != "hospital" and stay.start is not None]
