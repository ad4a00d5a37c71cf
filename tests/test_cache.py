"""Kept reports: a run says the same with and without, whatever happens to them, and nothing personal is in them."""

import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lintreport import cache, packs, run
from lintreport.cache import NAME
from lintreport.cli import main
from lintreport.cli.options import FORMATS
from lintreport.discovery import Target
from lintreport.plan import Plan
from lintreport.run import lint_one, prepared

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
IDENTITY = "11010519491231002X"
DEFECT = f"我区扎实推进各项工作。。联系人身份证号{IDENTITY}。\n"
CHECK = ("check", "--isolated", "-f", "json")

PACK = '''
from lintreport import Finding, Span, Text, check

@check("TST001", "finds-x", title=Text("找", "find"), severity="warning", basis="logic", bad=[], good=[])
def finds(document, options):
    """找。"""
    if "抛" in document.text:
        raise ValueError("坏了")
    if "印" in document.text:
        print("印了")
    for at, sign in enumerate(document.text):
        if sign == "叉":
            yield Finding(Span(at, at + 1), Text("叉", "x"))
'''


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of this test; the current folder holds a report with a defect."""
    folder = tmp_path / "cache" / "lintreport"
    monkeypatch.setattr(cache, "folder", lambda: folder)
    monkeypatch.delenv("LINTREPORT_NO_CACHE")
    work = tmp_path / "work"
    (work / ".git").mkdir(parents=True)
    monkeypatch.chdir(work)
    Path("bad.txt").write_text(DEFECT, encoding="utf-8")
    return folder


def told(*arguments: str) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def rows(place: Path) -> list[tuple[bytes, bytes]]:
    with sqlite3.connect(place / NAME) as database:
        return list(database.execute("SELECT key, value FROM report ORDER BY rowid"))


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were linted and not recalled."""
    paths: list[str] = []

    def counting(target: Target, linter: run.Linter) -> object:
        paths.append(target.path)
        return lint_one(target, linter)

    monkeypatch.setattr(run, "lint_one", counting)
    return paths


@pytest.mark.parametrize("name", FORMATS)
def test_a_warm_run_writes_byte_for_byte_what_a_cold_one_did(name: str, linted: list[str]) -> None:
    seeds = list(map(str, SEEDS))
    bare = told("check", "--isolated", "--no-cache", "--min-severity", "info", "-f", name, *seeds)
    cold, warm = (told("check", "--isolated", "--min-severity", "info", "-f", name, *seeds) for _ in range(2))
    assert bare.stdout_bytes == cold.stdout_bytes == warm.stdout_bytes
    assert bare.exit_code == cold.exit_code == warm.exit_code
    assert len(linted) == len(seeds) * (3 if name == "html" else 2)  # the page holds the texts, which are not kept


@pytest.mark.slow
def test_every_report_comes_back_as_it_was() -> None:
    own = (packs.built_in(),)
    loaded = packs.load(own)
    linter = prepared(Plan(own, tuple(check.code for check in loaded), {}, {}), loaded)
    for check in loaded:
        for text in (*check.bad, *check.good[:1]):
            report = lint_one(Target("甲.md", text.replace("⟦", "").replace("⟧", "").encode()), linter)
            assert report.repeatable, text
            assert cache._report(b"1", cache._value(b"1", report), "甲.md", report.sha256) == report


def test_only_what_changed_is_linted_again(linted: list[str]) -> None:
    Path("b.txt").write_text("我区扎实推进各项工作。\n", encoding="utf-8")
    told(*CHECK, ".")
    Path("b.txt").write_text("我区扎实推进各项工作。。\n", encoding="utf-8")
    assert "b.txt" in told(*CHECK, ".").stdout
    assert linted == ["bad.txt", "b.txt", "b.txt"] or linted == ["b.txt", "bad.txt", "b.txt"]


@pytest.mark.parametrize("other", [["--select", "PUN"], ["--encoding", "utf-8"], ["--no-inline-ignores"]])
def test_another_plan_has_reports_of_its_own(other: list[str], linted: list[str]) -> None:
    told(*CHECK, ".")
    told(*CHECK, *other, ".")
    assert len(linted) == 2


def test_another_path_is_another_report(linted: list[str]) -> None:
    told(*CHECK, "bad.txt")
    shutil.copy("bad.txt", "2023年.txt")  # what a report is called may say what it is about
    assert "2023年.txt" in told(*CHECK, "2023年.txt").stdout
    assert len(linted) == 2


def test_another_version_of_the_program_lints_again(linted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told(*CHECK, ".")
    monkeypatch.setattr(cache, "stamp", lambda: "another")
    told(*CHECK, ".")
    assert len(linted) == 2


def test_what_a_pack_finds_is_kept_until_it_changes(tmp_path: Path, linted: list[str]) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "tst.py").write_text(PACK, encoding="utf-8")
    (house / "_words.txt").write_text("甲", encoding="utf-8")
    Path(".lintreport.yaml").write_text(f"packs: [{house}]\nselect: [TST]\n", encoding="utf-8")
    Path("bad.txt").write_text("叉\n", encoding="utf-8")
    assert told("check", ".").stdout == told("check", ".").stdout != ""
    assert len(linted) == 1
    (house / "_words.txt").write_text("乙", encoding="utf-8")
    told("check", ".")
    assert len(linted) == 2


@pytest.mark.parametrize("text", ["抛", "印", "\n"])
def test_what_another_run_may_not_come_to_is_not_kept(text: str, tmp_path: Path, linted: list[str]) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "tst.py").write_text(PACK, encoding="utf-8")
    Path(".lintreport.yaml").write_text(f"packs: [{house}]\nselect: [TST]\n", encoding="utf-8")
    Path("bad.txt").write_text(text, encoding="utf-8")
    first, second = (told("check", ".") for _ in range(2))
    assert (first.stdout, first.stderr, first.exit_code) == (second.stdout, second.stderr, second.exit_code)
    assert len(linted) == (1 if text == "\n" else 2)


def test_a_file_that_an_option_names_is_part_of_the_plan(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("甲", encoding="utf-8")
    plan = Plan((packs.built_in(),), (), {"TST001": {"words": (words,)}}, {})
    before = cache._context(plan)
    words.write_text("乙", encoding="utf-8")
    assert cache._context(plan) != before
    words.unlink()
    assert cache._context(plan) is None


@pytest.mark.parametrize("arguments", [["--fix"], ["--diff"], ["--no-cache"]])
def test_fixes_and_who_wants_none_have_no_cache(arguments: list[str], place: Path) -> None:
    told("check", "--isolated", *arguments, ".")
    assert not place.exists()


def test_the_environment_can_leave_it_out(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTREPORT_NO_CACHE", "1")
    told(*CHECK, ".")
    assert not place.exists()


def test_a_baseline_is_made_of_the_same(linted: list[str]) -> None:
    told("baseline", "--isolated", "-o", "one.json", ".")
    told("baseline", "--isolated", "-o", "two.json", ".")
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()
    assert len(linted) == 1


def damaged(file: Path) -> Iterator[None]:
    """The damages that a file may have, one after the other."""
    whole = file.read_bytes()
    for data in (b"", b"no database", whole[: len(whole) // 2], whole[:100] + b"\xff" * (len(whole) - 100)):
        file.write_bytes(data)
        yield
    file.write_bytes(whole)
    keys = [key for key, _ in rows(file.parent)]
    for change in ("value = x'00'", "value = zeroblob(500)", "value = NULL", "value = 'words'", "value = 7"):
        with sqlite3.connect(file) as database:
            database.execute(f"UPDATE report SET {change}")
        yield
    with sqlite3.connect(file) as database:  # each has the report of the other
        database.execute("UPDATE report SET key = x'00' WHERE key = ?", keys[:1])
        database.execute("UPDATE report SET key = ? WHERE key = ?", keys[:2])
        database.execute("UPDATE report SET key = ? WHERE key = x'00'", keys[1:2])
    yield
    with sqlite3.connect(file) as database:
        database.execute("DROP TABLE report")
        database.execute("CREATE TABLE report (other)")
    yield


def test_damage_costs_time_and_nothing_else(place: Path) -> None:
    Path("good.txt").write_text("我区扎实推进各项工作。\n", encoding="utf-8")
    expected = told(*CHECK, ".")
    for _ in damaged(place / NAME):
        found = told(*CHECK, ".")
        assert (found.stdout, found.stderr, found.exit_code) == (expected.stdout, expected.stderr, expected.exit_code)


def test_a_damaged_file_is_begun_anew(place: Path, linted: list[str]) -> None:
    place.mkdir(parents=True, mode=0o700)
    (place / NAME).write_bytes(b"no database" * 1000)
    (place / NAME).chmod(0o600)
    told(*CHECK, ".")
    told(*CHECK, ".")
    assert len(linted) == 1


def test_a_home_that_cannot_be_written_to_is_no_error(place: Path) -> None:
    expected = told(*CHECK, "--no-cache", ".")
    place.parent.write_bytes(b"no folder")
    assert told(*CHECK, ".").stdout == expected.stdout


def test_where_there_is_no_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folder", lambda: None)
    assert told(*CHECK, ".").exit_code == 1
    assert told("clean").exit_code == 0


def test_a_full_disk_is_no_error(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    expected = told(*CHECK, "--no-cache", ".")
    open_database = cache._database

    def full(folder: Path) -> sqlite3.Connection:
        database = open_database(folder)
        database.execute("PRAGMA max_page_count = 3")
        return database

    monkeypatch.setattr(cache, "_database", full)
    for number in range(9):
        Path(f"{number}.txt").write_text(SEEDS[0].read_text(encoding="utf-8"), encoding="utf-8")
    assert told(*CHECK, "bad.txt").stdout == expected.stdout
    first, second = (told(*CHECK, ".").stdout for _ in range(2))
    assert first == second
    assert len(rows(place)) == 1  # that of bad.txt, for which there was room


def test_a_run_does_not_wait_for_one_that_writes(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    expected = told(*CHECK, ".")
    monkeypatch.setattr(cache, "PATIENCE", 0)
    with sqlite3.connect(place / NAME) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert told(*CHECK, ".").stdout == expected.stdout
    assert len(rows(place)) == 1


@pytest.mark.skipif(os.name != "posix", reason="there are no such permissions")
@pytest.mark.parametrize("open_to_all", ["folder", "file"])
def test_what_others_can_write_is_not_read(place: Path, open_to_all: str, linted: list[str]) -> None:
    told(*CHECK, ".")
    assert place.stat().st_mode & 0o777 == 0o700
    assert (place / NAME).stat().st_mode & 0o777 == 0o600
    (place if open_to_all == "folder" else place / NAME).chmod(0o777)
    told(*CHECK, ".")
    assert len(linted) == 2


@pytest.mark.skipif(os.name != "posix", reason="there are no such links")
def test_a_link_is_not_followed(place: Path, tmp_path: Path) -> None:
    place.mkdir(parents=True, mode=0o700)
    (tmp_path / "mine").write_text("", encoding="utf-8")
    (place / NAME).symlink_to(tmp_path / "mine")
    assert told(*CHECK, ".").exit_code == 1
    assert (tmp_path / "mine").read_bytes() == b""


def test_nothing_personal_is_kept(place: Path) -> None:
    name = f"{IDENTITY}.txt"
    shutil.copy("bad.txt", name)
    told(*CHECK, "--min-severity", "info", ".")
    kept = rows(place)
    assert len(kept) == 2
    for key, value in kept:
        words = zlib.decompress(value[16:]).decode()
        assert "身份证号" in words
        assert IDENTITY not in words
        assert name not in words
        assert IDENTITY.encode() not in key


def test_the_older_half_goes_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.setattr(cache, "LARGEST", 1)
    for number in range(3):
        Path("bad.txt").write_text(DEFECT * (number + 1), encoding="utf-8")
        told(*CHECK, ".")
    (last,) = rows(place)
    monkeypatch.setattr(cache, "LARGEST", 10**9)
    Path("other.txt").write_text(DEFECT * 9, encoding="utf-8")
    told(*CHECK, ".")
    assert rows(place)[0] == last
    assert len(rows(place)) == 2


def test_clean_deletes_what_is_kept(place: Path) -> None:
    told(*CHECK, ".")
    assert (place / NAME).exists()
    result = told("clean", "--lang", "en")
    assert result.exit_code == 0
    assert "cache deleted" in result.stderr
    assert list(place.iterdir()) == []
    assert told("clean").exit_code == 0


def test_parallel_runs_say_the_same(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "LINTREPORT_NO_CACHE"}
    environment |= {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    command = [sys.executable, "-m", "lintreport", *CHECK, "--jobs", "1", *map(str, SEEDS[:3])]
    for _ in range(2):
        running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(4)]
        outputs = {process.communicate()[0] for process in running}
        assert len(outputs) == 1
    (file,) = tmp_path.rglob(NAME)
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM report").fetchone() == (3,)


def test_a_file_that_cannot_be_read_is_reported_each_time() -> None:
    first, second = (told(*CHECK, "bad.txt", "none.txt") for _ in range(2))
    assert first.exit_code == second.exit_code == 2
    Path("bad.txt").write_bytes(b"%PDF-1.7 broken")
    first, second = (told(*CHECK, "bad.txt") for _ in range(2))
    assert (first.stdout, first.exit_code) == (second.stdout, 2)


def test_a_warm_run_loads_nothing_that_lints(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "LINTREPORT_NO_CACHE"}
    environment |= {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path), "HOME": str(tmp_path)}
    environment = {key: value for key, value in environment.items() if key != "PYTHONDONTWRITEBYTECODE"}
    script = (
        "import sys\nfrom lintreport.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(*(name for name in sys.modules if name.startswith('lintreport')), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", script, *CHECK, "-q", str(SEEDS[0])]
    for _ in range(2):
        loaded = subprocess.run(command, env=environment, capture_output=True, text=True).stderr.split()
    assert "lintreport.cache" in loaded
    assert not {"lintreport.run", "lintreport.pattern"} & {*loaded}
    assert not [name for name in loaded if name.startswith("lintreport_checks")]
