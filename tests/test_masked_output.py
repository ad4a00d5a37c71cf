"""Whatever is shown or kept of a report, its name among it, holds no personal number."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from personal_forms import CARDS, MOBILES, RESIDENTS, Form, forms, signs

from lintreport import Check, Document, NoOptions, packs
from lintreport.acceptance import under_shown_paths
from lintreport.cli import main
from lintreport.discovery import Target
from lintreport.finding import Edit, Evidence, FileReport, Finding, Fix, NotEvaluated, Operand, Related, Span, Text
from lintreport.report import FORMATS, Outcome, render
from lintreport.run import Job, Linter, lint_one
from lintreport.text.characters.masking import mask, shown_paths

#: This many digits of a number side by side give it away; a mask leaves seven, and never side by side.
TELLING = 9

#: Every twelfth writing, in a line that a check quotes.
WRITTEN = [form for form in forms() if len(form.number) > 10][::12]


def given_away(shown: str, numbers: list[str]) -> list[str]:
    """The numbers of which so much is in ``shown`` that one can tell them."""
    bare = signs(shown)
    return [
        number
        for number in dict.fromkeys(numbers)
        if any(number[at : at + TELLING] in bare for at in range(len(number) - TELLING + 1))
    ]


def run(*arguments: str) -> str:
    """Standard output and standard error of a command."""
    result = CliRunner().invoke(main, [*arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.stdout + result.stderr


def linter(*checks: Check) -> Linter:
    """All checks of our own, with others."""
    every = (*packs.load([packs.built_in()]), *checks)
    jobs = tuple(Job(check, check.options()) for check in every)
    return Linter(jobs, frozenset(check.code for check in every), None, keep_text=True)


@pytest.fixture(scope="module")
def reports() -> tuple[FileReport, ...]:
    """What is found in a report full of numbers, each in a line with a fault, under a name with a number."""
    text = "".join(f"王某近10余万元,{form.text}。。\n" for form in WRITTEN)
    target = Target(f"张三{RESIDENTS[0]}/{MOBILES[0]}.txt", text.encode())
    return tuple(under_shown_paths([lint_one(target, linter(*HOSTILE))]))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_format_gives_a_number_away(reports: tuple[FileReport, ...], name: str, lang: str) -> None:
    assert len(WRITTEN) >= 300
    assert len(reports[0].diagnostics) >= len(WRITTEN)
    shown = "".join(render(name, Outcome(reports, (), "1.2.3", lang)))
    assert given_away(shown, [form.number for form in WRITTEN]) == []


def hostile(code: str, yields: Any) -> Check:
    """A check of somebody else's."""

    def found(document: Document, options: object) -> Iterator[Finding | NotEvaluated]:
        for form in WRITTEN[::20]:
            at = document.text.find(form.text)
            yield from yields(document, Span(at, at + len(form.text)), form)

    return Check(code, "hostile", Text("甲", "a"), "warning", True, NoOptions, Text("", ""), "logic", found, (), (), "")


def _words(document: Document, span: Span, form: Form) -> Iterator[Finding | NotEvaluated]:
    digits = "".join(filter(str.isdigit, form.number))
    for words in (
        form.number[:-2],
        form.number[2:],
        f"{int(digits):,}",
        str(list(form.number)),
        repr(form.text),
        "、".join(form.number[at : at + 4] for at in range(0, len(form.number), 4)),
        json.dumps({"n": form.text[1:]}, ensure_ascii=False),
    ):
        text = Text(words, words)
        yield NotEvaluated(text)
        evidence = Evidence(words, words, words, (Operand(span, words, words),))
        fix = Fix(text, (Edit(span, words),), safe=True)
        yield Finding(span, text, note=text, related=(Related(span, text),), fix=fix, evidence=evidence)


def _raises(document: Document, span: Span, form: Form) -> Iterator[Finding]:
    raise ValueError(form.number[2:-1], list(form.number), document.text[span.start + 1 : span.end])
    yield


HOSTILE = (hostile("XYZ001", _words), hostile("XYZ002", _raises))


def test_neither_a_traceback_nor_a_reason_gives_a_number_away(reports: tuple[FileReport, ...]) -> None:
    (report,) = reports
    assert len(report.tracebacks) == 1
    assert len(report.not_evaluated) > 100
    shown = "".join([*report.tracebacks, str(report.not_evaluated)])
    assert given_away(shown, [form.number for form in WRITTEN]) == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports whose names differ in what is masked, with faults that can be fixed."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"王某{RESIDENTS[0]}、卡{CARDS[0]}近10余万元。。\n", encoding="utf-8")
    return tmp_path


NAMES = [f"张三{RESIDENTS[0]}/电话139{middle}5678.txt" for middle in ("1234", "8765")]
SHOWN = ["张三110***********002X/电话139****5678.txt", "张三110***********002X/电话139****5678.txt~2"]
NUMBERS = [*RESIDENTS, *CARDS, "13912345678", "13987655678"]


def test_paths_are_masked_and_none_is_another() -> None:
    assert list(shown_paths(NAMES).values()) == SHOWN
    assert shown_paths([*NAMES, SHOWN[0]]) == dict(
        zip([*NAMES, SHOWN[0]], [SHOWN[1], f"{SHOWN[0]}~3", SHOWN[0]], strict=True)
    )
    assert shown_paths(["2023年工作报告.txt", "(2023)京01民终12345号.txt"]) == {
        name: name for name in ("2023年工作报告.txt", "(2023)京01民终12345号.txt")
    }


def test_what_is_not_read_is_named_as_uniquely(folder: Path) -> None:
    for name in NAMES:
        Path(name).with_suffix(".xyz").write_text("x", encoding="utf-8")
    found = json.loads(CliRunner().invoke(main, ["check", "--isolated", "-f", "json", "."]).stdout)
    assert [one["path"] for one in found["skipped"]] == [name.replace(".txt", ".xyz") for name in SHOWN]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_two_masked_files_apart(folder: Path, name: str) -> None:
    shown = run("check", "--isolated", "-f", name, ".")
    assert given_away(shown, NUMBERS) == []
    assert shown.count("~2") >= 1
    if name == "json":
        assert [file["path"] for file in json.loads(shown)["files"]] == SHOWN


def test_a_diff_and_what_fix_says_mask_names(folder: Path) -> None:
    shown = run("check", "--isolated", "--diff", ".")
    assert all(f"--- {name}\n" in shown for name in SHOWN)
    assert given_away(shown, NUMBERS) == []
    shown = run("check", "--isolated", "--verbose", "--fix", ".")
    assert all(f"{name}:" in shown for name in SHOWN)
    assert given_away(shown, NUMBERS) == []
    assert all("。。" not in Path(name).read_text(encoding="utf-8") for name in NAMES)


def test_a_baseline_masks_names_and_still_holds_for_each_file(folder: Path) -> None:
    shown = run("baseline", "--isolated", "--ignore", "PII", ".", "-o", "accepted.json")
    kept = Path("accepted.json").read_text(encoding="utf-8")
    assert given_away(shown + kept, NUMBERS) == []
    assert {entry["path"] for entry in json.loads(kept)["entries"]} == set(SHOWN)
    options = ("check", "--isolated", "--ignore", "PII", "--baseline", "accepted.json", "-f", "json")
    for paths in ([NAMES[0], NAMES[1]], [NAMES[1]]):
        assert json.loads(run(*options, *paths))["findings"] == []
    run("baseline", "--isolated", "--ignore", "PII", "--update", ".", "-o", "accepted.json")
    assert Path("accepted.json").read_text(encoding="utf-8") == kept


def test_the_name_of_standard_input_is_masked() -> None:
    arguments = ["check", "--isolated", "--stdin-filename", NAMES[0], "-f", "concise", "-"]
    result = CliRunner().invoke(main, arguments, input="近10余万元。。\n")
    assert SHOWN[0] in result.stdout
    assert given_away(result.stdout + result.stderr, NUMBERS) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", f"没有{RESIDENTS[0]}\x1b]0;x\x07.txt"],
        ["check", f"--没有{RESIDENTS[0]}\x1b]0;x\x07"],
        ["check", "--lang", f"{RESIDENTS[0]}\x1b[31m"],
        [f"--没有{RESIDENTS[0]}\x1b[31m"],
        [f"没有{RESIDENTS[0]}\x1b[31m"],
        ["explain", f"{RESIDENTS[0]}\x1b[31m"],
        ["check", "--config", f"{RESIDENTS[0]}\x1b[31m.yaml"],
        ["check", "--select", f"{RESIDENTS[0]}\x1b[31m", "."],
        ["check", "--baseline", f"{RESIDENTS[0]}\x1b[31m.json", "."],
        ["check", "-o", f"{RESIDENTS[0]}\x1b[31m/x.txt", "--isolated", "."],
        ["baseline", "-o", f"{RESIDENTS[0]}\x1b[31m/x.json", "--isolated", "."],
    ],
)
def test_no_sentence_about_a_command_gives_a_number_or_a_control_away(folder: Path, arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert not set(result.stderr) & {"\x1b", "\x07"}
    assert given_away(result.stderr, NUMBERS) == []


def test_a_name_with_a_line_end_makes_no_line_of_its_own() -> None:
    result = CliRunner().invoke(main, ["check", "没有\n检查了 9 份文件:没有发现问题"])
    assert result.stderr.count("\n") == 1
    assert "没有␊检查了" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such names of files there")
def test_what_fix_says_of_a_file_commands_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("\x1b]0;owned\x07.txt").write_text("共300件。。\n", encoding="utf-8")
    shown = run("check", "--isolated", "--fix", ".")
    assert "␛]0;owned␇.txt" in shown
    assert not set(shown) & {"\x1b", "\x07"}


def test_a_message_keeps_the_figure_that_it_quotes_without_its_unit() -> None:
    def found(document: Document, options: object) -> Iterator[Finding]:
        yield Finding(Span(0, 2), Text("“13800138000”与另一数不符", "“13800138000” differs"))

    check = Check("XYZ003", "x", Text("甲", "a"), "info", True, NoOptions, Text("", ""), "logic", found, (), (), "")
    jobs = (Job(check, NoOptions()),)
    for text, quoted in (("收入13800138000元", "13800138000"), ("王某13800138000", "138****8000")):
        report = lint_one(Target("甲.txt", text.encode()), Linter(jobs, frozenset(["XYZ003"]), None))
        assert f"“{quoted}”" in report.diagnostics[0].message.zh


def test_a_mask_keeps_paths_that_hold_no_number_as_they_are() -> None:
    path = os.path.join("报告", "2023-01-15", "t20230115_5736789.txt")
    assert mask(path) == path


def test_what_a_check_prints_is_masked_and_commands_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    def found(document: Document, options: object) -> Iterator[Finding]:
        print(document.text, document.text[4:12], "\x1b[31m")
        yield Finding(Span(0, 2), Text("甲", "a"))

    check = Check("XYZ003", "x", Text("甲", "a"), "info", True, NoOptions, Text("", ""), "logic", found, (), (), "")
    lint_one(Target("甲.txt", f"王某{MOBILES[0]}".encode()), Linter((Job(check, NoOptions()),), frozenset(), None))
    assert capsys.readouterr().err == "王某138****8000 ******** ␛[31m\n"
