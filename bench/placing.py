"""A new record placed among many: how long it takes to find the few that it may be of one person with, and to compare them.

The embedded database is filled with what teams' files say of made-up people, then files are added and placed one by one.
"""

import argparse
import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console

from sightline.graph.facts import Care, Particulars, Residence
from sightline.graph.load import Receipt, load
from sightline.graph.records import files_of
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Adult, Agency, Child, IdentityDecision, Record
from sightline.loaders.borough import borough
from sightline.loaders.linkage.clusters import Thresholds
from sightline.loaders.linkage.model import SHIPPED, Model
from sightline.loaders.linkage.placing import Placing

KEPT = Child | Adult | Agency | Address | Record | IdentityDecision | Particulars | Residence | Care
AT_MOST_MS = 100
console = Console()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=2_000, help="children and adults in the graph")
    asked.add_argument("--place", type=int, default=200, help="records to place")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Settings(data=Path(folder), embedded_heap="1g"), given.people, given.place))


async def measure(settings: Settings, people: int, place: int) -> None:
    async with await Store.open(settings) as store:
        new: list[tuple[str, Bundle]] = []
        filled = Counter[str]()
        await load(store, _filling(people, place, new, filled), "made up", on_progress=_tell)
        placing, taken, kinds = Placing(store, Model.read(SHIPPED), Thresholds()), list[float](), Counter[str]()
        await load(store, (bundle for _, bundle in new), "new")
        for record, _ in new:
            started = time.perf_counter()
            (file,) = await files_of(store, [record])
            found = await placing.place(file, "2026-11-22")
            taken.append((time.perf_counter() - started) * 1000)
            kinds.update({one.kind for one in found} or {"nothing"})
        placing.close()
    slowest = quantiles(taken, n=20)[-1]
    within = sum(one < AT_MOST_MS for one in taken) / len(taken)
    console.print(
        f"{len(taken)} records placed among {filled['people']:,} people with {filled['records']:,} records: "
        f"median {median(taken):.0f} ms, 19 in 20 within {slowest:.0f} ms, {within:.0%} within {AT_MOST_MS} ms; "
        f"came to {dict(kinds)}"
    )


def _filling(people: int, place: int, new: list[tuple[str, Bundle]], filled: Counter[str]) -> Iterator[Bundle]:
    """Households with what tells their people apart; of every so many the last file of a child is kept back, to be placed."""
    every = max(people // (3 * place), 1)
    for number, bundle in enumerate(borough(people, seed=1, planted=0.0)):
        items = [item for item in bundle.items if isinstance(item, KEPT)]
        records = [item.id for item in items if isinstance(item, Record) and item.person == "child"]
        if number % every == 0 and len(records) > 2 and len(new) < place:
            kept_back = [item for item in items if _of(item, records[-1])]
            new.append((records[-1], Bundle(records[-1], tuple(_by_itself(kept_back)))))
            items = [item for item in items if item not in kept_back]
        filled.update(people=sum(isinstance(item, Child | Adult) for item in items))
        filled.update(records=sum(isinstance(item, Record) for item in items))
        yield Bundle(bundle.name, tuple(items))
        if filled["people"] >= people:
            return


def _of(item: Item, record: str) -> bool:
    if isinstance(item, Record):
        return item.id == record
    if isinstance(item, IdentityDecision):
        return item.record == record
    return isinstance(item, Particulars | Residence | Care) and any(about.record == record for about in item.about)


def _by_itself(items: Iterable[Item]) -> Iterator[Item]:
    """A file as its team opens it: on a child of whom nobody has said yet who it is."""
    for item in items:
        if isinstance(item, IdentityDecision):
            child = f"new {item.record}"
            yield Child(id=child)
            yield IdentityDecision(
                id=item.id, record=item.record, person=child, at=item.at, by=item.by, basis="opened by the team"
            )
        else:
            yield item


def _tell(receipt: Receipt) -> None:
    if receipt.bundles % 50 == 0:
        console.print(f"{receipt.bundles:,} households", end="\r")


if __name__ == "__main__":
    main()
