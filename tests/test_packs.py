"""Packs: found in three ways, loaded in one, and what is wrong with one is said with its file."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from lintreport import packs
from lintreport.cli import main
from lintreport.discovery import Target
from lintreport.errors import ConfigError
from lintreport.plan import Plan
from lintreport.run import lint_one, prepared
from lintreport.testing import findings

PYTHON = """
from lintreport import Finding, Span, Text, check

@check("TST001", "python-word", title=Text("甲", "a"), severity="warning", basis="practice", bad=["⟦甲⟧"], good=["乙"])
def python_word(document, options):
    '''说明。

    ---
    A page.
    '''
    for offset, sign in enumerate(document.folded):
        if sign == "甲":
            yield Finding(Span(offset, offset + 1), Text("有甲", "a word"))
"""

YAML = """
- code: TST002
  name: yaml-word
  title: {zh: 乙, en: b}
  severity: warning
  basis: practice
  doc: {zh: 说明。, en: A page.}
  pattern: 乙
  message: {zh: "有“{match}”", en: 'there is "{match}"'}
  bad: [⟦乙⟧]
  good: [丙]
"""


def folder(path: Path, **files: str) -> Path:
    """A folder with files; ``a_py`` becomes ``a.py``."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (path / ".".join(name.rsplit("_", 1))).write_text(text, encoding="utf-8")
    return path


def codes(path: Path) -> list[str]:
    return [check.code for check in packs.load([packs.at(path)])]


def mistake(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        packs.load([packs.at(path)])
    assert str(path) in caught.value.text.zh
    return caught.value.text.en


def test_our_own_checks_are_found_beside_the_package_in_a_checkout() -> None:
    root = Path(packs.__file__).parent.parent
    assert packs.built_in().folder == str(root / "checks")
    folders = {Path(check.source).parent for check in packs.load([packs.built_in()])}
    assert {root / "checks", root / "checks" / "arithmetic"} <= folders
    assert {folder for folder in folders if root / "checks" not in (folder, folder.parent)} == set()


def test_a_large_family_of_a_pack_is_a_folder_one_level_down(tmp_path: Path) -> None:
    for name in ("large/a.py", "large/deep/b.py", "_own/c.py", ".hidden/d.py", "large/_data.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PYTHON if name == "large/a.py" else "not read", encoding="utf-8")
    assert [Path(check.source) for check in packs.load([packs.at(tmp_path)])] == [tmp_path / "large" / "a.py"]


def test_python_and_yaml_make_the_same_record(tmp_path: Path) -> None:
    python, yaml = packs.load([packs.at(folder(tmp_path, a_py=PYTHON, b_yaml=YAML))])
    assert (python.code, yaml.code) == ("TST001", "TST002")
    assert (python.doc, python.severity, python.basis) == (yaml.doc, yaml.severity, yaml.basis)
    assert (python.bad, python.good) == (("⟦甲⟧",), ("乙",))
    assert [Path(check.source).name for check in (python, yaml)] == ["a.py", "b.yaml"]
    assert [finding.span for check in (python, yaml) for finding in findings(check, "丙甲乙")] == [(1, 2), (2, 3)]


def test_a_pack_named_in_the_configuration_is_run_listed_and_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path / "ours", a_py=PYTHON, b_yaml=YAML)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".lintreport.yaml").write_text("packs: [ours]\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "report.txt").write_text("甲乙\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "below")  # packs are relative to the configuration, not to the current folder
    linted = CliRunner().invoke(main, ["check", "--lang", "en", "--select", "TST", "report.txt"])
    assert linted.exit_code == 1
    assert linted.stdout.splitlines() == [
        "report.txt:1:1: TST001 warning a word",
        'report.txt:1:2: TST002 warning there is "乙"',
    ]
    listed = CliRunner().invoke(main, ["checks"]).stdout
    assert "TST001" in listed
    assert "TST002" in listed
    for code in ("TST001", "TST002"):
        assert "A page." in CliRunner().invoke(main, ["explain", "--lang", "en", code]).stdout


def test_an_installed_pack_is_found_by_its_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path / "townchecks", __init___py="", a_py=PYTHON, b_yaml=YAML)
    _install(tmp_path, monkeypatch, "townchecks")
    assert [check.code for check in packs.load(packs.installed())] == ["TST001", "TST002"]


@pytest.mark.parametrize("value", ["nowhere", "townchecks.nowhere", "single"])
def test_an_entry_point_that_names_no_package_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    folder(tmp_path, single_py="")
    _install(tmp_path, monkeypatch, value)
    with pytest.raises(ConfigError, match=f'the pack "town" names "{value}"'):
        packs.installed()


def test_a_pack_in_a_zip_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(tmp_path / "packs.zip", "w") as archive:
        archive.writestr("town-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: town\nVersion: 1.0\n")
        archive.writestr("town-1.0.dist-info/entry_points.txt", "[lintreport.packs]\ntown = nowhere\n")
    monkeypatch.syspath_prepend(tmp_path / "packs.zip")
    with pytest.raises(ConfigError, match="nowhere"):
        packs.installed()


def _install(path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """What an installer leaves behind."""
    info = path / "townchecks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: townchecks\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[lintreport.packs]\ntown = {value}\n")
    monkeypatch.syspath_prepend(path)


def test_files_of_a_pack_import_from_each_other(tmp_path: Path) -> None:
    shared = "from ._words import WORD\nfrom .b import again\n"
    path = folder(tmp_path, a_py=shared + PYTHON.replace('"甲"', "WORD"), _words_py="WORD = '甲'", b_py="again = 1")
    assert codes(path) == ["TST001"]
    assert findings(packs.load([packs.at(path)])[0], "甲")


def test_a_check_that_one_file_imports_from_another_counts_once(tmp_path: Path) -> None:
    assert codes(folder(tmp_path, a_py="from .b import python_word", b_py=PYTHON)) == ["TST001"]


def test_a_check_that_a_shared_function_makes_is_found(tmp_path: Path) -> None:
    """A family of checks that differ in a word is made by one function, which is no check itself."""
    made = PYTHON.replace('"TST001"', "code").replace("\n", "\n    ")
    make = f"def make(code):{made}\n    return python_word\n"
    path = folder(tmp_path, _make_py=make, a_py="from ._make import make\none = make('TST001')\ntwo = make('TST003')\n")
    assert codes(path) == ["TST001", "TST003"]


def test_two_packs_may_hold_files_of_the_same_name(tmp_path: Path) -> None:
    first = folder(tmp_path / "first", a_py=PYTHON)
    second = folder(tmp_path / "second", a_py=PYTHON.replace("TST001", "TST003"))
    assert [check.code for check in packs.load([packs.at(first), packs.at(second)])] == ["TST001", "TST003"]


def test_names_that_begin_with_an_underscore_or_a_dot_are_not_loaded(tmp_path: Path) -> None:
    broken = "raise ImportError"
    path = folder(
        tmp_path, a_py=PYTHON, _b_py=broken, __init___py=broken, _c_yaml="broken", _d_yml="broken", notes_txt=""
    )
    (path / ".hidden.py").write_text(broken)
    assert codes(path) == ["TST001"]


def test_a_code_that_is_defined_twice_is_an_error_naming_both_files(tmp_path: Path) -> None:
    path = folder(tmp_path, a_py=PYTHON, b_yaml=YAML.replace("TST002", "TST001"))
    assert mistake(path) == f"the code TST001 is defined twice: in {path / 'a.py'} and in {path / 'b.yaml'}"


def test_a_code_of_ours_cannot_be_taken(tmp_path: Path) -> None:
    ours = packs.load([packs.built_in()])[0]
    path = folder(tmp_path, a_yaml=YAML.replace("TST002", ours.code))
    with pytest.raises(ConfigError, match=f"{ours.code} is defined twice: in {ours.source} and in {path / 'a.yaml'}"):
        packs.load([packs.built_in(), packs.at(path)])


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("T1", 'the code "T1" must be three capitals and three digits'),
        ("tst001", 'the code "tst001" must be'),
        ("LNT009", "LNT is the engine's own"),
    ],
)
def test_a_code_has_the_agreed_form(tmp_path: Path, code: str, said: str) -> None:
    assert said in mistake(folder(tmp_path / "yaml", a_yaml=YAML.replace("TST002", code)))
    assert said in mistake(folder(tmp_path / "python", a_py=PYTHON.replace("TST001", code)))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def f(:", "a.py: cannot be loaded: SyntaxError"),
        ("import nowhere", "a.py: cannot be loaded: ModuleNotFoundError: No module named 'nowhere'"),
        ("1 / 0", "a.py: cannot be loaded: ZeroDivisionError"),
        (PYTHON.replace('severity="warning", ', ""), "a.py: cannot be loaded: TypeError"),
        (PYTHON.replace('"warning"', '"fatal"'), "a.py: invalid name or severity of TST001"),
        (PYTHON.replace("python-word", "Python Word"), "a.py: invalid name or severity of TST001"),
        (PYTHON.replace('title=Text("甲", "a")', 'title="甲"'), 'a.py: the "title" of TST001 has the wrong type'),
        (PYTHON.replace('basis="practice"', "basis=3"), 'a.py: the "basis" of TST001 has the wrong type'),
        (PYTHON.replace("basis=", "options=int, basis="), 'the "options" of TST001 has the wrong type'),
        ("raise SystemExit(0)", "a.py: cannot be loaded: SystemExit: 0"),
        ("raise GeneratorExit", "a.py: cannot be loaded: GeneratorExit"),
    ],
)
def test_a_broken_python_file_is_named_with_what_is_wrong(tmp_path: Path, source: str, said: str) -> None:
    assert said in mistake(folder(tmp_path, a_py=source))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\n- code", "\n- - code", "not valid YAML"),
        ("  basis:", "  code: TST003\n  basis:", 'the key "code" is given twice'),
        ("  bad:", "  fix: {replacement: '\\9'}\n  bad:", '"fix.replacement" does not fit "pattern"'),
        ("severity: warning", f"severity: {'9' * 5000}", "not valid YAML: Exceeds the limit"),
        ("[丙]", "[" * 2000 + "]" * 2000, "nesting depth"),
        (YAML, "code: TST002", "must be a list of checks"),
        (YAML, "- just words", "must be a list of checks"),
        (YAML, "", "must be a list of checks"),
        ("  pattern:", "  patern:", 'TST002: unknown key "patern"; did you mean "pattern"?'),
        ("  bad:", "  fix: {replacment: 丙}\n  bad:", 'unknown key "fix.replacment"; did you mean "replacement"?'),
        ("  bad:", "  fix: {safe: true}\n  bad:", 'the key "fix.replacement" is missing'),
        ("  bad:", "  fix: {replacement: 丙, saef: true}\n  bad:", 'unknown key "fix.saef"; did you mean "safe"?'),
        ("  bad:", "  fix: {replacement: 丙, safe: often}\n  bad:", '"fix.safe" must be true, false or edges'),
        ("  basis: practice\n", "", 'the key "basis" is missing'),
        ("pattern: 乙", "pattern: '(乙'", '"pattern" is not a valid pattern'),
        ("pattern: 乙", "pattern: 12", '"pattern" '),
        ("  bad:", "  unless: '['\n  bad:", '"unless" is not a valid pattern'),
        ("severity: warning", "severity: fatal", '"severity" must be info, warning or error'),
        ("{zh: 乙, en: b}", "{zh: 乙}", '"title" must be a string, or hold zh and en'),
        ("  bad:", "  default: maybe\n  bad:", '"default" must be true or false'),
        ("[丙]", "丙", '"good" must be a list of strings'),
    ],
)
def test_a_broken_yaml_file_is_named_with_what_is_wrong(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in YAML
    assert said in mistake(folder(tmp_path, a_yaml=YAML.replace(old, new)))


def test_a_link_to_nowhere_in_a_pack_is_named(tmp_path: Path) -> None:
    (folder(tmp_path, a_py=PYTHON) / "b.yaml").symlink_to("nowhere")
    assert "cannot read the file of a pack" in mistake(tmp_path)


@pytest.mark.parametrize("way", ["lines: {alone: ['(好|好好)+[xy]']}", "pattern: '(好|好好)+[xy]'"])
def test_a_pattern_that_never_ends_is_stopped_and_takes_the_time_of_its_like_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr("lintreport.pattern.TIMEOUT", 0.05)
    endless = YAML.replace("pattern: 乙", way)
    path = folder(tmp_path, a_yaml=endless, b_yaml=YAML.replace("TST002", "TST003"), c_py=PYTHON)
    codes = ("TST001", "TST002", "TST003")
    report = lint_one(Target("a.txt", ("甲\n" + "好" * 60).encode()), prepared(Plan((packs.at(path),), codes, {}, {})))
    assert [one.code for one in report.diagnostics] == ["LNT001", "TST001"]
    assert "TST002" in report.diagnostics[0].message.en
    assert [code for code, _ in report.not_evaluated] == ["TST003"], "one budget for all patterns of a file"


def test_an_empty_or_missing_pack_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "no .py or .yaml file in the pack" in mistake(tmp_path / "empty")
    assert "no such pack folder" in mistake(tmp_path / "nowhere")


def test_a_mistake_in_a_pack_is_exit_2_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path / "ours", a_py="1 / 0")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".lintreport.yaml").write_text("packs: [ours]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for command in (["check"], ["checks"], ["explain", "TST001"]):
        result = CliRunner().invoke(main, [*command, "--lang", "en"])
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("error: ")
        assert "a.py: cannot be loaded: ZeroDivisionError" in result.stderr
