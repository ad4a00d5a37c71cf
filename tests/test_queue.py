"""The recipes of docs/review-queue.md, played through."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from guides import ROOT, blocks

from lintreport.cli import main

GUIDE = ROOT / "docs" / "review-queue.md"
PROGRAM = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


REPORT = "现将全年法治政府建设工作的有关情况报告如下:\r\n我区扎实推进各项工作。。成效明显。。\r\n走访企业近200余家。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, and the files that the guide shows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", PROGRAM)
    (tmp_path / "reports").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "reports" / name).write_text(REPORT, encoding="utf-8", newline="")
    for block in blocks(GUIDE):
        if named := re.match(r"(?:#|--) ([\w.-]+\.(?:sql|py))\n", block.text):
            (tmp_path / named[1]).write_text(block.text, encoding="utf-8")
    return tmp_path


def _shell(command: str) -> None:
    assert command in GUIDE.read_text(encoding="utf-8")
    subprocess.run(["sh", "-c", command], check=True, capture_output=True)


FILL = "lintreport check reports/ -f json --fail-on never | python fill_queue.py"


def _rows(query: str) -> list[Any]:
    with sqlite3.connect("queue.db") as queue:
        return queue.execute(query).fetchall()


def test_the_queue_is_filled_once_and_keeps_what_was_judged(folder: Path) -> None:
    _shell(FILL)
    assert _rows("SELECT count(*), count(DISTINCT path), max(occurrence) FROM findings") == [(6, 2, 1)]
    _rows("UPDATE findings SET judgement = 'false-positive' WHERE code = 'QTY001'")
    text = (folder / "reports" / "a.txt").read_text(encoding="utf-8")
    (folder / "reports" / "a.txt").write_text("新的一行。\n" + text, encoding="utf-8")
    _shell(FILL)
    assert _rows("SELECT count(*) FROM findings") == [(6,)]
    assert _rows(
        "SELECT path, line, judgement, note IS NOT NULL FROM findings WHERE code = 'QTY001' ORDER BY path"
    ) == [
        ("reports/a.txt", 4, "false-positive", 1),
        ("reports/b.txt", 3, "false-positive", 1),
    ]
    assert _rows("SELECT count(*) FROM incoming") == [(0,)]
    assert _rows("SELECT count(*) FROM checked") == [(0,)]


OPEN = "SELECT count(*) FROM findings WHERE path LIKE '%a.txt' AND resolved IS NULL"


def test_what_is_found_no_more_is_resolved_until_it_comes_back(folder: Path) -> None:
    report = folder / "reports" / "a.txt"
    calm = "我区坚持依法行政，完善制度，强化监督，各项任务按期完成。\n"
    other = "各单位落实责任，加强协作，群众反映的问题都得到了及时答复。\n"
    text = f"全区工作有序推进。。\n{calm}走访企业近200余家。\n{other}全年成效明显。。\n"
    report.write_text(text, encoding="utf-8")
    _shell(FILL)
    assert _rows(OPEN) == [(3,)]
    report.write_text(text.replace("推进。。", "推进。"), encoding="utf-8")
    _rows("UPDATE findings SET judgement = 'false-positive' WHERE code = 'QTY001'")
    _shell(FILL)
    assert _rows(OPEN) == [(2,)]
    assert _rows("SELECT count(*) FROM findings WHERE resolved IS NOT NULL") == [(1,)]
    since = _rows("SELECT resolved FROM findings WHERE resolved IS NOT NULL")
    report.write_text("我区扎实推进各项工作。\n", encoding="utf-8")
    _shell(FILL)
    assert _rows(OPEN) == [(1,)], "a false alarm may be hidden by a baseline and stays as it is"
    assert since[0] in _rows("SELECT resolved FROM findings WHERE resolved IS NOT NULL"), "the first time counts"
    report.write_text(text, encoding="utf-8")
    _shell(FILL)
    assert _rows(OPEN) == [(3,)]


def test_nothing_is_resolved_in_what_was_not_read(folder: Path) -> None:
    report = folder / "reports" / "a.txt"
    _shell(FILL)
    report.write_bytes(b"\xff" * 9)
    _shell(FILL)
    assert _rows(OPEN) == [(4,)], "that it cannot be read is one more"
    report.unlink()
    _shell(FILL)
    assert _rows(OPEN) == [(4,)]
    (folder / ".lintreport.yaml").write_text("ignroe: []\n", encoding="utf-8")
    subprocess.run(["sh", "-c", FILL], check=False, capture_output=True)
    assert _rows("SELECT count(*) FROM findings WHERE resolved IS NULL") == [(7,)], (
        "a run that did not begin says nothing"
    )


def test_what_was_judged_in_the_queue_goes_into_a_baseline(folder: Path) -> None:
    _shell(FILL)
    _rows("UPDATE findings SET judgement = 'false-positive'")
    ((judged,),) = _rows((folder / "judgements.sql").read_text(encoding="utf-8"))
    (folder / "judgements.json").write_text(f'{{"judgements": {judged}}}', encoding="utf-8")
    run = CliRunner().invoke
    assert run(main, ["baseline", "--import", "judgements.json", "-o", "baseline.json"]).exit_code == 0
    result = run(main, ["check", "reports/", "--baseline", "baseline.json"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "基线豁免 6 处" in result.stderr


@pytest.mark.parametrize("codec", ["gb18030", "utf-8-sig", "utf-16"])
def test_labels_are_made_of_files_in_any_encoding_and_what_cannot_be_read_is_left_out(folder: Path, codec: str) -> None:
    (folder / "reports" / "a.txt").write_text(REPORT, encoding=codec, newline="")
    (folder / "reports" / "b.txt").write_bytes(b"\xff" * 9)
    _shell("lintreport check reports/ -f json --fail-on never | python to_labels.py")
    (line,) = (json.loads(line) for line in (folder / "doccano.jsonl").read_text(encoding="utf-8").splitlines())
    words = [line["text"][start:end] for start, end, code in line["label"] if code != "LNT004"]
    assert words == ["。。", "。。", "近200余家"]


def test_labels_stand_at_the_words(folder: Path) -> None:
    _shell("lintreport check reports/ -f json --fail-on never | python to_labels.py")
    tasks = json.loads((folder / "label-studio.json").read_text(encoding="utf-8"))
    regions = tasks[0]["predictions"][0]["result"]
    assert [region["value"]["text"] for region in regions] == ["。。", "。。", "近200余家"]
    for task in tasks:
        for region in task["predictions"][0]["result"]:
            value = region["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
    lines = [json.loads(line) for line in (folder / "doccano.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [lines[0]["text"][start:end] for start, end, _ in lines[0]["label"]] == ["。。", "。。", "近200余家"]


def test_the_action_and_the_snippets_call_what_exists(folder: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    command = action["runs"]["steps"][-1]["run"]
    environment = {"PATHS": "reports", "FAIL_ON": "never", "OUTPUT_FILE": "out.sarif", "PATH": PROGRAM}
    subprocess.run(["bash", "-ec", command], check=True, env=environment, capture_output=True)
    assert json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    snippets = [yaml.safe_load(block.text) for block in blocks(GUIDE) if block.language == "yaml"]
    script = snippets[-1]["reports"]["script"][1].replace("--fail-on error", "--fail-on never")
    subprocess.run(["sh", "-c", script], check=True, capture_output=True)
    assert json.loads((folder / "gl-code-quality-report.json").read_text(encoding="utf-8"))
