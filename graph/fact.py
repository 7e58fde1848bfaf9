"""One fact of any sort by its key, as it stands for a lens."""

from dataclasses import dataclass

from sightline.graph.errors import NotFound
from sightline.graph.facts import Fact
from sightline.graph.lens import Lens
from sightline.graph.people import Described, describe
from sightline.graph.reading import reading
from sightline.graph.store import Store
from sightline.graph.teams import with_whole_teams

MOST = 1_000  # versions of one fact


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAnswer:
    """A fact as it stands (or last stood, where its sender withdrew it), and what it names."""

    fact: Fact
    described: Described


async def fact(store: Store, label: str, key: str, lens: Lens) -> FactAnswer:
    """One fact of this sort; NotFound where there is none, or the lens shows no version of it."""
    lens = await with_whole_teams(store, lens)
    for row in await store.read("fact", id=key, most=MOST):
        for version in reading(row, lens).seen.history.get(key, ())[-1:]:
            if version.label == label:
                return FactAnswer(fact=version, described=await describe(store, (), [version], lens))
    raise NotFound(label.lower(), key)
