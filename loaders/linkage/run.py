"""One run over all records: the model that serves them, and what it comes to."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from sightline.graph.proposal import bits_of
from sightline.loaders.linkage.backend import Backend, backend
from sightline.loaders.linkage.clusters import Thresholds
from sightline.loaders.linkage.model import SHIPPED, Model
from sightline.loaders.linkage.portrait import Portrait
from sightline.loaders.linkage.proposals import Linkage, linkage
from sightline.loaders.linkage.reading import Gallery
from sightline.loaders.linkage.scoring import keyed, scored
from sightline.loaders.linkage.table import Common, table
from sightline.loaders.linkage.training import TooLittle, train


class Chosen(NamedTuple):
    """A model, and a sentence on where it is from."""

    model: Model
    says: str


def model_for(portraits: Mapping[str, Portrait], person: str, folder: Path, name: Backend, at: str, *, anew: bool) -> Chosen:
    """The model kept in a folder; where there is none, or one is asked for anew, one learnt from these records and kept.

    Too few records to learn from are judged by the model that comes with Sightline.
    """
    kept = _place(folder, person)
    if kept.exists() and not anew:
        found = Model.read(kept)
        return Chosen(found, f"the model {found.version}, learnt from {found.records:,} records")
    shipped = Model.read(SHIPPED)
    common = Common.among(portraits.values())
    try:
        made = train(backend(name), table(portraits.values(), common), common, name=person, made_on=at).filled(shipped)
    except TooLittle:
        shipped = replace(shipped, common=common)
        return Chosen(shipped, f"the model {shipped.version} that comes with Sightline: there are too few records to learn from")
    made.write(kept)
    return Chosen(made, f"a model learnt from these {made.records:,} records, kept in {kept}")


def kept_model(person: str, folder: Path) -> Model:
    """The model that single records are judged by: the one kept in a folder, else the one that comes with Sightline."""
    kept = _place(folder, person)
    return Model.read(kept if kept.exists() else SHIPPED)


def _place(folder: Path, person: str) -> Path:
    return folder / f"linkage-{person}.json"


def link(gallery: Gallery, model: Model, thresholds: Thresholds, name: Backend, at: str) -> Linkage:
    """All these records compared, grouped and held against the identities of today."""
    portraits = gallery.portraits.values()
    rows = table(portraits, model.common)
    likely = scored(backend(name), rows, keyed(portraits), model, bits_of(thresholds.split))
    return linkage(portraits, likely, model, thresholds, at, gallery.must_not)
