"""Takes away what was judged about records that are being erased; those that were joined with them are as if never joined."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sightline.graph.circle import BY_JUDGEMENT, Circle, circle
from sightline.graph.judgement import Judgement
from sightline.graph.judging import Judging
from sightline.graph.store import Statement, Store
from sightline.graph.write import identified


async def forgetting(store: Store, source: str, records: Collection[str]) -> list[Statement]:
    """What forgets the judgements about those of these records that only one load speaks of."""
    rows = await store.read(
        "unneeded_records", budget=len(records) + 1, records=sorted(records), load=source, judged=BY_JUDGEMENT
    )  # fmt: skip
    gone = {row["record"] for row in rows}
    around = await circle(store, gone)
    return [Statement(_UNTOLD, [{"load": source}]), *(one for one in _statements(around, gone) if one.rows)]


def _statements(around: Circle, gone: set[str]) -> Iterator[Statement]:
    homes = around.groups().homes
    left = {record: home.of for record, home in homes.items() if record not in gone}
    persons = {homes[record].of for record in gone & homes.keys()} - set(left.values())
    persons |= {one.person for record in gone for one in around.decisions.get(record, ()) if one.person.startswith("apart:")}
    kept = {record: [one for one in around.decisions[record] if not _names(one.load, one.person, persons)] for record in left}
    judgements = {one.id: one for one in _without(around.judgements.values(), gone)}
    judging = Judging(Circle(holders=around.holders, decisions=kept, judgements=judgements))
    judging.touch(left)
    yield Statement(_UNDECIDE, [{"id": one.id} for record in left for one in around.decisions[record] if one not in kept[record]])
    yield Statement(_UNDECIDE, [{"id": one.id} for record in gone for one in around.decisions.get(record, ()) if _ours(one.load)])
    yield Statement(_UNPROPOSE, [{"id": record} for record in sorted(gone)])
    touched = [one for one in around.judgements.values() if not gone.isdisjoint(one.things)]
    yield Statement(_UNJUDGE, [{"id": one.id} for one in touched if one.id not in judgements])
    narrowed = [judgements[one.id] for one in touched if one.id in judgements]
    yield Statement(_NARROW, [{"id": one.id, "left": list(one.left), "right": list(one.right)} for one in narrowed])
    yield Statement(_LET_GO, [{"id": record} for record in sorted(gone)])
    yield identified(left)
    yield from judging.statements()
    for label in ("Child", "Adult"):
        yield Statement(UNNEEDED.format(label), [{"id": person} for person in sorted(persons)])


def _names(load: str, person: str, persons: Collection[str]) -> bool:
    return _ours(load) and person in persons


def _ours(load: str) -> bool:
    return load.startswith(BY_JUDGEMENT)


def _without(judgements: Iterable[Judgement], gone: Collection[str]) -> Iterator[Judgement]:
    """The judgements that still speak of two sides without these records."""
    for one in judgements:
        left, right = (tuple(key for key in side if key not in gone) for side in (one.left, one.right))
        if left and right:
            yield replace(one, left=left, right=right)


_UNTOLD = "UNWIND $rows AS row MATCH (:Contact {load: row.load})<-[:BETWEEN]-(n) DETACH DELETE n"
_UNDECIDE = "UNWIND $rows AS row MATCH (n:IdentityDecision {id: row.id}) DETACH DELETE n"
_UNPROPOSE = "UNWIND $rows AS row MATCH (:Record {id: row.id})<-[:BETWEEN]-(n:Proposal) DETACH DELETE n"
_UNJUDGE = "UNWIND $rows AS row MATCH (n:Judgement {id: row.id}) DETACH DELETE n"
_NARROW = (
    "UNWIND $rows AS row MATCH (n:Judgement {id: row.id}) SET n.left = row.left, n.right = row.right, n.evidence = null"
)
_LET_GO = "UNWIND $rows AS row MATCH (:Record {id: row.id})-[old:NOT|BETWEEN]-() DELETE old"
UNNEEDED = "UNWIND $rows AS row MATCH (n:{} {{id: row.id}}) WHERE NOT EXISTS {{ (n)<--() }} DETACH DELETE n"
