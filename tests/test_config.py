"""The configuration is read exactly, or refused with the place of the mistake and the way to mend it."""

from pathlib import Path
from typing import NamedTuple

import pytest

from lintreport.config import Config, check_codes, chosen, found_in, load
from lintreport.declaration import Check, NoOptions
from lintreport.errors import ConfigError
from lintreport.finding import Text


class Options(NamedTuple):
    min_chars: int = 8
    words: tuple[str, ...] = ()
    ratio: float = 0.5
    strict: bool = False


def _check(code: str, *, default: bool = True, options: object = NoOptions) -> Check:
    words = Text("…", "…")
    return Check(code, "a-name", words, "warning", default, options, words, "logic", lambda d, o: (), (), (), "here.py")


CHECKS = [_check("DUP001"), _check("DUP003", options=Options), _check("RED001"), _check("ARI010", default=False)]


def _load(tmp_path: Path, text: str, name: str = ".lintreport.yaml") -> Config:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_every_key_is_read(tmp_path: Path) -> None:
    config = _load(
        tmp_path,
        "select: [DUP]\nignore: [DUP003]\nextend-select: [ARI010]\nexclude: ['old/*']\npacks: [ours]\n"
        "profile: own.yaml\nseverity: {RED001: info}\n"
        "options: {DUP003: {min_chars: 12}}\nlang: en\nfail-on: error\nmin-severity: info\n",
    )
    assert config == Config(
        source=tmp_path / ".lintreport.yaml",
        select=("DUP",),
        ignore=("DUP003",),
        extend_select=("ARI010",),
        exclude=("old/*",),
        packs=("ours",),
        profile="own.yaml",
        severity={"RED001": "info"},
        options={"DUP003": {"min_chars": 12}},
        lang="en",
        fail_on="error",
        min_severity="info",
    )


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert _load(tmp_path, "# nothing yet\n") == Config(source=tmp_path / ".lintreport.yaml")


def test_pyproject_holds_the_same_keys(tmp_path: Path) -> None:
    config = _load(
        tmp_path, '[tool.lintreport]\nignore = ["WEB"]\n[tool.lintreport.severity]\nRED001 = "info"\n', "pyproject.toml"
    )
    assert config.ignore == ("WEB",)
    assert config.severity == {"RED001": "info"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lang: zh\nignroe: [DUP]\n", ':2: unknown key "ignroe"; did you mean "ignore"?'),
        ("lang: zh\n1: zh\n", ':2: unknown key "1"'),
        ("select: DUP\n", ':1: "select" must be a list of strings'),
        ("ignore: [1]\n", ':1: "ignore" must be a list of strings'),
        ("profile: [a]\n", ':1: "profile" must be the name of a profile or of a file'),
        ("lang: fr\n", ':1: "lang" must be zh or en'),
        ("severity: {DUP001: fatal}\n", ':1: "severity" must be a mapping of codes to info, warning or error'),
        ("options: {DUP001: 3}\n", ':1: "options" must be a mapping of codes to options'),
        ("- a\n- b\n", ": must be a mapping of keys"),
        ("a: [\n", "not valid YAML"),
        ("ignore: [DUP001]\nlang: zh\nignore: [RED001]\n", ':3:1: the key "ignore" is given twice'),
        ("severity: {DUP001: info, DUP001: error}\n", ':1:26: the key "DUP001" is given twice'),
        (f"lang: {'9' * 5000}\n", "not valid YAML: Exceeds the limit"),
        ("lang: 2024-13-45\n", "not valid YAML: month must be in 1..12"),
        (f"ignore: {'[' * 5000}{']' * 5000}\n", "nesting depth"),
        ('packs: ["a\\0b"]\n', ':1: "packs" holds a NUL character'),
        ('per-path-ignores: {"a\\0b": [DUP]}\n', ':1: "per-path-ignores" holds a NUL character'),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        _load(tmp_path, text)
    assert f"{tmp_path / '.lintreport.yaml'}" in caught.value.text.en
    assert said in caught.value.text.en


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignore: [DUP009]\n", ':1: no such code "DUP009"; did you mean'),
        ("lang: zh\nseverity:\n  DUP01: info\n", ':3: no such code "DUP01"; did you mean "DUP001"?'),
        ("options:\n  DUP003:\n    min_char: 3\n", ':3: DUP003 has no option "min_char"; did you mean "min_chars"?'),
        ("options:\n  DUP003:\n    min_chars: many\n", ':3: the option "min_chars" of DUP003 must be int'),
        ("options:\n  DUP003:\n    words: few\n", ':3: the option "words" of DUP003 must be list of str'),
        ("options:\n  DUP003:\n    min_chars: true\n", "must be int"),
        ("options:\n  DUP003:\n    min_chars: -8\n", ':3: the option "min_chars" of DUP003 must be above zero'),
        ("options:\n  DUP003:\n    min_chars: 0\n", "must be above zero"),
        ("options:\n  DUP003:\n    ratio: .nan\n", "must be above zero"),
        ("options:\n  DUP001:\n    min_chars: 3\n", ':3: DUP001 has no option "min_chars"'),
    ],
)
def test_an_unknown_code_or_option_is_named_with_the_nearest_right_one(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        check_codes(_load(tmp_path, text), CHECKS)
    assert said in caught.value.text.en


def test_options_of_the_right_type_are_taken(tmp_path: Path) -> None:
    text = "options: {DUP003: {min_chars: 3, words: [甲], ratio: 1, strict: true}}\n"
    check_codes(_load(tmp_path, text), CHECKS)


@pytest.mark.parametrize("text", ["tool = 3\n# [tool.lintreport]\n", "[tool]\nother = 1 # tool.lintreport\n"])
def test_a_pyproject_that_says_nothing_to_us_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert found_in(tmp_path) is None
    assert load(tmp_path / "pyproject.toml") == Config(source=tmp_path / "pyproject.toml")


def test_a_number_without_end_in_a_pyproject_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not valid TOML"):
        _load(tmp_path, f"[tool.lintreport]\nlang = {'9' * 5000}\n", "pyproject.toml")


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "codes"),
    [
        ((), (), (), "DUP001 DUP003 RED001"),
        (("DUP",), (), (), "DUP001 DUP003"),
        (("ALL",), (), (), "DUP001 DUP003 RED001 ARI010"),
        (("ARI",), (), (), "ARI010"),
        ((), ("ARI010",), (), "DUP001 DUP003 RED001 ARI010"),
        ((), (), ("DUP",), "RED001"),
        (("DUP",), (), ("DUP003",), "DUP001"),
        (("DUP003",), (), ("DUP",), "DUP003"),
        (("DUP003",), (), ("DUP003",), ""),
        ((), (), ("ALL",), ""),
    ],
)
def test_the_more_specific_code_wins(
    select: tuple[str, ...], extend: tuple[str, ...], ignore: tuple[str, ...], codes: str
) -> None:
    assert " ".join(check.code for check in chosen(CHECKS, select, extend, ignore)) == codes
