"""Compiled patterns that are kept: the same as fresh ones, never needed, and no way in for anybody else."""

import ast
import json
import os
import re
import subprocess
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from lintreport.text import patterns
from lintreport.text.patterns import code_of, compiled, keep

ROOT = Path(__file__).parent.parent
SEEDS = sorted(map(str, (ROOT / "seeds").glob("*.txt")))

ALL = """
import gc, sys
from importlib import import_module
from pathlib import Path
import lintreport
from lintreport import packs
from lintreport.cli import main
from lintreport.profile import names, own
from lintreport.text import patterns
from lintreport.text.lazy import Lazy
package = Path(lintreport.__file__).parent
for path in package.glob("text/**/*.py"):
    import_module(".".join(path.relative_to(package.parent).with_suffix("").parts))
packs.load([packs.built_in()])
every = {(one._pattern, int(one._flags)) for one in gc.get_objects() if isinstance(one, Lazy)}
for profile in map(own, names()):
    profile.found("", "")
    every |= {(one, 8) for one in (*profile.titles, *profile.openings, *profile.structure, *profile.unless)}
    every |= {(one, 8) for part in profile.parts for one in (*part.headings, *part.text)}
try:
    main(["check", "--isolated", "-f", "concise", *sys.argv[1:]])
except SystemExit:
    pass
every |= patterns._fresh | patterns._kept()[0].keys()
print(*({"pattern": one, "flags": flags} for one, flags in sorted(every)), sep="\\n", file=sys.stderr)
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where patterns are kept, in a folder of the test's own; nothing is kept yet."""
    if os.name == "posix" and Path(patterns.__file__).stat().st_uid != os.getuid():
        pytest.skip("what this user writes is not trusted here")
    path = tmp_path / "patterns.code"
    monkeypatch.setattr(patterns, "_file", lambda: path)
    monkeypatch.setattr(patterns, "_fresh", set())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    forget()
    yield path
    forget()


def forget() -> None:
    patterns._kept.cache_clear()
    compiled.cache_clear()


def some() -> list[re.Pattern[str]]:
    """Enough patterns to be worth keeping, with groups, names and flags."""
    return [compiled(rf"(?P<n>[0-9]{{1,{n}}})(?:年|(月))(?=\w)", re.MULTILINE) for n in range(1, 31)]


def test_kept_is_the_same_as_fresh_for_every_pattern() -> None:
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        [sys.executable, "-c", ALL, *SEEDS], env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    every = [ast.literal_eval(line) for line in result.stderr.splitlines() if line.startswith("{'pattern'")]
    assert len(every) > 500, result.stderr
    for one in every:
        code, *rest = code_of(one["pattern"], one["flags"])
        fresh = re.compile(one["pattern"], one["flags"])
        made = patterns._made(one["pattern"], array("I", code), *rest)
        assert made == fresh, one
        assert (made.groups, dict(made.groupindex)) == (fresh.groups, dict(fresh.groupindex)), one


def test_what_was_compiled_is_kept_for_the_next_run(file: Path) -> None:
    first = some()
    keep()
    forget()
    assert some() == first
    assert not patterns._fresh
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_more_is_added_to_what_is_kept(file: Path) -> None:
    some()
    keep()
    forget()
    others = [compiled(f"{n}+") for n in range(200)]
    keep()
    forget()
    assert [compiled(f"{n}+") for n in range(200)] == others
    some()
    assert not patterns._fresh


@pytest.mark.skipif(os.name != "posix", reason="there are no such permissions")
def test_a_file_that_others_can_write_is_not_read(file: Path) -> None:
    some()
    keep()
    assert file.stat().st_mode & 0o777 == 0o644
    file.chmod(0o664)
    forget()
    some()
    assert patterns._fresh


@pytest.mark.parametrize("damage", [b"", b"{", b'["a"]\n', b"[[1]]\n1234"])
def test_a_damaged_file_is_as_good_as_none(file: Path, damage: bytes) -> None:
    file.write_bytes(damage)
    file.chmod(0o644)
    assert some()[1].fullmatch("12年") is None
    assert some()[1].match("12年x")


def test_code_that_is_none_is_not_run(file: Path) -> None:
    some()
    keep()
    head, _, codes = file.read_bytes().partition(b"\n")
    file.write_bytes(head + b"\n" + b"\xff" * len(codes))
    forget()
    assert [one.groups for one in some()] == [2] * 30
    assert patterns._fresh


def test_where_no_bytecode_is_written_nothing_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    some()
    keep()
    assert not file.exists()


def test_where_nothing_can_be_written_nothing_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_file", lambda: file.parent / "none" / file.name)
    some()
    keep()


def test_a_run_says_the_same_with_what_is_kept_and_without(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    command = [sys.executable, "-m", "lintreport", "check", "--isolated", "-f", "json", *SEEDS]
    first, second = (subprocess.run(command, env=environment, capture_output=True).stdout for _ in range(2))
    assert first == second
    (path,) = tmp_path.rglob("patterns.*.code")
    assert len(json.loads(path.read_bytes().partition(b"\n")[0])) > 200


def test_words_behind_their_first_signs_match_as_the_words_do() -> None:
    words = "根据|按照|依照|一"
    plain, behind = (re.compile(one) for one in (f"(?:{words})的", f"[根按依一](?:{patterns.from_first(words)})的"))
    for text in ("根据的", "依照的规定按照的", "根照的", "一的二的"):
        assert [one.span() for one in behind.finditer(text)] == [one.span() for one in plain.finditer(text)]
