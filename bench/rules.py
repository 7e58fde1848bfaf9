"""All rules over made-up children once read: case files a second on one core, the memory at its most, and how time grows.

No database: the case files are made in memory a household at a time, and only what the lens and the rules do is timed.
"""

import argparse
import math
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rich.console import Console
from rich.table import Table

from sightline.garbage import seldom
from sightline.graph.case import CaseFile, Places
from sightline.graph.facts import Fact
from sightline.graph.lens import OWNER, Lens, through
from sightline.graph.population import CHILDREN_AT_ONCE
from sightline.graph.things import Address, Agency, Authority, Coverage, IdentityDecision, Professional, Record
from sightline.loaders.borough.household import Household
from sightline.loaders.borough.population import population
from sightline.loaders.borough.region import Region
from sightline.queries.gaps import gaps, rules

TODAY = "2026-09-01"
console = Console()


@dataclass(frozen=True, slots=True)
class Measured:
    """One population."""

    children: int
    facts: int
    seconds: float
    megabytes: float


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--children", type=int, nargs="+", default=[500, 2_000], help="sizes of population, the smallest first")
    asked.add_argument("--most", type=int, default=sys.maxsize, help="leave out case files with more facts than these")
    given = asked.parse_args()
    table = Table(title=f"{len(rules())} rules, lens included, on one core")
    for heading in ("children", "facts", "case files a second", "facts a second", "memory at most, MB"):
        table.add_column(heading, justify="right")
    with seldom():  # as `sightline check` does
        found = [measure(children, given.most) for children in given.children]
    for one in found:
        rates = f"{one.children / one.seconds:,.0f}", f"{one.facts / one.seconds:,.0f}"
        table.add_row(f"{one.children:,}", f"{one.facts:,}", *rates, f"{one.megabytes:,.0f}")
    console.print(table)
    if len(found) > 1:
        console.print(f"time grows with the number of children to the power of {exponent(found[0], found[-1]):.3f}")


def measure(children: int, most: int) -> Measured:
    """Asks every rule of every child, as many at once as `sightline check` reads; the making of the children is not timed."""
    seconds, count, facts = 0.0, 0, 0
    made = (file for file in files(children) if len(file.facts) <= most)
    while batch := list(islice(made, CHILDREN_AT_ONCE)):
        started = time.process_time()
        for file in batch:
            gaps(through(Lens(viewer=OWNER), file), rules(), TODAY)
        seconds += time.process_time() - started
        count, facts = count + len(batch), facts + sum(len(file.facts) for file in batch)
    unit = 1 if sys.platform == "darwin" else 1024
    return Measured(count, facts, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)


def exponent(small: Measured, large: Measured) -> float:
    return math.log(large.seconds / small.seconds) / math.log(large.children / small.children)


def files(children: int) -> Iterator[CaseFile]:
    """Every child's case file, with the bodies and claims of the areas that its facts name."""
    region: Region | None = None
    for part in population(children, seed=1):
        if isinstance(part, Region):
            region = part
        elif region is not None:
            yield from _household(region, part)


def _household(region: Region, household: Household) -> Iterator[CaseFile]:
    items = household.bundle.items
    around = (*region.items, *items)
    decisions = [item for item in items if isinstance(item, IdentityDecision)]
    places = Places(
        agencies={item.id: item for item in around if isinstance(item, Agency)},
        professionals={item.id: item for item in around if isinstance(item, Professional)},
        addresses={item.id: item for item in around if isinstance(item, Address)},
        authorities={item.id: item for item in around if isinstance(item, Authority)},
    )
    for child in household.family.children:
        records = {decision.record for decision in decisions if decision.person == child.id}
        facts = tuple(item for item in items if isinstance(item, Fact) and any(one.record in records for one in item.about))
        named = {fact.held_by for fact in facts}
        areas = {area for key in named if key in places.agencies for area in places.agencies[key].serves}
        yield CaseFile(
            person=child.id,
            who="Child",
            records=tuple(item for item in items if isinstance(item, Record) and item.id in records),
            decisions=tuple(decision for decision in decisions if decision.record in records),
            facts=facts,
            places=places,
            coverage=tuple(
                item for item in region.items if isinstance(item, Coverage) and (item.agency in named or item.authority in areas)
            ),
        )


if __name__ == "__main__":
    main()
