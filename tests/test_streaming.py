"""A run writes for people file by file, and shows in colour what a fix changes within a line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from lintreport.cli import main
from lintreport.report.patch import LONGEST, changes

PACK = """
from pathlib import Path
from lintreport import Finding, Span, Text, check

@check("TST001", "looks", title=Text("看", "look"), severity="warning", basis="logic", bad=[], good=[])
def looks(document, options):
    '''看。'''
    said = Path("out.txt").read_text(encoding="utf-8").count("\\n")
    yield Finding(Span(0, 1), Text(f"前面已有 {said} 行", f"{said} lines so far"))
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LINTREPORT_LANG", raising=False)
    (tmp_path / "a").mkdir()
    for name in ("a/z.txt", "a-b.txt", "c.txt", "e.txt"):
        (tmp_path / name).write_text(f"我区工作。。完成{name}\n企业近200余家。\n", encoding="utf-8")
    (tmp_path / "clean.txt").write_text("我区扎实推进各项工作。\n", encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--isolated", "--no-cache", *arguments])


def test_what_was_found_in_a_file_is_written_before_the_next_one_is_linted(folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "a.py").write_text(PACK, encoding="utf-8")
    (folder / "own.yaml").write_text("packs: [own]\n", encoding="utf-8")
    command = [sys.executable, "-m", "lintreport", "check", "--config", "own.yaml", "--select", "TST", "--jobs", "1"]
    with (folder / "out.txt").open("w", encoding="utf-8") as out:
        subprocess.run([*command, "-f", "concise", "a-b.txt", "c.txt", "e.txt"], stdout=out, check=False)
    lines = (folder / "out.txt").read_text(encoding="utf-8").splitlines()
    assert [line.rpartition("已有 ")[2] for line in lines] == ["0 行", "1 行", "2 行"]


@pytest.mark.parametrize("name", ["full", "concise"])
@pytest.mark.parametrize("more", [(), ("-q",), ("--min-severity", "info")])
def test_however_many_work_and_wherever_it_goes_the_output_is_the_same(
    folder: Path, name: str, more: tuple[str, ...]
) -> None:
    alone, shared = (run("-f", name, "--jobs", jobs, *more, ".").stdout for jobs in "12")
    run("-f", name, "-o", "out", *more, ".")
    assert alone == shared == (folder / "out").read_text(encoding="utf-8")
    places = [alone.index(path) for path in ("a-b.txt", "a/z.txt", "c.txt", "e.txt")]
    assert places == sorted(places)
    assert "clean.txt" not in alone


def test_with_a_baseline_the_output_is_the_same_as_well(folder: Path) -> None:
    CliRunner().invoke(main, ["baseline", "--isolated", "e.txt", "-o", "base.json"])
    alone, shared = (run("-f", "full", "--jobs", jobs, "--baseline", "base.json", ".").stdout for jobs in "12")
    assert alone == shared
    assert "\ne.txt\n" not in alone


def without_color(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def test_a_diff_marks_the_changed_words_where_colour_is_on(folder: Path) -> None:
    plain = run("--diff", "--select", "PUN002", "--color", "never", "e.txt").stdout
    colored = run("--diff", "--select", "PUN002", "--color", "always", "e.txt").stdout
    assert "\x1b" not in plain
    assert without_color(colored) == plain
    assert re.findall("\x1b\\[1;7;31m(.*?)\x1b", colored) == ["。"], "one of the two goes"
    assert "\x1b[1;7;32m" not in colored, "and nothing comes"
    run("--diff", "--select", "PUN002", "--color", "always", "-o", "out", "e.txt")
    assert (folder / "out").read_text(encoding="utf-8") == plain, "a file gets none"


@given(st.text("甲乙丙。", max_size=30), st.text("甲乙丙。", max_size=30))
def test_two_lines_are_the_same_but_for_their_changes(before: str, after: str) -> None:
    found = changes(before, after)
    made, at = "", 0
    for old, new in found:
        made += before[at : old.start] + after[slice(*new)]
        at = old.end
    assert made + before[at:] == after
    assert bool(found) == (before != after)


def test_what_differs_at_length_is_marked_whole() -> None:
    long = "甲" * LONGEST
    assert changes(f"一{long}二", f"一乙{long}丙二") == [((1, LONGEST + 1), (1, LONGEST + 3))]
