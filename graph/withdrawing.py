"""What a sender withdraws as a whole, such as a child's file or an episode: each fact in it gets a version that says so.

A fact whose key ends in `/withdrawn` stands for all whose keys begin as it does. It may come before or after them, in any
load: whatever was recorded before it is withdrawn, whatever was recorded later is not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sightline.graph.facts import FACTS, FIELDS, About, Fact
from sightline.graph.load import load
from sightline.graph.store import Store
from sightline.graph.stream import Bundle

WITHDRAWN = "withdrawn"  # the last part of such a key
RECORDS_AT_ONCE = 200
MOST_VERSIONS = 1_000_000  # of so many records

Row = dict[str, Any]


async def withdraw(store: Store, records: Iterable[str], source: str) -> None:
    """Gives the facts of these records the versions that what is withdrawn as a whole asks for; twice is once."""
    every = list(records)
    for first in range(0, len(every), RECORDS_AT_ONCE):
        some = every[first : first + RECORDS_AT_ONCE]
        rows = await store.read("withdrawals", budget=MOST_VERSIONS, records=some)
        if bundles := [Bundle(f"withdrawn in {record}", tuple(found)) for record, found in _by_record(rows) if found]:
            await load(store, bundles, source)


def withdrawn(rows: Sequence[Row]) -> Iterator[Fact]:
    """The versions that withdraw the facts of one record, from every version of them that there is, in order of recording."""
    wholes = {(row["fact"].removesuffix(WITHDRAWN), row["recorded_at"]): row for row in rows if _whole(row)}
    said: dict[tuple[str, str | None], Row] = {}
    for row in (row for row in rows if not row["deleted"]):
        for below, day in wholes:
            if row["fact"].startswith(below) and (row["recorded_at"] or "") < (day or ""):
                said[row["fact"], day] = row | {"source": wholes[below, day]["source"]}
    for (_, day), row in said.items():
        yield _version(row, day)


def _version(row: Row, day: str | None) -> Fact:
    label = row["label"]
    needed = {name: row[name] for name in ("carer", "relation", "agency") if name in FIELDS[label] and row[name] is not None}
    return FACTS[label](
        fact=row["fact"],
        kind=row["kind"],
        held_by=row["held_by"],
        about=(About(record=row["record"]),),
        recorded_at=day,
        recorded_basis="later-source",
        deleted=True,
        source=row["source"] or "",
        **needed,
    )


def _whole(row: Row) -> bool:
    return bool(row["deleted"]) and row["fact"].endswith(f"/{WITHDRAWN}")


def _by_record(rows: Sequence[Row]) -> Iterator[tuple[str, list[Fact]]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["record"]].append(row)
    for record, own in found.items():
        yield record, list(withdrawn(own))
