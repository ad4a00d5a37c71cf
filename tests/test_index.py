"""The index of our own checks: it says what they say, spares a run their modules, and is never needed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lintreport import index, kept, lnt, packs, stamp
from lintreport.config import Config, load, options_of
from lintreport.plan import Selection, planned
from lintreport.run import prepared

ROOT = Path(__file__).parent.parent
SEEDS = sorted(map(str, (ROOT / "seeds").glob("*.txt")))
OURS = [packs.built_in()]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the index is kept, in a folder of the test's own; there is none yet."""
    if os.name == "posix" and Path(kept.__file__).stat().st_uid != os.getuid():
        pytest.skip("what this user writes is not trusted here")
    path = tmp_path / "checks.json"
    monkeypatch.setattr(kept, "path", lambda name, ending: path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return path


def test_the_index_says_what_the_checks_say(file: Path) -> None:
    loaded = index.listed(OURS)
    assert any(check.bad for check in loaded)
    assert file.exists()
    for told, check in zip(index.listed(OURS), loaded, strict=True):
        assert told.options._fields == check.options._fields
        for field in (*index._FIELDS, *index._LISTS):
            assert getattr(told, field) == getattr(check, field), (check.code, field)


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", '{"stamp": "of others", "checks": []}'])
def test_an_index_that_is_not_right_is_written_anew(file: Path, damage: str) -> None:
    file.write_text(damage, encoding="utf-8")
    file.chmod(0o644)
    assert len(index.listed(OURS)) > 50
    assert json.loads(file.read_bytes())["stamp"] == stamp.stamp()


@pytest.mark.skipif(os.name != "posix", reason="there are no such permissions")
def test_an_index_that_others_can_write_is_not_read(file: Path) -> None:
    index.listed(OURS)
    told = json.loads(file.read_bytes())
    file.write_text(json.dumps(told | {"checks": []}), encoding="utf-8")
    file.chmod(0o666)
    assert len(index.listed(OURS)) > 50


def test_where_no_bytecode_is_written_there_is_no_index(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert any(check.bad for check in index.listed(OURS))
    assert not file.exists()


def test_the_checks_of_others_are_loaded(tmp_path: Path, file: Path) -> None:
    (tmp_path / "wrong.py").write_text("raise ValueError", encoding="utf-8")
    with pytest.raises(packs.ConfigError, match="ValueError"):
        index.listed([packs.at(tmp_path)])


def test_a_run_loads_the_checks_that_it_runs_and_says_the_same(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    script = (
        "import sys\n"
        "from lintreport.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "print(*(name for name in sys.modules if name.startswith('lintreport_checks.')), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", script, "check", "--isolated", "-f", "json", "--select", "DUP001,WEB001", *SEEDS]
    first, second = (subprocess.run(command, env=environment, capture_output=True) for _ in range(2))
    assert first.stdout == second.stdout
    assert b"lintreport_checks.dates" in first.stderr
    assert [name.removeprefix(b"lintreport_checks.repetition") for name in second.stderr.split()] == [
        *(b"", b"._places", b".duplicates")
    ]


def test_words_of_a_project_load_no_check_and_options_those_that_take_them(tmp_path: Path, file: Path) -> None:
    index.listed(OURS)  # writes it
    (tmp_path / "words.txt").write_text("政声\n", encoding="utf-8")
    (tmp_path / "project.yaml").write_text("accept: words.txt\noptions: {dup004: {min_chars: 50}}\n", encoding="utf-8")
    project = load(tmp_path / "project.yaml")
    plan, checks = planned(project, Selection(), None)
    assert {check.code for check in checks if check.bad} <= {"DUP004", *(check.code for check in lnt.CHECKS)}
    assert plan.options["TYP002"] == {"accept": (tmp_path / "words.txt",)}
    loaded = [*lnt.CHECKS, *packs.load(OURS)]
    assert options_of(project, loaded) == plan.options
    assert {job.check.code: job.options for job in prepared(plan, checks).jobs}["DUP004"].min_chars == 50
    with pytest.raises(packs.ConfigError, match="min_chars"):
        planned(project._replace(options={"DUP004": {"min_chars": "x"}}), Selection(), None)


def test_the_stamp_changes_with_any_file(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.py").write_text("甲", encoding="utf-8")
    before = list(stamp.files(str(tmp_path)))
    (inner / "a.py").write_text("甲乙", encoding="utf-8")
    after = list(stamp.files(str(tmp_path)))
    (inner / "__pycache__").mkdir()
    (inner / "__pycache__" / "a.pyc").touch()
    assert before != after == list(stamp.files(str(tmp_path)))


def test_checks_that_compare_reports_are_not_loaded_to_look_at_one(file: Path) -> None:
    index.listed(OURS)  # writes it
    plan, checks = planned(Config(), Selection(), None)
    across = {check.code for check in checks if check.across}
    assert across
    assert across <= set(plan.codes)
    assert not across & {job.check.code for job in prepared(plan, checks).jobs}
