"""One address: where it lies and who stayed there over time, as far as a lens lets through."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.graph.errors import NotFound
from sightline.graph.facts import Fact, Residence
from sightline.graph.lens import Lens, judged_by
from sightline.graph.oneness import Oneness, one_of, together
from sightline.graph.pages import MOST_FACTS, Page, page
from sightline.graph.people import Described, describe
from sightline.graph.reading import reading
from sightline.graph.rows import judgement, thing
from sightline.graph.shelves import SHARES, shelves
from sightline.graph.store import Store
from sightline.graph.teams import with_whole_teams
from sightline.graph.things import Address
from sightline.graph.ties import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressAnswer:
    """An address and a page of those who stayed there: each entry's facts are the accounts of their stays.

    What was judged to be one with it is told as of it.
    """

    address: Address
    residents: Page
    described: Described


async def address(store: Store, id: str, lens: Lens, *, after: str | None = None, limit: int = 100) -> AddressAnswer:
    """One address and its residents, a page at a time; NotFound where the lens shows no stay there."""
    lens, ids = await with_whole_teams(store, lens), [id]

    async def read(since: str) -> Mapping[str, Any]:
        row = await _read(store, id, ids, since)
        more = [one for one in await _one_with(store, id, row, lens) if one not in ids]
        ids.extend(more)
        return await _read(store, id, ids, since) if more else row

    def stayed(fact: Fact, _: Thing) -> bool:
        return isinstance(fact, Residence) and fact.at in ids

    row, residents = await page(read, stayed, lens, after=after, limit=limit)
    if after is None and not residents.entries and residents.next is None:
        raise NotFound("address", id)
    facts = [fact for entry in residents.entries for fact in entry.facts]
    things = {*(Thing("Address", one) for one in ids), *(entry.thing for entry in residents.entries)}
    described = await describe(store, things, facts, lens)
    near = [thing("Address", one) for one in row["near"] if one["id"] in ids[1:]]
    return AddressAnswer(
        address=one_of(id, [thing("Address", row["address"]), *near]),
        residents=residents.under(Oneness(names={("Address", one): id for one in ids[1:]})),
        described=described,
    )


async def _read(store: Store, id: str, ids: Collection[str], since: str) -> Mapping[str, Any]:
    rows = await store.read("address", id=id, shelves=shelves(ids, since), most=MOST_FACTS)
    if not rows:
        raise NotFound("address", id)
    return rows[0]


async def _one_with(store: Store, id: str, row: Mapping[str, Any], lens: Lens) -> Collection[str]:
    """The addresses that are one with this one; to a reader of some teams' files those at which a stay is seen."""
    judged = judged_by(lens, (judgement(one) for one in row["judged"]))
    if not judged:
        return ()
    known = None
    if lens.viewer.teams is not None:
        every = await _read(store, id, sorted({id, *(one["id"] for one in row["near"])}), SHARES[0])
        known = {fact.at for fact in reading(every, lens).seen.of(Residence) if fact.at}
    return sorted(together(judged, "Address", known).get(id, ()))
