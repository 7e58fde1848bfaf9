"""Where pairs are compared: DuckDB in this process, or Spark where a country is to be linked; behind one setting."""

from typing import TYPE_CHECKING, Any, Literal

from sightline.graph.errors import BadSetting

if TYPE_CHECKING:
    from splink.internals.database_api import DatabaseAPI

Backend = Literal["duckdb", "spark"]


def backend(name: Backend) -> "DatabaseAPI[Any]":
    """A fresh backend, empty and in memory."""
    if name == "spark":
        return _spark()
    import duckdb
    from splink import DuckDBAPI

    return DuckDBAPI(duckdb.connect(config={"preserve_insertion_order": True}))


def _spark() -> "DatabaseAPI[Any]":
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise BadSetting("SIGHTLINE_LINKAGE_BACKEND", "asks for Spark, which is not installed", "pip install pyspark") from None
    from splink import SparkAPI
    from splink.backends.spark import similarity_jar_location

    session = SparkSession.builder.config("spark.jars", similarity_jar_location()).getOrCreate()
    return SparkAPI(spark_session=session)  # type: ignore[no-untyped-call]
