"""A row of versions and identity decisions after the lens: what is seen, and of whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sightline.graph import clock
from sightline.graph.case import Seen
from sightline.graph.facts import Fact
from sightline.graph.imagined import Overlay
from sightline.graph.lens import Lens
from sightline.graph.rows import fact, thing
from sightline.graph.ties import Thing, Tie, persons, ties


@dataclass(frozen=True, slots=True)
class Reading:
    """What a lens leaves of the versions in one row, and the person that each record is of: as decided, and as imagined."""

    versions: tuple[Fact, ...]
    seen: Seen
    decided: Mapping[str, Thing]
    person: Mapping[str, Thing]

    def about(self, version: Fact) -> list[Thing]:
        """The people whom a fact is about."""
        return list(dict.fromkeys(self.person[one.record] for one in version.about if one.record in self.person))

    def ties(self, version: Fact) -> Iterator[Tie]:
        """Every tie that a fact makes, marked where it makes it only by what is imagined."""
        if self.person is self.decided:  # nothing is imagined
            yield from ties(version, self.person)
            return
        real = {(tie.origin, tie.relationship, tie.target) for tie in ties(version, self.decided)}
        for tie in ties(version, self.person):
            yield replace(tie, imagined=(tie.origin, tie.relationship, tie.target) not in real)


def reading(row: Mapping[str, Any], lens: Lens, overlay: Overlay | None = None) -> Reading:
    """A row with `versions` and `decisions` through the lens, with its people as an overlay imagines them."""
    versions = tuple(fact(version) for version in row["versions"])
    decisions = [thing("IdentityDecision", one) for one in row["decisions"]]
    decided = persons(lens, decisions)
    person = decided if overlay is None else persons(lens, overlay.decided(decisions))
    return Reading(versions, lens.see(versions), decided, person)


def goes_on(facts: Iterable[Fact], lens: Lens) -> list[Fact]:
    """Those that had begun and not surely ended by the day that the lens asks about; today where it asks about none."""
    day = lens.happened_on or lens.known_at or clock.today()
    return [one for one in facts if (not one.start or one.start[0] <= day) and (not one.end or one.end[1] > day)]
