"""`sightline link`: compares all records two by two, and lets the graph decide what follows."""

import asyncio
from typing import Annotated

import typer

from sightline.graph import clock
from sightline.graph.errors import BadInput
from sightline.graph.settings import Settings


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
    from sightline.cli import linking  # with DuckDB and Splink, which take long to start and which no other command needs

    settings = Settings.from_environment()
    thresholds = linking.Thresholds(
        join=settings.linkage_join if join is None else join, split=settings.linkage_split if split is None else split
    )
    if not 0.5 < thresholds.join < 1 or not 0.01 <= thresholds.split <= thresholds.join:
        raise BadInput(
            f"--join {thresholds.join} --split {thresholds.split}",
            "are no thresholds",
            "give likelihoods: --join above 0.5 and below 1, --split from 0.01 up to that",
        )
    today = clock.today()
    if record:
        asyncio.run(linking.placed(settings, thresholds, record, today, review=review))
        return
    linking.run(settings, thresholds, today, train=train, review=review)
