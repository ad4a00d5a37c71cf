"""What a project does not want to see: by path, and by comment in Markdown."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lintreport.cli import main
from lintreport.cli.options import FORMATS

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


# --- what no comment may ignore

#: A report that would have every check switched off, its personal data too.
SWITCHED_OFF = (
    "<!-- lintreport: ignore-file ARI,DAT,DUP,GLY,NUM,PII,PUN,QTY,RED,STR,TYP,WEB,LNT -->\n"
    "近200余份，张三11010519491231002X。。(略)\n"
)


ONLY = ("--isolated", "--select", "PUN002")


@pytest.fixture
def switched_off(folder: Path) -> Path:
    (folder / "a.md").write_text(SWITCHED_OFF, encoding="utf-8")
    return folder


def test_no_comment_ignores_personal_data(switched_off: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--isolated", "a.md"])
    assert result.exit_code == 1
    assert _codes(result) == ["PII001"]
    assert "报告中的注释忽略" in result.stderr


def test_a_reviewer_forbids_comments(switched_off: Path) -> None:
    forbidden = CliRunner().invoke(main, ["check", "--isolated", "--no-inline-ignores", "a.md"])
    assert {"PII001", "PUN002", "QTY001"} <= {*_codes(forbidden)}
    assert "注释" not in forbidden.stderr
    (switched_off / ".lintreport.yaml").write_text("inline-ignores: false\n")
    assert _codes(CliRunner().invoke(main, ["check", "a.md"])) == _codes(forbidden)


@pytest.mark.parametrize(("protect", "shown"), [("QTY001", {"QTY001"}), ("PUN, QTY", {"PUN002", "QTY001"})])
def test_no_comment_ignores_what_the_configuration_protects(switched_off: Path, protect: str, shown: set[str]) -> None:
    (switched_off / ".lintreport.yaml").write_text(f"protect: [{protect}]\n")
    assert {*_codes(CliRunner().invoke(main, ["check", "a.md"]))} == {"PII001", *shown}


def test_a_comment_on_protected_codes_alone_is_said_to_do_nothing(folder: Path) -> None:
    (folder / "a.md").write_text("<!-- lintreport: ignore PII -->\n张三11010519491231002X\n", encoding="utf-8")
    assert "LNT005 info 受保护的检查不能用注释忽略" in _check("--isolated", "--select", "PII,LNT", "a.md").stdout


def test_a_code_to_protect_must_exist(folder: Path) -> None:
    (folder / ".lintreport.yaml").write_text("protect: [PIX]\n")
    assert CliRunner().invoke(main, ["check", "."]).exit_code == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("full", "处被报告中的注释忽略，未列出。"),
        ("json", '"baselined": 0, "suppressed": 2'),
        ("sarif", '"suppressions": [{"kind": "inSource", "status": "accepted"}]'),
        ("html", '"status": "suppressed"'),
    ],
)
def test_what_a_comment_ignores_is_counted(switched_off: Path, name: str, said: str) -> None:
    result = CliRunner().invoke(main, ["check", "--isolated", "--select", "PUN002,QTY001", "-f", name, "a.md"])
    assert result.exit_code == 0
    assert said in result.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_and_every_format_says_so(switched_off: Path, name: str) -> None:
    result = CliRunner().invoke(main, ["check", *ONLY, "-q", "-f", name, "a.md"])
    assert result.exit_code == 0
    assert "另有 1 处被报告中的注释忽略，未列出。" in (result.stdout if name == "full" else result.stderr)


@pytest.mark.parametrize("name", ["jsonl", "gitlab", "github", "rdjson", "csv", "junit", "concise"])
def test_and_is_not_listed(switched_off: Path, name: str) -> None:
    assert "。。" not in CliRunner().invoke(main, ["check", *ONLY, "-f", name, "a.md"]).stdout
    assert "。。" in CliRunner().invoke(main, ["check", *ONLY, "--no-inline-ignores", "-f", name, "a.md"]).stdout


def test_what_a_comment_ignores_is_neither_fixed_nor_written_into_a_baseline(switched_off: Path) -> None:
    CliRunner().invoke(main, ["check", *ONLY, "--fix", "a.md"])
    assert (switched_off / "a.md").read_text(encoding="utf-8") == SWITCHED_OFF
    CliRunner().invoke(main, ["baseline", *ONLY, "a.md", "-o", "base.json"])
    assert '"entries": []' in (switched_off / "base.json").read_text(encoding="utf-8")
