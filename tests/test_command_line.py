"""What the command line offers beside linting: what is there, what is in effect, where to begin."""

from __future__ import annotations

import json
from pathlib import Path

import click
import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from lintreport import config, settings
from lintreport.cli import main
from lintreport.cli.init import starting

BAD = "我区扎实推进各项工作。。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main, arguments, env=environment)


@pytest.mark.parametrize("word", ["pun002", "PUN002", "doubled-punctuation", "Pun", "all"])
def test_a_check_is_named_by_code_in_either_case_by_name_or_by_the_beginning_of_its_code(word: str) -> None:
    name = {check["name"] for check in json.loads(run("checks", "-f", "json", "--select", "PUN002").stdout)}
    word = name.pop() if "-" in word else word
    assert "PUN002" in run("check", "--isolated", "--select", word, "a.txt").stdout


def test_a_configuration_names_checks_like_the_command_line(folder: Path) -> None:
    (folder / ".lintreport.yaml").write_text("severity: {pun: info}\nper-path-ignores: {'b*': [pun002]}\n")
    (folder / "b.txt").write_text(BAD, encoding="utf-8")
    found = json.loads(run("check", "-f", "json", "--min-severity", "info").stdout)["findings"]
    assert [(one["path"], one["code"], one["severity"]) for one in found] == [("a.txt", "PUN002", "info")]


def test_several_files_are_written_each_in_the_format_of_its_suffix(folder: Path) -> None:
    result = run("check", "--isolated", "-o", "a.json", "-o", "a.html", "-o", "a.csv", "a.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((folder / "a.json").read_text())["findings"][0]["code"] == "PUN002"
    assert (folder / "a.html").read_text().startswith("<!doctype html>")
    assert "PUN002" in (folder / "a.csv").read_text()


def test_a_file_whose_suffix_says_nothing_is_refused_among_several(folder: Path) -> None:
    result = run("check", "--isolated", "-o", "a.json", "-o", "a.out", "a.txt")
    assert result.exit_code == 2
    assert "a.out" in result.stderr
    assert not (folder / "a.json").exists()


def test_files_are_listed_and_not_linted(folder: Path) -> None:
    (folder / "b.png").write_bytes(b"")
    result = run("check", "--isolated", "--show-files")
    assert (result.exit_code, result.stdout) == (0, "a.txt\n")
    assert ".png 1" in result.stderr


def test_settings_are_shown_as_they_are_in_effect(folder: Path) -> None:
    (folder / ".lintreport.yaml").write_text("ignore: [PUN]\nfail-on: error\n")
    shown = json.loads(run("check", "--show-settings", "--select", "pun002").stdout)
    assert shown["configuration"] == str(folder / ".lintreport.yaml")
    assert (shown["checks"], shown["fail-on"]) == (["PUN002"], "error")


def test_settings_that_the_command_line_replaces_or_adds_are_shown_so(folder: Path) -> None:
    (folder / ".lintreport.yaml").write_text("exclude: [a]\nfail-on: error\nmin-severity: warning\n")
    least = ("--fail-on", "info", "--min-severity", "info", "--baseline", "c.json")
    files = ("--exclude", "b", "--ext", "*.log", "--no-gitignore")
    shown = json.loads(run("check", "--show-settings", *least, *files).stdout)
    assert (shown["fail-on"], shown["min-severity"], shown["baseline"]) == ("info", "info", "c.json")
    assert (shown["exclude"], shown["include"], shown["gitignore"]) == (["a", "b"], ["*.log"], False)


@pytest.mark.parametrize(("most", "status"), [("0", 1), ("1", 0)])
def test_up_to_so_many_findings_are_tolerated(most: str, status: int) -> None:
    assert run("check", "--isolated", "--max-findings", most, "a.txt").exit_code == status


def test_a_run_that_fixed_something_fails_when_it_is_to() -> None:
    arguments = ("check", "--isolated", "--fix", "--exit-non-zero-on-fix", "a.txt")
    assert [run(*arguments).exit_code for _ in range(2)] == [1, 0]


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color_follows_the_option_then_the_environment(
    arguments: tuple[str, ...], environment: dict[str, str], colored: bool
) -> None:
    result = run("check", "--isolated", "-f", "full", *arguments, "a.txt", **environment)
    assert ("\x1b[" in result.stdout) == colored


def test_verbose_says_how_each_file_was_read(folder: Path) -> None:
    (folder / "b.txt").write_text("全年工作平稳有序。\n", encoding="gb18030")
    said = run("check", "--isolated", "-v").stderr.splitlines()
    assert "a.txt: utf-8, 13 字" in said
    assert "b.txt: gb18030, 10 字" in said


def test_verbose_says_how_long_each_check_took(folder: Path) -> None:
    alone, together = (run("check", "--isolated", "-v", "--jobs", jobs, ".").stderr.splitlines() for jobs in "12")
    for said in (alone, together):
        begin = next(at for at, line in enumerate(said) if line.startswith("用时（"))
        codes = {line.split(":")[0].strip() for line in said[begin + 1 :] if " ms, " in line}
        assert {"DUP001", "PUN002", "WEB001"} <= codes


@pytest.mark.parametrize("lang", settings.LANGUAGES)
def test_init_writes_a_configuration_that_says_nothing_until_it_is_uncommented(folder: Path, lang: str) -> None:
    result = run("init", "--lang", lang)
    assert result.exit_code == 0
    path = folder / config.NAME
    assert yaml.safe_load(path.read_text(encoding="utf-8")) is None
    assert run("init").exit_code == 2, "what is there is kept"
    said = [line.removeprefix("# ") for line in starting(lang).splitlines() if ": " in line]
    path.write_text("\n".join(line for line in said if line.split(":")[0] in settings.KEYS), encoding="utf-8")
    assert set(config.load(path)._asdict()) >= {key.replace("-", "_") for key in settings.KEYS}


def test_the_schema_of_the_configuration_knows_every_key() -> None:
    schema = json.loads(run("schema", "--config").stdout)
    assert set(schema["properties"]) == set(settings.KEYS)
    example = yaml.safe_load("ignore: [QTY003]\nseverity: {WEB001: info}\nprofile: hotline\nmax-size: 3\n")
    jsonschema.validate(example, schema)
    for wrong in ({"ignroe": []}, {"severity": {"DUP": "bad"}}, {"max-size": 0}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_explain_takes_families_and_gives_data() -> None:
    pages = json.loads(run("explain", "QTY", "-f", "json").stdout)
    assert {page["code"][:3] for page in pages} == {"QTY"}
    assert pages[0]["bad"]
    assert pages[0]["doc"]["zh"]
    everything = json.loads(run("explain", "--all", "-f", "json").stdout)
    assert len(everything) > len(pages)
    assert run("explain").exit_code == 2


def test_the_list_of_checks_says_what_runs_here(folder: Path) -> None:
    (folder / ".lintreport.yaml").write_text("ignore: [QTY001]\nseverity: {QTY002: error}\n")
    listed = {one["code"]: one for one in json.loads(run("checks", "--select", "QTY", "-f", "json").stdout)}
    assert (listed["QTY001"]["runs"], listed["QTY002"]["runs"]) == (False, True)
    assert listed["QTY002"]["severity"] == "error"


PACK = """- code: NAM001
  name: former-name
  title: {zh: 机构旧称, en: former name of an office}
  severity: warning
  basis: practice
  doc: {zh: 机构已经更名。, en: The office has another name now.}
  pattern: '(?<!原)工商局'
  message: {zh: "机构旧称“{match}”", en: '"{match}" is a former name'}
  bad: [会同⟦工商局⟧开展联合检查。]
  good: [会同市场监管局开展联合检查。, %s]
"""


@pytest.mark.parametrize(("good", "status", "said"), [("原工商局。", 0, "全部相符"), ("工商局。", 1, "1 个不符")])
def test_the_examples_of_a_pack_are_tried(folder: Path, good: str, status: int, said: str) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "names.yaml").write_text(PACK % good, encoding="utf-8")
    result = run("test", "house")
    assert result.exit_code == status
    assert said in result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "错误：没有命令“chek”"),
        (["check", "--slect", "DUP"], "没有选项“--slect”；是否想写“--select”？"),
        (["check", "--lang", "fr"], "--lang 的值不对：应为 zh、en 之一"),
        (["check", "--jobs", "0"], "--jobs 的值不对：应为整数，且不小于 1（"),
        (["serve", "--port", "99999"], "--port 的值不对：应为整数，且不小于 0，不大于 65535"),
        (["check", "--jobs"], "选项“--jobs”后面须有值"),
        (["extract"], "缺少参数 PATH"),
    ],
)
def test_a_mistake_in_a_command_line_is_told_in_chinese(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_the_help_is_in_chinese_throughout(command: str) -> None:
    shown = run(command, "--help").stdout
    assert shown.startswith("用法：")
    assert "\n选项：\n" in shown
    assert "Show this message" not in shown


def test_the_program_alone_shows_its_help() -> None:
    result = run()
    assert result.exit_code == 2
    assert result.stderr == run("--help").stdout


def test_a_shell_completes_codes() -> None:
    words = "lintreport check --select ARI00"
    environment = {"_LINTREPORT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "3"}
    result = CliRunner().invoke(main, [], prog_name="lintreport", env=environment)
    assert "plain,ARI001" in result.stdout


def test_many_files_end_with_where_to_begin(folder: Path) -> None:
    for number in range(6):
        (folder / f"b{number}.txt").write_text(BAD * (number + 1), encoding="utf-8")
    shown = run("check", "--isolated", "-f", "full").stdout
    worst = shown.split("问题最重的文件：\n")[1].splitlines()
    assert worst[0].split() == ["b5.txt", "6", "警告"]
    assert len([line for line in worst if line.startswith("  b")]) == 5
