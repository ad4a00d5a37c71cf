"""The exit status tells the truth: 0 and 1 for what was linted whole, 2 with a sentence, 130 for Ctrl-C."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from lintreport.cli import main

DEFECT = "近200余份。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LINTREPORT_LANG", raising=False)
    (tmp_path / "r.txt").write_text(DEFECT, encoding="utf-8")
    (tmp_path / "good.txt").write_text("我区扎实推进各项工作。\n", encoding="utf-8")
    return tmp_path


def shell(words: str, **options: object) -> subprocess.CompletedProcess[str]:
    # A run in the background of a shell has SIGINT ignored, and so have its children: Ctrl-C would do nothing in them.
    restored = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp('sh', sys.argv[1:])"
    command = words.replace("lintreport", f"{sys.executable} -m lintreport")
    begin = [sys.executable, "-c", restored, "sh", "-c", command]
    return subprocess.run(begin, capture_output=True, text=True, encoding="utf-8", **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device that is full")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("lintreport check --isolated --encoding base64 r.txt", "没有这种编码：base64"),
        ("lintreport check --isolated --encoding '' r.txt", "没有这种编码"),
        ("lintreport check --isolated r.txt > /dev/full", "无法写入标准输出"),
        ("lintreport check --isolated r.txt >&-", "无法写入标准输出"),
        ("lintreport check --isolated -f json good.txt > /dev/full", "无法写入标准输出"),
        ("lintreport check --isolated - <&-", "无法读取标准输入"),
        ("lintreport check --isolated - 0> closed", "无法读取标准输入"),
        ("lintreport checks > /dev/full", "无法写入标准输出"),
        ("lintreport --version > /dev/full", "系统不允许"),
        ("lintreport check --help > /dev/full", "系统不允许"),
        ("mkdir gone; cd gone; rmdir ../gone; lintreport check ../r.txt", "当前文件夹已不存在"),
        ("mkdir gone; cd gone; rmdir ../gone; lintreport check --isolated", "当前文件夹已不存在"),
        ("lintreport check --isolated -o /dev/full r.txt", "无法写入"),
    ],
)
def test_what_cannot_be_done_is_2_with_one_sentence(words: str, said: str) -> None:
    result = shell(words)
    assert result.returncode == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device that is full")
@pytest.mark.parametrize("lost", ["2>&-", "2> /dev/full"])
def test_the_status_stays_true_where_nobody_can_hear_why(lost: str) -> None:
    assert shell(f"lintreport check --isolated -f concise r.txt {lost}").returncode == 1
    assert shell(f"lintreport check --isolated -f concise good.txt {lost}").returncode == 0
    assert shell(f"lintreport check --isolated nowhere.txt {lost}").returncode == 2


def test_output_into_a_file_needs_no_standard_output(folder: Path) -> None:
    assert shell("lintreport check --isolated -o out.txt r.txt >&-").returncode == 1
    assert (folder / "out.txt").read_text(encoding="utf-8").startswith("r.txt:1:")


def test_an_output_file_is_written_whole_or_not_at_all(folder: Path) -> None:
    (folder / "out.txt").write_text("before")
    result = shell("ulimit -f 1; lintreport check --isolated -f html -o out.txt r.txt")
    assert result.returncode == 2
    assert "无法写入 out.txt" in result.stderr
    assert (folder / "out.txt").read_text() == "before"
    assert sorted(path.name for path in folder.iterdir()) == ["good.txt", "out.txt", "r.txt"], "nothing is left behind"


def test_an_output_file_that_is_none_is_written_to() -> None:
    assert shell("lintreport check --isolated -o /dev/stdout r.txt").stdout.startswith("r.txt:1:")
    assert shell("lintreport check --isolated -o /dev/stdout r.txt > a.txt; cat a.txt").stdout.startswith("r.txt:1:")


PACK = """
import os, signal
from lintreport import Finding, Span, Text, check

@check("TST001", "ends", title=Text("止", "end"), severity="error", basis="logic", bad=[], good=[])
def ends(document, options):
    '''止。'''
    {body}
    yield Finding(Span(0, 1), Text("止", "end"))
"""


def _pack(folder: Path, body: str, before: str = "") -> None:
    (folder / "own").mkdir()
    (folder / "own" / "a.py").write_text(before + PACK.replace("{body}", body), encoding="utf-8")
    (folder / "own.yaml").write_text("packs: [own]\n")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("body", ["import sys; sys.exit(0)", "raise GeneratorExit", "raise MemoryError", "os._exit(0)"])
def test_a_check_that_exits_is_2_and_all_else_is_linted(folder: Path, body: str, jobs: int) -> None:
    if "_exit" in body and jobs == 1:
        return  # it is this process then: no program can say anything any more
    _pack(folder, f"if '近' in document.text: {body}")
    result = shell(f"lintreport check --config own.yaml -f concise --jobs {jobs} r.txt good.txt")
    assert result.returncode == 2
    assert "r.txt:1:1: LNT001 error" in result.stdout
    assert "good.txt:1:1: TST001" in result.stdout


@pytest.mark.parametrize("before", ["raise SystemExit(0)\n", "raise GeneratorExit\n", "x = [\n"])
def test_a_pack_that_exits_when_it_is_loaded_is_2_with_a_sentence(folder: Path, before: str) -> None:
    _pack(folder, "pass", before)
    result = shell("lintreport check --config own.yaml r.txt")
    assert result.returncode == 2
    assert "无法载入" in result.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_is_130_once_what_was_found_is_printed(folder: Path, jobs: int) -> None:
    (folder / "s.txt").write_text("停。\n", encoding="utf-8")
    _pack(
        folder,
        "if '停' in document.text:\n"
        f"        os.kill(os.getpid() if {jobs} == 1 else os.getppid(), signal.SIGINT)\n"
        "        signal.pause()",
    )
    result = shell(
        f"lintreport check --config own.yaml -f concise --select TST --jobs {jobs} good.txt r.txt s.txt", timeout=60
    )
    assert result.returncode == 130
    found = ["good.txt:1:1: TST001 error 止", "r.txt:1:1: TST001 error 止"]
    so_far = 2 if jobs == 1 else len(result.stdout.splitlines())  # another process may still be at an earlier file
    assert result.stdout.splitlines() == found[:so_far]
    assert f"已中断：检查了 3 份中的 {so_far} 份" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_baseline_is_not_written_of_half_a_run(folder: Path) -> None:
    _pack(folder, "raise KeyboardInterrupt")
    result = shell("lintreport baseline --config own.yaml -o b.json r.txt")
    assert result.returncode == 130
    assert not (folder / "b.json").exists()


def test_what_never_ends_is_refused_without_being_read(folder: Path) -> None:
    os.mkfifo(folder / "f.txt")
    os.mkfifo(folder / "f.zip")
    for name in ("f.txt", "f.zip", "/dev/zero", "/dev/tty0"):
        if os.path.exists(name):
            result = shell(f"lintreport check --isolated -f concise {name} r.txt", timeout=60)
            assert result.returncode == 2
            assert f"{name}:1:1: LNT002 error 这不是普通文件（管道、设备或套接字）" in result.stdout
            assert "r.txt:1:" in result.stdout
    assert shell("lintreport check --isolated --max-size 1 - < /dev/zero", timeout=60).returncode == 2


@pytest.mark.parametrize(
    ("given", "kept"), [("--max-size 1", ""), ("--config big.yaml", ""), ("--config big.yaml --max-size 2", "r")]
)
def test_a_file_of_more_than_the_largest_size_is_not_read(folder: Path, given: str, kept: str) -> None:
    (folder / "big.yaml").write_text("max-size: 1\n")
    (folder / "big.txt").write_bytes(b"\n" * 1_000_001)
    result = shell(f"lintreport check {given} -f concise big.txt --select LNT,QTY")
    assert ("文件超过 1 MB，未检查（上限可用 --max-size 调高）" in result.stdout) is (not kept)
    assert result.returncode == (1 if kept else 2), "an empty file is a finding"


def test_that_a_file_was_not_read_is_said_whatever_accepts_findings(folder: Path) -> None:
    (folder / "own.yaml").write_text("per-path-ignores: {'*': [ALL]}\nbaseline: b.json\n")
    (folder / "word.txt").write_bytes(b"PK\x03\x04")
    shell("lintreport baseline --isolated -o b.json .")
    assert "LNT002" not in (folder / "b.json").read_text()
    (found,) = json.loads(shell("lintreport check --isolated -f json word.txt").stdout)["findings"]
    entry = {key: found[key] for key in ("code", "path", "fingerprint", "excerpt")} | {"count": 1}
    (folder / "b.json").write_text(json.dumps({"lintreport_baseline": 1, "entries": [entry]}))
    result = shell("lintreport check --config own.yaml -f concise word.txt")
    assert result.returncode == 2
    assert "word.txt:1:1: LNT002 error" in result.stdout


@pytest.mark.slow
def test_a_larger_size_holds_for_fixing_as_well(folder: Path) -> None:
    (folder / "big.txt").write_bytes("工作。。\n".encode() + b"\n" * 1_000_000)
    shell("lintreport check --isolated --select PUN002 --fix --max-size 1 big.txt")
    assert (folder / "big.txt").read_bytes().startswith("工作。。".encode())
    shell("lintreport check --isolated --select PUN002 --fix --max-size 2 big.txt")
    assert (folder / "big.txt").read_bytes().startswith("工作。\n".encode())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("error", [ValueError("坏了"), RecursionError(), MemoryError(), OSError(5, "bad disk", "x")])
def test_a_fault_of_the_program_itself_is_2_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, error: Exception, lang: str
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr("lintreport.report.render", broken)
    plain = CliRunner().invoke(main, ["check", "--isolated", "--lang", lang, "-q", "-f", "json", "r.txt"])
    assert plain.exit_code == 2
    assert plain.stderr.startswith("错误：" if lang == "zh" else "error: ")
    assert plain.stderr.count("\n") == 1
    verbose = CliRunner().invoke(main, ["check", "--isolated", "--lang", lang, "-v", "-f", "json", "r.txt"])
    assert "Traceback" in verbose.stderr
