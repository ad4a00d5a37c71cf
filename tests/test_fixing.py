"""Fixes change what they say and nothing else: no figure, no encoding, no line end, no permission."""

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from lintreport import packs
from lintreport.cli import main
from lintreport.declaration import Check, NoOptions
from lintreport.discovery import Target
from lintreport.finding import Diagnostic, Edit, FileReport, Finding, Fix, Span, Text
from lintreport.fixing import fix
from lintreport.plan import Plan
from lintreport.run import Job, Linter, prepared
from lintreport.testing import marked
from lintreport.text.characters.folding import fold

WORDS = Text("…", "…")
DEFECT = "我区扎实推进各项工作。。全年成效明显。\n分享到:\n"
MENDED = "我区扎实推进各项工作。全年成效明显。\n"
CHECKS = packs.load([packs.built_in()])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(DEFECT, encoding="utf-8")
    return tmp_path


def _run(*arguments: str, **options: object) -> Result:
    return CliRunner().invoke(main, ["check", "--isolated", *arguments], **options)  # type: ignore[arg-type]


def test_fix_mends_and_says_what(folder: Path) -> None:
    result = _run("--fix", "a.txt")
    assert (folder / "a.txt").read_text(encoding="utf-8").strip() == MENDED.strip()
    assert result.exit_code == 0
    assert "已改正 a.txt：PUN002 1 处、WEB001 1 处" in result.stderr


def test_diff_shows_and_writes_nothing(folder: Path) -> None:
    result = _run("--diff", "a.txt")
    assert result.exit_code == 1
    assert "\n-我区扎实推进各项工作。。全年成效明显。\n" in result.stdout
    assert "\n+我区扎实推进各项工作。全年成效明显。\n" in result.stdout
    assert (folder / "a.txt").read_text(encoding="utf-8") == DEFECT
    (folder / "a.txt").write_text(MENDED, encoding="utf-8")
    assert _run("--diff", "a.txt").exit_code == 0


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "gb18030"),
    ],
)
def test_encoding_byte_order_mark_and_line_ends_stay(folder: Path, mark: bytes, codec: str) -> None:
    (folder / "a.txt").write_bytes(mark + DEFECT.replace("分享到:\n", "").replace("\n", "\r\n").encode(codec))
    _run("--fix", "a.txt")
    assert (folder / "a.txt").read_bytes() == mark + MENDED.replace("\n", "\r\n").encode(codec)


def test_permissions_and_links_stay(folder: Path) -> None:
    os.chmod("a.txt", 0o640)
    (folder / "link.txt").symlink_to("a.txt")
    _run("--fix", "link.txt")
    assert (folder / "link.txt").is_symlink()
    assert stat.S_IMODE((folder / "a.txt").stat().st_mode) == 0o640
    assert "。。" not in (folder / "a.txt").read_text(encoding="utf-8")
    assert sorted(os.listdir()) == ["a.txt", "link.txt"], "no temporary file is left"


def test_standard_input_cannot_be_mended(folder: Path) -> None:
    result = _run("--fix", "-", input=DEFECT.encode())
    assert result.exit_code == 2
    assert "--fix 不能用于标准输入" in result.stderr


def test_a_file_that_changed_meanwhile_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lintreport import fixing

    read = fixing.read

    def moved(target: Target, limit: int) -> bytes:
        data = read(target, limit)
        if target.data is None:
            (folder / "a.txt").write_text("别人刚刚写的。\n", encoding="utf-8")
        return data

    monkeypatch.setattr(fixing, "read", moved)
    result = _run("--fix", "a.txt")
    assert result.exit_code == 2
    assert "刚被改动" in result.stderr
    assert (folder / "a.txt").read_text(encoding="utf-8") == "别人刚刚写的。\n"


def test_what_is_held_back_is_not_mended(folder: Path) -> None:
    CliRunner().invoke(main, ["baseline", "--isolated", "a.txt", "-o", "base.json"])
    _run("--fix", "--baseline", "base.json", "a.txt")
    assert (folder / "a.txt").read_text(encoding="utf-8") == DEFECT


def _linter(*makers: object) -> Linter:
    jobs = []
    for number, maker in enumerate(makers):
        check = Check(f"TST00{number}", "a", WORDS, "warning", True, NoOptions, WORDS, "logic", maker, (), (), "")  # type: ignore[arg-type]
        jobs.append(Job(check, NoOptions()))
    return Linter(tuple(jobs), frozenset(), None)


def _replacing(old: str, new: str, *, safe: bool = True) -> object:
    def run(document: object, options: object) -> list[Finding]:
        text: str = document.text  # type: ignore[attr-defined]
        at = text.find(old)
        edit = Edit(Span(at, at + len(old)), new)
        return [Finding(edit.span, WORDS, fix=Fix(WORDS, (edit,), safe))] if at >= 0 else []

    return run


def _all(report: FileReport) -> list[Diagnostic]:
    return list(report.diagnostics)


def _after(text: str, *makers: object) -> str:
    data = text.encode()
    return fix(Target("a.txt", data), data, _linter(*makers), _all).after.decode()


def test_edits_that_meet_take_turns() -> None:
    assert _after("甲乙丙丁", _replacing("乙丙", "己"), _replacing("丙丁", "庚"), _replacing("己丁", "辛")) == "甲辛"


def test_fixes_repeat_until_nothing_changes() -> None:
    assert _after("。。。。。", _replacing("。。", "。")) == "。"


def test_two_fixes_that_undo_each_other_end() -> None:
    assert _after("甲", _replacing("甲", "乙"), _replacing("乙", "甲")) in ("甲", "乙")


def test_a_fix_that_changes_a_digit_is_not_made() -> None:
    assert _after("处罚54起。", _replacing("54", "53")) == "处罚54起。"
    assert _after("处罚54起。", _replacing("54", "")) == "处罚54起。"
    assert _after("处罚54起。", _replacing("处罚54起。", "", safe=False)) == ""
    assert _after("处罚54起。", _replacing("54", "54")) == "处罚54起。"


def _digits(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isdigit())


PIECES = sorted({marked(example)[0] for check in CHECKS for example in check.bad if len(example) < 300})


@pytest.fixture(scope="module")
def linter() -> Linter:
    return prepared(Plan((packs.built_in(),), tuple(check.code for check in CHECKS), {}, {}))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.sampled_from(["", "\n", "\n\n"]))
def test_no_safe_fix_changes_a_digit(linter: Linter, pieces: list[str], between: str) -> None:
    """Whatever the examples of all checks are joined to, safe fixes leave every digit and its order alone."""
    data = between.join(pieces).encode("utf-8", "surrogatepass")

    def safe(report: FileReport) -> list[Diagnostic]:
        return [one for one in report.diagnostics if one.fix and one.fix.safe]

    fixed = fix(Target("a.txt", data), data, linter, safe)
    assert _digits(fixed.after.decode()) == _digits(fixed.before.decode())


def test_a_link_out_of_the_folder_is_not_followed_and_one_that_is_named_is(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "link.txt").symlink_to("../a.txt")
    (folder / "in" / "b.txt").write_text(DEFECT, encoding="utf-8")
    (folder / "in" / "c.txt").symlink_to("b.txt")
    result = _run("--fix", "in")
    assert (folder / "a.txt").read_text(encoding="utf-8") == DEFECT
    assert "。。" not in (folder / "in" / "b.txt").read_text(encoding="utf-8")
    assert result.exit_code == 2
    assert "未改正 in/link.txt：链接指向所给文件夹之外" in result.stderr
    assert _run("--fix", "in/link.txt").exit_code == 0
    assert "。。" not in (folder / "a.txt").read_text(encoding="utf-8")
    assert (folder / "in" / "link.txt").is_symlink()


def test_a_file_that_is_read_only_stays_and_those_after_it_are_mended(folder: Path) -> None:
    (folder / "b.txt").write_text(DEFECT, encoding="utf-8")
    os.chmod("a.txt", 0o444)
    result = _run("--fix", "--lang", "en", ".")
    assert (folder / "a.txt").read_text(encoding="utf-8") == DEFECT
    assert "。。" not in (folder / "b.txt").read_text(encoding="utf-8")
    assert result.exit_code == 2
    assert "not fixed a.txt: it is read-only" in result.stderr


def test_a_file_with_other_hard_links_stays(folder: Path) -> None:
    os.link("a.txt", "b.dat")
    result = _run("--fix", "a.txt")
    assert (folder / "a.txt").read_text(encoding="utf-8") == (folder / "b.dat").read_text(encoding="utf-8") == DEFECT
    assert result.exit_code == 2
    assert "未改正 a.txt：文件另有硬链接" in result.stderr


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no extended attributes that Python can set")
def test_extended_attributes_stay(folder: Path) -> None:
    try:
        os.setxattr("a.txt", "user.from", "某县".encode())
    except OSError:
        pytest.skip("the file system has no extended attributes")
    _run("--fix", "a.txt")
    assert "。。" not in (folder / "a.txt").read_text(encoding="utf-8")
    assert os.getxattr("a.txt", "user.from").decode() == "某县"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_owner_and_group_stay(folder: Path) -> None:
    os.chown("a.txt", 1234, 4321)
    _run("--fix", "a.txt")
    assert "。。" not in (folder / "a.txt").read_text(encoding="utf-8")
    assert ((folder / "a.txt").stat().st_uid, (folder / "a.txt").stat().st_gid) == (1234, 4321)


def test_what_cannot_be_kept_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    (folder / "b.txt").write_text(DEFECT, encoding="utf-8")
    monkeypatch.setattr(os, "replace", refused)
    result = _run("--fix", "a.txt", "b.txt")
    assert result.exit_code == 2
    assert result.stderr.count("无法写入：Operation not permitted") == 2
    assert sorted(os.listdir()) == ["a.txt", "b.txt"], "no temporary file is left"
    assert (folder / "a.txt").read_text(encoding="utf-8") == DEFECT


def test_what_a_killed_run_left_behind_is_not_linted(folder: Path) -> None:
    from lintreport.writing import UNFINISHED

    (folder / f".a.txt.abcd1234{UNFINISHED}").write_text(DEFECT, encoding="utf-8")
    assert "lintreport-tmp" not in _run(".").stdout


def test_a_difference_has_the_lines_of_an_editor(folder: Path) -> None:
    (folder / "a.txt").write_text(
        "第一行。\x0c第一行。\x85还是\u2028第一行。\n第二行。。\r\n第三行。\r第四行。\n", newline=""
    )
    result = _run("--diff", "--select", "PUN002", "a.txt")
    assert "@@ -1,3 +1,3 @@" in result.stdout
    assert "\n-第二行。。\n+第二行。\n 第三行。" in result.stdout


def test_a_line_separator_that_becomes_a_line_end_is_shown(folder: Path) -> None:
    (folder / "a.txt").write_text("第一行\u2028第二行\n", encoding="utf-8")
    result = _run("--diff", "--select", "GLY005", "a.txt")
    assert "\n+第一行\n+第二行\n" in result.stdout


def test_many_rounds_are_made_until_a_text_settles(folder: Path) -> None:
    (folder / "a.txt").write_text(f"支出9{'元' * 40}。\n", encoding="utf-8")
    _run("--fix", "--unsafe-fixes", "a.txt")
    once = (folder / "a.txt").read_bytes()
    _run("--fix", "--unsafe-fixes", "a.txt")
    assert (folder / "a.txt").read_bytes() == once


def test_fixes_that_do_not_settle_are_told() -> None:
    data = "甲".encode()
    assert not fix(Target("a.txt", data), data, _linter(_replacing("甲", "乙"), _replacing("乙", "甲")), _all).settled
    assert not fix(Target("a.txt", data), data, _linter(_replacing("甲", "甲甲")), _all).settled
    assert fix(Target("a.txt", data), data, _linter(_replacing("甲", "乙")), _all).settled
