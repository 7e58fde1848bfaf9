"""What single records say of whom they are of, and whether all of that is open to a viewer: who may ask whether two are one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sightline.graph.facts import Fact, Particulars
from sightline.graph.lens import Lens, Level, Viewer
from sightline.graph.people import full_name
from sightline.graph.rows import fact, thing
from sightline.graph.store import Store
from sightline.graph.things import Record

FACTS = 500
AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """One record with its team and what it calls the person, the latest version of each fact."""

    record: Record
    team: str
    names: tuple[str, ...] = ()
    born_on: tuple[str, ...] = ()


async def open_to(store: Store, viewer: Viewer, records: Collection[str]) -> dict[str, OnFile]:
    """The records among these of which a viewer may read all that who-is-who rests on: names, births, stays and care.

    Evidence tells what both files say, so less than all is nothing: the record is as if it did not exist.
    """
    found: dict[str, OnFile] = {}
    asked, lens = sorted(set(records)), Lens(viewer=viewer)
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        for row in await store.read("on_file", budget=len(some), records=some, facts=FACTS):
            record, versions = thing("Record", row["is"]), [fact(one) for one in row["versions"]]
            if _open(lens, record, versions):
                found[record.id] = _on_file(lens, record, row["team"] or record.held_by, versions)
    return found


def _open(lens: Lens, record: Record, versions: Collection[Fact]) -> bool:
    teams = lens.viewer.teams
    if teams is None or not versions or len(versions) >= FACTS:  # with nothing on file, or too much, it is the team's own
        return teams is None or record.held_by in teams
    return all(lens.level(version) is Level.CONTENT for version in versions)


def _on_file(lens: Lens, record: Record, team: str, versions: Iterable[Fact]) -> OnFile:
    named = lens.see(versions).of(Particulars)
    names = dict.fromkeys(name for one in named if (name := full_name(one)))
    born = dict.fromkeys(one.born_on for one in named if one.born_on)
    return OnFile(record=record, team=team, names=tuple(names), born_on=tuple(born))
