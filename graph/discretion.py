"""Pointers that do not say whereto: the very name of some services that know a child would tell what is the matter.

A pointer says who holds something, and so to which service the child is known. Of a sensitive one that is for its own readers;
others learn that there is one, no matter how many there are or what they hold.
"""

from collections.abc import Collection
from dataclasses import replace

from sightline.graph.case import Places, Seen, Signpost
from sightline.graph.facts import SENSITIVE
from sightline.graph.judgement import Judgement
from sightline.graph.oneness import together


def unnamed(places: Places, judged: Collection[Judgement], teams: Collection[str] | None) -> frozenset[str]:
    """The sensitive bodies, with their teams and what is one with them, that a reader of these teams' files learns nothing of."""
    if teams is None:
        return frozenset()
    found: set[str] = set()
    more = {key for key, one in places.agencies.items() if one.sensitive}
    groups = together(judged, "Agency") if more else {}
    while more:
        found |= more
        more = {key for key, one in places.agencies.items() if one.part_of in more or not more.isdisjoint(groups.get(key, ()))}
        more -= found
    return frozenset(found.difference(teams))


def discreet(seen: Seen, bodies: Collection[str]) -> Seen:
    """What is seen, with one pointer that names nobody in the place of all those to these bodies."""
    named = tuple(one for one in seen.signposts if one.held_by not in bodies)
    if len(named) == len(seen.signposts):
        return seen
    return replace(seen, signposts=(*named, Signpost(fact=SENSITIVE, label="Involvement", held_by=SENSITIVE)))
