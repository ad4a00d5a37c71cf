"""The command line, as a user or another program meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lintreport.cli import main
from lintreport.cli.options import FORMATS
from lintreport.report import FORMATS as REPORT_FORMATS

DEFECT = "我区扎实推进各项工作。。全年成效明显。\n"
CLEAN = "我区扎实推进各项工作。全年成效明显。\n"
ONLY = ("--isolated", "--select", "PUN002")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LINTREPORT_LANG", raising=False)
    (tmp_path / ".git").mkdir()  # a project of the user's own
    (tmp_path / "bad.txt").write_text(DEFECT, encoding="utf-8")
    (tmp_path / "good.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def run(*arguments: str, **options: object) -> Result:
    result = CliRunner().invoke(main, list(arguments), **options)  # type: ignore[arg-type]
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_the_formats_offered_are_those_that_exist() -> None:
    assert FORMATS == REPORT_FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_the_exit_status_is_the_same_in_every_format(name: str) -> None:
    assert run("check", *ONLY, "-f", name, "bad.txt").exit_code == 1
    assert run("check", *ONLY, "-f", name, "good.txt").exit_code == 0
    assert run("check", *ONLY, "-f", name, "--fail-on", "never", "bad.txt").exit_code == 0
    assert run("check", *ONLY, "-f", name, "--fail-on", "error", "bad.txt").exit_code == 0


def test_concise_says_where_and_what() -> None:
    result = run("check", *ONLY, "bad.txt")
    assert result.stdout.startswith("bad.txt:1:11: PUN002 warning ")
    assert result.stdout.count("\n") == 1
    assert "检查了 1 份文件" in result.stderr


def test_quiet_leaves_only_the_findings() -> None:
    assert run("check", *ONLY, "-q", "bad.txt").stderr == ""


def test_the_current_folder_is_the_default() -> None:
    assert "bad.txt:1:11" in run("check", *ONLY).stdout


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "错误：路径不存在：nowhere.txt"), ("en", "error: no such file or folder: nowhere.txt")]
)
def test_a_missing_path_is_exit_2_with_a_sentence(lang: str, said: str) -> None:
    result = run("check", "--lang", lang, "nowhere.txt")
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (2, "", said)


def test_a_folder_with_nothing_to_lint_is_exit_2(folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("check", "empty")
    assert result.exit_code == 2
    assert "没有可检查的文件" in result.stderr


def test_an_empty_report_is_a_finding_and_exit_1(folder: Path) -> None:
    (folder / "empty.txt").touch()
    result = run("check", "empty.txt")
    assert result.exit_code == 1
    assert "empty.txt:1:1: LNT002 error" in result.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_an_unreadable_file_is_exit_2_and_the_others_are_linted(folder: Path, name: str) -> None:
    (folder / "word.txt").write_bytes(b"PK\x03\x04")
    result = run("check", "--isolated", "-f", name, "--fail-on", "never", "word.txt", "bad.txt")
    assert result.exit_code == 2
    assert "LNT002" in result.stdout
    assert "PUN002" in result.stdout


def test_a_file_that_may_not_be_opened_is_exit_2(folder: Path) -> None:
    (folder / "gone.txt").symlink_to("nothing")
    result = run("check", "gone.txt")
    assert result.exit_code == 2
    assert "无法打开文件" in result.stdout


def test_standard_input_is_linted_under_its_name() -> None:
    result = run("check", *ONLY, "-", "--stdin-filename", "drafts/a.txt", input=DEFECT.encode())
    assert result.stdout.startswith("drafts/a.txt:1:11: PUN002")
    assert result.exit_code == 1


def test_severity_thresholds_hold_for_showing_and_for_failing() -> None:
    assert "PUN002" not in run("check", *ONLY, "--min-severity", "error", "bad.txt").stdout
    assert run("check", *ONLY, "--min-severity", "error", "bad.txt").exit_code == 0


def test_codes_may_be_parted_by_commas_and_shortened() -> None:
    assert run("check", "--isolated", "--select", "RED,PUN", "bad.txt").exit_code == 1
    assert run("check", "--isolated", "--select", "RED", "--ignore", "PUN", "bad.txt").exit_code == 0


def test_an_unknown_code_is_exit_2_with_the_nearest_right_one() -> None:
    result = run("check", "--select", "PUN02", "bad.txt")
    assert result.exit_code == 2
    assert "没有代码“PUN02”；是否想写“PUN002”？" in result.stderr


def test_an_unknown_encoding_is_exit_2() -> None:
    result = run("check", "--encoding", "utf-88", "bad.txt")
    assert result.exit_code == 2
    assert "没有这种编码" in result.stderr


def test_exclude_leaves_files_out() -> None:
    assert run("check", *ONLY, "--exclude", "bad*", ".").exit_code == 0


def test_output_goes_to_the_file_and_the_terminal_gets_the_count(folder: Path) -> None:
    result = run("check", *ONLY, "-o", "out.txt", "bad.txt")
    assert result.stdout == ""
    assert (folder / "out.txt").read_text(encoding="utf-8").startswith("bad.txt:1:11: PUN002")


def test_a_file_that_cannot_be_written_is_exit_2() -> None:
    result = run("check", *ONLY, "-o", "no/such/folder.txt", "bad.txt")
    assert result.exit_code == 2
    assert "无法写入" in result.stderr


def test_the_configuration_of_the_project_is_used_and_isolated_ignores_it(folder: Path) -> None:
    (folder / ".lintreport.yaml").write_text("ignore: [PUN002]\nlang: en\n")
    assert "PUN002" not in run("check", "bad.txt").stdout
    assert "file checked" in run("check", "good.txt").stderr
    assert "PUN002" in run("check", "--isolated", "bad.txt").stdout
    assert "PUN002" in run("check", "--select", "PUN002", "bad.txt").stdout, "the command line decides"


def test_a_configuration_beside_a_submitted_report_is_not_read(folder: Path) -> None:
    (folder / "inbox").mkdir()
    (folder / "inbox" / "a.txt").write_text(DEFECT, encoding="utf-8")
    (folder / "inbox" / ".lintreport.yaml").write_text("ignore: [ALL]\npacks: [evil]\n")
    assert "PUN002" in run("check", "inbox").stdout


def test_a_mistake_in_the_configuration_is_exit_2_with_file_and_line(folder: Path) -> None:
    (folder / ".lintreport.yaml").write_text("lang: zh\nslect: [DUP]\n")
    result = run("check", "good.txt")
    assert result.exit_code == 2
    assert ".lintreport.yaml:2: 未知的键“slect”；是否想写“select”？" in result.stderr


def test_config_and_isolated_exclude_each_other() -> None:
    assert run("check", "--config", "a.yaml", "--isolated").exit_code == 2


def test_a_missing_configuration_is_exit_2() -> None:
    result = run("check", "--config", "a.yaml", "good.txt")
    assert result.exit_code == 2
    assert "无法读取配置" in result.stderr


def test_a_crash_is_exit_2_and_verbose_shows_where(folder: Path) -> None:
    (folder / "pack").mkdir()
    (folder / "pack" / "bug.py").write_text(
        "from lintreport import Text, check\n"
        "@check('BUG001', 'bug', title=Text('a', 'b'), severity='info', basis='logic', bad=[], good=[])\n"
        "def bug(document, options):\n    'x'\n    raise KeyError('钥')\n",
        encoding="utf-8",
    )
    (folder / ".lintreport.yaml").write_text("packs: [pack]\n")
    result = run("check", "bad.txt")
    assert result.exit_code == 2
    assert "LNT001" in result.stdout
    assert "PUN002" in result.stdout, "the other checks went on"
    assert "Traceback" not in result.output
    assert "Traceback" in run("check", "-v", "bad.txt").stderr


def test_the_list_of_checks_is_json_on_request() -> None:
    listed = json.loads(run("checks", "-f", "json").stdout)
    assert {"LNT001", "PUN002"} <= {check["code"] for check in listed}
    assert set(listed[0]) == {"code", "name", "severity", "default", "title", "basis", "options", "runs"}
    assert len(run("checks").stdout.splitlines()) == len(listed)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_shows_the_page(lang: str) -> None:
    result = run("explain", "pun002", "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout.startswith("# PUN002 doubled-mark")


def test_explain_of_an_unknown_code_is_exit_2() -> None:
    result = run("explain", "PUN02")
    assert result.exit_code == 2
    assert "是否想写" in result.stderr


def test_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["$schema"].startswith("https://json-schema.org/")


def _program(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lintreport", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)  # type: ignore[call-overload, no-any-return]


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    # 150 KB of findings: more than a pipe holds, so the program is still writing when it is closed.
    (folder / "many.txt").write_text("工作。。\n" * 3_000, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "lintreport", "check", *ONLY, "-f", "concise", "many.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    said = program.stderr.read().decode()
    assert program.wait() == 1
    assert "Traceback" not in said
    assert "BrokenPipe" not in said


def test_a_terminal_that_knows_no_chinese_gets_escapes_and_no_traceback() -> None:
    result = _program("check", *ONLY, "bad.txt", env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert result.returncode == 1
    assert "PUN002" in result.stdout
    assert "Traceback" not in result.stderr


def test_help_speaks_the_language_of_the_environment() -> None:
    assert "检查文件和文件夹" in _program("check", "-h", env={**os.environ, "LINTREPORT_LANG": "zh"}).stdout
    assert "Lint files and folders" in _program("check", "-h", env={**os.environ, "LINTREPORT_LANG": "en"}).stdout


def test_quiet_leaves_the_counts_out_of_the_full_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "of its own"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "a.txt").write_text("全年成效明显。。\n", encoding="utf-8")
    (folder / "b.zzz").write_text("", encoding="utf-8")
    arguments = ["check", "--isolated", "-f", "full", "--select", "PUN002"]
    loud, quiet = (CliRunner().invoke(main, [*arguments, *more, "."]) for more in ([], ["-q"]))
    assert "PUN002" in quiet.stdout
    assert "发现 1 处" in loud.stdout
    assert "发现" not in quiet.stdout
    assert ".zzz" in quiet.stdout, "what was not looked at is said all the same"
    assert "发现 1 处" in CliRunner().invoke(main, [*arguments, "-q", "--statistics", "."]).stdout


def test_what_was_hidden_stands_in_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("全区扎实推进各项工作。\n".encode("gb18030"))
    result = CliRunner().invoke(main, ["check", "--isolated", "--select", "LNT,STR001", "-f", "concise", str(path)])
    assert [line[:2] for line in result.stderr.splitlines()] == ["检查", "另有", "1 "]


def test_the_code_of_a_check_that_another_took_over_means_that_one_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "推行执破融合机制，将27件执行案件移送破产审查。积极推行执破融合工作机制，共将27件执行案件移送破产审查。\n"
    (tmp_path / "a.txt").write_text(said, encoding="utf-8")
    (tmp_path / ".lintreport.yaml").write_text("ignore: [DUP006]\nlang: zh\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    plain = run("check", "--isolated", "-f", "concise", "a.txt")
    assert "DUP007" in plain.stdout
    ignored = run("check", "-f", "concise", "a.txt")
    assert "DUP007" not in ignored.stdout
    assert "提示：DUP006 已并入 DUP007" in ignored.stderr
    assert "DUP007" in run("check", "--isolated", "--select", "dup006", "-f", "concise", "a.txt").stdout
