"""One worker: role, team, how to reach them, and the children they are working with now."""

from dataclasses import dataclass

from sightline.graph.ahead import still_there
from sightline.graph.errors import NotFound
from sightline.graph.facts import Fact, Involvement
from sightline.graph.lens import Lens, judged_by
from sightline.graph.oneness import Oneness, one_of, together
from sightline.graph.pages import MOST_ENTRIES, MOST_FACTS, Entry, Page
from sightline.graph.people import Described, describe
from sightline.graph.reading import goes_on, reading
from sightline.graph.rows import judgement, places, thing
from sightline.graph.store import Store
from sightline.graph.teams import with_whole_teams
from sightline.graph.things import Agency, Professional
from sightline.graph.ties import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfessionalAnswer:
    """A worker, by every entry that was judged to be of them, their team, and a page of children.

    `reach` is the worker's own way, else the team's.
    """

    professional: Professional
    team: Agency | None
    reach: str | None
    children: Page
    described: Described


async def professional(store: Store, id: str, lens: Lens, *, after: str | None = None, limit: int = 50) -> ProfessionalAnswer:
    """One worker and the children whose involvement they carry on the day of the lens; NotFound where there is none."""
    rows = await store.read("professional", id=id, most=MOST_FACTS)
    if not rows:
        raise NotFound("professional", id)
    lens = await with_whole_teams(store, lens)
    read = reading(rows[0], lens)
    judged = judged_by(lens, (judgement(one) for one in rows[0]["judged"]))
    group = together(judged, "Professional").get(id, {id})
    near = [thing("Professional", one) for one in rows[0]["near"] if one["id"] in group]
    own: Professional = one_of(id, [thing("Professional", rows[0]["professional"]), *near])
    names = Oneness(names={("Professional", one.id): id for one in near})
    mine = [fact for one in read.seen.of(Involvement) if isinstance(fact := names.fact(one), Involvement) and fact.by == id]
    found: dict[Thing, list[Fact]] = {}
    for fact in goes_on(mine, lens):
        for one in read.about(fact):
            if one.label == "Child" and one.id > (after or ""):
                found.setdefault(one, []).append(fact)
    entries = [Entry(key=one.id, thing=one, facts=tuple(found[one])) for one in sorted(found)][: max(1, min(limit, MOST_ENTRIES))]
    cut = (f"only the first {MOST_FACTS} involvements of this worker were read",) if rows[0]["crowded"] else ()
    around = places(rows[0]["places"])
    team = around.agencies.get(own.agency)
    return ProfessionalAnswer(
        professional=still_there(own, lens.day),
        team=team,
        reach=own.reach or (team.reach if team else None),
        children=Page(
            entries=tuple(entries),
            next=entries[-1].key if len(entries) < len(found) else None,
            cut=cut,
        ),
        described=await describe(store, {entry.thing for entry in entries}, mine, lens),
    )
