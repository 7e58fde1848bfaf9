"""What single records say of whom they are of, and whether all of that is open to a viewer: who may ask whether two are one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sightline.graph.facts import Care, Fact, Particulars
from sightline.graph.lens import Lens, Level, Viewer
from sightline.graph.people import describe, full_name
from sightline.graph.rows import fact, thing
from sightline.graph.store import Store
from sightline.graph.things import Record
from sightline.graph.ties import Thing

FACTS = 500
AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two things that may be one, by what it is called and whose file it stands on."""

    key: str
    team: str
    names: tuple[str, ...] = ()
    born_on: tuple[str, ...] = ()


async def sides(store: Store, viewer: Viewer, sort: str, keys: Collection[str]) -> dict[str, Side]:
    """Those of these things of one sort of which a viewer may read all that such a question rests on."""
    if sort == "Record":
        return await open_to(store, viewer, keys)
    if sort == "Contact":
        return await _contacts(store, viewer, keys)
    if sort == "Address" and viewer.teams is not None:
        return {}  # who lives where may be withheld, and an address by itself does not say whose it is
    lens = Lens(viewer=viewer)
    described = await describe(store, {Thing(sort, key) for key in keys}, (), lens)
    places: Mapping[str, object] = {
        **described.places.addresses, **described.places.agencies, **described.places.professionals
    }  # fmt: skip
    return {key: Side(key=key, team="", names=(described.name(Thing(sort, key)),)) for key in sorted(keys) if key in places}


async def _contacts(store: Store, viewer: Viewer, keys: Collection[str]) -> dict[str, Side]:
    found: dict[str, Side] = {}
    lens = Lens(viewer=viewer)
    for row in await store.read("contacts_on_file", budget=len(keys) + 1, contacts=sorted(keys), versions=FACTS):
        versions = [fact(one) for one in row["versions"]]
        if all(lens.level(version) is Level.CONTENT for version in versions):
            last = lens.see(versions).history[row["key"]][-1]
            said = f"{last.kind}{f' on {last.on}' if last.on else ''}"
            found[row["key"]] = Side(key=row["key"], team=row["team"] or last.held_by, names=(said,))
    return found


async def open_to(store: Store, viewer: Viewer, records: Collection[str]) -> dict[str, Side]:
    """The records among these of which a viewer may read all that who-is-who rests on: names, births, stays and care.

    Evidence tells what both files say, so less than all is nothing: the record is as if it did not exist.
    """
    found: dict[str, Side] = {}
    asked, lens = sorted(set(records)), Lens(viewer=viewer)
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        for row in await store.read("on_file", budget=len(some), records=some, facts=FACTS):
            record, versions = thing("Record", row["is"]), [fact(one) for one in row["versions"]]
            if _open(lens, record, versions):
                found[record.id] = _side(lens, record, row["team"] or record.held_by, versions)
    return found


def _open(lens: Lens, record: Record, versions: Collection[Fact]) -> bool:
    teams = lens.viewer.teams
    own = teams is None or record.held_by in teams
    whole = versions and len(versions) < FACTS and not any(isinstance(one, Care) for one in versions)  # evidence names carers
    return (own or bool(whole)) and all(lens.level(version) is Level.CONTENT for version in versions)


def _side(lens: Lens, record: Record, team: str, versions: Iterable[Fact]) -> Side:
    named = lens.see(versions).of(Particulars)
    names = dict.fromkeys(name for one in named if (name := full_name(one)))
    born = dict.fromkeys(one.born_on for one in named if one.born_on)
    return Side(key=record.id, team=team, names=tuple(names), born_on=tuple(born))
