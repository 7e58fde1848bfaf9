"""A document while it is written: whose records are whose, the nodes that stand so far, and what they do not hold of the case."""

from dataclasses import dataclass, field, fields
from urllib.parse import quote

from sightline.graph.facts import Fact
from sightline.graph.stream import Bundle
from sightline.graph.things import Address, Agency, IdentityDecision, Professional, Record
from sightline.loaders.socialcaredata.forms import Node, body_node, identifier, own_id
from sightline.loaders.socialcaredata.losses import Loss, Sort

FACTS, WORKERS, TEAMS = "urn:sightline:fact", "urn:sightline:worker", "urn:sightline:team"
_SAID_ELSEWHERE = {
    "Particulars": ("given_name", "family_name", "born_on", "died_on", "sex", "language", "nhs_number"),
    "Residence": ("at",),
    "Care": ("carer", "relation"),
    "Contact": ("on", "since", "until", "time", "by", "by_agency", "event", "concern"),
    "Status": ("since", "until"),
    "Involvement": ("since", "until", "agency", "by"),
}
_NEVER = ("id", "fact", "version", "kind", "held_by", "about", "told", "recorded_at", "recorded_basis", "confidence", "source",
          "loaded_at", "load", "note", "deleted", "earliest", "latest", "until_earliest", "until_latest", "since", "until",
          "reason", "outcome")  # fmt: skip


@dataclass(slots=True)
class Draft:
    """What a case has to name, and the nodes and losses that grow."""

    nodes: dict[str, Node] = field(default_factory=dict)  # by @id
    losses: list[Loss] = field(default_factory=list)
    people: dict[str, list[Record]] = field(default_factory=dict)  # identity → records
    records: dict[str, Record] = field(default_factory=dict)
    places: dict[str, Address] = field(default_factory=dict)
    bodies: dict[str, Agency | Professional] = field(default_factory=dict)
    children: set[str] = field(default_factory=set)  # by @id

    def add(self, node: Node) -> Node:
        """One more node, without what is empty; what is said twice of one thing is one node."""
        said = {name: value for name, value in node.items() if value not in (None, [], {})}
        self.nodes[node["@id"]] = made = self.nodes.get(node["@id"], {}) | said
        return made

    def lose(self, one: Fact, why: str, sort: Sort = "fact") -> None:
        """A fact is not in the document."""
        self.losses.append(Loss(sort, one.id, one.label, one.kind, why))

    def lacks(self, one: Fact, *lost: str, rest: str | None = None) -> None:
        """Names the fields that are not in the document of a fact that is."""
        said = (*_NEVER, *_SAID_ELSEWHERE[one.label])
        own = [own.name for own in fields(one) if own.name not in said and getattr(one, own.name) != own.default]
        told = ["told"] if one.told else []
        seen = ["seen"] if any(about.seen is not None or about.seen_alone is not None for about in one.about) else []
        for name in (*lost, *own, *told, *seen, *(["note"] if rest else [])):
            self.losses.append(Loss("field", one.id, one.label, one.kind, name))

    def subjects(self, one: Fact) -> list[Record]:
        """The records of the case that a fact is about."""
        return [self.records[about.record] for about in one.about if about.record in self.records]

    def name(self, *keys: str) -> None:
        """Adds the teams and workers of these keys, a worker with the team."""
        for key in keys:
            one = self.bodies.get(key)
            if one is None or own_id(key) in self.nodes:
                continue
            if isinstance(one, Professional):
                self.add(body_node(one, identifier(WORKERS, key), identifier(TEAMS, one.agency)))
                self.name(one.agency)
            elif made := body_node(one, identifier(TEAMS, key), None):
                self.add(made)
            elif not any(loss.of == key for loss in self.losses):
                self.losses.append(Loss("field", key, "Agency", one.kind, "the standard has no type of service for it"))


def draft(bundle: Bundle) -> Draft:
    """The draft of a document of a case: whose records are whose is by the last decision."""
    made = Draft()
    decided: dict[str, tuple[str, str, str]] = {}
    for item in bundle.items:
        if isinstance(item, IdentityDecision):
            decided[item.record] = max(decided.get(item.record, ("", "", "")), (item.at, item.id, item.person))
        elif isinstance(item, Address):
            made.places[item.id] = item
        elif isinstance(item, Agency | Professional):
            made.bodies[item.id] = item
        elif isinstance(item, Record):
            made.records[item.id] = item
    for record in made.records.values():
        identity = decided[record.id][2] if record.id in decided else record.id
        made.people.setdefault(identity, []).append(record)
        if record.person == "child":
            made.children.add(own_id(identity))
    return made


def own_number(record: Record) -> Node:
    """The identifier by which a record is referred to: its team's own number."""
    return identifier(f"urn:sightline:file:{quote(record.held_by, safe='')}", record.reference)
