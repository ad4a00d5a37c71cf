"""The hook, run by the real pre-commit in a repository of reports."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from documents import paragraph, run, word
from guides import ROOT, file
from sources import copy_sources

pytestmark = pytest.mark.slow

CLEAN = "我区扎实推进法治政府建设。\n"
DEFECT = "我区扎实推进法治政府建设。受众近10余万人次。\n"


class Repository:
    """A git repository in a folder, and programs run in it, apart from the settings of whoever runs the tests."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT", "LINTREPORT"))
        }
        self.environment = kept | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{
                f"GIT_{who}_{what}": "tester@example.org"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }
        self.run("git", "init", "--quiet")

    def run(self, *command: str, status: int = 0) -> str:
        result = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        assert result.returncode == status, f"{command}: {result.returncode}\n{result.stdout}"
        return result.stdout

    def commit(self, status: int = 0, **files: str) -> str:
        """Write files into ``reports/`` and commit them; what was said."""
        for name, text in files.items():
            path = self.folder / "reports" / f"{name}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--message", "Add a report", status=status)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository of reports, its hook set up as the README says."""
    home = tmp_path_factory.mktemp("home")
    hook = Repository(copy_sources(tmp_path_factory.mktemp("lintreport")), home)
    hook.run("git", "add", "--all", "--force")
    hook.run("git", "commit", "--quiet", "--message", "Everything")
    revision = hook.run("git", "rev-parse", "HEAD").strip()

    repository = Repository(tmp_path_factory.mktemp("reports"), home)
    config = file(ROOT / "README.md", ".pre-commit-config.yaml")
    config = re.sub(r"repo: .*", f"repo: {hook.folder}", config)
    config = re.sub(r"rev: .*", f"rev: {revision}", config)
    (repository.folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    repository.run("pre-commit", "install")
    return repository


def test_a_sound_report_is_committed(reports: Repository) -> None:
    assert re.search(r"lintreport\.+Passed", reports.commit(工作报告=CLEAN))
    assert "reports/" in reports.run("git", "ls-tree", "-r", "--name-only", "HEAD")


def test_a_report_with_a_defect_is_not_committed_and_the_place_is_named(reports: Repository) -> None:
    before = reports.run("git", "rev-list", "--all", "--count")
    said = reports.commit(年度报告=DEFECT, 摘要=CLEAN, status=1)
    assert re.search(r"lintreport\.+Failed", said)
    assert re.search(r"^reports/年度报告\.txt:1:16: QTY001 warning ", said, re.MULTILINE)
    assert reports.run("git", "rev-list", "--all", "--count") == before
    assert re.search(r"lintreport\.+Passed", reports.commit(年度报告=CLEAN))


def test_files_outside_the_folder_of_reports_are_left_alone(reports: Repository) -> None:
    (reports.folder / "notes.txt").write_text(DEFECT, encoding="utf-8")
    assert re.search(r"lintreport\.+.*Skipped", reports.commit())


def test_a_report_that_nobody_has_checked_is_named(reports: Repository) -> None:
    for name in ("a.ofd", "b.png", "table.csv"):
        (reports.folder / "reports" / name).write_bytes(b"PK\3\4" + name.encode())
    said = reports.commit(说明=CLEAN)
    assert re.search(r"lintreport\.+Passed", said)
    assert "另有 3 份未检查：.csv 1、.ofd 1、.png 1。" in said


def test_a_word_document_is_read(reports: Repository) -> None:
    (reports.folder / "reports" / "c.docx").write_bytes(word(paragraph(run(DEFECT.strip()))))
    said = reports.commit(status=1, 说明=CLEAN)
    assert "reports/c.docx:1:16: QTY001" in said
    reports.run("git", "rm", "--force", "--quiet", "reports/c.docx")


def test_a_file_with_the_name_of_an_option_is_a_file(reports: Repository) -> None:
    anywhere = (reports.folder / ".pre-commit-config.yaml").read_text(encoding="utf-8").replace("^reports/", "''")
    (reports.folder / "anywhere.yaml").write_text(anywhere, encoding="utf-8")
    (reports.folder / "p").mkdir()
    (reports.folder / "p" / "x.py").write_text("open('RAN', 'w')\n")
    (reports.folder / "evil.txt").write_text("packs: [p]\n")
    (reports.folder / "--config=evil.txt").write_text(DEFECT, encoding="utf-8")
    (reports.folder / "-oz.txt").write_text(CLEAN, encoding="utf-8")
    reports.run("git", "add", "--all")
    said = reports.run("pre-commit", "run", "--all-files", "--config", "anywhere.yaml", status=1)
    assert "另有" in said
    assert "--config=evil.txt:1:16: QTY001" in said
    assert not (reports.folder / "RAN").exists()
    assert not (reports.folder / "z.txt").exists()
    reports.run("git", "rm", "--force", "--quiet", "--", "--config=evil.txt", "-oz.txt", "evil.txt", "p/x.py")
