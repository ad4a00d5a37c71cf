"""The findings as a workbook, read back by another program."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from outcomes import REPORTS, outcome
from python_calamine import CalamineWorkbook

from lintreport.cli import main
from lintreport.report import diagnostics
from lintreport.report.workbook import workbook

BAD = "=1+1。。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--isolated", *arguments, "a.txt"])


def rows(path: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize(("lang", "severity", "safe"), [("zh", "警告", "安全"), ("en", "warning", "safe")])
def test_a_workbook_holds_every_finding_in_the_language_of_the_reader(
    folder: Path, lang: str, severity: str, safe: str
) -> None:
    assert check("-o", "found.xlsx", "--lang", lang).exit_code == 1
    heading, found = rows(folder / "found.xlsx")
    assert len(heading) == len(found)
    assert found[:3] == ["a.txt", 1.0, 5.0]
    assert {"PUN002", severity, safe} <= set(found)


def test_a_fingerprint_is_text_to_a_spreadsheet(folder: Path) -> None:
    check("-o", "found.xlsx", "-o", "found.csv", "--lang", "en")
    heading, found = rows(folder / "found.xlsx")
    fingerprint = found[heading.index("fingerprint")]
    assert isinstance(fingerprint, str)
    assert fingerprint.startswith("f")
    assert fingerprint in (folder / "found.csv").read_text(encoding="utf-8")


def test_as_many_rows_as_findings(folder: Path) -> None:
    (folder / "all.xlsx").write_bytes(workbook(outcome(*REPORTS)))
    assert len(rows(folder / "all.xlsx")) == 1 + len(list(diagnostics(outcome(*REPORTS))))


def test_what_a_report_says_is_no_formula(folder: Path) -> None:
    (folder / "a.txt").write_text("=cmd|' /C calc'!A0。。\n", encoding="utf-8")
    check("-o", "found.xlsx")
    with zipfile.ZipFile(folder / "found.xlsx") as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_a_workbook_goes_into_a_file_only() -> None:
    result = check("-f", "xlsx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "-o" in result.stderr
