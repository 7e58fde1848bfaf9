"""One team or organisation: what it is part of, whom it serves, how to reach it, and the children it is working with now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.graph.ahead import still_there
from sightline.graph.errors import NotFound
from sightline.graph.facts import Fact, Involvement, Registration
from sightline.graph.lens import Lens, judged_by
from sightline.graph.oneness import Oneness, one_of, together
from sightline.graph.pages import MOST_FACTS, Page, page
from sightline.graph.people import Described, describe
from sightline.graph.reading import goes_on
from sightline.graph.rows import Properties, judgement, places, thing
from sightline.graph.shelves import shelves
from sightline.graph.store import Store
from sightline.graph.teams import with_whole_teams
from sightline.graph.things import Address, Agency, Authority
from sightline.graph.ties import Thing

MOST_TEAMS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyAnswer:
    """A body, those that it is part of (nearest first), its own teams, the areas served, its site, and a page of children.

    Where registers know it by several codes, or it was judged one with others, children on the books of any of them are its
    own. `reach` is how to ring it: its own way, else that of the nearest body it is part of.
    """

    agency: Agency
    reach: str | None
    part_of: tuple[Agency, ...]
    teams: tuple[Agency, ...]
    areas: tuple[Authority, ...]
    site: Address | None
    predecessors: tuple[Agency, ...]
    successors: tuple[Agency, ...]
    children: Page
    described: Described


async def agency(store: Store, id: str, lens: Lens, *, after: str | None = None, limit: int = 50) -> AgencyAnswer:
    """One body and the children involved or registered with it on the day of the lens; NotFound where there is none."""
    lens, ids = await with_whole_teams(store, lens), [id]
    group: Collection[str] = ()  # what it is one with, as the first row says

    async def read(since: str) -> Mapping[str, Any]:
        nonlocal group
        rows = await store.read("agency", id=id, shelves=shelves(ids, since), most=MOST_FACTS, teams=MOST_TEAMS)
        if not rows:
            raise NotFound("agency", id)
        if group:
            return rows[0]
        group = _one_with(id, rows[0], lens)
        bodies = (rows[0]["agency"], *(one for one in rows[0]["near"] if one["id"] in group))
        more = sorted({other for one in bodies for other in (one["id"], *_other_ids(one))}.difference(ids))
        ids.extend(more)
        return await read(since) if more else rows[0]

    def now(fact: Fact, one: Thing) -> bool:
        with_it = isinstance(fact, Involvement | Registration) and fact.agency in ids
        return with_it and one.label == "Child" and bool(goes_on([fact], lens))

    row, children = await page(read, now, lens, after=after, limit=limit)
    facts = [fact for entry in children.entries for fact in entry.facts]
    near = [thing("Agency", one) for one in row["near"] if one["id"] in group and one["id"] != id]
    children = children.under(Oneness(names={("Agency", one.id): id for one in near}))
    own: Agency = one_of(id, [thing("Agency", row["agency"]), *near])
    around = places(row["places"])
    line = _line(own, around.agencies)
    return AgencyAnswer(
        agency=still_there(own, lens.day),
        reach=next((body.reach for body in (own, *line) if body.reach), None),
        part_of=line,
        teams=tuple(thing("Agency", one) for one in row["teams"] if one["part_of"] in group),
        site=around.addresses.get(own.site or ""),
        predecessors=tuple(thing("Agency", one) for one in row["predecessors"]),
        successors=tuple(thing("Agency", one) for one in row["successors"]),
        areas=tuple(sorted(around.authorities.values(), key=lambda area: area.id)),
        children=children,
        described=await describe(store, {entry.thing for entry in children.entries}, facts, lens),
    )


def _one_with(id: str, row: Mapping[str, Any], lens: Lens) -> Collection[str]:
    """The ids of what one body is, by what was judged of it."""
    judged = judged_by(lens, (judgement(one) for one in row["judged"]))
    return together(judged, "Agency", lens.viewer.teams).get(id, frozenset({id}))


def _other_ids(agency: Properties) -> list[str]:
    """The ids that a body's codes make; a closed one's numbers may be another's by now."""
    return [code.replace(" ", "-") for code in agency.get("codes") or ()] if agency.get("until") is None else []


def _line(own: Agency, bodies: Mapping[str, Agency]) -> tuple[Agency, ...]:
    line: list[Agency] = []
    above = bodies.get(own.part_of or "")
    while above is not None and above not in line:
        line.append(above)
        above = bodies.get(above.part_of or "")
    return tuple(line)
