"""The schema as data: every label, relationship and property with its sentence, read off the dataclasses of the model.

Constraints, writes, `docs/model.md` and the check of every `.cypher` file are made from what stands here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from sightline.graph import facts, things
from sightline.graph.facts import About, Fact, Told
from sightline.graph.shelves import SHELVED
from sightline.graph.things import Link


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node or relationship."""

    name: str
    type: str
    says: str


@dataclass(frozen=True, slots=True)
class Node:
    """One label: what it stands for, its properties, and the links drawn from properties that hold ids."""

    label: str
    group: str
    says: str
    properties: tuple[Property, ...]
    links: tuple[tuple[str, Link], ...] = ()
    key: str = "id"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship type with the labels at its ends."""

    type: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    says: str
    properties: tuple[Property, ...] = ()


THINGS = (things.Child, things.Adult, things.Authority, things.Agency, things.Professional, things.Address, things.Postcode)
LEDGER = (things.Record, things.IdentityDecision, things.Coverage, things.Succession)
STAMP = Property("stamp", "text", "orders descriptions of one thing, so that the fullest stands whatever came first")
SHELF = Property("shelf", "text", "the body or address and a share of its facts: its list is read by it, a page at a time")
JUDGED = ("Record", "Contact", "Address", "Agency", "Professional")  # what may turn out to be one, or two
PLACES = ("Address", "Agency", "Professional")  # those of them that facts name
DERIVED = ("about", "told", "hidden")  # fields that no loader writes: relationships with properties of their own, or redrawn
HIDDEN = Property("hidden", "text", "where or all: what its holder restricts today, drawn anew from `lets_know`")
LETS_KNOW = Property("lets_know", "text", "its holder's latest word on how much may be known, where it ever restricted that")

SAID = {
    "WAS": "this adult once was that child",
    "BECAME": "this area was replaced by that one",
    "STANDS_AT": "this body is at that address",
    "REPLACED": "this statement is about that body, which was there before",
    "REPLACED_BY": "this statement names that body as the one that took its place",
    "PART_OF": "this team is part of that organisation",
    "SERVES": "this team works for that area",
    "WORKS_FOR": "this worker is in that team",
    "IN": "this address, or stay, lies in that area",
    "HELD_BY": "this file is kept by that team",
    "OF": "this decision is about that record",
    "TO": "addressed to that team; or, from a decision, the person that the record is of from then on",
    "COVERS": "this claim is about that team's records",
    "FOR": "this claim is about that area",
    "BY": "this worker did it",
    "FROM": "this team did it",
    "AT": "it took place, or the person lived, at that address",
    "CARER": "the adult whose relation to the child this is",
    "WITH": "registered with, or worked with by, that body",
    "UNDER": "the authority responsible, paying, or under which it stands",
}

BOOKKEEPING = (
    Node("Load", "ledger", "One load of one source: what it brought and whether it finished.", (
        Property("id", "text", "key of the load, made from its source"),
        Property("source", "text", "the file or generator that was loaded"),
        Property("started_at", "text", "the instant of its first start"),
        Property("finished_at", "text", "the instant at which all of it was in; none while it is not"),
    )),
    Node("Check", "ledger", "One asking of rules of every child: how far it has come, and what it counted.", (
        Property("id", "text", "key of the check"),
        Property("question", "text", "made from the rules and the day: an unfinished check of the same is gone on with"),
        Property("viewer", "text", "who asked"),
        Property("as_at", "text", "the day asked about"),
        Property("marks", "list of text", "the rules asked, each told from what it was before it was changed"),
        Property("replayed", "yes or no", "was only what was on file by that day counted"),
        Property("listed", "yes or no", "did it make the work list anew"),
        Property("started_at", "text", "the instant of its start; what was loaded later is not in it"),
        Property("finished_at", "text", "the instant at which the last child was done; none while some are left"),
        Property("after", "text", "the child that was done last, in the order of ids"),
        Property("children", "whole number", "children done"),
        Property("counted", "text", "what was counted, as JSON; never anything of one child"),
    )),
    Node("Listed", "ledger", "A duty as a check found it, so that work lists are found; made anew by each check.", (
        Property("id", "text", "key of the gap"),
        Property("child", "text", "the child"),
        Property("rule", "text", "the rule"),
        Property("teams", "list of text", "whose move it is"),
        Property("authorities", "list of text", "the areas that those teams work for"),
        Property("due", "text", "the first day on which its limit could run out"),
        Property("born_first", "text", "the first day on which the child may have been born; none where no file says"),
        Property("born_last", "text", "the last such day"),
        Property("unborn", "yes or no", "is the child expected and not yet born"),
        Property("lapsed", "text", "why nothing more is to be done about it; none while something is"),
    )),
    Node("Gap", "ledger", "What somebody did about a gap: a further version for each step, none ever changed.", (
        Property("id", "text", "key of this version"),
        Property("gap", "text", "key of the gap: child, rule and the fact that it starts from"),
        Property("version", "whole number", "1 for the first"),
        Property("child", "text", "the child"),
        Property("rule", "text", "the rule"),
        Property("state", "text", "opened, acknowledged or closed"),
        Property("reason", "text", "why, in a sentence"),
        Property("by", "text", "who did it"),
        Property("on", "text", "the day"),
        Property("written_at", "text", "the instant at which it was written"),
    )),
    Node("Proposal", "ledger", "Two things that may be one, as linkage scored them last: what waits for a person to decide.", (
        Property("id", "text", "key of the pair"),
        Property("sort", "text", "the label of both: Record, Contact, Address, Agency or Professional"),
        Property("left", "text", "one of the two"),
        Property("right", "text", "the other"),
        Property("teams", "list of text", "whose files the two are, or stand on"),
        Property("kind", "text", "join, review or split"),
        Property("probability", "number", "how likely they are one, 0 to 1"),
        Property("evidence", "text", "each comparison with what it counts, as JSON"),
        Property("guards", "list of text", "why no machine may join them"),
        Property("model", "text", "name and version of what scored"),
        Property("at", "text", "the day on which it did"),
        Property("place", "text", "its place in the queue, the likeliest first"),
        Property("decided", "text", "the judgement that settled it; none while it waits"),
        Property("written_at", "text", "the instant at which it was written"),
    )),
    Node("Judgement", "ledger", "Things said to be one, or not, or this taken back: by whom, when and why. Never changed.", (
        Property("id", "text", "key of the judgement"),
        Property("sort", "text", "the label of what it is about: Record, Contact, Address, Agency or Professional"),
        Property("says", "text", "same, different or undone"),
        Property("left", "list of text", "the things on one side"),
        Property("right", "list of text", "the things on the other"),
        Property("by", "text", "who judged: a person, or a model with its version"),
        Property("machine", "yes or no", "was it a model; a person's judgement is never overturned by one"),
        Property("on", "text", "the day on which it was decided"),
        Property("reason", "text", "why, in a sentence"),
        Property("probability", "number", "how likely they are one, 0 to 1, where it was scored"),
        Property("evidence", "text", "each comparison with what it counts, as JSON"),
        Property("guards", "list of text", "what stood against it when it was scored"),
        Property("undoes", "text", "the judgement that this takes back"),
        Property("written_at", "text", "the instant at which it was written"),
        Property("number", "whole number", "its place among those written at that instant"),
    )),
    Node("NameKey", "ledger", "A key under which names, dates, numbers and addresses are found by equality.", (
        Property("key", "text", "kind and value, such as 'sound:KLMP'"),
    ), key="key"),
    Node("Schema", "ledger", "The version of this schema that the database is at.", (
        Property("id", "text", "always 'sightline'"),
        Property("version", "whole number", "the last migration that ran"),
    )),
)  # fmt: skip


@cache
def nodes() -> dict[str, Node]:
    """Every label in reading order: things, records and the ledger, facts."""
    made = [_node(kind, "thing") for kind in THINGS] + [_node(kind, "ledger") for kind in LEDGER]
    made += [_node(kind, "fact") for kind in facts.FACTS.values()] + list(BOOKKEEPING)
    return {node.label: node for node in made}


@cache
def relationships() -> dict[str, Relationship]:
    """Every relationship type with the labels that it may join."""
    every = nodes()
    labels_of_facts = tuple(facts.FACTS)
    made = {
        "IS": Relationship("IS", ("Record",), ("Child", "Adult"), "today's identity: the person that this record is of"),
        "ABOUT": Relationship("ABOUT", labels_of_facts, ("Record",), "this fact is about that record", _properties(About)),
        "TOLD": Relationship("TOLD", labels_of_facts, ("Agency",), "this version was told to that team", _properties(Told)),
        "KEPT_WITH": Relationship(
            "KEPT_WITH", labels_of_facts, ("Record",), "this fact is hidden as far as the holder of that record restricts it"
        ),
        "BETWEEN": Relationship("BETWEEN", ("Judgement", "Proposal"), JUDGED, "it is about that one"),
        "JUDGED_BY": Relationship(
            "JUDGED_BY", PLACES, ("Judgement",), "what that judgement says may decide with what this is one, on some day"
        ),
        "NOT": Relationship("NOT", ("Record",), ("Record",), "decided to be of two people: no score joins them"),
        "KEYED": Relationship("KEYED", ("Particulars", "Address"), ("NameKey",), "can be found under that key"),
    }
    for node in every.values():
        for _, link in node.links:
            known = made.get(link.type)
            start = (*known.start, node.label) if known else (node.label,)
            end = (*known.end, *link.to) if known else link.to
            made[link.type] = Relationship(link.type, tuple(dict.fromkeys(start)), tuple(dict.fromkeys(end)), SAID[link.type])
    return made


def constraints() -> Iterator[str]:
    """Statements that make every label's key unique; safe to run twice."""
    for label, node in nodes().items():
        yield f"CREATE CONSTRAINT {label.lower()}_{node.key} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{node.key} IS UNIQUE"


def indexes() -> Iterator[str]:
    """Statements that let facts be found by more than their key, always by equality; safe to run twice."""
    versions = [(label, "fact") for label in facts.FACTS]
    tied = [("Contact", "answers"), ("Contact", "event"), ("Statement", "disputes")]
    for label, name in [*versions, *tied, *((label, SHELF.name) for label in SHELVED)]:
        yield f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"


def work_list_indexes() -> Iterator[str]:
    """Statements that let work lists be found by child, and gaps by their key; safe to run twice."""
    for label, name in (("Listed", "child"), ("Gap", "gap"), ("Gap", "child")):
        yield f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"


def identity_indexes() -> Iterator[str]:
    """Statements that let what waits for a decision be found by its sort; safe to run twice."""
    yield "CREATE INDEX proposal_sort IF NOT EXISTS FOR (n:Proposal) ON (n.sort)"


@cache
def columns(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass that become properties of its node or relationship."""
    return tuple(one.name for one in fields(kind) if one.name not in DERIVED and not (kind is About and one.name == "record"))


def _node(kind: type, group: str) -> Node:
    written_over = () if "loaded_at" in columns(kind) else (STAMP,)
    paged = (SHELF,) if kind.__name__ in SHELVED else ()
    redrawn = (HIDDEN,) if group == "fact" else (LETS_KNOW,) if kind is things.Record else ()
    return Node(kind.__name__, group, _first_line(kind), (*_properties(kind), *written_over, *redrawn, *paged), _links(kind))


def _properties(kind: type) -> tuple[Property, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(Property(name, _type(hints[name]), _says(hints[name])) for name in columns(kind) if name in hints)


@cache
def _links(kind: type) -> tuple[tuple[str, Link], ...]:
    found = []
    for name, hint in get_type_hints(kind, include_extras=True).items():
        found += [(name, extra) for extra in getattr(hint, "__metadata__", ()) if isinstance(extra, Link)]
    return tuple(found)


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]


def _says(hint: Any) -> str:
    return str(hint.__metadata__[0]) if get_origin(hint) is Annotated else ""


def _type(hint: Any) -> str:
    bare = hint.__origin__ if get_origin(hint) is Annotated else hint
    if get_origin(bare) in (Union, UnionType):
        bare = next(one for one in get_args(bare) if one is not type(None))
    if get_origin(bare) is tuple:
        return "list of text"
    return {str: "text", bool: "yes or no", int: "whole number"}[bare]


def model_page() -> str:
    """`docs/model.md`: the labels, properties and relationships in words."""
    lines = ["# The model", "", "Printed from `graph/schema.py` by `make docs`; change the dataclasses, not this page.", ""]
    for group, title in (("thing", "Things"), ("ledger", "Records and ledger"), ("fact", "Facts")):
        lines += [f"## {title}", ""]
        common = (*_properties(Fact), HIDDEN) if group == "fact" else ()
        if common:
            lines += ["Every fact has:", "", *_table(common), ""]
        for node in (one for one in nodes().values() if one.group == group):
            own = [one for one in node.properties if one not in common]
            lines += [f"### {node.label}", "", node.says, "", *_table(own), ""]
    lines += ["## Relationships", "", "| relationship | from | to | says |", "|---|---|---|---|"]
    for relationship in relationships().values():
        start, end = ", ".join(relationship.start), ", ".join(relationship.end)
        lines.append(f"| `{relationship.type}` | {start} | {end} | {relationship.says} |")
    for relationship in (one for one in relationships().values() if one.properties):
        lines += ["", f"`{relationship.type}` carries:", "", *_table(relationship.properties)]
    return "\n".join(lines) + "\n"


def _table(properties: Any) -> list[str]:
    return ["| property | type | says |", "|---|---|---|"] + [f"| `{p.name}` | {p.type} | {p.says} |" for p in properties]
