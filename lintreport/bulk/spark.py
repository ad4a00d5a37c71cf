"""Reports linted and compared by Spark: on many machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintreport.across.collecting import crew
from lintreport.bulk import queries
from lintreport.bulk.tables import FACTS, FOUND, KEYS, default_plan, judge_table, keys_table, lint_table, over_batches
from lintreport.errors import ConfigError
from lintreport.finding import Text
from lintreport.plan import Plan

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def reports(spark: SparkSession, folder: str) -> DataFrame:
    """The files below a folder, or at any address that Spark reads: ``path`` and ``content``.

    Raises `ConfigError` where Java cannot read Chinese file names: it would leave these files out without a word.
    """
    jvm = spark._jvm
    encoding = jvm.java.lang.System.getProperty("sun.jnu.encoding") if jvm else "UTF-8"
    if encoding != "UTF-8":
        raise ConfigError(
            Text(
                f"Java 以 {encoding} 读文件名，中文文件名会被漏掉：请设 LC_ALL=C.UTF-8 后重新启动 Spark",
                f"Java reads file names as {encoding} and would miss Chinese ones: start Spark with LC_ALL=C.UTF-8",
            )
        )
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(folder)
    return files.selectExpr("regexp_replace(path, '^file:/*', '/') AS path", "content")


def linted(reports: DataFrame, plan: Plan | None = None, kept: DataFrame | None = None) -> DataFrame:
    """What `lint_table` gives for a data frame with ``path`` and ``content``.

    What was made before, of the same version and plan, may be given as ``kept``: files whose content has not changed
    are not linted again, and those that are not among the reports any more are left out.
    """
    fresh, known = reports.select("path", "content"), None
    if kept is not None:
        from pyspark.sql.functions import sha2

        digests = reports.select("path", sha2("content", 256).alias("sha256"))
        known = kept.join(digests, ["path", "sha256"], "left_semi")
        fresh = fresh.join(known.select("path"), "path", "left_anti")
    made = fresh.mapInArrow(over_batches(lint_table, plan or default_plan()), FACTS)
    return made if known is None else made.unionByName(known)


def compared(facts: DataFrame, plan: Plan | None = None) -> DataFrame:
    """What is found when the reports in a data frame of `linted` are compared: ``path`` and ``findings``."""
    plan = plan or default_plan()
    ready = crew(plan)
    spark = facts.sparkSession
    marks = facts.select("report", "record").mapInArrow(over_batches(lambda table, _: keys_table(table), plan), KEYS)
    for name, frame in {"facts": facts, "marks": marks}.items():
        frame.createOrReplaceTempView(name)
    steps = {"reports": queries.REPORTS, "keys": queries.KEYS, "usual": queries.usual(ready), "met": queries.met(ready)}
    for name, query in steps.items():
        spark.sql(query).cache().createOrReplaceTempView(name)
    return spark.sql(queries.CASES).mapInArrow(over_batches(judge_table, plan), FOUND)
