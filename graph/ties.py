"""Ties: what joins a person to another person, an address, a worker or a body, read off one fact at a time.

The list is declared: a fact ties only by the relationships named here. Every tie has a person at one end, so that a walk
from thing to thing rests on facts that a lens has let through, and on whom the lens takes each record to be of.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sightline.graph.clock import add_days
from sightline.graph.facts import FAMILY, REVIEW, Bounds, Care, Contact, Fact, Involvement, Registration, Residence
from sightline.graph.identity import counted
from sightline.graph.lens import Lens
from sightline.graph.schema import nodes
from sightline.graph.things import IdentityDecision

PEOPLE = ("Child", "Adult")
BODIES = ("Agency", "Authority")  # where a walk may begin or end, never pass through
DIRECTORY = (*BODIES, "Professional")  # open to all; that they have to do with somebody is not

DECLARED: dict[str, str] = {
    "CARER": "a child and the adult recorded as caring for it",
    "ABOUT": "two people whom one fact is about",
    "AT": "a person and an address stayed at",
    "BY": "a person and the worker of a contact or involvement",
    "FROM": "a person and the team that made a contact",
    "TO": "a person and the body that a contact was addressed to",
    "WITH": "a person and the body registered with or involved",
    "UNDER": "a person and the authority responsible, paying, or under which a status stands",
    "IN": "a person and the area stayed in, where no address is known",
    "HELD_BY": "a person and the team whose file a fact is on",
    "TOLD": "a person and the team told of a fact",
}


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """One thing in the graph: its label and its id."""

    label: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One fact that ties a person to another thing, by one relationship of `DECLARED`; a child comes before its carer.

    It is imagined where the fact makes it only by what is imagined.
    """

    origin: Thing
    relationship: str
    target: Thing
    fact: Fact
    imagined: bool = False

    def other(self, end: Thing) -> Thing:
        """The end that is not this one."""
        return self.target if end == self.origin else self.origin

    @property
    def rank(self) -> tuple[int, int, str]:
        """Orders ties by how much they say: care and involvement before a contact, a contact before being on file."""
        says = _RANKS.get(type(self.fact), 5) + _PLAIN.get(self.relationship, 0)
        return says, _SURE.get(self.fact.confidence, 3), self.fact.fact


_PARAMETERS = {
    "Child": "children",
    "Adult": "adults",
    "Address": "addresses",
    "Professional": "professionals",
    "Agency": "agencies",
    "Authority": "authorities",
}
_RANKS: dict[type[Fact], int] = {Care: 0, Involvement: 1, Registration: 2, Residence: 3, Contact: 4}
_PLAIN = {"HELD_BY": 10, "TOLD": 20}
_SURE = {"confirmed": 0, "probable": 1, "stated": 2}


def persons(lens: Lens, decisions: Iterable[IdentityDecision]) -> dict[str, Thing]:
    """The person that each record is of, by its id, as this lens takes identity."""
    made = counted(decisions, lens.known_at if lens.identity == "as_decided" else None, lens.loaded_by)
    return {one.record: Thing(one.who, one.person) for one in made}


def by_label(things: Iterable[Thing]) -> dict[str, Any]:
    """Ids by the name of the parameter that questions take for their label."""
    asked: dict[str, Any] = {name: [] for name in _PARAMETERS.values()}
    for one in sorted(things):
        asked[_PARAMETERS[one.label]].append(one.id)
    return asked


def named(fact: Fact) -> Iterator[Thing]:
    """The bodies, workers and places that a fact names."""
    for name, link in nodes()[fact.label].links:
        key = getattr(fact, name)
        if key is not None and link.to != ("Record",):
            yield Thing(link.to[0], key)
    yield Thing("Agency", fact.held_by)
    yield from (Thing("Agency", told.to) for told in fact.told)


def records(fact: Fact) -> tuple[str, ...]:
    """The records that a fact is about, the carer's among them."""
    about = tuple(one.record for one in fact.about)
    return (*about, fact.carer) if isinstance(fact, Care) else about


def ties(fact: Fact, person: Mapping[str, Thing]) -> Iterator[Tie]:
    """Every tie that one fact makes, given the person of each record."""
    about = sorted({person[one.record] for one in fact.about if one.record in person}, key=_child_first)
    yield from (_tie(one, "ABOUT", other, fact) for one, other in combinations(about, 2))
    for one in about:
        if isinstance(fact, Care) and fact.carer in person and person[fact.carer] != one:
            yield _tie(one, "CARER", person[fact.carer], fact)
        yield from (_tie(one, relationship, place, fact) for relationship, place in _places(fact))


def _child_first(one: Thing) -> tuple[int, str]:
    return PEOPLE.index(one.label), one.id


def _tie(origin: Thing, relationship: str, target: Thing, fact: Fact) -> Tie:
    return Tie(origin=origin, relationship=relationship, target=target, fact=fact)


def _places(fact: Fact) -> Iterator[tuple[str, Thing]]:
    for name, link in nodes()[fact.label].links:
        key = getattr(fact, name)
        if key is not None and link.type in DECLARED and link.type != "CARER" and not _visited(fact, link.type):
            yield link.type, Thing(link.to[0], key)
    if fact.held_by not in (FAMILY, REVIEW):
        yield "HELD_BY", Thing("Agency", fact.held_by)
    yield from (("TOLD", Thing("Agency", told.to)) for told in fact.told if told.state in ("reached", "read"))


def _visited(fact: Fact, relationship: str) -> bool:
    """A contact took place there: that is no stay."""
    return relationship == "AT" and not isinstance(fact, Residence)


def overlap(one: Fact, other: Fact) -> bool | None:
    """Did two stays share a day: yes, no, or none where the days are too imprecise to say. An undated stay shares none."""
    first, second = _span(one), _span(other)
    if first is None or second is None:
        return False
    surely = max(first[0][1], second[0][1]) < min(first[1][0], second[1][0])
    maybe = max(first[0][0], second[0][0]) < min(first[1][1], second[1][1])
    return True if surely else None if maybe else False


def _span(stay: Fact) -> tuple[Bounds, Bounds] | None:
    """Bounds of the start and of the end of a stay; without a recorded end it goes on, one dated by its day lasts that day."""
    if stay.start is None:
        return None
    if stay.since is None:
        return stay.start, (add_days(stay.start[0], 1), add_days(stay.start[1], 1))
    return stay.start, stay.end or ("9999", "9999")
