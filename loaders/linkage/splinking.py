"""Our comparisons in Splink's words: a linker over one table of portraits, with what a model has learnt or with nothing yet."""

import logging
import re
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from sightline.loaders.linkage.comparisons import COMPARISONS, DIALECT, Comparison

if TYPE_CHECKING:
    from splink import Linker
    from splink.internals.comparison_level_creator import ComparisonLevelCreator
    from splink.internals.comparison_library import CustomComparison
    from splink.internals.database_api import DatabaseAPI

    from sightline.loaders.linkage.model import Model

# What Spark, with the functions that Splink brings along, calls what the comparisons call as DuckDB does.
IN_SPARK = {
    "list_has_any": "arrays_overlap",
    "list_intersect": "array_intersect",
    "len": "size",
    "jaro_winkler_similarity": "jaro_winkler",
}


def linker(
    database: "DatabaseAPI[Any]",
    rows: pa.Table,
    comparisons: tuple[Comparison, ...] = COMPARISONS,
    model: "Model | None" = None,
) -> "Linker":
    """A linker over these rows."""
    from splink import Linker, SettingsCreator

    logging.getLogger("splink").setLevel(logging.ERROR)  # it warns of every level that data happen not to show
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record",
        comparisons=[_comparison(one, model, database.sql_dialect.sql_dialect_str) for one in comparisons],
        probability_two_random_records_match=model.prior if model else 0.0001,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
        linker_uid="sightline",
    )
    return Linker(database.register(rows), settings, log_level=None)


def _comparison(one: Comparison, model: "Model | None", dialect: str) -> "CustomComparison":
    from splink.comparison_level_library import CustomLevel, ElseLevel
    from splink.comparison_library import CustomComparison

    told = ((condition_in(dialect, level.when), level.says) for level in one.levels)
    learnt = [*(CustomLevel(when, says, base_dialect_str=dialect) for when, says in told), ElseLevel()]
    if model is not None:
        for number, level in enumerate(reversed(learnt)):
            level.configure(m_probability=model.same[one.about][number], u_probability=model.other[one.about][number])
    unknown = CustomLevel(condition_in(dialect, one.unknown), "not to be compared", base_dialect_str=dialect)
    levels: list[ComparisonLevelCreator | dict[str, Any]] = [unknown.configure(is_null_level=True), *learnt]
    return CustomComparison(output_column_name=one.name, comparison_levels=levels)


def condition_in(dialect: str, condition: str) -> str:
    """A condition in a backend's own words; they differ in the names of functions only."""
    return condition if dialect == DIALECT else re.sub(r"\w+(?=\()", lambda named: IN_SPARK.get(named[0], named[0]), condition)
