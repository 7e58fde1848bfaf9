"""The borough as a stream: as many children as asked for, household by household, in memory that does not grow."""

from collections.abc import Iterator
from typing import BinaryIO

from sightline.graph.stream import Bundle
from sightline.loaders.borough import rates
from sightline.loaders.borough.household import Household, household
from sightline.loaders.borough.people import household_dice, size
from sightline.loaders.borough.region import HOUSEHOLDS, Region, region


def borough(
    children: int, seed: int, *, planted: float = rates.PLANTED.value, truth: BinaryIO | None = None
) -> Iterator[Bundle]:
    """A made-up population with so many children, each household one bundle after the teams that it names.

    The same seed gives the same bundles, and a household is the same in every population that holds it. `planted` is the
    share of stories with a gap; each gap is written to `truth` as a line of JSON, when its household is given.
    """
    for part in population(children, seed, planted):
        if isinstance(part, Region):
            yield Bundle(f"region {part.number + 1}", part.items)
            continue
        if truth is not None:
            truth.writelines(row.line() for row in part.planted)
        yield part.bundle


def population(children: int, seed: int, planted: float = rates.PLANTED.value) -> Iterator[Region | Household]:
    """The regions and households of a made-up population, each region before its households."""
    shared, number = region(seed, 0), 0
    yield shared
    while children > 0:
        if number // HOUSEHOLDS != shared.number:
            shared = region(seed, number // HOUSEHOLDS)
            yield shared
        draw = household_dice(seed, number)
        count = size(draw)
        if count <= children:  # a last place left for one child waits for a household with one
            yield household(draw, shared, seed, number, count, planted)
            children -= count
        number += 1
