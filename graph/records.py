"""Streams what records say of their persons, whole and before any lens: for linkage, which shows none of it to anybody."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sightline.graph.facts import Fact
from sightline.graph.population import paged_ids
from sightline.graph.restriction import shown
from sightline.graph.rows import Properties, fact, thing
from sightline.graph.store import Store
from sightline.graph.things import Address, IdentityDecision, Record

AT_ONCE = 500
LIMITS = {"facts": 400, "carers": 20}  # read at most of each record


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFile:
    """One record with the versions that tell who it is of; `carers` are the names of carers whom it names, by their records."""

    record: Record
    decisions: tuple[IdentityDecision, ...] = ()
    must_not: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    carers: tuple[Fact, ...] = ()
    addresses: tuple[Address, ...] = ()


async def record_files(store: Store, person: str = "child") -> AsyncIterator[RecordFile]:
    """Every record of a kind of person, in the order of ids."""
    async for ids in paged_ids(store, "record_ids", AT_ONCE, person=person):
        for one in await files_of(store, ids):
            yield one


async def files_of(store: Store, records: Sequence[str]) -> list[RecordFile]:
    """These records, those that are there."""
    rows = await store.read("portraits", budget=len(records) + 1, records=list(records), **LIMITS)
    return [
        RecordFile(
            record=thing("Record", row["record"]),
            decisions=tuple(thing("IdentityDecision", one) for one in row["decisions"]),
            must_not=tuple(row["apart"]),
            facts=tuple(filter(shown, (_about(one, row["record"]["id"]) for one in row["versions"]))),
            carers=tuple(
                filter(shown, (_about({"label": "Particulars", "is": one["is"]}, one["record"]) for one in row["carers"]))
            ),
            addresses=tuple(thing("Address", one) for one in row["addresses"]),
        )
        for row in rows
    ]


def _about(version: Properties, record: str) -> Fact:
    return fact({"label": version["label"], "is": version["is"], "about": [{"record": record}], "told": ()})
