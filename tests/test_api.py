"""The Python interface: what a program calls, and what it may rely on."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from documents import paragraph, run, word
from guides import ROOT, blocks

import lintreport
from lintreport.cli import main

DEFECT = "我区扎实推进各项工作。。全年成效明显。\n"
SCHEMA = json.loads((ROOT / "lintreport" / "report" / "schema.json").read_text(encoding="utf-8"))


def test_a_text_gives_a_report() -> None:
    report = lintreport.lint(DEFECT)
    assert [(one.code, one.excerpt) for one in report.findings] == [("PUN002", "。。")]
    assert (report.path, report.encoding, report.unreadable) == ("text.txt", "utf-8", False)


def test_the_report_as_data_is_what_the_command_line_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(DEFECT, encoding="utf-8")
    told = lintreport.lint_file("a.txt").to_dict()
    jsonschema.validate(told, SCHEMA)
    assert told == json.loads(CliRunner().invoke(main, ["check", "--isolated", "-f", "json", "a.txt"]).stdout)


def test_a_linter_runs_the_checks_that_it_was_made_for() -> None:
    linter = lintreport.Linter(select=["PUN"], ignore=["PUN003"], min_severity="info")
    assert {one.code for one in linter.lint(DEFECT + "近10余万人。").findings} == {"PUN002"}


def test_what_is_unknown_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(lintreport.ConfigError, match="PUN999"):
        lintreport.Linter(select=["PUN999"])


def test_a_configuration_is_read_only_when_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path(".lintreport.yaml").write_text("ignore: [PUN]\n", encoding="utf-8")
    assert lintreport.lint(DEFECT).findings
    assert not lintreport.Linter(config=".lintreport.yaml").lint(DEFECT).findings


def test_paths_come_one_by_one_with_documents_among_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DEFECT, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(word(paragraph(run(DEFECT.strip()))))
    for jobs in (1, 2):
        reports = list(lintreport.lint_paths([tmp_path], jobs=jobs))
        assert [report.encoding for report in reports] == ["utf-8", "docx"]
        assert [[one.code for one in report.findings] for report in reports] == [["PUN002"], ["PUN002"]]


def test_what_cannot_be_read_is_a_finding_and_no_exception(tmp_path: Path) -> None:
    report = lintreport.lint_file(tmp_path / "gone.txt")
    assert report.unreadable
    assert [one.code for one in report.findings] == ["LNT002"]


def test_personal_numbers_are_masked_in_all_of_it() -> None:
    report = lintreport.lint("经办人身份证11010519491231002X。。")
    assert report.findings
    assert "11010519491231002X" not in f"{report!r}{report.to_dict()}"


def test_comments_in_a_text_can_be_forbidden() -> None:
    text = f"<!-- lintreport: ignore PUN002 -->\n{DEFECT}"
    assert [one.status for one in lintreport.Linter().lint(text, "a.md").findings] == ["suppressed"]
    assert [one.status for one in lintreport.Linter(inline_ignores=False).lint(text, "a.md").findings] == ["new"]


def test_threads_may_share_a_linter_and_standard_output_stays_what_it_was() -> None:
    linter, out = lintreport.Linter(select=["PUN", "QTY"]), sys.stdout
    texts = [f"第{number}段。。近{number}0余万人。\n" for number in range(1, 40)]
    with ThreadPoolExecutor(4) as threads:
        reports = list(threads.map(linter.lint, texts))
    assert reports == [linter.lint(text) for text in texts]
    assert sys.stdout is out


def test_a_check_and_the_command_line_load_none_of_it() -> None:
    ours = "{'lintreport.api', 'lintreport.run', 'lintreport.report'}"
    script = f"import sys, lintreport\nassert not {ours} & {{*sys.modules}}"
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("guide", ["api.md", "api.zh-CN.md"])
def test_the_guide_runs(guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(DEFECT, encoding="utf-8")
    (tmp_path / "report.txt").write_text(DEFECT, encoding="utf-8")
    found = [block.text for block in blocks(ROOT / "docs" / guide) if block.language == "python"]
    assert found
    names: dict[str, object] = {}
    for block in found:
        exec(block, names)
