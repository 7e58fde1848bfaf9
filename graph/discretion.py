"""What is not even pointed to: that a service knows a child whose very name would tell what is the matter.

A pointer says who holds something, and so to which service the child is known. Of a sensitive one that is for its own readers.
"""

from collections.abc import Collection
from dataclasses import replace

from sightline.graph.case import Places, Seen
from sightline.graph.judgement import Judgement
from sightline.graph.oneness import together


def unnamed(places: Places, judged: Collection[Judgement], teams: Collection[str] | None) -> frozenset[str]:
    """The sensitive bodies, with their teams and what is one with them, that a reader of these teams' files learns nothing of."""
    if teams is None:
        return frozenset()
    groups = together(judged, "Agency")
    found: set[str] = set()
    more = {key for key, one in places.agencies.items() if one.sensitive}
    while more:
        found |= more
        more = {key for key, one in places.agencies.items() if one.part_of in more or not more.isdisjoint(groups.get(key, ()))}
        more -= found
    return frozenset(found.difference(teams))


def discreet(seen: Seen, bodies: Collection[str]) -> Seen:
    """What is seen without pointers to these bodies."""
    if not bodies or not seen.signposts:
        return seen
    return replace(seen, signposts=tuple(one for one in seen.signposts if one.held_by not in bodies))
