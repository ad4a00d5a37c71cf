"""What a project does not want to see: by path, and by comment in Markdown."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lintreport.cli import main

DEFECT = "我区扎实推进各项工作。。全年成效明显。"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # a project of the user's own
    return tmp_path


def _check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--min-severity", "info", "--fail-on", "warning", *arguments])


def _codes(result: Result) -> list[str]:
    return [line.split(": ")[1].split(" ")[0] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"<!-- lintreport: ignore PUN002 -->\n{DEFECT}\n\n{DEFECT}\n", ["PUN002"]),
        (f"{DEFECT}<!-- lintreport: ignore PUN -->\n\n{DEFECT}\n", ["PUN002"]),
        (f"<!-- lintreport: ignore-file PUN002, GLY -->\n\n{DEFECT}\n\n{DEFECT}\n", []),
        (f"{DEFECT}\n\n<!-- lintreport: ignore GLY003 -->\n我区工作成效明显。\n", ["PUN002", "LNT005"]),
        (f"<!-- lintreport: ignore WEB001 -->\n{DEFECT}\n", ["LNT005", "PUN002"]),
    ],
)
def test_a_comment_ignores_what_it_names_where_it_stands(folder: Path, text: str, codes: list[str]) -> None:
    (folder / "a.md").write_text(text, encoding="utf-8")
    assert _codes(_check("--select", "PUN002,GLY003,WEB001,LNT", "a.md")) == codes


def test_a_comment_in_a_submitted_text_is_only_text(folder: Path) -> None:
    (folder / "a.txt").write_text(f"<!-- lintreport: ignore-file PUN002 -->\n{DEFECT}\n", encoding="utf-8")
    assert "PUN002" in _codes(_check("--select", "PUN002", "a.txt"))


def test_a_path_is_ignored_as_the_configuration_says(folder: Path) -> None:
    (folder / "old").mkdir()
    (folder / "old" / "a.txt").write_text(DEFECT, encoding="utf-8")
    (folder / "b.txt").write_text(DEFECT, encoding="utf-8")
    (folder / ".lintreport.yaml").write_text("per-path-ignores: {'old/*': [PUN]}\n")
    assert [line.split(":")[0] for line in _check(".").stdout.splitlines()] == ["b.txt"]


def test_an_ignore_that_ignores_nothing_is_mentioned(folder: Path) -> None:
    (folder / "a.txt").write_text("我区扎实推进各项工作。\n", encoding="utf-8")
    (folder / ".lintreport.yaml").write_text("lang: zh\nper-path-ignores:\n  '*.txt': [PUN]\n  'b*': [PUN]\n")
    result = _check("a.txt")
    assert result.stdout.strip().startswith(".lintreport.yaml:3:4: LNT005 info “*.txt”没有忽略任何问题")
    assert result.exit_code == 0
