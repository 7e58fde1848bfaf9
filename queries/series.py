"""Facts of one series, such as the episodes of yearly returns, as one continuous account: what a later return left unsaid of an
earlier one's open end, its corrections, and the periods that follow without a break.

Nothing is taken from silence: an episode that no later one follows stays open, however many returns have passed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from sightline.graph.clock import add_days, bounds
from sightline.graph.facts import Bounds, Fact, Status

# kinds of which a chain of episodes is one state: legal status and placement may change within it
LASTING = ("looked-after",)


@dataclass(frozen=True, slots=True)
class Episode:
    """What one row of a return says: its facts share their days."""

    facts: tuple[Fact, ...]
    since: Bounds
    until: Bounds | None
    told: str  # the day of the latest return that says so

    @property
    def follows(self) -> bool:
        """Does it follow the one before without a break."""
        return any(fact.follows for fact in self.facts)


def stitched(facts: Iterable[Fact]) -> list[Fact]:
    """The facts with those of each series stitched, in the order that they had."""
    every = list(facts)
    series: dict[str, list[Fact]] = {}
    for fact in every:
        if fact.series is not None and fact.start is not None:
            series.setdefault(fact.series, []).append(fact)
    if not series:
        return every
    mended = {fact.fact: fact for one in series.values() for fact in _joined(_ended(_standing(_episodes(one))))}
    own = {fact.fact for one in series.values() for fact in one}
    return [mended.get(fact.fact, fact) for fact in every if fact.fact not in own or fact.fact in mended]


def _episodes(facts: Iterable[Fact]) -> list[Episode]:
    """One for each day on which something of the series began."""
    ordered = sorted(facts, key=lambda fact: (fact.start or ("", ""), fact.fact))
    found = []
    for since, rows in groupby(ordered, key=lambda fact: fact.start or ("", "")):
        same = tuple(rows)
        latest = max(same, key=lambda fact: fact.recorded_at or "")
        found.append(Episode(same, since, latest.end, latest.recorded_at or ""))
    return found


def _standing(episodes: list[Episode]) -> list[Episode]:
    """Without open episodes of an earlier return that began within one that a later return gives: it corrected their day."""
    return [one for one in episodes if not any(_corrects(other, one) for other in episodes)]


def _corrects(later: Episode, one: Episode) -> bool:
    within = later.since < one.since and (later.until is None or one.since < later.until)
    return one.until is None and later.told > one.told and within


def _ended(episodes: list[Episode]) -> Iterator[Episode]:
    """Each episode ended by the next: one that follows on begins where it ends; else an open end lies between the two."""
    for one, after in pairwise(episodes):
        if after.follows and (one.until is None or _told_otherwise(one, after)):
            yield _until(one, after.since)
        elif one.until is None:
            first = min(max(add_days(bounds(one.told)[1], 1), one.since[1]), after.since[0]) if one.told else one.since[0]
            yield _until(one, (first, after.since[1]))
        else:
            yield one
    yield from episodes[-1:]


def _told_otherwise(one: Episode, after: Episode) -> bool:
    """Does a later return begin the next on another day than that on which an earlier one ended this."""
    return after.told > one.told and one.until != after.since


def _until(one: Episode, until: Bounds) -> Episode:
    exact = until[0] == until[1]
    changed = tuple(
        fact.changed(
            until=until[1],
            until_earliest=None if exact else until[0],
            until_latest=None if exact else until[1],
        )
        for fact in one.facts
    )
    return replace(one, facts=changed, until=until)


def _joined(episodes: Iterable[Episode]) -> Iterator[Fact]:
    """The facts, those of a state that goes on through several episodes as one fact, its first."""
    going: dict[str, Fact] = {}
    for episode in episodes:
        for fact in episode.facts:
            before = going.get(fact.kind)
            if not (isinstance(fact, Status) and fact.kind in LASTING):
                yield fact
            elif before is not None and episode.follows and before.end == fact.start:
                going[fact.kind] = before.changed(
                    until=fact.until, until_earliest=fact.until_earliest, until_latest=fact.until_latest
                )
            else:
                if before is not None:
                    yield before
                going[fact.kind] = fact
    yield from going.values()
