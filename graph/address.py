"""One address: where it lies and who stayed there over time, as far as a lens lets through."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sightline.graph.errors import NotFound
from sightline.graph.facts import Fact, Residence
from sightline.graph.lens import Lens
from sightline.graph.pages import MOST_FACTS, Page, page
from sightline.graph.people import Described, describe
from sightline.graph.rows import thing
from sightline.graph.shelves import shelves
from sightline.graph.store import Store
from sightline.graph.things import Address
from sightline.graph.ties import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressAnswer:
    """An address and a page of those who stayed there: each entry's facts are the accounts of their stays."""

    address: Address
    residents: Page
    described: Described


async def address(store: Store, id: str, lens: Lens, *, after: str | None = None, limit: int = 100) -> AddressAnswer:
    """One address and its residents, a page at a time; NotFound where the lens shows no stay there."""

    async def read(since: str) -> Mapping[str, Any]:
        rows = await store.read("address", id=id, shelves=shelves((id,), since), most=MOST_FACTS)
        if not rows:
            raise NotFound("address", id)
        return rows[0]

    def stayed(fact: Fact, _: Thing) -> bool:
        return isinstance(fact, Residence) and fact.at == id

    row, residents = await page(read, stayed, lens, after=after, limit=limit)
    if after is None and not residents.entries and residents.next is None:
        raise NotFound("address", id)
    facts = [fact for entry in residents.entries for fact in entry.facts]
    described = await describe(store, {Thing("Address", id), *(entry.thing for entry in residents.entries)}, facts, lens)
    return AddressAnswer(address=thing("Address", row["address"]), residents=residents, described=described)
