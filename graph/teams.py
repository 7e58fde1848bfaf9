"""The whole team: whatever the teams of a lens are one with. A case file brings it along; other questions ask for it first."""

from sightline.graph.circle import MOST_AROUND
from sightline.graph.lens import Lens, Viewer, judged_by, of_whole_teams
from sightline.graph.rows import judgement
from sightline.graph.store import Store


async def with_whole_teams(store: Store, lens: Lens) -> Lens:
    """The lens with whatever its teams are one with on its day; asks nothing where it names none."""
    if not lens.teams:
        return lens
    rows = await store.read("judged_teams", budget=MOST_AROUND, teams=sorted(lens.teams), most=MOST_AROUND + 1)
    return of_whole_teams(lens, judged_by(lens, (judgement(row["judgement"]) for row in rows)))


async def whole_team(store: Store, viewer: Viewer, team: str) -> frozenset[str]:
    """The ids of whatever a team is one with today, its own among them."""
    return (await with_whole_teams(store, Lens(viewer=viewer, teams=frozenset({team})))).teams or frozenset()
