"""Pages of a long list: the people of a body or at an address, in a stable order, some shelves at a time, through the lens."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sightline.graph.errors import BadInput
from sightline.graph.facts import Fact
from sightline.graph.lens import Lens
from sightline.graph.oneness import Oneness
from sightline.graph.reading import Reading, reading
from sightline.graph.shelves import SHARES, share
from sightline.graph.ties import Thing

MOST_ENTRIES = 200
MOST_FACTS = 1_000  # read at once; a shelf with more is cut
ROUNDS = 5  # shelves are read on, this often at most, where the lens leaves too little of the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person and the facts that put them on the list, oldest first; once for each file that a team keeps on them.

    `key` is the place in the list's order.
    """

    key: str
    thing: Thing
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some entries of a list in the order of their keys. `next` is what to ask for after them; none at the end of the list."""

    entries: tuple[Entry, ...] = ()
    next: str | None = None
    cut: tuple[str, ...] = ()

    def front(self, number: int) -> "Page":
        """Its first entries."""
        if number >= len(self.entries):
            return self
        kept = self.entries[:number]
        return replace(self, entries=kept, next=kept[-1].key if kept else "")

    def under(self, names: Oneness) -> "Page":
        """The same with what its facts name under these names."""
        entries = tuple(replace(one, facts=tuple(names.fact(fact) for fact in one.facts)) for one in self.entries)
        return replace(self, entries=entries)


Shelf = Callable[[str], Awaitable[Mapping[str, Any]]]
Keep = Callable[[Fact, Thing], bool]


async def page(read: Shelf, keep: Keep, lens: Lens, *, after: str | None, limit: int) -> tuple[Mapping[str, Any], Page]:
    """The first row read, and a page of those whom `keep` wants; `read` takes the first share to read.

    The order is that of the shares: always the same, and no other. To sort by anything else all would have to be read.
    """
    since = (after or SHARES[0])[:2]
    if since not in SHARES:
        raise BadInput("after", f"'{after}' is no place in this list", "take it from the page before, or leave it out")
    limit = max(1, min(limit, MOST_ENTRIES))
    first, found, cut, unread = None, dict[str, Entry](), list[str](), since
    for _ in range(ROUNDS):
        row = await read(unread)
        first = first or row
        unread, problems = _unread(row, unread)
        cut += problems
        found |= {key: entry for key, entry in _entries(reading(row, lens), keep, unread).items() if key > (after or "")}
        if not unread or len(found) > limit:
            break
    keys = sorted(found)[:limit]
    last = keys[-1] if len(found) > limit else unread or None
    return first or {}, Page(entries=tuple(found[key] for key in keys), next=last, cut=tuple(cut))


def _unread(row: Mapping[str, Any], since: str) -> tuple[str, list[str]]:
    """The first share not read whole, empty where all were; and what was cut of a shelf that is too long to be read whole."""
    last = [shelf[-2:] for shelf in row["ends"] if shelf is not None]
    if not last:
        return "", []
    if min(last) > since:
        return min(last), []
    following = SHARES.index(since) + 1
    problem = f"only the first {MOST_FACTS} facts of share {since} of this list were read"
    return SHARES[following] if following < len(SHARES) else "", [problem]


def _entries(read: Reading, keep: Keep, before: str) -> dict[str, Entry]:
    grouped: dict[str, tuple[Thing, list[Fact]]] = {}
    for fact in read.seen.facts:
        if not before or share(fact) < before:
            for one in read.about(fact):
                if keep(fact, one):
                    grouped.setdefault(f"{share(fact)} {one.id}", (one, []))[1].append(fact)
    return {key: Entry(key=key, thing=one, facts=tuple(facts)) for key, (one, facts) in grouped.items()}
