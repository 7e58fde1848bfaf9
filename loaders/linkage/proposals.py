"""From scored pairs to proposals: join, review or split, each with its evidence, against the identities of today."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sightline.graph.proposal import SEALED, Evidence, Kind, Proposal, bits_of, likelihood_of
from sightline.loaders.linkage.clusters import Clusters, Thresholds, clustered
from sightline.loaders.linkage.guards import guards, open_to_doubt
from sightline.loaders.linkage.model import Model
from sightline.loaders.linkage.portrait import Portrait
from sightline.loaders.linkage.renamed import NAMED_OTHERWISE, Renamed, renamed
from sightline.loaders.linkage.scoring import Bench, Outcomes, Pair, Scored, evidence

AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal before its evidence."""

    kind: Kind
    left: str
    right: str
    guards: tuple[str, ...] = ()
    more: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Linkage:
    """What one run found: groups of records, and proposals to be made of them."""

    clusters: Clusters
    drafts: tuple[Draft, ...]
    portraits: Mapping[str, Portrait]
    model: Model
    at: str

    def proposals(self) -> Iterator[Proposal]:
        """Every proposal with its evidence, joins first; made as they are read."""
        bench = Bench(self.model)
        try:
            for start in range(0, len(self.drafts), AT_ONCE):
                drafts = self.drafts[start : start + AT_ONCE]
                outcomes = bench.outcomes(self.portraits, [(draft.left, draft.right) for draft in drafts])
                yield from self.made(drafts, outcomes)
        finally:
            bench.close()

    def made(self, drafts: Iterable[Draft], outcomes: Mapping[Pair, Outcomes]) -> Iterator[Proposal]:
        """These proposals, by how the comparisons came out."""
        for draft in drafts:
            found = outcomes[draft.left, draft.right]
            left, right = self.portraits[draft.left], self.portraits[draft.right]
            yield Proposal(
                records=(draft.left, draft.right),
                probability=round(likelihood_of(self.model.weight(found)), 6),
                evidence=(*evidence(self.model, left, right, found), *draft.more),
                guards=draft.guards,
                kind=draft.kind,
                model=self.model.version,
                at=self.at,
            )


def linkage(
    portraits: Iterable[Portrait],
    scored: Iterable[Scored],
    model: Model,
    thresholds: Thresholds,
    at: str,
    must_not: Mapping[str, Collection[str]] | None = None,
) -> Linkage:
    """What these pairs come to; `must_not` are the records that each must not be joined with."""
    known, pairs = {one.record: one for one in portraits}, list(scored)
    join, split = bits_of(thresholds.join), bits_of(thresholds.split)
    clusters = clustered(known.values(), pairs, join, split, must_not or {})
    drafts = [*_joins(known, clusters), *_splits(known, clusters), *_reviews(known, clusters, pairs, split)]
    return Linkage(clusters, tuple(drafts), known, model, at)


class _Chain:
    """What hangs together by pairs taken one after the other."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}

    def of(self, key: str) -> str:
        """The one that stands for all that hang together with this."""
        while self._root.get(key, key) != key:
            key = self._root[key]
        return key

    def adds(self, one: str, other: str) -> bool:
        """Does a pair bring together what was apart."""
        one, other = self.of(one), self.of(other)
        self._root[other] = one
        return one != other


def _joins(known: Mapping[str, Portrait], clusters: Clusters) -> Iterator[Draft]:
    """As few joins as bring each group under one identity."""
    chain = _Chain()
    for pair in clusters.joins:
        if chain.adds(known[pair.left].identity_or_record, known[pair.right].identity_or_record):
            yield Draft("join", pair.left, pair.right)


def _splits(known: Mapping[str, Portrait], clusters: Clusters) -> Iterator[Draft]:
    """Records that linkage once put under an identity with which nothing holds them together any more."""
    by_identity: dict[str, dict[str, list[str]]] = {}
    for one in known.values():
        if one.identity:
            by_identity.setdefault(one.identity, {}).setdefault(clusters.root(one.record), []).append(one.record)
    for parts in by_identity.values():
        main = max(parts, key=lambda part: (len(parts[part]), part))
        for part, records in sorted(parts.items()):
            if part != main and any(all(known[one].by_linkage for one in side) for side in (records, parts[main])):
                left, right = sorted((records[0], parts[main][0]))
                found = guards(clusters.groups[part], clusters.groups[main])
                yield Draft("split", left, right, tuple(one for one in found if one != SEALED))  # and it does not say why


def _reviews(known: Mapping[str, Portrait], clusters: Clusters, pairs: Iterable[Scored], split: float) -> Iterator[Draft]:
    """As few pairs as connect the groups that a person may look at, the likeliest; of the sealed and the settled none.

    What is answered with no is not asked again, and the next run offers the next likeliest way between the two.
    """
    chain = _Chain()
    for pair in pairs:
        one, other = clusters.root(pair.left), clusters.root(pair.right)
        if chain.of(one) == chain.of(other) or pair.weight < split or not _apart(known, pair):
            continue
        found = guards(clusters.groups[one], clusters.groups[other])
        if SEALED not in found and open_to_doubt(found) and chain.adds(one, other):
            yield Draft("review", pair.left, pair.right, found)
    for met in renamed(known, clusters):
        if _apart(known, met) and chain.adds(clusters.root(met.left), clusters.root(met.right)):
            left, right = sorted((met.left, met.right))
            more = met.evidence if left == met.left else tuple(one.turned() for one in met.evidence)
            yield Draft("review", left, right, (NAMED_OTHERWISE,), more)


def _apart(known: Mapping[str, Portrait], pair: Scored | Renamed) -> bool:
    """Are two records of two identities today."""
    return known[pair.left].identity_or_record != known[pair.right].identity_or_record
