"""The network around one child as nodes and edges, each edge with its evidence: for a drawing and for its table twin."""

from dataclasses import dataclass

from sightline.graph.case import Case, Seen, Signpost
from sightline.graph.facts import Bounds, Care, Contact, Fact, Particulars, Residence
from sightline.queries.index import NOBODY, Index, team_of

MAX_NODES = 200
HOLDS = "holds something; ring them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A person, team or address; `label` is its label in the graph. A signpost is a team of which no content is seen."""

    id: str
    label: str
    name: str
    kind: str | None
    signpost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A tie between two nodes with its evidence, its first and last day and how many facts say so."""

    origin: str
    target: str
    tie: str
    since: Bounds | None
    until: Bounds | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and edges; `cut` is true where more were found than are given."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cut: bool


def network(case: Case, *, max_nodes: int = MAX_NODES) -> Network:
    """The child, the household, the teams and the addresses that the case names, at most `max_nodes` of them."""
    index = Index(case)
    ties: dict[tuple[str, str, str], list[Fact | Signpost]] = {}
    carers = {record: member.person for member in case.household for record in _records(member.seen.facts)}
    for fact in case.facts:
        for target, tie in _ties(fact, carers):
            ties.setdefault((case.person, target, tie), []).append(fact)
    for member in case.household:
        for fact in member.seen.of(Residence):
            if fact.at:
                ties.setdefault((member.person, fact.at, "stayed at"), []).append(fact)
    for post in case.signposts:
        ties.setdefault((case.person, post.held_by, HOLDS), []).append(post)
    nodes = _nodes(index, {case.person, *(key for origin, target, _ in ties for key in (origin, target))})
    kept = {node.id for node in nodes[:max_nodes]}
    return Network(
        nodes=tuple(nodes[:max_nodes]),
        edges=tuple(_edge(key, facts) for key, facts in sorted(ties.items()) if key[0] in kept and key[1] in kept),
        cut=len(nodes) > max_nodes,
    )


def _records(facts: tuple[Fact, ...]) -> set[str]:
    own = {about.record for fact in facts for about in fact.about if not isinstance(fact, Care)}
    return own | {fact.carer for fact in facts if isinstance(fact, Care)}


def _ties(fact: Fact, carers: dict[str, str]) -> list[tuple[str, str]]:
    if isinstance(fact, Residence):
        return [(fact.at, "stayed at")] if fact.at else []
    if isinstance(fact, Care):
        return [(carers[fact.carer], fact.relation)] if fact.carer in carers else []
    if team_of(fact) in NOBODY:
        return []
    if isinstance(fact, Contact):
        return [(team_of(fact), "contact with")]
    return [(team_of(fact), "known to")]


def _nodes(index: Index, keys: set[str]) -> list[Node]:
    case = index.case
    people = {member.person: member for member in case.household}
    nodes = [Node(id=case.person, label=case.who, name=_name(case, case.person), kind=None)]
    seen = {team_of(fact) for fact in case.facts}
    for key in sorted(keys - {case.person}):
        if key in people:
            nodes.append(Node(id=key, label=people[key].who, name=_name(people[key].seen, key), kind=None))
        elif key in case.places.addresses:
            nodes.append(Node(id=key, label="Address", name=case.places.addresses[key].lines, kind=None))
        elif (agency := index.agency(key)) is not None:
            nodes.append(Node(id=key, label="Agency", name=agency.name, kind=agency.kind, signpost=key not in seen))
    return nodes


def _name(seen: Seen, person: str) -> str:
    """The names on file, each once; the key where there is none."""
    named = (" ".join(part for part in (one.given_name, one.family_name) if part) for one in seen.of(Particulars))
    return " or ".join(dict.fromkeys(name for name in named if name)) or person


def _edge(key: tuple[str, str, str], facts: list[Fact | Signpost]) -> Edge:
    dated = [fact for fact in facts if isinstance(fact, Fact) and fact.start is not None]
    ends = [fact.end or fact.start for fact in dated]
    return Edge(
        origin=key[0],
        target=key[1],
        tie=key[2],
        since=min((fact.start for fact in dated if fact.start), default=None),
        until=max((end for end in ends if end), default=None),
        facts=tuple(fact.fact for fact in facts),
    )
