"""Reports as tables: every engine finds the same in them."""

import json
import os
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from subprocess import run
from threading import Thread
from time import sleep
from typing import Any

import pytest
from click.testing import CliRunner
from guides import ROOT, file

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from lintreport.across.comparing import corpus  # noqa: E402
from lintreport.bulk import tables  # noqa: E402
from lintreport.cli import main  # noqa: E402
from lintreport.discovery import Target  # noqa: E402

sys.path.insert(0, str(ROOT))

from benchmarks.across.__main__ import plan, write  # noqa: E402
from benchmarks.across.reports import made  # noqa: E402

Found = set[tuple[str, str, int, tuple[str, ...]]]


def found(rows: Iterable[dict[str, Any]]) -> Found:
    """What is found: the code, the file, the place, and the files of the related places."""
    return {
        (one["code"], one["path"], one["start"]["offset"], tuple(related["path"] for related in one["related"]))
        for row in rows
        for one in map(json.loads, row["findings"])
    }


def read(targets: Sequence[Target], **given: Any) -> Found:
    """What the command finds, in one process or several, joined by SQLite or by what is given."""
    file, workers = given.pop("file", None), given.pop("workers", 1)
    reports = corpus(targets, plan(), file, workers, lambda made, count: made, **given)
    return found({"findings": tables._findings(report)} for report in reports)


def facts(folder: Path, parts: int) -> list[Path]:
    """The facts of the reports in a folder, in Parquet files."""
    paths = sorted(map(str, folder.rglob("*.txt")))
    files = []
    for part in range(parts):
        rows = [{"path": path, "content": Path(path).read_bytes()} for path in paths[part::parts]]
        files.append(folder.parent / f"facts-{part}.parquet")
        pq.write_table(tables.lint_table(pa.Table.from_pylist(rows), plan()), files[-1])
    return files


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[tuple[Path, Found]]:
    """A folder of reports, and what processes and SQLite find in them."""
    folder = tmp_path_factory.mktemp("bulk") / "reports"
    targets = write(made(4, 150, 0.6), folder)
    expected = read(targets)
    assert len({code for code, *_ in expected}) == 8
    yield folder, expected
    shutil.rmtree(folder)


def test_a_table_of_reports_becomes_a_table_of_findings() -> None:
    rows = [
        {"path": "a.txt", "content": "我区扎实推进各项工作。。全年成效明显。\n".encode()},
        {"path": "b.txt", "content": b"\x00"},
    ]
    made = tables.lint_table(pa.Table.from_pylist(rows)).to_pylist()
    assert [[json.loads(one)["code"] for one in row["findings"]] for row in made] == [["PUN002"], ["LNT002"]]
    assert [bool(row["record"]) for row in made] == [True, False]


def test_duckdb_finds_what_sqlite_finds(reports: tuple[Path, Found], tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    from lintreport.bulk.duck import compared

    folder, expected = reports
    files = facts(folder, 3)
    (tmp_path / "work").mkdir()
    for _ in range(2):  # the second time the keys are there
        rows = (row for table in compared(files, tmp_path / "work", plan(), "500MB") for row in table.to_pylist())
        assert found(rows) == expected


def test_the_command_finds_with_duckdb_what_it_finds_with_sqlite(reports: tuple[Path, Found]) -> None:
    pytest.importorskip("duckdb")
    folder, _ = reports
    command = ["corpus", "--isolated", "-q", "-f", "jsonl", "--min-severity", "info", "--jobs", "1"]
    outputs = [
        CliRunner().invoke(main, [*command, "--engine", name, str(folder)]).stdout for name in ("sqlite", "duckdb")
    ]
    assert outputs[0]
    assert outputs[1] == outputs[0]


def test_duckdb_that_is_missing_is_said(reports: tuple[Path, Found], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = CliRunner().invoke(main, ["corpus", "--isolated", "--engine", "duckdb", str(reports[0])])
    assert result.exit_code == 2
    assert "lintreport[corpus]" in result.stderr


@pytest.fixture
def session(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A session of Spark at the master that a test names."""
    sql = pytest.importorskip("pyspark.sql")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": 4}
    made = sql.SparkSession.builder.master(request.param).config(map=settings).getOrCreate()
    yield made
    made.stop()
    _gateway_ended()


def _gateway_ended() -> None:
    """End the Java process of a session, so that the next one has settings of its own."""
    from pyspark import SparkContext

    if SparkContext._gateway is not None:
        SparkContext._gateway.shutdown()
        SparkContext._gateway = None
        SparkContext._jvm = None


spark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_the_job_of_the_guide_finds_what_sqlite_finds(reports: tuple[Path, Found], tmp_path: Path) -> None:
    pyspark = pytest.importorskip("pyspark")
    folder, expected = reports
    (tmp_path / "job.py").write_text(file(ROOT / "docs" / "clusters.md", "job.py"), encoding="utf-8")
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    settings = ["--master", "local[2]", "--conf", "spark.sql.shuffle.partitions=4"]
    run([submit, *settings, "job.py", folder, "checked"], cwd=tmp_path, env=environment, check=True)
    lines = (line for part in (tmp_path / "checked" / "found").glob("*.json") for line in part.open(encoding="utf-8"))
    assert found(map(json.loads, lines)) == expected


@pytest.mark.parametrize("session", [pytest.param("local-cluster[2,1,1024]", marks=spark)], indirect=True)
def test_an_executor_that_is_killed_loses_nothing(reports: tuple[Path, Found], session: Any) -> None:
    from lintreport.bulk import spark as engine

    folder, expected = reports
    given = engine.reports(session, str(folder)).repartition(8)
    killed = []

    def kill() -> None:
        tracker = session.sparkContext.statusTracker()
        while not any(tracker.getStageInfo(at).numActiveTasks for at in tracker.getActiveStageIds()):
            sleep(0.05)
        victims = run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True).stdout.split()
        os.kill(int(victims[0]), signal.SIGKILL)
        killed.append(victims[0])

    thread = Thread(target=kill)
    thread.start()
    rows = engine.compared(engine.linted(given, plan()).cache(), plan()).collect()
    thread.join()
    assert killed
    assert found(row.asDict() for row in rows) == expected


@pytest.mark.parametrize("session", [pytest.param("local[2]", marks=spark)], indirect=True)
def test_all_engines_find_the_same_in_a_thousand_reports(session: Any, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    from lintreport.bulk import duck
    from lintreport.bulk import spark as engine

    targets = write(made(7, 1000), tmp_path / "reports")
    index = str(tmp_path / "index")
    serial = read(targets, file=index)
    assert len({code for code, *_ in serial}) == 8
    assert read(targets, workers=2) == serial
    assert read(targets, file=index, join=duck.pairs) == serial
    files = facts(tmp_path / "reports", 4)
    (tmp_path / "work").mkdir()
    tables_found = duck.compared(files, tmp_path / "work", plan(), "500MB")
    assert found(row for table in tables_found for row in table.to_pylist()) == serial
    rows = engine.compared(session.read.parquet(*map(str, files)), plan()).collect()
    assert found(row.asDict() for row in rows) == serial


@pytest.mark.parametrize("session", [pytest.param("local[2]", marks=spark)], indirect=True)
def test_spark_lints_only_what_has_changed(session: Any) -> None:
    from lintreport.bulk import spark as engine

    def given(**texts: str) -> Any:
        rows = [(path, text.encode()) for path, text in texts.items()]
        return session.createDataFrame(rows, "path string, content binary")

    kept = engine.linted(given(a="我区扎实推进。。\n", b="我县扎实推进。。\n", c="我市扎实推进。。\n")).selectExpr(
        "path", "sha256", "year", "CAST(array() AS array<string>) AS findings", "report", "record"
    )
    again = engine.linted(given(a="我区扎实推进。。\n", b="我县扎实推进工作。。\n"), kept=kept).collect()
    assert {row.path: bool(row.findings) for row in again} == {"a": False, "b": True}


@pytest.mark.parametrize("session", [pytest.param("local[1]", marks=spark)], indirect=True)
def test_java_that_cannot_read_chinese_names_is_told(session: Any) -> None:
    from lintreport.bulk import spark as engine
    from lintreport.errors import ConfigError

    session._jvm.java.lang.System.setProperty("sun.jnu.encoding", "ANSI_X3.4-1968")
    with pytest.raises(ConfigError, match="LC_ALL"):
        engine.reports(session, "reports")
