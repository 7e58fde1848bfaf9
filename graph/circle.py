"""What stands around some records, or other things: by what decisions they are whose, with what they are one, what was judged."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sightline.graph.errors import TooMuch
from sightline.graph.identity import counted
from sightline.graph.judgement import Judgement
from sightline.graph.rows import judgement, thing
from sightline.graph.sameness import Groups, Home
from sightline.graph.store import Store
from sightline.graph.things import IdentityDecision

MOST_TOGETHER = 500  # records of one person; more are a mistake somewhere
MOST_AROUND = 20_000
ASKED = {
    "Record": "records", "Contact": "contacts", "Address": "addresses", "Agency": "agencies", "Professional": "professionals",
}  # fmt: skip
BY_JUDGEMENT = "judgement "  # how the load of a decision begins that follows from a judgement


@dataclass(slots=True)
class Circle:
    """Things of one sort with everything that their groups depend on; the decisions are those about records."""

    sort: str = "Record"
    holders: dict[str, str] = field(default_factory=dict)
    decisions: dict[str, list[IdentityDecision]] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)

    def groups(self) -> Groups:
        """Who is together, by these decisions and judgements; what is no record begins by itself."""
        if self.sort == "Record":
            homes = {record: home for record, made in self.decisions.items() if (home := _home(made))}
        else:
            homes = {key: Home(key, self.sort) for key in self.holders}
        return Groups(homes, (one for one in self.judgements.values() if set(one.things) <= homes.keys()))

    def reach(self) -> Iterator[tuple[str, str]]:
        """Each thing with each judgement that may decide with what it is one: those about whatever it was ever joined with."""
        joins = [one for one in self.judgements.values() if one.says == "same"]
        ever = Groups({key: Home(key, self.sort) for key in self.holders}, joins)
        for key in sorted(self.holders):
            yield from ((key, one.id) for one in self.judgements.values() if len(ever.of(key).intersection(one.things)) > 1)

    def today(self, record: str) -> IdentityDecision | None:
        """The decision that stands."""
        made = counted(self.decisions.get(record, ()))
        return made[-1] if made else None


async def circle(store: Store, keys: Iterable[str], sort: str = "Record") -> Circle:
    """What stands around these things of one sort; records that are not there are left out."""
    return await (_of_records(store, keys) if sort == "Record" else _of_others(store, sort, keys))


async def _of_others(store: Store, sort: str, keys: Iterable[str]) -> Circle:
    found, unread = Circle(sort=sort), set(keys)
    while unread:
        found.holders |= dict.fromkeys(unread, "")
        judged = await judgements_of(store, sort, unread)
        found.judgements |= {one.id: one for one in judged}
        unread = {key for one in judged for key in one.things} - found.holders.keys()
        if len(found.holders) > MOST_AROUND:
            raise TooMuch("too many things hang together", "take apart what was joined wrongly first")
    return found


async def judgements_of(store: Store, sort: str, keys: Iterable[str]) -> list[Judgement]:
    """What was judged about these things of one sort, the first first."""
    asked: dict[str, list[str]] = {name: [] for name in ASKED.values()} | {ASKED[sort]: sorted(set(keys))}
    rows = await store.read("judgements", budget=MOST_AROUND, most=MOST_AROUND + 1, **asked)
    return [judgement(row["judgement"]) for row in rows]


async def _of_records(store: Store, records: Iterable[str]) -> Circle:
    found, unread = Circle(), set(records)
    asked: set[str] = set()
    while unread:
        asked |= unread
        rows = await store.read("who_is_who", budget=len(unread), records=sorted(unread), mates=MOST_TOGETHER)
        unread = {near for row in rows for near in _take(found, row)} - asked
        if len(asked) + len(unread) > MOST_AROUND:
            raise TooMuch("too many records hang together", "take apart what was joined wrongly first")
    return found


def _take(found: Circle, row: Mapping[str, Any]) -> Iterable[str]:
    record = row["record"]
    if len(row["mates"]) >= MOST_TOGETHER:
        raise TooMuch(f"{MOST_TOGETHER} or more records are together with {record}", "take apart what was joined wrongly first")
    found.holders[record] = row["held_by"]
    found.decisions[record] = [thing("IdentityDecision", one) for one in row["decisions"]]
    judged = [judgement(one) for one in row["judgements"]]
    found.judgements |= {one.id: one for one in judged}
    return (*row["mates"], *(near for one in judged for near in one.things))


def _home(made: Iterable[IdentityDecision]) -> Home | None:
    """Whose a record is by what its sources decided, the last of which stands."""
    said = counted(one for one in made if not one.load.startswith(BY_JUDGEMENT))
    return Home(said[-1].person, said[-1].who, min(one.loaded_at for one in said)) if said else None
