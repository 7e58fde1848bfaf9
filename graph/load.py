"""Loads a stream into the graph: bundles whole or not at all, in any order, twice as once, resumable after a stop."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sightline.graph.schema import THINGS, nodes
from sightline.graph.store import Statement, Store
from sightline.graph.stream import Bundle, Stream
from sightline.graph.things import Record
from sightline.graph.write import Row, Rows

ROWS_A_TRANSACTION = 10_000
THINGS_KEPT = 200_000  # descriptions that one load remembers


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a load; `new` and `there` add up to the facts, decisions and claims read."""

    source: str
    bundles: int = 0
    items: int = 0
    new: int = 0
    there: int = 0


@dataclass(slots=True)
class _Batch:
    bundles: list[tuple[Bundle, list[str]]] = field(default_factory=list)  # each with the keys of its versions
    rows: Rows = field(default_factory=Rows)
    described: dict[str, Row] = field(default_factory=dict)  # by bundles that have no versions: the rows of a register


async def load(
    store: Store,
    stream: Stream,
    source: str,
    on_progress: Callable[[Receipt], Any] | None = None,
    on_bundle: Callable[[Bundle, bool], Any] | None = None,
) -> Receipt:
    """Writes every bundle of a stream and says what became of it; `on_progress` gets the receipt so far.

    `on_bundle` gets each bundle once it is written, and whether it brought anything new.

    Stopped in the middle, it has written whole bundles only; run again, it passes over what is there.
    """
    await store.write([Statement(_BEGIN, [{"id": source, "at": now()}])])
    receipt, batch = Receipt(source), _Batch()
    written: dict[str, str] = {}
    for bundle in stream:
        loaded_at = now()
        added = [batch.rows.add(item, load=source, loaded_at=loaded_at) for item in bundle.items]
        keys = [key for key in added if key is not None]
        if not keys:
            found = {row["key"]: row for row in batch.rows.described(bundle.items)}
            batch.described |= found
            keys = list(found)
        batch.bundles.append((bundle, keys))
        if batch.rows.size >= ROWS_A_TRANSACTION:
            receipt, batch = await _write(store, batch, written, receipt, on_progress, on_bundle), _Batch()
    if batch.bundles:
        receipt = await _write(store, batch, written, receipt, on_progress, on_bundle)
    await store.write([Statement(_FINISH, [{"id": source, "at": now()}])])
    return receipt


async def loads(store: Store) -> dict[str, str | None]:
    """The instant at which each load finished, by its source, in the order of their first start; none while it has not."""
    return {row["source"]: row["finished_at"] for row in await store.read("loads")}


async def unfinished(store: Store) -> list[str]:
    """Sources whose load was begun and has not finished: to be loaded again."""
    return [source for source, finished_at in (await loads(store)).items() if finished_at is None]


async def _write(
    store: Store,
    batch: _Batch,
    written: dict[str, str],
    receipt: Receipt,
    on_progress: Callable[[Receipt], Any] | None,
    on_bundle: Callable[[Bundle, bool], Any] | None,
) -> Receipt:
    read = sum(len(rows) for rows in batch.rows.versions.values())
    there: set[str] = set()
    as_fully: set[str] = set()

    async def missing() -> list[Statement]:
        there.update(await _already_loaded(store, batch.rows))
        batch.rows.leave_out(there)
        as_fully.update(await _already_described(store, [*batch.rows.descriptions(), *batch.described.values()], written))
        batch.rows.leave_out_described(as_fully)
        return list(batch.rows.statements())

    await store.write(missing)
    written.update({row["thing"]: row["stamp"] for row in batch.rows.descriptions()})
    receipt = Receipt(
        source=receipt.source,
        bundles=receipt.bundles + len(batch.bundles),
        items=receipt.items + sum(len(bundle.items) for bundle, _ in batch.bundles),
        new=receipt.new + read - len(there),
        there=receipt.there + len(there),
    )
    if on_bundle:
        there |= as_fully
        for bundle, keys in batch.bundles:
            on_bundle(bundle, not there.issuperset(keys))
            there.update(keys)  # said again in this batch, it is there
    if on_progress:
        on_progress(receipt)
    return receipt


async def _already_loaded(store: Store, rows: Rows) -> set[str]:
    asked = {label: list(rows.versions.get(label, ())) for label in VERSIONED}
    found = await store.read("already_loaded", budget=sum(map(len, asked.values())) + 1, **asked)
    return {row["id"] for row in found}


async def _already_described(store: Store, rows: Collection[Row], written: dict[str, str]) -> set[str]:
    """The keys of the descriptions that change nothing; `written` are stamps that this load has seen to stand, by thing."""
    there = {row["key"] for row in rows if written.get(row["thing"], "") >= row["stamp"]}
    asked = {row["key"]: row for row in rows if row["key"] not in there}
    if asked:
        by_label: dict[str, list[Row]] = {label: [] for label in DESCRIBED}
        for row in asked.values():
            by_label[row["label"]].append({name: row[name] for name in ("id", "stamp", "key")})
        found = await store.read("already_described", budget=len(asked) + 1, **by_label)
        there |= {row["key"] for row in found}
    if len(written) > THINGS_KEPT:
        written.clear()
    written.update({row["thing"]: row["stamp"] for row in asked.values() if row["key"] in there})
    return there


def now() -> str:
    """This instant, as everything written says it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


VERSIONED = [node.label for node in nodes().values() if any(one.name == "loaded_at" for one in node.properties)]
DESCRIBED = [kind.__name__ for kind in (*THINGS, Record)]

_BEGIN = (
    "UNWIND $rows AS row MERGE (n:Load {id: row.id}) "
    "ON CREATE SET n.source = row.id, n.started_at = row.at SET n.finished_at = null"
)
_FINISH = "UNWIND $rows AS row MATCH (n:Load {id: row.id}) SET n.finished_at = row.at"
