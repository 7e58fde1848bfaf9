"""What a case file declares, by the key that the file uses and the id that the graph gets."""

from dataclasses import dataclass, field

from sightline.graph.facts import FAMILY, REVIEW
from sightline.graph.things import AGENCY_KINDS, Agency
from sightline.loaders.case_format.problems import Mistake, nearest

ALWAYS: dict[str, Agency] = {
    FAMILY: Agency(id=FAMILY, name="The family", kind="family"),
    REVIEW: Agency(id=REVIEW, name="A later review", kind="inquiry"),
}
_SHARED = ("Authority", "Agency", "Child", "Adult", "Record")  # the same thing in whichever file it stands


@dataclass(slots=True)
class Directory:
    """Ids by label and key. Facts, workers, addresses and claims belong to their case unless keys stand as written."""

    case: str
    as_written: bool = False
    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    opened: dict[str, str] = field(default_factory=dict)
    implied: dict[str, Agency] = field(default_factory=dict)

    def own(self, label: str, key: str) -> str:
        """The id that a key stands for."""
        return key if self.as_written or label in _SHARED else f"{self.case}/{key}"

    def declare(self, label: str, key: str) -> bool:
        """Takes a key down; false where it is taken already."""
        keys = self.ids.setdefault(label, {})
        if key in keys:
            return False
        keys[key] = self.own(label, key)
        return True

    def find(self, labels: tuple[str, ...], key: str) -> tuple[str, str]:
        """Label and id behind a key."""
        for label in labels:
            if key in self.ids.get(label, {}):
                return label, self.ids[label][key]
        if "Agency" in labels and key in ALWAYS:
            self._imply(ALWAYS[key])
            return "Agency", key
        if labels == ("Fact",) and self.as_written:  # an export may leave out what its reader may not see
            return "Fact", key
        words = " or ".join(label.lower() for label in labels)
        known = [name for label in labels for name in self.ids.get(label, {})]
        raise Mistake(
            f"there is no {words} '{key}' in this file",
            nearest(key, known, f"add it, or name one that is there{_some(known)}"),
        )

    def kind(self, key: str) -> str:
        """A kind of agency, standing for every body of that kind."""
        self._imply(Agency(id=key, name=f"{AGENCY_KINDS[key]} (any)", kind=key))
        return key

    def _imply(self, agency: Agency) -> None:
        """Adds a body that needs no row; keys as written are those of a graph that has it."""
        if not self.as_written:
            self.implied[agency.id] = agency


def _some(known: list[str]) -> str:
    return f": {', '.join(known[:8])}{', …' if len(known) > 8 else ''}" if known else ""
