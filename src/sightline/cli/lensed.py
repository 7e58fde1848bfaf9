"""A child's file through the lens that a command's options ask for."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from sightline.cli.screen import say
from sightline.cli.whom import one_child
from sightline.graph.case import Case
from sightline.graph.casefile import child_replay, child_replay_or_nothing
from sightline.graph.errors import BadInput
from sightline.graph.lens import Lens
from sightline.graph.replay import Replay
from sightline.graph.store import Store
from sightline.queries.called import teams_called

Identity = Literal["as-decided", "today"]


async def lensed(store: Store, whom: str, lens: Lens, teams: Iterable[str] = ()) -> Replay:
    """The child's file through the lens; where the lens leaves nothing, that is an answer too."""
    everything = Lens(viewer=lens.viewer)
    whole = (await child_replay(store, await one_child(store, whom, everything), everything)).whole
    if named := frozenset(team_of("--team", text, whole) for text in teams):
        lens = replace(lens, teams=named)
    found = await child_replay_or_nothing(store, whole.person, lens)
    if not found.whole.history and not found.whole.signposts:
        say("None of these files held anything about this child by then.")
    return found


def team_of(option: str, text: str, case: Case) -> str:
    """The one team among those that the case names which is meant by an id or a part of a name."""
    found = teams_called(text, case.places)
    if len(found) == 1:
        return found[0].id
    if found:
        raise BadInput(f"{option} '{text}'", "could be several teams", f"name one: {'; '.join(team.name for team in found)}")
    named = "; ".join(sorted(team.name for team in case.places.agencies.values()))
    raise BadInput(f"{option} '{text}'", "is no team with a file on this child", f"name one of these: {named}")
