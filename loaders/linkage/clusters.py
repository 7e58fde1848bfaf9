"""Puts records together, the likeliest pairs first, unless a guard stands between what they would join."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sightline.loaders.linkage.guards import Group, guards
from sightline.loaders.linkage.portrait import Portrait
from sightline.loaders.linkage.scoring import Scored


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Likelihoods: from `join` on records are put together; what is together stays so until it falls below `split`."""

    join: float = 0.99
    split: float = 0.5


@dataclass(slots=True)
class Clusters:
    """Records in groups: and which pairs joined them."""

    groups: dict[str, Group]  # by the group's first record
    joins: list[Scored] = field(default_factory=list)
    _root: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, portraits: Iterable[Portrait], must_not: Mapping[str, Collection[str]]) -> "Clusters":
        """Every record by itself."""
        groups = {one.record: Group.of(one, must_not.get(one.record, ())) for one in portraits}
        return cls(groups, _root={record: record for record in groups})

    def root(self, record: str) -> str:
        """The group of a record."""
        while self._root[record] != record:
            self._root[record] = self._root[self._root[record]]
            record = self._root[record]
        return record

    def join(self, pair: Scored) -> None:
        """Joins the groups of two records, unless a guard stands between them."""
        one, other = sorted((self.root(pair.left), self.root(pair.right)))
        if one == other:
            return
        if guards(self.groups[one], self.groups[other]):
            return
        self.groups[one] = self.groups[one].joined(self.groups.pop(other))
        self._root[other] = one
        self.joins.append(pair)

    def members(self) -> Iterator[frozenset[str]]:
        """The records of each group."""
        return (group.records for group in self.groups.values())


def clustered(
    portraits: Collection[Portrait], scored: Iterable[Scored], join: float, split: float, must_not: Mapping[str, Collection[str]]
) -> Clusters:
    """Groups by pairs, likeliest first, with thresholds in bits: of one identity today from `split` on, others from `join` on."""
    made = Clusters.of(portraits, must_not)
    identity = {one.record: one.identity for one in portraits}
    ordered = list(scored)
    for pair in ordered:
        if pair.weight >= split and identity[pair.left] is not None and identity[pair.left] == identity[pair.right]:
            made.join(pair)
    for pair in ordered:
        if pair.weight >= join:
            made.join(pair)
    return made
