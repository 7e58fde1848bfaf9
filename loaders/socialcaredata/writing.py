"""Writes one child's case as a SocialCareData document, and says of every fact what the document could not hold of it.

One Person for each identity, a ServiceEpisode or LifeEvent for what has a code, services and workers that these name. No code is
coined, nothing required is made up: what is missing is listed. The same case gives the same bytes.
"""

from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import quote

import orjson

from sightline.graph.facts import Care, Contact, Fact, Involvement, Particulars, Residence, Status
from sightline.graph.lens import OWNER, Lens
from sightline.graph.stream import Bundle
from sightline.graph.things import Address, Agency, Professional, Record
from sightline.loaders.socialcaredata.forms import (
    Node,
    address,
    body_node,
    contact_form,
    first_word,
    identifier,
    involvement_type,
    name_node,
    noted,
    own_id,
    partial_date,
    timing,
)  # fmt: skip
from sightline.loaders.socialcaredata.happenings import EPISODES, EVENTS
from sightline.loaders.socialcaredata.losses import Loss, Sort, Written
from sightline.loaders.socialcaredata.relations import codes_of
from sightline.loaders.socialcaredata.terms import COMBINED, codes
from sightline.loaders.socialcaredata.validating import Profile, node_issues

FACTS, WORKERS, TEAMS = "urn:sightline:fact", "urn:sightline:worker", "urn:sightline:team"
NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
_EPISODES = {kind: type_ for type_, (label, kind, _) in EPISODES.items() if label is Status}
_HAPPENINGS = {kind: type_ for type_, (label, kind, _) in EVENTS.items() if label is Status}
_EVENTS = {"referral": "referral", "death": "death"}
_SAID_ELSEWHERE = {
    "Particulars": ("given_name", "family_name", "born_on", "died_on", "sex", "language", "nhs_number"),
    "Residence": ("at",),
    "Care": ("carer", "relation"),
    "Contact": ("on", "since", "until", "time", "by", "by_agency", "event", "concern"),
    "Status": ("since", "until"),
    "Involvement": ("since", "until", "agency", "by"),
}
_NEVER = ("id", "fact", "version", "kind", "held_by", "about", "told", "recorded_at", "recorded_basis", "confidence", "source",
          "loaded_at", "load", "note", "deleted", "earliest", "latest", "until_earliest", "until_latest")  # fmt: skip


def write_document(bundle: Bundle) -> Written:
    """One case as a document, from all that `whole_case` gives of it."""
    return _Writing(bundle).written()


@dataclass(slots=True)
class _Writing:
    bundle: Bundle
    losses: list[Loss] = field(default_factory=list)
    nodes: dict[str, Node] = field(default_factory=dict)  # by @id
    people: dict[str, list[Record]] = field(default_factory=dict)  # identity → records
    person: dict[str, str] = field(default_factory=dict)  # record → identity
    children: set[str] = field(default_factory=set)  # by @id

    def written(self) -> Written:
        facts = [item for item in self.bundle.items if isinstance(item, Fact)]
        seen = Lens(viewer=OWNER, identity="today").see(facts)
        self._gather()
        standing = {one.id for one in seen.facts}
        for one in facts:
            if one.id not in standing:
                self._lose(one, "the standard keeps no earlier versions" if not one.deleted else "withdrawn", "version")
        for identity, records in self.people.items():
            own = {record.id for record in records}
            self._person(identity, [one for one in seen.facts if one.about and one.about[0].record in own])
        self._happenings([one for one in seen.facts if isinstance(one, Contact | Status | Involvement)])
        for other in (one for one in seen.facts if one.label in ("Registration", "Statement")):
            self._lose(other, "the standard has no place for it")
        graph = sorted(self.nodes.values(), key=lambda node: (node["@type"], orjson.dumps(node.get("identifier", []))))
        self._required(graph)
        return Written({"@context": COMBINED, "@graph": graph}, self.losses)

    def _gather(self) -> None:
        """Which records are of whom: by the last decision."""
        decided: dict[str, tuple[str, str, str]] = {}
        for item in self.bundle.items:
            if type(item).__name__ == "IdentityDecision":
                made: Any = item
                decided[made.record] = max(decided.get(made.record, ("", "", "")), (made.at, made.id, made.person))
        for record in (item for item in self.bundle.items if isinstance(item, Record)):
            identity = decided[record.id][2] if record.id in decided else record.id
            self.people.setdefault(identity, []).append(record)
            self.person[record.id] = identity
            if record.person == "child":
                self.children.add(own_id(identity))

    def _person(self, identity: str, facts: list[Fact]) -> None:
        names = [one for one in facts if isinstance(one, Particulars)]
        names.sort(key=lambda one: (one.kind != "name", one.given_name is None, one.id))
        if not names:
            for one in facts:
                if isinstance(one, Residence | Care):
                    self._lose(one, "nobody's name is on file, and the standard has no Person without one")
            return
        first = names[0]
        node: Node = {"@id": own_id(identity), "@type": "Person", "identifier": self._identifiers(identity, names)}
        node["name"] = [name_node(first.given_name, first.family_name, self._preferred(first, names[1:]))]
        node |= self._particulars(first)
        node |= {"address": self._addresses(facts)} | {"relatedPerson": self._relations(facts)}
        self.nodes[node["@id"]] = {name: value for name, value in node.items() if value not in (None, [], {})}

    def _preferred(self, first: Particulars, others: list[Particulars]) -> str | None:
        """Of the other names one more given name can be said; the rest is lost."""
        preferred = None
        for one in others:
            same = one.family_name == first.family_name and one.kind == "alias"
            if same and preferred is None and one.given_name:
                preferred = one.given_name
                self._fields(one)
            elif (one.given_name, one.family_name) != (None, None) or not one.nhs_number:
                self._lose(one, "the standard has one name for a person")
        return preferred

    def _identifiers(self, identity: str, names: list[Particulars]) -> list[Node]:
        nhs = {one.nhs_number for one in names if one.nhs_number}
        own = [identifier(f"urn:sightline:file:{quote(one.held_by, safe='')}", one.reference) for one in self.people[identity]]
        more = [identifier(system, value) for one in names for system, value in noted(one.note).identifiers]
        return sorted([*(identifier(NHS_NUMBER, one) for one in nhs), *own, *more], key=lambda one: (one["system"], one["value"]))

    def _reference(self, record: str) -> Node:
        """The identifier by which a record is referred to: its team's own number."""
        found = next(one for one in self.people[self.person[record]] if one.id == record)
        return identifier(f"urn:sightline:file:{quote(found.held_by, safe='')}", found.reference)

    def _particulars(self, one: Particulars) -> Node:
        said = noted(one.note)
        genders = {words: code for code, words in codes()["gender"].items()}
        found: Node = {
            "dateOfBirth": partial_date(one.born_on),
            "isDeceased": True if one.died_on else None,
            "deceasedDate": partial_date(one.died_on),
            "genderCode": genders.get(one.sex or ""),
            "ethnicityCode": said.ethnicity,
            "contact": [contact_form(None, said.telephones, said.mails)] if said.telephones or said.mails else None,
        }
        if one.language or said.needs:
            language = [{"@type": "Language", "languageCode": one.language}] if one.language else None
            communication = {"@type": "Communication", "language": language, "specialCommunicationNeeds": said.needs}
            found["communication"] = [{name: value for name, value in communication.items() if value}]
        self._fields(one, *(["sex"] if one.sex and found["genderCode"] is None else []), rest=said.rest)
        return found

    def _addresses(self, facts: list[Fact]) -> list[Node]:
        places = {item.id: item for item in self.bundle.items if isinstance(item, Address)}
        made = []
        for one in (one for one in facts if isinstance(one, Residence)):
            use = "old" if one.until else "temp" if one.note == "temporary" else "home"
            node = address(places[one.at], use) if one.kind == "home" and one.at in places else None
            if node is None:
                self._lose(one, "the standard has places to live only as addresses with town and postcode")
                continue
            made.append(node)
            rest = None if one.note == "temporary" and use == "temp" else one.note
            self._fields(one, *(name for name in ("since", "until") if getattr(one, name) and not _only_over(one)), rest=rest)
        return made

    def _relations(self, facts: list[Fact]) -> list[Node]:
        made = []
        for one in (one for one in facts if isinstance(one, Care)):
            found = codes_of(one.relation)
            if found is None or one.carer not in self.person:
                self._lose(
                    one, f"the standard has no code for '{one.relation}'" if found is None else "the carer is not in this case"
                )
                continue
            made.append({"@type": "PersonRelationship", "identifier": self._reference(one.carer), "relationship": found})
            self._fields(one, rest=one.note)
        return made

    def _happenings(self, facts: list[Fact]) -> None:
        """Statuses and involvements of one stretch of time are one episode; contacts are events where there is a code."""
        involved = [one for one in facts if isinstance(one, Involvement)]
        for one in facts:
            if isinstance(one, Contact):
                self._contact(one)
            elif isinstance(one, Status):
                with_ = [other for other in involved if _together(one, other)]
                if self._status(one, with_):
                    involved = [other for other in involved if other not in with_]
                    for other in with_:
                        self._fields(other, rest=noted(other.note, drop=involvement_type(one.kind)).rest)
        for one in involved:
            type_ = first_word(one.note, "episode")
            if type_ and one.since and len(one.since) == 10:
                said = noted(one.note, drop=codes()["episode"][type_])
                self._event("ServiceEpisode", type_, one, [one], said.places)
                self._fields(one, rest=said.rest)
            else:
                self._lose(
                    one, "the standard has no type of episode for it" if not type_ else "an episode needs the day it began"
                )

    def _status(self, one: Status, with_: list[Involvement]) -> bool:
        said = noted(one.note)
        dated = one.since is not None and len(one.since) == 10
        if one.kind in _HAPPENINGS:
            self._event("LifeEvent", _HAPPENINGS[one.kind], one, [], said.places)
        elif one.kind in _EPISODES and dated:
            node = self._event("ServiceEpisode", _EPISODES[one.kind], one, with_, said.places)
            outcomes = {words: code for code, words in codes()["episode-outcome"].items()}
            if (one.reason or "") in outcomes:
                node["episodeOutcome"] = outcomes[one.reason or ""]
            texts = said.rest.split("; ") if said.rest else []
            node |= {"finding": [{"@type": "Finding", "text": texts}]} if texts else {}
            self._fields(one, *(["reason"] if one.reason and "episodeOutcome" not in node else []))
            return True
        else:
            self._lose(one, "an episode needs the day it began" if one.kind in _EPISODES else "the standard has no code for it")
            return False
        self._fields(one, *(["reason"] if one.reason else []), rest=said.rest)
        return False

    def _contact(self, one: Contact) -> None:
        type_ = _EVENTS.get(one.kind) or first_word(one.note, "event")
        if type_ is None:
            self._lose(one, "the standard has no code for it")
            return
        said = noted(one.note, drop=codes()["event"][type_])
        self._event("LifeEvent", type_, one, [], said.places)
        dated = one.on is None or len(one.on) == 10
        self._fields(one, *([] if dated else ["on"]), *(["outcome"] if one.outcome else []), rest=said.rest)

    def _event(self, type_: str, code: str, one: Any, with_: list[Any], places: list[str]) -> Node:
        about = [about.record for about in one.about if about.record in self.person]
        teams = dict.fromkeys(filter(None, (*(other.agency for other in with_), getattr(one, "by_agency", None)))) or {
            one.held_by: None
        }
        workers = dict.fromkeys(filter(None, (getattr(other, "by", None) for other in (one, *with_))))
        start, until = getattr(one, "on", None) or one.since, one.until
        node: Node = {
            "@id": own_id(one.fact),
            "@type": type_,
            "identifier": [identifier(FACTS, one.fact)],
            "type": [code],
            "subjectPerson": [
                {"@type": "SubjectPerson", "person": self._reference(record), "involvement": "SBJ"} for record in about
            ],
            "relatedService": [identifier(TEAMS, team) for team in teams],
            "location": places,
        }
        taking = [
            {"@type": "RelatedProfessional", "professional": identifier(WORKERS, who), "involvement": "PPRF"} for who in workers
        ]
        timed = timing(start, until, one.time)
        node |= ({"relatedProfessional": taking} if taking else {}) | ({"timeInformation": [timed]} if timed else {})
        self.nodes[node["@id"]] = node = {name: value for name, value in node.items() if value != []}
        self._bodies([*teams], [*workers])
        return node

    def _bodies(self, teams: list[str], workers: list[str]) -> None:
        things = {item.id: item for item in self.bundle.items if isinstance(item, Agency | Professional)}
        for key in (*workers, *teams):
            one = things.get(key)
            own = own_id(key)
            if own in self.nodes or one is None:
                continue
            if isinstance(one, Professional):
                team = things.get(one.agency)
                self.nodes[own] = body_node(one, identifier(WORKERS, key), identifier(TEAMS, one.agency))
                self._bodies([team.id] if team else [], [])
            elif made := body_node(one, identifier(TEAMS, key), None):
                self.nodes[own] = made
            elif not any(loss.of == key for loss in self.losses):
                self.losses.append(Loss("field", key, "Agency", one.kind, "the standard has no type of service for it"))

    def _required(self, graph: list[Node]) -> None:
        """What the standard asks for and the graph does not hold: listed, never made up."""
        for number, node in enumerate(graph):
            profile: Profile = "subject-of-care" if node["@id"] in self.children else "connected"
            for issue in node_issues(node, f"@graph[{number}]", profile):
                if issue.severity == "violation":
                    name = issue.path.rpartition(".")[2]
                    self.losses.append(Loss("required", issue.path, node["@type"], name, f"{name}: {issue.code}"))

    def _fields(self, one: Fact, *lost: str, rest: str | None = None) -> None:
        """Names the fields of a fact that is in the document and that are not."""
        said = (*_NEVER, *_SAID_ELSEWHERE[one.label], "since", "until", "reason", "outcome")
        own = [own.name for own in fields(one) if own.name not in said and getattr(one, own.name) != own.default]
        told = ["told"] if one.told else []
        seen = ["seen"] if any(about.seen is not None or about.seen_alone is not None for about in one.about) else []
        for name in (*lost, *own, *told, *seen, *(["note"] if rest else [])):
            self.losses.append(Loss("field", one.id, one.label, one.kind, name))

    def _lose(self, one: Fact, why: str, sort: Sort = "fact") -> None:
        self.losses.append(Loss(sort, one.id, one.label, one.kind, why))


def _only_over(one: Residence) -> bool:
    """Is no more known of its time than that it is over."""
    return one.since is None and one.until_earliest is not None


def _together(status: Status, other: Involvement) -> bool:
    about = {one.record for one in status.about} == {one.record for one in other.about}
    return about and (status.since, status.until) == (other.since, other.until) and other.agency is not None
