"""Streams the cases of all children in the order of their ids: many case files in few round trips, in memory that does not grow.

What many children share (bodies, workers, areas, what is covered) is read once; a person of several households once a batch.
"""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sightline.graph.case import Case, CaseFile, MemberFile
from sightline.graph.casefile import BUDGET, file_with, member_file
from sightline.graph.gazetteer import Gazetteer, named_by
from sightline.graph.lens import Lens, through
from sightline.graph.oneness import Key
from sightline.graph.rows import judgement
from sightline.graph.store import Store
from sightline.graph.ties import persons

CHILDREN_AT_ONCE = 200
IDS_AT_ONCE = 10_000

Read = tuple[tuple[str, ...], list[CaseFile]]  # the children asked for, and the files of those that there are


NO_FILE = "no file on them is loaded"
ANOTHERS = "all files on them are another child's by what was decided, and are asked about there"
NOTHING_SEEN = "none of their files says anything, as seen by this reader on this day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some children in the order of their ids, and the cases of those among them whom the lens leaves anything of.

    `left_out` says of each of the others why there is nothing to ask.
    """

    children: tuple[str, ...]
    cases: tuple[Case, ...]
    left_out: Mapping[str, str]


async def count_children(store: Store) -> int:
    """How many children the graph holds."""
    rows = await store.read("child_count")
    return int(rows[0]["children"])


async def population(
    store: Store, lens: Lens, *, after: str = "", household: bool = True, at_once: int = CHILDREN_AT_ONCE
) -> AsyncIterator[Batch]:
    """Every child whose id comes after one, in batches; the next batch is read while this one is worked on."""
    reader = Reader(store, household=household)
    ahead: asyncio.Task[Read] | None = None
    try:
        async for ids in paged_ids(store, "child_ids", at_once, after):
            read = await ahead if ahead is not None else None
            ahead = asyncio.create_task(reader.files(ids))
            if read is not None:
                yield _batch(read, lens)
        if ahead is not None:
            yield _batch(await ahead, lens)
    finally:
        if ahead is not None:
            ahead.cancel()


async def cases_of(store: Store, children: Sequence[str], lens: Lens, *, household: bool = True) -> dict[str, Case]:
    """The cases of these children, by id; without those of whom the lens leaves nothing."""
    reader, found = Reader(store, household=household), dict[str, Case]()
    for start in range(0, len(children), CHILDREN_AT_ONCE):
        read = await reader.files(children[start : start + CHILDREN_AT_ONCE])
        found |= {case.person: case for case in _batch(read, lens).cases}
    return found


class Reader:
    """Reads case files before any lens, for the two functions above; a gazetteer stays between its batches."""

    def __init__(self, store: Store, *, household: bool) -> None:
        self._store = store
        self._household = household
        self._gazetteer = Gazetteer(store)

    async def files(self, children: Sequence[str]) -> Read:
        """The case files of these children."""
        budget = {name: BUDGET[name] for name in ("records", "facts", "members")}
        rows = await self._store.read("children_files", children=list(children), household=self._household, **budget)
        members = await self._members({person for row in rows for person in row["members"]})
        own = [named_by(row) for row in rows]
        around = {person: named_by(row, told=False) for person, row in members.items()}
        await self._gazetteer.learn(chain(*own, *around.values()))
        made = {person: member_file(row) for person, row in members.items()}
        return tuple(children), [self._file(row, keys, made, around) for row, keys in zip(rows, own, strict=True)]

    def _file(
        self, row: Mapping[str, Any], own: set[Key], members: Mapping[str, MemberFile], around: Mapping[str, set[Key]]
    ) -> CaseFile:
        household = tuple(members[person] for person in row["members"] if person in members)
        about = self._gazetteer.around(own, chain(*(around[one.person] for one in household)))
        return file_with(
            "Child",
            row["person"],
            row,
            judged=chain((judgement(one) for one in row["judged"]), about.judged),
            household=household,
            places=about.places,
            coverage=about.coverage,
            claimants=about.claimants,
        )

    async def _members(self, people: Collection[str]) -> dict[str, Mapping[str, Any]]:
        if not people:
            return {}
        asked = sorted(people)
        rows = await self._store.read("member_files", budget=2 * len(asked), people=asked, facts=BUDGET["member_facts"])
        return {row["person"]: row for row in rows}


async def paged_ids(store: Store, question: str, at_once: int, after: str = "", **asked: Any) -> AsyncIterator[list[str]]:
    """The ids that a question gives, so many at once; read in longer pages, since one engine looks through all for each page."""
    while ids := [row["id"] for row in await store.read(question, after=after, most=IDS_AT_ONCE, **asked)]:
        for start in range(0, len(ids), at_once):
            yield ids[start : start + at_once]
        after = ids[-1]


def _batch(read: Read, lens: Lens) -> Batch:
    children, files = read
    cases, left_out = list[Case](), dict[str, str]()
    for file in files:
        case = through(lens, file)
        if case.history or case.signposts:
            cases.append(case)
        else:
            left_out[file.person] = _why(lens, file)
    return Batch(children=children, cases=tuple(cases), left_out=left_out)


def _why(lens: Lens, file: CaseFile) -> str:
    """Why there is nothing to ask about a child."""
    if not file.records:
        return NO_FILE
    decided = persons(lens, file.decisions)
    theirs = any(one.id == file.person for one in decided.values())
    return NOTHING_SEEN if theirs or not decided else ANOTHERS
