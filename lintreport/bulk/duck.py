"""Reports compared by DuckDB: more than fit into memory, on one machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lintreport.across.collecting import crew
from lintreport.across.query import PAIRS
from lintreport.across.store import Store, keys
from lintreport.bulk import queries
from lintreport.bulk.tables import default_plan, judge_table, keys_table
from lintreport.errors import ConfigError
from lintreport.finding import Text
from lintreport.plan import Plan

if TYPE_CHECKING:
    import pyarrow as pa

#: This many rows of reports are judged at once.
_BATCH = 200


def compared(
    facts: Sequence[str | Path], folder: Path, plan: Plan | None = None, memory_limit: str = "2GB"
) -> Iterator[pa.Table]:
    """What is found when reports are compared: tables with the columns of `lintreport.bulk.tables.FOUND`.

    ``facts`` are Parquet files of what `lint_table` gives. What does not fit into ``memory_limit`` goes to ``folder``,
    where the keys of each file are kept as well: a file whose keys are there is not read again.
    """
    import duckdb

    plan = plan or default_plan()
    ready = crew(plan)
    marks = [_marks(Path(file), folder) for file in facts]
    with duckdb.connect(config={"memory_limit": memory_limit, "temp_directory": str(folder / "spill")}) as connection:
        for name, files in (("facts", list(map(str, facts))), ("marks", list(map(str, marks)))):
            connection.read_parquet(files).create_view(name)
        steps = {"reports": queries.REPORTS, "keys": queries.KEYS, "usual": queries.usual(ready)}
        for name, query in (steps | {"met": queries.met(ready)}).items():
            connection.execute(f"CREATE TABLE {name} AS {query}")
        import pyarrow as pa

        for batch in connection.sql(queries.CASES).to_arrow_reader(_BATCH):
            yield judge_table(pa.Table.from_batches([batch]), plan)


def _marks(file: Path, folder: Path) -> Path:
    """The file with the keys of the reports in ``file``, made once."""
    import pyarrow.parquet as pq

    kept = folder / f"{file.stem}.keys.parquet"
    if not kept.exists():
        unfinished = kept.with_suffix(".unfinished")
        pq.write_table(keys_table(pq.read_table(file, columns=["report", "record"])), unfinished)
        unfinished.replace(kept)
    return kept


def needed() -> None:
    """Raise `ConfigError` where DuckDB is not installed."""
    try:
        import duckdb  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ConfigError(
            Text(
                "--engine duckdb 需要另装：pip install 'lintreport[corpus]'",
                "--engine duckdb needs: pip install 'lintreport[corpus]'",
            )
        ) from error


def pairs(store: Store, number: int, memory_limit: str = "2GB") -> Iterator[tuple[int, int, int]]:
    """What `lintreport.across.store.pairs` gives, joined by DuckDB; what does not fit into memory goes to a folder."""
    import duckdb
    import pyarrow as pa

    collector = store.collectors[number]
    query = PAIRS.format(c=number, most=collector.most, least=collector.least)
    with (
        TemporaryDirectory(prefix="lintreport-") as spill,
        duckdb.connect(config={"memory_limit": memory_limit, "temp_directory": spill}) as connection,
    ):
        connection.execute("CREATE TABLE keys (c INTEGER, h BIGINT, d BIGINT, s INTEGER)")
        for rows in keys(store, number):
            columns = [pa.array(column, pa.int64()) for column in zip(*rows, strict=True)]
            connection.register("batch", pa.table(columns, ["h", "d", "s"]))
            connection.execute(f"INSERT INTO keys SELECT {number}, h, d, s FROM batch")
        found = connection.execute(query)
        while batch := found.fetchmany(100_000):
            yield from batch
