"""Learns a model from the data itself: shares among random pairs by sampling, shares among pairs of one person by EM."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from sightline.loaders.linkage.comparisons import CERTAIN, COMPARISONS, FOUND_BY_CERTAIN, LESSONS, Comparison
from sightline.loaders.linkage.model import NEVER, Model
from sightline.loaders.linkage.splinking import linker
from sightline.loaders.linkage.table import Common

if TYPE_CHECKING:
    from splink import Linker
    from splink.internals.database_api import DatabaseAPI

SEED = 1
SAMPLED = 2e6  # random pairs looked at
TAUGHT = 2e6  # pairs that one lesson uses at most
FEWEST = 100  # pairs below which a lesson teaches nothing
LEAST = 0.002  # files of one person come out in any way that often: no slip is ruled out because these data happen not to have it
DIGITS = 7  # so that the last bits of sums, which differ from run to run, do not


class TooLittle(Exception):
    """There are too few records to learn from."""


def train(
    database: "DatabaseAPI[Any]",
    rows: pa.Table,
    common: Common,
    *,
    name: str,
    made_on: str,
    comparisons: tuple[Comparison, ...] = COMPARISONS,
    lessons: Sequence[str] = LESSONS,
    certain: Sequence[str] = CERTAIN,
    sampled: float = SAMPLED,
    found_by_certain: float = FOUND_BY_CERTAIN,
) -> Model:
    """A model of these rows, the same for the same rows; TooLittle where they do not suffice."""
    made = linker(database, rows, comparisons)
    teaching = [lesson for lesson in lessons if _pairs(made, lesson) >= FEWEST]
    if len(teaching) < min(2, len(lessons)):
        raise TooLittle
    made.training.estimate_probability_two_random_records_match(list(certain), recall=found_by_certain)
    made.training.estimate_u_using_random_sampling(max_pairs=sampled, seed=SEED, min_count_per_level=None, num_chunks=1)
    for lesson in teaching:
        made.training.estimate_parameters_using_expectation_maximisation(lesson, max_pairs=TAUGHT)
    said = made.misc.save_model_to_json()
    same, other = {}, {}
    for one, learnt in zip(comparisons, said["comparisons"], strict=True):
        levels = [level for level in reversed(learnt["comparison_levels"]) if not level.get("is_null_level")]
        if any(level.get("m_probability") is not None and level.get("u_probability") is not None for level in levels):
            among = tuple(_share(level.get("u_probability")) for level in levels)
            of_one = (_share(level.get("m_probability")) for level in levels)
            same[one.about] = tuple(max(share, min(least, LEAST)) for share, least in zip(of_one, among, strict=True))
            other[one.about] = among
    prior = _share(said["probability_two_random_records_match"])
    return Model(name, made_on, rows.num_rows, prior, same, other, common, comparisons)


def _pairs(made: "Linker", lesson: str) -> int:
    counted = made.blocking_analysis.count_comparisons_from_blocking_rules([lesson], record_sample_proportion=1.0)
    return int(counted[0]["marginal_comparison_count"])


def _share(learnt: float | None) -> float:
    """A share that was not seen is as rare as it can be told."""
    return round(max(learnt or 0.0, NEVER), DIGITS)
