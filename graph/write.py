"""Turns items into rows and the statements that write them; every statement's text comes from the schema alone.

A version, decision or claim is created with its links, and its unique key refuses a second one: whoever loses a race looks
again at what is there. Things are merged, since anybody may name one first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

import orjson

from sightline.graph import names
from sightline.graph.facts import Fact, Particulars
from sightline.graph.restriction import redrawn
from sightline.graph.schema import columns, nodes, relationships
from sightline.graph.shelves import shelf
from sightline.graph.store import Statement
from sightline.graph.stream import Item
from sightline.graph.things import Address, Coverage, IdentityDecision, Succession

Row = dict[str, Any]

UNVERSIONED = ("id", "told", "source", "loaded_at", "load")  # what does not make one version differ from another


def versioned(fact: Fact) -> Fact:
    """A fact with its version's key, made from its content, so that loading twice is loading once."""
    return replace(fact, id=_version_key(fact, properties(fact)))


def _version_key(fact: Fact, said: Row) -> str:
    content = {name: value for name, value in said.items() if name not in UNVERSIONED}
    content["about"] = sorted(orjson.dumps(about).decode() for about in fact.about)
    digest = blake2b(orjson.dumps(content, option=orjson.OPT_SORT_KEYS), digest_size=9).hexdigest()
    return f"{fact.fact}@{digest}"


def properties(item: Any) -> Row:
    """The recorded properties of an item; what is not recorded is not written."""
    kind: Any = type(item)
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name in columns(kind)
        if (value := getattr(item, name)) is not None
    }


@dataclass(slots=True)
class Rows:
    """Rows to write, gathered by what they make; repeated keys are kept once, and `size` is how many rows came."""

    things: dict[str, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    versions: dict[str, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    links: dict[tuple[str, str, str], dict[tuple[str, str], Row]] = field(default_factory=lambda: defaultdict(dict))
    told: dict[str, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    keyed: dict[str, Row] = field(default_factory=dict)
    restricted: set[str] = field(default_factory=set)  # records of which their holders say how much may be known
    keeping: set[str] = field(default_factory=set)  # records with facts that keep to that
    size: int = 0
    _last: dict[tuple[str, str], tuple[Any, Row]] = field(default_factory=dict)  # things as last described, and how that is named

    def add(self, item: Item, load: str, loaded_at: str) -> str | None:
        """Gathers one item, marked with the load that brings it and the instant; gives the key of a version."""
        brought = {"load": load, "loaded_at": loaded_at}
        if isinstance(item, Fact):
            return self._add_fact(item, brought)
        if isinstance(item, IdentityDecision | Coverage | Succession):
            self._add_version(item, item.id, {**properties(item), **brought})
            return item.id
        self._add_thing(item)
        return None

    def leave_out(self, keys: set[str]) -> None:
        """Drops versions that are in the graph already, with the links that came with them; tellings may still be new."""
        if keys:
            self.versions = {label: _without(rows, keys) for label, rows in self.versions.items()}
            self.keyed = _without(self.keyed, keys)
            self.links = {
                ends: {joined: row for joined, row in rows.items() if joined[0] not in keys} for ends, rows in self.links.items()
            }

    def descriptions(self) -> Iterator[Row]:
        """The things described, each with its stamp and a key of this description."""
        return (_description(label, row["id"], row["stamp"]) for label, rows in self.things.items() for row in rows.values())

    def described(self, items: Iterable[Item]) -> Iterator[Row]:
        """The things among some items that were added, each with its stamp and a key of this description of it."""
        for item in items:
            if not hasattr(item, "loaded_at"):
                yield self._description_of(item) or _description(type(item).__name__, item.id, _stamp(properties(item)))

    def _description_of(self, item: Any) -> Row | None:
        """How the description of a thing is named, where it was the last to be added of it."""
        last, named = self._last.get((type(item).__name__, item.id), (None, None))
        return named if last is item or last == item else None

    def leave_out_described(self, keys: Collection[str]) -> None:
        """Drops descriptions that change nothing, with the links that came with them."""
        for label, rows in self.things.items():
            kept = [row for row in rows.values() if _description(label, row["id"], row["stamp"])["key"] not in keys]
            self.things[label] = {row["id"]: row for row in kept}

    def _add_thing(self, item: Any) -> None:
        label = type(item).__name__
        if self._description_of(item) is not None:  # as every row of a return says who sent it
            return
        self.size += 1
        described = properties(item)
        row = {"id": item.id, "stamp": _stamp(described), "properties": described}
        self._last[label, item.id] = item, _description(label, item.id, row["stamp"])
        if isinstance(item, Address):
            row["keys"] = names.keys(item)
        known = self.things[label].get(item.id)
        if known is None or known["stamp"] < row["stamp"]:
            self.things[label][item.id] = row

    def _add_fact(self, fact: Fact, brought: Row) -> str:
        said = properties(fact)
        key = fact.id or _version_key(fact, said)
        self._add_version(fact, key, {**said, **brought, "id": key})
        if isinstance(fact, Particulars):
            self.keyed[key] = {"id": key, "keys": names.keys(fact)}
            self.size += len(self.keyed[key]["keys"])
        if place := shelf(fact):
            self.versions[fact.label][key]["properties"]["shelf"] = place
        for about in fact.about:
            self._link(fact.label, "ABOUT", "Record", key, about.record, properties(about))
        if fact.tells_where is not None:
            about_whom = {one.record for one in fact.about}
            self.keeping |= about_whom
            self.restricted |= about_whom if isinstance(fact, Particulars) and fact.lets_know else set()
        if fact.kept_with is not None:
            self.keeping.add(fact.kept_with)
            self._link(fact.label, "KEPT_WITH", "Record", key, fact.kept_with)
        for told in fact.told:
            sent = {**properties(told), **brought}
            self.size += 1
            self.told[fact.label][f"{key} {told.id}"] = {"from": key, "to": told.to, "id": told.id, "properties": sent}
        return key

    def _add_version(self, item: Any, key: str, said: Row) -> None:
        label = type(item).__name__
        self.size += 1
        self.versions[label][key] = {"id": key, "properties": said}
        for start, type_, end, target in links(item):
            self._link(start, type_, end, key, target)

    def _link(self, start: str, type_: str, end: str, source: str, target: str, carried: Row | None = None) -> None:
        self.size += 1
        self.links[start, type_, end][source, target] = {"from": source, "to": target, "properties": carried or {}}

    def statements(self) -> Iterator[Statement]:
        """What writes these rows, nodes first, in an order that never waits for a later one."""
        return (statement for statement in self._every_statement() if statement.rows)

    def _every_statement(self) -> Iterator[Statement]:
        for label, rows in self.things.items():
            yield Statement(_describe(label), list(rows.values()))
            yield from _relink(label, rows.values())
        for label, rows in self.versions.items():
            yield Statement(_version(label), list(rows.values()))
        for (start, type_, end), joined in self.links.items():
            yield Statement(_join(start, type_, end), list(joined.values()))
        yield Statement(_KEY_NEW, list(self.keyed.values()))
        for label, tellings in self.told.items():
            yield Statement(_tell(label), list(tellings.values()))
        if decided := self.versions.get("IdentityDecision"):
            records = dict.fromkeys(row["properties"]["record"] for row in decided.values())
            yield identified(records)
        yield from redrawn(sorted(self.restricted), sorted(self.keeping))


def _description(label: str, key: str, stamp: str) -> Row:
    thing = f"{label} {key}"
    return {"label": label, "id": key, "stamp": stamp, "thing": thing, "key": f"{thing} {stamp}"}


def identified(records: Iterable[str]) -> Statement:
    """What draws today's identity of records anew from all decisions about them."""
    return Statement(_IDENTIFY, [{"record": record} for record in records])


def _without(rows: dict[str, Row], keys: set[str]) -> dict[str, Row]:
    return {key: row for key, row in rows.items() if key not in keys}


def links(item: Any) -> Iterator[tuple[str, str, str, str]]:
    """(label, relationship, label at its end, key at its end) for each id that an item's fields hold."""
    label = type(item).__name__
    for name, link in nodes()[label].links:
        value = getattr(item, name)
        end = item.who if isinstance(item, IdentityDecision) and len(link.to) > 1 else link.to[0]
        for target in value if isinstance(value, tuple) else (value,):
            if target is not None:
                yield label, link.type, end, target


def _stamp(described: Row) -> str:
    """Orders descriptions of one thing: one that calls it sensitive wins, a register's latest, then the fullest."""
    plain = {name: value for name, value in described.items() if name not in UNVERSIONED}
    digest = blake2b(orjson.dumps(plain, option=orjson.OPT_SORT_KEYS), digest_size=6).hexdigest()
    first = "~" if described.get("sensitive") else ""  # above all days: a register must not show what a sender would not
    return f"{first}{described.get('as_at', '0')}|{len(plain):02d}|{digest}"


def _describe(label: str) -> str:
    described = (one.name for one in nodes()[label].properties if one.name not in ("id", "stamp"))
    replaced = "".join(f", n.{name} = row.properties.{name}" for name in described)
    return (
        f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) WITH n, row WHERE n.stamp IS NULL OR n.stamp < row.stamp "
        f"SET n.stamp = row.stamp{replaced}"
    )


def _relink(label: str, rows: Collection[Row]) -> Iterator[Statement]:
    """Draws a thing's links again from the description that stands."""
    for name, link in nodes()[label].links:
        match = _standing(label)
        joined = _joined((row, row["properties"].get(name)) for row in rows)
        yield Statement(f"{match} MATCH (n)-[old:{link.type}]->() DELETE old", [_from(row) for row in rows])
        yield Statement(f"{match} MERGE (t:{link.to[0]} {{id: row.to}}) MERGE (n)-[:{link.type}]->(t)", joined)
    if label == "Address":
        yield Statement(_UNKEY, [{**_from(row), "keys": row["keys"]} for row in rows])
        yield Statement(_KEY, [{**_from(row), "keys": row["keys"]} for row in rows])


def _standing(label: str) -> str:
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.from}}) WHERE n.stamp = row.stamp"


def _from(row: Row) -> Row:
    return {"from": row["id"], "stamp": row["stamp"]}


def _joined(drawn: Iterable[tuple[Row, Any]]) -> list[Row]:
    return [
        {**_from(row), "to": target}
        for row, value in drawn
        for target in (value if isinstance(value, list) else [value])
        if target is not None
    ]


def _version(label: str) -> str:
    return f"UNWIND $rows AS row CREATE (n:{label} {{id: row.id}}) SET n += row.properties"


def _join(start: str, type_: str, end: str) -> str:
    carried = " SET r += row.properties" if relationships()[type_].properties else ""
    return (
        f"UNWIND $rows AS row MATCH (n:{start} {{id: row.from}}) "
        f"MERGE (t:{end} {{{nodes()[end].key}: row.to}}) CREATE (n)-[r:{type_}]->(t){carried}"
    )


def _tell(label: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.from}}) MERGE (t:Agency {{id: row.to}}) "
        "MERGE (n)-[r:TOLD {id: row.id}]->(t) ON CREATE SET r += row.properties"
    )


_IDENTIFY = (
    "UNWIND $rows AS row MATCH (record:Record {id: row.record})<-[:OF]-(decision:IdentityDecision) "
    "WITH record, decision ORDER BY decision.at, decision.id "
    "WITH record, collect(decision) AS made WITH record, made[-1] AS last "
    "MATCH (last)-[:TO]->(person) OPTIONAL MATCH (record)-[old:IS]->() DELETE old "
    "WITH DISTINCT record, person MERGE (record)-[:IS]->(person)"
)
_UNKEY = (
    f"{_standing('Address')} MATCH (n)-[old:KEYED]->(key:NameKey) WHERE NOT key.key IN row.keys DELETE old "
    "WITH DISTINCT key WHERE NOT EXISTS { (key)<-[:KEYED]-() } DELETE key"
)
_KEY = f"{_standing('Address')} UNWIND row.keys AS key MERGE (t:NameKey {{key: key}}) MERGE (n)-[:KEYED]->(t)"
_KEY_NEW = (
    "UNWIND $rows AS row MATCH (n:Particulars {id: row.id}) "
    "UNWIND row.keys AS key MERGE (t:NameKey {key: key}) CREATE (n)-[:KEYED]->(t)"
)
