"""Nothing is left out in silence: what was not looked at, not shown or not judged is said in every format."""

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lintreport.cli import main
from lintreport.cli.options import FORMATS
from lintreport.discovery import DEVICE, Exclusion, Skipped, Survey, counted, named, survey
from lintreport.errors import ConfigError
from lintreport.reading import kinds as kinds_of_files

CLEAN = "我区扎实推进各项工作。全年成效明显。\n"
DEFECT = "我区扎实推进各项工作。。全年成效明显。\n"
ONLY = ("--isolated", "--select", "PUN002")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports that can be read, and much that cannot."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(7):
        (inbox / f"{number}.ofd").write_bytes(b"PK\3\4")
    for number in range(9):
        (inbox / f"{number}.PNG").write_bytes(b"PNG")
    (inbox / "a.txt").write_text(CLEAN, encoding="utf-8")
    (inbox / "b.md").write_text(CLEAN, encoding="utf-8")
    os.mkfifo(inbox / "c.txt")
    os.mkfifo(inbox / "d")
    monkeypatch.chdir(tmp_path)
    return inbox


def run(*arguments: str, **options: object) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], **options)  # type: ignore[arg-type]


# --- what is found


def kinds(*paths: str, exclude: tuple[str, ...] = ()) -> dict[str, int]:
    return dict(counted(survey(paths or (".",), [Exclusion(".", exclude)]).skipped))


def test_all_that_a_folder_holds_is_a_target_or_counted(folder: Path) -> None:
    found = survey(["inbox"])
    assert [target.path for target in found.targets] == ["inbox/a.txt", "inbox/b.md"]
    assert counted(found.skipped) == [(".png", 9), (".ofd", 7), ("fifo", 2)]
    assert named(found.skipped) == (".png 9、.ofd 7、FIFO 2", ".png 9, .ofd 7, FIFO 2")


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inbox").mkdir()
    monkeypatch.chdir(tmp_path / "inbox")
    Path("a.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path / "inbox"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("报告.ofd", ".ofd"),
        ("报告.PPTX", ".pptx"),
        ("报告", "no-suffix"),
        ("报告.定稿", "other"),
        ("张三.13912345678", "other"),  # whatever stands there may be personal
        ("a.\x1b[31m", "other"),
        (".报告.txt", "hidden"),
        (".报告.ofd", "hidden"),
        ("a.txt.bak", ".bak"),
    ],
)
def test_a_kind_is_the_end_of_a_name_where_that_says_what_it_is(plain: Path, name: str, kind: str) -> None:
    Path(name).write_text("文", encoding="utf-8")
    assert kinds() == {kind: 1}


def test_settings_of_tools_are_no_reports(plain: Path) -> None:
    for name in (".git/a.txt", "node_modules/b.txt", ".gitignore"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()
    assert kinds() == {}


def test_what_the_program_wrote_into_a_folder_is_no_report_of_it(plain: Path) -> None:
    written = ("-o", "page.html", "-o", "found.txt")
    first = [run(*ONLY, "--strict", ".", *written).exit_code for _ in range(2)]
    assert first == [0, 0]
    assert kinds() == {"own-output": 1}  # a page says so itself; other files are known to the run that writes them
    again = run(*ONLY, "--lang", "en", ".", *written)
    assert "2 more not checked: output of lintreport 2." in again.stderr
    assert "LNT002" in run("--isolated", "page.html").stdout  # named, it is linted


def test_a_socket_and_a_link_to_a_device_are_counted(plain: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.txt")
    Path("zero.txt").symlink_to("/dev/zero")
    assert kinds() == {"socket": 1, DEVICE: 1}


def test_a_link_to_a_folder_elsewhere_is_not_followed_and_counted(plain: Path) -> None:
    (plain.parent / "elsewhere").mkdir()
    (plain.parent / "elsewhere" / "b.txt").touch()
    Path("out").symlink_to(plain.parent / "elsewhere")
    assert kinds() == {"link": 1}


def test_a_link_that_leads_back_inside_hides_nothing(plain: Path) -> None:
    Path("sub").mkdir()
    Path("sub/up").symlink_to(plain, target_is_directory=True)
    assert kinds() == {}


def test_a_link_to_nowhere_is_reported_as_it_is_read(plain: Path) -> None:
    Path("gone.txt").symlink_to("nothing")
    Path("gone.ofd").symlink_to("nothing")
    assert [target.path for target in survey(["."]).targets] == ["a.txt", "gone.txt"]
    assert kinds() == {".ofd": 1}


def test_what_the_user_excludes_is_not_counted(folder: Path) -> None:
    assert kinds("inbox", exclude=("*.ofd", "*.PNG")) == {"fifo": 2}


def test_what_is_named_itself_is_not_left_out(folder: Path) -> None:
    found = survey(["inbox/0.ofd", "inbox"])
    assert found.targets[0].path == "inbox/0.ofd"
    assert counted(found.skipped) == [(".png", 9), (".ofd", 6), ("fifo", 2)]


def test_a_folder_in_two_paths_is_counted_once(folder: Path) -> None:
    assert survey(["inbox", "./inbox", str(folder)]).skipped == survey(["inbox"]).skipped


def test_a_name_that_is_no_text_is_counted_and_shown(plain: Path) -> None:
    Path(os.fsdecode(b"\xff\xfe.ofd")).touch()
    assert kinds() == {".ofd": 1}
    result = run(*ONLY, "-f", "json", ".")
    assert json.loads(result.stdout)["skipped"] == [{"path": "\udcff\udcfe.ofd", "kind": ".ofd"}]


@pytest.fixture
def closed(plain: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one in it that may not be opened; the superuser may open any."""
    Path("closed").mkdir()
    opened = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if os.path.basename(path) == "closed":
            raise PermissionError(13, "Permission denied", path)
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)
    return plain


def test_a_folder_that_cannot_be_read_stops_no_other_and_is_exit_2(closed: Path) -> None:
    result = run(*ONLY, ".")
    assert result.exit_code == 2
    assert "检查了 1 份文件" in result.stderr
    assert "另有 1 份未检查：无法读取的文件夹 1。" in result.stderr


def test_a_folder_that_is_named_and_cannot_be_read_is_a_mistake(closed: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read the folder closed"):
        survey(["closed"])


def test_a_folder_without_any_text_says_what_it_holds(folder: Path) -> None:
    for name in ("a.txt", "b.md"):
        (folder / name).unlink()
    result = run("inbox")
    assert result.exit_code == 2
    assert result.stderr.rstrip().endswith("；其中有：.png 9、.ofd 7、FIFO 2")


# --- how it is said

SAID = "另有 18 份未检查：.png 9、.ofd 7、FIFO 2。"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("more", [(), ("-q",)])
def test_every_format_says_what_was_not_checked(folder: Path, name: str, more: tuple[str, ...]) -> None:
    result = run(*ONLY, *more, "-f", name, "inbox")
    assert result.exit_code == 0
    assert SAID in (result.stdout if name == "full" else result.stderr)


@pytest.mark.parametrize("name", FORMATS)
def test_strict_makes_it_fail(folder: Path, name: str) -> None:
    assert run(*ONLY, "--strict", "-f", name, "inbox").exit_code == 2
    assert run(*ONLY, "--strict", "-f", name, "inbox/a.txt").exit_code == 0
    assert run(*ONLY, "--strict", "--exclude", "*.PNG,", "--diff", "inbox").exit_code == 2


def test_json_has_every_path_and_counts_by_kind(folder: Path) -> None:
    told = json.loads(run(*ONLY, "-f", "json", "inbox").stdout)
    assert len(told["skipped"]) == 18
    assert told["skipped"][0] == {"path": "inbox/0.PNG", "kind": ".png"}
    assert told["summary"]["skipped"] == [
        {"kind": ".png", "files": 9},
        {"kind": ".ofd", "files": 7},
        {"kind": "fifo", "files": 2},
    ]


def test_every_thing_in_a_folder_is_a_file_or_skipped(folder: Path) -> None:
    for number in range(60):
        broken = folder / f"sub{number % 3}" / f"{number}.{('txt', 'ppt', 'wav', 'md')[number % 4]}"
        broken.parent.mkdir(exist_ok=True)
        broken.write_bytes((b"\xff\xfe\x00", b"PK\3\4", b"", CLEAN.encode())[number // 4 % 4])
    told = json.loads(run(*ONLY, "-f", "json", "inbox").stdout)
    listed = [one["path"] for one in (*told["files"], *told["skipped"])]
    assert sorted(listed) == sorted(path.as_posix() for path in Path("inbox").rglob("*") if not path.is_dir())
    assert told["summary"]["files"] + sum(kind["files"] for kind in told["summary"]["skipped"]) == len(listed)


def test_sarif_has_a_notification(folder: Path) -> None:
    (invocation,) = json.loads(run(*ONLY, "-f", "sarif", "inbox").stdout)["runs"][0]["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert (notification["level"], notification["message"]["text"]) == ("warning", SAID)


def test_github_warns_and_junit_skips(folder: Path) -> None:
    assert run(*ONLY, "-f", "github", "inbox").stdout == f"::warning title=lintreport::{SAID}\n"
    junit = run(*ONLY, "-f", "junit", "inbox").stdout
    assert '<testsuite name="未检查" tests="3" failures="0" errors="0" skipped="3">' in junit
    assert '<testcase classname="lintreport" name=".ofd"><skipped message="7"/></testcase>' in junit


def test_the_page_has_it(folder: Path) -> None:
    assert f'"remarks": ["{SAID}"]' in run(*ONLY, "-f", "html", "inbox").stdout


def test_a_baseline_is_not_written_in_silence_either(folder: Path) -> None:
    result = CliRunner().invoke(main, ["baseline", "--isolated", "inbox", "-o", "base.json"])
    assert SAID in result.stderr


# --- hooks, which name every file


def test_a_hook_hears_of_the_files_that_nobody_checks(folder: Path) -> None:
    result = run(*ONLY, "--by-suffix", "--", "inbox/a.txt", "inbox/0.ofd", "inbox/0.PNG")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == ["检查了 1 份文件：没有发现问题", "另有 2 份未检查：.ofd 1、.png 1。"]


@pytest.mark.parametrize("name", ["full", "concise"])
def test_where_nothing_is_checked_nothing_is_called_clean(folder: Path, name: str) -> None:
    result = run(*ONLY, "--by-suffix", "-f", name, "inbox/0.ofd")
    assert result.exit_code == 0
    assert "没有检查任何文件" in result.output
    assert "没有发现问题" not in result.output
    assert run(*ONLY, "--by-suffix", "--strict", "-f", name, "inbox/0.ofd").exit_code == 2


def test_by_suffix_reads_no_pipe(folder: Path) -> None:
    assert survey(["inbox/c.txt"], by_suffix=True) == Survey([], [Skipped("inbox/c.txt", "fifo")])


# --- what is not shown, and what is not judged


@pytest.mark.parametrize("name", ["full", "concise", "html"])
def test_hidden_infos_are_said_in_a_line(plain: Path, name: str) -> None:
    Path("gb.txt").write_bytes(CLEAN.encode("gb18030"))
    said = "另有 1 处提示未显示（--min-severity info）。"
    only = ("--isolated", "--select", "LNT")
    assert said in run(*only, "-f", name, ".").output
    assert "未显示" not in run(*only, "-f", name, "--min-severity", "info", ".").output


def test_so_are_warnings_and_json_counts_them(plain: Path) -> None:
    Path("a.txt").write_text(DEFECT, encoding="utf-8")
    assert "另有 1 处较轻的问题未显示" in run(*ONLY, "--min-severity", "error", ".").stderr
    told = json.loads(run(*ONLY, "--min-severity", "error", "-f", "json", ".").stdout)
    assert told["summary"]["hidden"] == 1


def test_what_is_held_back_is_not_called_hidden(plain: Path) -> None:
    Path("a.md").write_text(f"<!-- lintreport: ignore PUN002 -->\n{DEFECT}", encoding="utf-8")
    told = json.loads(run(*ONLY, "--min-severity", "error", "-f", "json", "a.md").stdout)
    assert told["summary"]["hidden"] == 0


@pytest.mark.parametrize("name", ["full", "concise", "html"])
def test_checks_that_could_not_judge_are_said_in_a_line(plain: Path, name: str) -> None:
    Path("b.txt").write_text(CLEAN, encoding="utf-8")
    shown = run("--isolated", "--select", "DAT003,STR001", "-f", name, ".").output
    assert "2 项检查有未能判断的文件：DAT003 2 份、STR001 2 份。" in shown
    one = run("--isolated", "--select", "DAT003,STR001", "-f", name, "a.txt").output
    assert "2 项检查未能判断：DAT003、STR001。" in one


def test_json_counts_the_files_that_a_check_could_not_judge(plain: Path) -> None:
    told = json.loads(run("--isolated", "--select", "DAT003", "-f", "json", ".").stdout)
    assert told["summary"]["not_evaluated"] == [{"code": "DAT003", "files": 1}]


# --- documents, which are read where what reads them is installed


def test_a_document_is_never_clean_where_nothing_reads_it(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("notice.html").write_text("<!DOCTYPE html><html><body>工作报告</body></html>", encoding="utf-8")
    assert run("--isolated", "notice.html").exit_code == 0
    monkeypatch.setattr("lintreport.reading.files.find_spec", lambda name: None)
    result = run("--isolated", "notice.html")
    assert result.exit_code == 2
    assert "notice.html:1:1: LNT002 error 读取 HTML 文件需要安装：pip install 'lintreport[docs]'" in result.stdout


def test_what_cannot_be_read_here_is_left_out_of_folders_and_counted(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b.html", "c.docx", "d.pdf", "e.xlsx", "f.doc"):
        Path(name).write_bytes(b"x")
    kinds_of_files.suffixes.cache_clear()
    monkeypatch.setattr(kinds_of_files, "find_spec", lambda name: None)
    try:
        assert kinds() == {".html": 1, ".docx": 1, ".pdf": 1, ".xlsx": 1, ".doc": 1}
    finally:
        kinds_of_files.suffixes.cache_clear()
