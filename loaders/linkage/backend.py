"""Where pairs are compared: DuckDB in this process, or Spark where a country is to be linked; behind one setting."""

import os
from typing import TYPE_CHECKING, Any, Literal

from sightline.graph.errors import BadSetting

if TYPE_CHECKING:
    from splink.internals.database_api import DatabaseAPI

Backend = Literal["duckdb", "spark"]
INSTALL = "pip install 'pyspark>=4,<5', with Java 17 or later"


def backend(name: Backend) -> "DatabaseAPI[Any]":
    """A fresh backend, empty and in memory."""
    if name == "spark":
        return _spark()
    import duckdb
    from splink import DuckDBAPI

    return DuckDBAPI(duckdb.connect(config={"preserve_insertion_order": True}))


def _spark() -> "DatabaseAPI[Any]":
    try:
        import pyspark
        from pyspark.sql import SparkSession
    except ImportError:
        raise BadSetting("SIGHTLINE_LINKAGE_BACKEND", "asks for Spark, which is not installed", INSTALL) from None
    if int(pyspark.__version__.split(".")[0]) < 4:  # earlier ones take no Arrow tables
        raise BadSetting("SIGHTLINE_LINKAGE_BACKEND", f"asks for Spark 4 and found {pyspark.__version__}", INSTALL)
    from splink import SparkAPI
    from splink.backends.spark import similarity_jar_location

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # else Spark listens wherever others can reach it
    session = SparkSession.builder.config("spark.jars", similarity_jar_location()).getOrCreate()
    # what is worked out stays with the workers: a checkpoint would leave names in a folder that all of them share
    return SparkAPI(spark_session=session, break_lineage_method="persist")  # type: ignore[no-untyped-call]
