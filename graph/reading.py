"""A row of versions and identity decisions after the lens: what is seen, and of whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.graph.case import Seen
from sightline.graph.facts import Fact
from sightline.graph.lens import Lens
from sightline.graph.rows import fact, thing
from sightline.graph.ties import Thing, persons


@dataclass(frozen=True, slots=True)
class Reading:
    """What a lens leaves of the versions in one row, and the person that each record is of."""

    versions: tuple[Fact, ...]
    seen: Seen
    person: Mapping[str, Thing]

    def about(self, version: Fact) -> list[Thing]:
        """The people whom a fact is about."""
        return list(dict.fromkeys(self.person[one.record] for one in version.about if one.record in self.person))


def reading(row: Mapping[str, Any], lens: Lens) -> Reading:
    """A row with `versions` and `decisions` through the lens."""
    versions = tuple(fact(version) for version in row["versions"])
    decided = persons(lens, (thing("IdentityDecision", one) for one in row["decisions"]))
    return Reading(versions, lens.see(versions), decided)


def goes_on(facts: Iterable[Fact], lens: Lens) -> list[Fact]:
    """Those that had begun and not surely ended by the day that the lens asks about; today where it asks about none."""
    day = lens.happened_on or lens.known_at or date.today().isoformat()
    return [one for one in facts if (not one.start or one.start[0] <= day) and (not one.end or one.end[1] > day)]
