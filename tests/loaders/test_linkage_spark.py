"""Spark in the place of DuckDB: conditions in its own words, and what is missing is said with the cure."""

import re
import sys

import pytest

from sightline.graph.errors import BadSetting
from sightline.loaders.linkage.backend import backend
from sightline.loaders.linkage.comparisons import COMPARISONS
from sightline.loaders.linkage.splinking import condition_in

# Spark's own, and what Splink brings along for it.
HAS = {"arrays_overlap", "array_intersect", "size", "substr", "abs", "coalesce", "jaro_winkler", "damerau_levenshtein"}
CONDITIONS = [when for one in COMPARISONS for when in (one.unknown, *(level.when for level in one.levels))]


def functions(condition: str) -> set[str]:
    return set(re.findall(r"(\w+)\(", condition))


def test_conditions_ask_spark_for_functions_that_it_has() -> None:
    assert set().union(*(functions(condition_in("spark", one)) for one in CONDITIONS)) == HAS


def test_conditions_stay_as_they_are_for_duckdb() -> None:
    assert [condition_in("duckdb", one) for one in CONDITIONS] == CONDITIONS


def test_without_spark_the_setting_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(BadSetting, match="pip install 'pyspark>=4,<5'"):
        backend("spark")
