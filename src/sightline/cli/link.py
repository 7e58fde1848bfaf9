"""`sightline link`: compares all records two by two, and lets the graph decide what follows."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from sightline.cli.opened import opened, warn_of_unfinished
from sightline.cli.screen import out, say, working
from sightline.graph.deciding import Outcome, decide
from sightline.graph.errors import BadInput, NotFound
from sightline.graph.proposal import Proposal
from sightline.graph.records import files_of, record_files
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.loaders.linkage.clusters import Thresholds
from sightline.loaders.linkage.placing import Placing
from sightline.loaders.linkage.proposals import Linkage
from sightline.loaders.linkage.reading import Gallery
from sightline.loaders.linkage.run import kept_model, model_for
from sightline.loaders.linkage.run import link as linked

PERSONS = {"child": "children", "adult": "adults"}


def link(
    join: Annotated[float | None, typer.Option(help="Join from this likelihood on, above 0.5; SIGHTLINE_LINKAGE_JOIN.")] = None,
    split: Annotated[
        float | None, typer.Option(help="Take apart below this likelihood, at most that to join; SIGHTLINE_LINKAGE_SPLIT.")
    ] = None,
    review: Annotated[bool, typer.Option("--review", help="Join nothing: put every proposal before a person.")] = False,
    record: Annotated[
        list[str] | None, typer.Option(help="Only this record, by the kept model, without a full run; may be repeated.")
    ] = None,
    train: Annotated[
        bool, typer.Option("--train", help="Learn what comparisons are worth anew, from the records there are.")
    ] = False,
) -> None:
    """Find records of one person by what they say, with the evidence for each pair.

    Nothing is written before all pairs are compared. Stopped while deciding, it has written whole decisions only; run again, it
    goes on. What lies between the two thresholds, or is guarded, waits for a person.
    """
    settings = Settings.from_environment()
    thresholds = Thresholds(
        join=settings.linkage_join if join is None else join, split=settings.linkage_split if split is None else split
    )
    if not 0.5 < thresholds.join < 1 or not 0.01 <= thresholds.split <= thresholds.join:
        raise BadInput(
            f"--join {thresholds.join} --split {thresholds.split}",
            "are no thresholds",
            "give likelihoods: --join above 0.5 and below 1, --split from 0.01 up to that",
        )
    today = date.today().isoformat()
    if record:
        asyncio.run(_placed(settings, thresholds, record, today, review=review))
        return
    found = [
        _compared(gallery, settings, thresholds, person, today, train=train) for person, gallery in asyncio.run(_read(settings))
    ]
    asyncio.run(_decided(settings, (one for run in found for one in _proposed(run, review=review))))


async def _placed(settings: Settings, thresholds: Thresholds, records: list[str], today: str, *, review: bool) -> None:
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
        return linked(gallery, model, thresholds, backend, today)


async def _decided(settings: Settings, proposals: Iterator[Proposal]) -> None:
    async with opened(settings) as store:
        with working("Deciding") as tell:
            outcome = await decide(store, proposals, whole=True, on_progress=lambda outcome: tell(str(outcome)))
    out.print(f"Decided: {outcome}.")


def _proposed(run: Linkage, *, review: bool) -> Iterator[Proposal]:
    return (_for_review(one) if review else one for one in run.proposals())


def _for_review(one: Proposal) -> Proposal:
    return replace(one, kind="review") if one.kind == "join" else one
