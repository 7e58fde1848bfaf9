"""What has to be known of a whole document before one node of it can be read: whose identifiers are whose, and who is a child.

Everything refers by identifier. All those on one node are of one thing; a reference to one that no node has makes a stub.
"""

import re
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from sightline.graph.things import Record
from sightline.loaders.identifiers import nhs_number
from sightline.loaders.identifiers.grade import bare, placeholder
from sightline.loaders.intake.sender import Sender
from sightline.loaders.nodes.naming import Number, body_key, number, person_key, worker_key
from sightline.loaders.nodes.reading import as_text, at, each, grown_up, known_day, nodes, texts
from sightline.loaders.socialcaredata.relations import CHILDREN, PARENTS
from sightline.loaders.socialcaredata.terms import known_part, token

_PRACTITIONER = re.compile(r"\b(gp|general practitioner)\b", re.I)
OF_CHILDREN = ("ehcp", "cin-plan", "cp-plan", "section-47", "care-leaver", "child-looked-after")
OF_ADULTS = ("adult-safeguarding", "care-act-assessment", "care-plan")


@dataclass(slots=True)
class Index:
    """Filled in a first reading of the document, asked in the second."""

    named: dict[str, dict[Number, Number]] = field(default_factory=dict)  # by type: identifier → itself, or one that is better
    values: dict[str, set[str]] = field(default_factory=dict)  # by type: the values of all identifiers, of whatever system
    born: dict[Number, str] = field(default_factory=dict)
    subjects: set[Number] = field(default_factory=set)  # of episodes that only children have
    met: set[Number] = field(default_factory=set)  # of any other but those of adults
    young: set[Number] = field(default_factory=set)  # by a relation
    old: set[Number] = field(default_factory=set)
    provider: dict[Number, Number] = field(default_factory=dict)  # service → organisation
    schools: set[Number] = field(default_factory=set)
    doctors: set[Number] = field(default_factory=set)  # general practitioners, by their role
    employer: dict[Number, Number] = field(default_factory=dict)  # professional → service or organisation
    placed: dict[str, set[Number]] = field(default_factory=dict)  # a child's own number → the people that have it

    def add(self, type_: str, node: Any) -> None:
        """Takes in one node."""
        if type_ == "Placement":
            self.placed.setdefault(as_text(node.get("childId")), set())
            return
        every = numbers(node)
        for one in every:
            self._unite(type_, every[0], one)
        key = self.key(type_, every[0]) if every else None
        if type_ == "Person":
            self._person(node, key)
        elif type_ in ("ServiceEpisode", "LifeEvent"):
            self._subjects(type_, node)
        elif key and type_ in ("Service", "Organisation", "Professional"):
            self._bodies(type_, node, key)

    def settle(self) -> None:
        """After the last node: what was said of any identifier of a person is said of the one that keys the record."""
        self.born = {self.key("Person", one): born for one, born in self.born.items()}
        for one in (one for one in self.named.get("Person", ()) if one.value in self.placed and not one.is_nhs):
            self.placed[one.value].add(self.key("Person", one))
        self.subjects.update(*(people for people in self.placed.values() if len(people) == 1))
        for found in (self.subjects, self.met, self.young, self.old):
            keys = {self.key("Person", one) for one in found}
            found.clear()
            found |= keys
        self.schools = {self.key("Service", one) for one in self.schools}
        self.doctors = {self.key("Professional", one) for one in self.doctors}
        self.provider = {self.key("Service", one): by for one, by in self.provider.items()}
        self.employer = {self.key("Professional", one): by for one, by in self.employer.items()}

    def key(self, type_: str, one: Number) -> Number:
        """The identifier that keys the thing which this one names."""
        named = self.named.get(type_, {})
        while (better := named.get(one, one)) != one:
            one = better
        return one

    def stands(self, type_: str, one: Number) -> bool:
        """Has a node this identifier."""
        return one in self.named.get(type_, {})

    def elsewhere(self, type_: str, one: Number) -> bool:
        """Has no node this identifier, and one its value under another system: never resolved, always said."""
        return not self.stands(type_, one) and one.value in self.values.get(type_, ())

    def _unite(self, type_: str, one: Number, other: Number) -> None:
        """Two identifiers of one thing; the better one keys it, whatever their order in the document."""
        named = self.named.setdefault(type_, {})
        named.setdefault(other, other)
        self.values.setdefault(type_, set()).add(other.value)
        best, second = sorted((self.key(type_, one), self.key(type_, other)), key=_doubt)
        named[second] = best

    def record(self, one: Number, sender: Sender) -> Record:
        """The sender's record of the person whom an identifier names."""
        key = self.key("Person", one)
        holder = sender.agency.id
        person = "child" if self._is_child(key, sender.as_at) else "adult"
        return Record(id=person_key(key, holder), held_by=holder, reference=key.value, person=person)

    def of_child(self, own: str, sender: Sender) -> Record:
        """The sender's record of a child whom its own number names: that of the one person in the document who has it."""
        people = self.placed.get(own, set())
        if len(people) == 1:
            return self.record(next(iter(people)), sender)
        holder = sender.agency.id
        return Record(id=f"{holder}/{own}", held_by=holder, reference=own, person="child")

    def own_record(self, node: Any, sender: Sender) -> Record:
        """The record of a Person node; one without any identifier is known by what it says."""
        if every := numbers(node):
            return self.record(every[0], sender)
        born = born_on(node)
        child = born is not None and not grown_up(born, sender.as_at)
        related = [str(one) for _, relation in nodes(node, "relatedPerson") for one in numbers(relation)]
        names = [said for _, name in nodes(node, "name") for part in ("givenName", "familyName") for said in texts(name, part)]
        said = "|".join((as_text(node.get("@id")), *names, born or "", *related))
        digest = blake2b(said.encode(), digest_size=8).hexdigest()
        holder = sender.agency.id
        return Record(
            id=f"{holder}/unnumbered/{digest}",
            held_by=holder,
            reference=f"unnumbered {digest}",
            person="child" if child else "adult",
        )

    def body(self, one: Number, type_: str, sender: Sender) -> str:
        """The key of the agency that an identifier of a service or organisation names."""
        return body_key(self.key(type_, one), sender)

    def worker(self, one: Number, sender: Sender) -> str:
        """The key of the worker whom an identifier names."""
        return worker_key(self.key("Professional", one), sender)

    def employed_by(self, one: Number, sender: Sender) -> str | None:
        """The key of the service or organisation that a worker is said to work for."""
        employer = self.employer.get(self.key("Professional", one))
        type_ = "Service" if employer and self.stands("Service", employer) else "Organisation"
        return self.body(employer, type_, sender) if employer else None

    def _person(self, node: Any, key: Number | None) -> None:
        born = born_on(node)
        if key and born:
            self.born[key] = born
        for _, relation in nodes(node, "relatedPerson"):
            codes = {token("relationship", code) for code in each(relation, "relationship")}
            related = numbers(relation)[:1]
            if codes & PARENTS:
                self.old.update(related)
                self.young.update([key] if key else ())
            if codes & CHILDREN:
                self.young.update(related)
                self.old.update([key] if key else ())

    def _subjects(self, type_: str, node: Any) -> None:
        types = {token("episode" if type_ == "ServiceEpisode" else "event", code) for code in each(node, "type")}
        subjects = {one for _, subject in nodes(node, "subjectPerson") for one in numbers(subject, "person")[:1]}
        if types & set(OF_CHILDREN):
            self.subjects |= subjects
        elif not types <= set(OF_ADULTS):
            self.met |= subjects

    def _bodies(self, type_: str, node: Any, key: Number) -> None:
        services, organisations = numbers(node, "relatedService"), numbers(node, "relatedOrganisation")
        if type_ == "Professional" and any(_PRACTITIONER.search(role) for role in texts(node, "role")):
            self.doctors.add(key)
        if type_ == "Service" and any("school" in (token("service", code) or "") for code in each(node, "type")):
            self.schools.add(key)
        if type_ == "Service":
            self.provider |= dict.fromkeys([key], organisations[0]) if organisations else {}
        elif type_ == "Organisation":
            for service in services:
                self.provider.setdefault(service, key)
        elif services or organisations:
            self.employer[key] = (services or organisations)[0]
        if type_ in ("Service", "Organisation"):
            for worker in numbers(node, "relatedProfessional"):
                self.employer.setdefault(worker, key)

    def _is_child(self, key: Number, as_at: str) -> bool:
        """By an episode that only children have, by age, by relation; else somebody met is a child, and a relative is not."""
        if key in self.subjects:
            return True
        if key in self.born:
            return not grown_up(self.born[key], as_at)
        return key in self.young or (key in self.met and key not in self.old)


def numbers(node: Any, name: str = "identifier") -> list[Number]:
    """The usable identifiers under a property, in order; placeholders and relative systems name nobody."""
    found = []
    for _, one in nodes(node, name):
        made = number(as_text(one.get("system")), as_text(one.get("value")))
        if made.usable and not placeholder(bare(made.value), repeats=6):
            found.append(made)
    return found


def _doubt(one: Number) -> tuple[int, Number]:
    """Orders identifiers: the sender's own before the NHS number, and one that fails its check last of all."""
    return one.is_nhs + (one.is_nhs and not nhs_number(one.value).joins), one


def born_on(node: Any) -> str | None:
    """As much of a Person's date of birth as is known; none where it cannot be read."""
    day = known_day(as_text(at(node, "dateOfBirth.date")))
    return known_part(day, as_text(at(node, "dateOfBirth.accuracyIndicator"))) if day else None
