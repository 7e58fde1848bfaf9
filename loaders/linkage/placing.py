"""Places one new record at once: compares it with the few that stand under its keys, by the kept model, without a full run."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from sightline.graph.candidates import candidates
from sightline.graph.proposal import Proposal, bits_of
from sightline.graph.records import RecordFile, files_of
from sightline.graph.store import Store
from sightline.loaders.linkage.clusters import Thresholds
from sightline.loaders.linkage.model import Model
from sightline.loaders.linkage.proposals import linkage
from sightline.loaders.linkage.reading import Gallery
from sightline.loaders.linkage.scoring import Bench, Outcomes, Pair, Scored

AS_IT_IS = 999.0  # bits: no comparison takes it apart


class Placing:
    """Stands ready to place records, one after the other; `close` it at the end."""

    def __init__(self, store: Store, model: Model, thresholds: Thresholds) -> None:
        self._store = store
        self._model = model
        self._thresholds = thresholds
        self._bench = Bench(model)

    async def place(self, file: RecordFile, at: str) -> list[Proposal]:
        """What is to be proposed of a record that is in the graph."""
        record, others = file.record.id, await candidates(self._store, file)
        gallery = Gallery.of([file, *(await files_of(self._store, others) if others else ())])
        met = [(min(record, other), max(record, other)) for other in gallery.portraits if other != record]
        outcomes = self._bench.outcomes(gallery.portraits, met)
        likely = [*_as_today(gallery), *self._likely(outcomes)]
        found = linkage(gallery.portraits.values(), likely, self._model, self._thresholds, at, gallery.must_not)
        return list(found.made((draft for draft in found.drafts if record in (draft.left, draft.right)), outcomes))

    def _likely(self, outcomes: Mapping[Pair, Outcomes]) -> list[Scored]:
        """The pairs that are likely enough, the likeliest first."""
        least = bits_of(self._thresholds.split)
        weights = {pair: self._model.weight(found) for pair, found in outcomes.items()}
        likely = (Scored(*pair, round(weight, 6)) for pair, weight in weights.items() if weight >= least)
        return sorted(likely, key=lambda pair: (-pair.weight, pair.left, pair.right))

    def close(self) -> None:
        """Lets the connection go."""
        self._bench.close()


def _as_today(gallery: Gallery) -> Iterator[Scored]:
    """The others as they are together today, which one new record does not put in question."""
    together: dict[str, list[str]] = defaultdict(list)
    for one in gallery.portraits.values():
        if one.identity:
            together[one.identity].append(one.record)
    for records in together.values():
        yield from (Scored(*pair, AS_IT_IS) for pair in pairwise(sorted(records)))
