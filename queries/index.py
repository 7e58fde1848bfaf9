"""One lensed case sorted once, so that every question finds its facts by label and kind without searching again."""

from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from sightline.graph.case import Case
from sightline.graph.facts import FAMILY, REVIEW, Contact, Fact, Registration, Residence
from sightline.graph.things import Agency, Authority

F = TypeVar("F", bound=Fact)

NOBODY = (FAMILY, REVIEW)


class Index:
    """A case's standing facts by label and kind, with the bodies they name."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.records = frozenset(record.id for record in case.records)
        self._by_label: dict[str, list[Fact]] = {}
        for fact in case.facts:
            self._by_label.setdefault(fact.label, []).append(fact)

    def of(self, label: type[F], *kinds: str) -> list[F]:
        """The standing facts of one label, of the given kinds where any are named, in order of happening."""
        facts: list[F] = self._by_label.get(label.label, [])  # type: ignore[assignment]  # sorted by label above
        return [fact for fact in facts if fact.kind in kinds] if kinds else facts

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

    def agency(self, team: str | None) -> Agency | None:
        """A team or body by its key."""
        return None if team is None else self.case.places.agencies.get(team)

    def kind(self, team: str | None) -> str | None:
        """What sort of body a team is."""
        agency = self.agency(team)
        return None if agency is None else agency.kind

    def name(self, team: str | None) -> str:
        """A team's name; its key where nothing more is known of it."""
        agency = self.agency(team)
        return (team or "not recorded") if agency is None else agency.name

    def line(self, team: str) -> Iterator[Agency]:
        """A team and the bodies that it is part of, nearest first."""
        agencies, met = self.case.places.agencies, set[str]()
        agency = agencies.get(team)
        while agency is not None and agency.id not in met:
            met.add(agency.id)
            yield agency
            agency = agencies.get(agency.part_of) if agency.part_of else None

    def body(self, team: str) -> str:
        """The body that a team counts as: the widest one of the same kind that works for the same areas."""
        line = list(self.line(team))
        if not line:
            return team
        same = [one for one in line if one.kind == line[0].kind and one.serves == line[0].serves]
        return same[-1].id

    def areas(self, team: str | None) -> frozenset[str]:
        """The areas that a team works for, by its own word or that of the body it is part of."""
        for agency in self.line(team) if team else ():
            if agency.serves:
                return frozenset(agency.serves)
        return frozenset()

    def area(self, fact: Fact) -> str | None:
        """The area in which a residence or contact lies, where that is known."""
        address = self.case.places.addresses.get(getattr(fact, "at", None) or "")
        if address is not None and address.authority is not None:
            return address.authority
        return getattr(fact, "authority", None)

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


def homes(index: Index) -> list[Residence]:
    """The residences that are no hospital stay, in order of happening."""
    return [stay for stay in index.of(Residence) if stay.kind != "hospital" and stay.start is not None]
