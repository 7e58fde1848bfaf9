"""What `sightline link` does: reads the records, compares them, and hands what is proposed to the graph."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

from sightline.cli.opened import opened, warn_of_unfinished
from sightline.cli.screen import out, say, working
from sightline.graph.deciding import Outcome, decide
from sightline.graph.errors import NotFound
from sightline.graph.proposal import Proposal
from sightline.graph.records import files_of, record_files
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.loaders.linkage.clusters import Thresholds
from sightline.loaders.linkage.placing import Placing
from sightline.loaders.linkage.proposals import Linkage
from sightline.loaders.linkage.reading import Gallery
from sightline.loaders.linkage.run import kept_model, link, model_for

__all__ = ["Thresholds", "placed", "run"]

PERSONS = {"child": "children", "adult": "adults"}


def run(settings: Settings, thresholds: Thresholds, today: str, *, train: bool, review: bool) -> None:
    """Compares all records of children, then of adults, and has the graph decide."""
    found = [
        _compared(gallery, settings, thresholds, person, today, train=train) for person, gallery in asyncio.run(_read(settings))
    ]
    asyncio.run(_decided(settings, (one for each in found for one in _proposed(each, review=review))))


async def placed(settings: Settings, thresholds: Thresholds, records: list[str], today: str, *, review: bool) -> None:
    """Places records one after the other; what is decided of one counts for the next."""
    async with opened(settings) as store:
        files = {file.record.id: file for file in await files_of(store, records)}
        if missing := [record for record in records if record not in files]:
            raise NotFound("record", missing[0])
        ready = {person: Placing(store, kept_model(person, settings.data), thresholds) for person in PERSONS}
        outcome = Outcome()
        for file in files.values():
            found = await ready[file.record.person].place(file, today)
            decided = await decide(store, (_for_review(one) if review else one for one in found))
            outcome.counted.update(decided.counted)
    out.print(f"Decided: {outcome}.")


async def _read(settings: Settings) -> list[tuple[str, Gallery]]:
    async with opened(settings) as store:
        await warn_of_unfinished(store)
        return [(person, await _gallery(store, person)) for person in PERSONS]


async def _gallery(store: Store, person: str) -> Gallery:
    gallery = Gallery()
    with working(f"Reading the records of {PERSONS[person]}") as tell:
        async for file in record_files(store, person):
            gallery.add(file)
            tell(f"{len(gallery.portraits):,} records")
    return gallery


def _compared(gallery: Gallery, settings: Settings, thresholds: Thresholds, person: str, today: str, *, train: bool) -> Linkage:
    who, backend = PERSONS[person], settings.linkage_backend
    with working(f"Learning what tells {who} apart"):
        model, says = model_for(gallery.portraits, person, settings.data, backend, today, anew=train)
    say(f"{len(gallery.portraits):,} records of {who}, by {says}.")
    with working(f"Comparing the records of {who}"):
        return link(gallery, model, thresholds, backend, today)


async def _decided(settings: Settings, proposals: Iterator[Proposal]) -> None:
    async with opened(settings) as store:
        with working("Deciding") as tell:
            outcome = await decide(store, proposals, whole=True, on_progress=lambda outcome: tell(str(outcome)))
    out.print(f"Decided: {outcome}.")


def _proposed(run: Linkage, *, review: bool) -> Iterator[Proposal]:
    return (_for_review(one) if review else one for one in run.proposals())


def _for_review(one: Proposal) -> Proposal:
    return replace(one, kind="review") if one.kind == "join" else one
