"""Which things are together and under what name: worked out from where each began and what was judged since.

A group is whatever hangs together through its beginnings and through judgements that stand. It depends on nothing else, not
on the order in which things were joined: without a judgement the groups are exactly those that there would have been.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sightline.graph.judgement import Judgement, Pair, in_order, pair, standing


@dataclass(frozen=True, slots=True)
class Home:
    """Where a thing belongs before any judgement: the person (or thing) that it is of by its sources, and since when."""

    of: str
    who: str
    since: str = ""  # the instant of loading: of two that are joined, the older keeps its name


Group = frozenset[str]


class Groups:
    """Things by their homes, joined and kept apart by judgements."""

    def __init__(self, homes: Mapping[str, Home], judgements: Iterable[Judgement]) -> None:
        self.homes = dict(homes)
        self._judgements = in_order(judgements)
        self._mates: dict[str, set[str]] = defaultdict(set)
        for key, home in self.homes.items():
            self._mates[home.of].add(key)
        self._weigh()
        self._group: dict[str, Group] = {}
        self._regroup(self.homes)

    def of(self, key: str) -> Group:
        """Whatever is together with a thing, itself included."""
        return self._group[key]

    def last(self, one: str, other: str) -> Judgement | None:
        """The judgement on a pair that stands."""
        return self._standing.last.get(pair(one, other))

    def judgement(self, key: str) -> Judgement | None:
        """A judgement by its id; none where it is not known here or was taken back."""
        taken_back = {one.undoes for one in self._judgements}
        return next((one for one in self._judgements if one.id == key and key not in taken_back), None)

    def latest(self, key: str) -> Judgement | None:
        """The last judgement about anything in the group of a thing."""
        group = self.of(key)
        return next((one for one in reversed(self._judgements) if not group.isdisjoint(one.things)), None)

    def against(self, one: str, other: str, *, machine: bool) -> Judgement | None:
        """What forbids that two be joined: a pair that would come together and must not."""
        mine, theirs = sorted((self.of(one), self.of(other)), key=len)
        for key in sorted(mine):
            for near in sorted(self._near[key] & theirs):
                if barred := self._standing.bars(pair(key, near), machine=machine):
                    return barred
        return None

    def contradiction(self, group: Group) -> Judgement | None:
        """A judgement that two of a group are not the same; sources loaded later can bring that about."""
        pairs = ((key, near) for key in sorted(group) for near in sorted(self._near[key] & group) if key < near)
        return next((barred for two in pairs if (barred := self._standing.bars(two, machine=False))), None)

    def cut(self, one: str, other: str) -> tuple[Judgement, ...] | None:
        """The weakest machine joins without which two are apart; none where something else holds them together."""
        if other in self._paths(one, lambda by: by is None or not by.machine):
            return None
        gone: list[Judgement] = []
        while other in (paths := self._paths(one, lambda by: by not in gone)):
            step, joins = other, []
            while step != one:
                step, by = paths[step]
                joins += [by] if by is not None and by.machine else []
            gone.append(min(joins, key=lambda by: (by.probability or 0.0, by.id)))
        return tuple(gone)

    def add(self, judgement: Judgement) -> None:
        """Counts one more judgement and groups anew whatever it touches."""
        touched = set().union(*(self.of(key) for key in judgement.things))
        self._judgements.append(judgement)
        if judgement.says == "undone":
            self._weigh()
        else:
            self._standing.add(judgement)
            self._note(judgement.pairs)
        self._regroup(touched)

    def name(self, key: str) -> str:
        """What the group of a thing is called: the home of most of its members, then the oldest.

        Of two groups that come from one home, the larger keeps its name; the other is named after its first member.
        """
        group = self.of(key)
        for home in sorted({self.homes[one].of for one in group}, key=lambda home: self._claim(home, group)):
            claims = {self.of(mate) for mate in self._mates[home]}
            if min(claims, key=lambda other, home=home: self._claim(home, other)) == group:  # type: ignore[misc]
                return home
        return f"apart:{min((self.homes[one].since, one) for one in group)[1]}"

    def around(self, keys: Iterable[str]) -> set[str]:
        """Everything whose group or name could change with these."""
        reached = set().union(*(self.of(key) for key in keys))
        return reached.union(*(self.of(mate) for key in reached for mate in self._mates[self.homes[key].of]))

    def _claim(self, home: str, group: Group) -> tuple[int, str, str]:
        of_home = self._mates[home] & group
        return (-len(of_home), *min((self.homes[one].since, one) for one in of_home))

    def _weigh(self) -> None:
        self._standing = standing(self._judgements)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._note(self._standing.last)
        self._note(self._standing.taken_back)

    def _note(self, pairs: Iterable[Pair]) -> None:
        for one, other in pairs:
            self._near[one].add(other)
            self._near[other].add(one)

    def _regroup(self, keys: Iterable[str]) -> None:
        left = set(keys)
        while left:
            group = frozenset(self._paths(next(iter(left)), lambda by: True))
            left -= group
            self._group.update(dict.fromkeys(group, group))

    def _joined_to(self, key: str) -> dict[str, Judgement | None]:
        """Whatever hangs together with a thing directly, and by which judgement; none where both are of one home."""
        judged = {near: last for near in self._near[key] if (last := self.last(key, near)) and near in self.homes}
        same: dict[str, Judgement | None] = {near: by for near, by in judged.items() if by.says == "same"}
        mates = self._mates[self.homes[key].of] - {key} - {near for near, by in judged.items() if by.says == "different"}
        return same | dict.fromkeys(mates)

    def _paths(self, start: str, by_way_of: Callable[[Judgement | None], bool]) -> dict[str, tuple[str, Judgement | None]]:
        """From where, and by which judgement, each thing is reached first; only by joins that count."""
        found: dict[str, tuple[str, Judgement | None]] = {start: (start, None)}
        reached = [start]
        for key in reached:
            for near, by in sorted(self._joined_to(key).items()):
                if near not in found and by_way_of(by):
                    found[near] = (key, by)
                    reached.append(near)
        return found
