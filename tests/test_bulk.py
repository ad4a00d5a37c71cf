"""Reports as tables: every engine finds the same in them."""

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from lintreport.across.comparing import corpus  # noqa: E402
from lintreport.bulk import tables  # noqa: E402

sys.path.insert(0, str(Path(__file__).parent.parent))

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
    given = corpus(targets, plan(), None, 1, lambda made, count: made)
    rows = ({"findings": tables._findings(report)} for report in given)
    expected = found(rows)
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
