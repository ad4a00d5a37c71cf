"""Our own YAML: read without the library, matched without the time limit that patterns of others need."""

import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from lintreport import parsing, pattern, profile
from lintreport.parsing import digest, yaml_of

ROOT = Path(__file__).parent.parent
FILES = sorted([*(ROOT / "checks").rglob("*.yaml"), *profile.FOLDER.glob("*.yaml")])
READ = dict(json.loads(line) for line in (ROOT / "lintreport" / "yaml.jsonl").read_text(encoding="utf-8").splitlines())
WEB = ROOT / "checks" / "web" / "web.yaml"


def value_of(path: Path) -> Any:
    """What a file says to the reader in Python, which takes a little less than the one in C."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_run_reads_what_the_yaml_says(path: Path) -> None:
    known = digest(path.read_text(encoding="utf-8"))
    assert known in READ, f"what {path.name} says is not in lintreport/yaml.jsonl; run `make docs`"
    assert READ[known] == value_of(path)


def test_nothing_is_kept_of_a_file_that_is_no_more() -> None:
    assert len(READ) == len(FILES), "run `make docs`"


def test_the_library_reads_what_is_not_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = FILES[0].read_text(encoding="utf-8")
    expected = yaml_of(FILES[0], text)
    monkeypatch.setattr(parsing, "_READ", tmp_path / "none.jsonl")
    assert yaml_of(FILES[0], text) == expected
    assert yaml_of(FILES[0], "a: 1\n") == {"a": 1}


def listed(path: Path) -> list[str]:
    """The lines that a file of ours lists, each as a pattern."""
    kinds = (entry["lines"].values() for entry in value_of(path))
    return [
        line
        for entries in chain.from_iterable(kinds)
        for entry in entries
        for line in (entry if isinstance(entry, list) else [entry])
    ]


def test_re_takes_every_pattern_of_ours() -> None:
    for line in listed(WEB):
        re.compile(line)
    for name in profile.names():
        ours = profile.own(name)
        assert ours.ours
        profile.verify(ours)


@pytest.mark.parametrize(
    "field",
    [
        "来源:         ",
        "发布时间:发布时间:         ",
        "信息来源:2024-01-15 10:20  ",
        "作者:发布时间:  ",
        "编辑:】】】】】】",
    ],
)
@pytest.mark.parametrize("end", ["", "。", ";x:"])
def test_a_line_of_many_fields_is_read_in_one_go(field: str, end: str) -> None:
    """Were a field to end wherever it can, this would take longer than anybody waits."""
    line = (field * pattern.LINE_LENGTH)[: pattern.LINE_LENGTH - len(end)] + end
    for one in listed(WEB):
        re.compile(one).fullmatch(line)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("取得了显著成效。", True),
        ("全年工作取得较好成绩。", True),
        ("虽然取得了一定成效,但仍有不足。", False),
        ("尽管我局在法治建设方面取得一定成绩。", False),
        ("虽有困难。全年取得明显进展。", True),
        ("虽" + "有" * 60 + "取得成效。", False),
        ("虽" + "有" * 61 + "取得成效。", True),
        ("但" * 70 + "取得成效。", False),
        ("取得成效,现汇报如下。", False),
    ],
)
def test_a_result_that_is_taken_back_is_none(text: str, holds: bool) -> None:
    ours = profile.own("law-government")
    wanted = next(one for part in ours.parts for one in part.text if "尽管" in one)
    assert ours.found(wanted, text) is holds
