"""Looks through all addresses, teams, workers and contacts for what may be one, in one pass each, and puts it before a person."""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from sightline.graph.alike import (
    address_key,
    agency_key,
    alike_addresses,
    alike_agencies,
    alike_contacts,
    alike_workers,
    worker_key,
)
from sightline.graph.deciding import Outcome, decide
from sightline.graph.lens import Lens, Viewer
from sightline.graph.population import population
from sightline.graph.proposal import Proposal
from sightline.graph.rows import thing
from sightline.graph.store import Store

PAGE = 10_000

_RULES: dict[str, tuple[str, Callable[[Any], str | None], Callable[[Any, str], Iterator[Proposal]]]] = {
    "Address": ("addresses_page", address_key, alike_addresses),
    "Agency": ("agencies_page", agency_key, alike_agencies),
    "Professional": ("professionals_page", worker_key, alike_workers),
}


async def suggest(store: Store, viewer: Viewer, sort: str, at: str) -> Outcome:
    """Puts before a person what may be one of one sort, each pair once; what was decided already is left alone."""
    holders: dict[str, str] = {}
    found = _contacts(store, viewer, at, holders) if sort == "Contact" else _things(store, sort, at)
    return await decide(store, found, whole=True, sort=sort, holders=holders)


async def _things(store: Store, sort: str, at: str) -> AsyncIterator[Proposal]:
    question, key_of, alike = _RULES[sort]
    together: dict[str, list[Any]] = defaultdict(list)
    after = ""
    while rows := await store.read(question, budget=PAGE, after=after, most=PAGE):
        for row in rows:
            one = thing(sort, row["is"])
            if key := key_of(one):
                together[key].append(one)
        after = rows[-1]["id"]
    for some in together.values():
        for proposal in alike(some, at):
            yield proposal


async def _contacts(store: Store, viewer: Viewer, at: str, holders: dict[str, str]) -> AsyncIterator[Proposal]:
    async for batch in population(store, Lens(viewer=viewer), household=False):
        for case in batch.cases:
            for proposal in alike_contacts(case, at):
                holders |= {key: one.held_by for key in proposal.records if (one := case.fact(key))}
                yield proposal
