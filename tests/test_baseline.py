"""A baseline excuses what is known, as often as it was known, and nothing else."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from lintreport.baseline import (
    BASELINED,
    Entry,
    apply,
    dumps,
    entries_of,
    judged,
    load,
    merged,
    pruned,
    save,
    still_open,
    updated,
)
from lintreport.cli import main
from lintreport.declaration import Check, NoOptions
from lintreport.diagnosis import diagnosis
from lintreport.document import Document
from lintreport.errors import ConfigError
from lintreport.finding import FileReport, Finding, Span, Text

TODAY = date(2026, 1, 15)
CODES = frozenset({"DUP001", "PUN002"})


def _report(path: str, *words: str, code: str = "PUN002") -> FileReport:
    """A report with a finding at each word, far enough apart to have a context of its own."""
    text = ("甲乙丙丁戊己庚辛壬癸" * 4).join(["", *words, ""])
    document = Document(text, path)
    title = Text("…", "…")
    check = Check(code, "a-name", title, "warning", True, NoOptions, title, "logic", lambda d, o: (), (), (), "")
    spans = []
    at = 0
    for word in words:
        at = text.index(word, at)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    found = tuple(diagnosis(document, check, Finding(span, title)) for span in spans)
    return FileReport(path, "utf-8", "", len(text), 1, (), found, unreadable=False, tracebacks=())


def _statuses(reports: tuple[FileReport, ...]) -> list[str]:
    return [one.status for report in reports for one in report.diagnostics]


def test_what_is_known_is_held_back_and_what_is_new_is_not() -> None:
    entries = entries_of([_report("a.txt", "。。")], CODES)
    held = apply(entries, [_report("a.txt", "。。", "，，")], CODES, TODAY)
    assert _statuses(held.reports) == [BASELINED, "new"]
    assert held.unused == ()


def test_a_mended_finding_and_an_equal_new_one_count_as_one() -> None:
    entries = entries_of([_report("a.txt", "。。", "。。")], CODES)
    assert [entry.times for entry in entries] == [2]
    held = apply(entries, [_report("a.txt", "。。", "。。", "。。")], CODES, TODAY)
    assert _statuses(held.reports) == [BASELINED, BASELINED, "new"]


def test_one_mended_and_another_new_do_not_cancel_out() -> None:
    entries = entries_of([_report("a.txt", "。。")], CODES)
    held = apply(entries, [_report("a.txt", "，，")], CODES, TODAY)
    assert _statuses(held.reports) == ["new"]
    assert [(entry.excerpt, entry.times) for entry in held.unused] == [("。。", 1)]


def test_a_renamed_report_keeps_its_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    entries = entries_of([_report("old.txt", "。。")], CODES)
    assert _statuses(apply(entries, [_report("new.txt", "。。")], CODES, TODAY).reports) == [BASELINED]


def test_a_copy_of_a_report_does_not_share_its_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").touch()
    entries = entries_of([_report("old.txt", "。。")], CODES)
    assert _statuses(apply(entries, [_report("new.txt", "。。")], CODES, TODAY).reports) == ["new"]


@pytest.mark.parametrize(("until", "status"), [("2026-01-15", BASELINED), ("2026-01-14", "new")])
def test_an_entry_excuses_until_its_day(until: str, status: str) -> None:
    (entry,) = entries_of([_report("a.txt", "。。")], CODES)
    assert _statuses(apply([entry._replace(until=until)], [_report("a.txt", "。。")], CODES, TODAY).reports) == [status]


def test_an_entry_for_another_file_or_check_is_not_called_unused() -> None:
    entries = entries_of([_report("b.txt", "。。"), _report("a.txt", "。。", code="DUP001")], CODES)
    assert apply(entries, [_report("a.txt")], {"PUN002"}, TODAY).unused == ()


def test_what_is_not_excusable_is_neither_written_nor_held_back() -> None:
    report = _report("a.txt", "110105194912310026", code="PII001")
    assert entries_of([report], CODES) == []
    entry = Entry("PII001", "a.txt", report.diagnostics[0].fingerprint, 1, "…")
    assert _statuses(apply([entry], [report], CODES, TODAY).reports) == ["new"]


def test_an_update_keeps_reasons_and_the_entries_of_other_files() -> None:
    (known,) = entries_of([_report("a.txt", "。。")], CODES)
    known = known._replace(reason="引用原文", until="2027-01-01")
    elsewhere = Entry("PUN002", "b.txt", "0" * 16, 1, "…")
    new = entries_of([_report("a.txt", "。。", "，，")], CODES)
    entries = updated([known, elsewhere], new, {"a.txt"})
    assert {(entry.path, entry.excerpt, entry.reason) for entry in entries} == {
        ("a.txt", "。。", "引用原文"),
        ("a.txt", "，，", ""),
        ("b.txt", "…", ""),
    }


def test_pruning_takes_away_what_is_counted_too_much() -> None:
    (entry,) = entries_of([_report("a.txt", "。。", "。。")], CODES)
    unused = apply([entry], [_report("a.txt", "。。")], CODES, TODAY).unused
    assert [one.times for one in pruned([entry], unused)] == [1]
    assert pruned([entry], [entry]) == []


ENTRIES = st.builds(
    Entry,
    code=st.sampled_from(["DUP001", "PUN002"]),
    path=st.text(min_size=1, max_size=8),
    fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
    times=st.integers(1, 9),
    excerpt=st.text(max_size=8),
    reason=st.text(max_size=8),
    until=st.sampled_from(["", "2026-12-31"]),
    line=st.just(0),
    confirmed=st.booleans(),
)


@given(st.lists(ENTRIES, max_size=6))
def test_a_baseline_is_read_back_as_written(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    path = tmp_path_factory.mktemp("b") / "base.json"
    save(path, entries)
    assert [entry._replace(line=0) for entry in load(path)] == sorted(
        sorted(entries), key=lambda entry: entry.confirmed
    )
    assert dumps(load(path)) == dumps(reversed(entries)), "the order in which entries come does not matter"


def test_every_entry_has_a_line_of_its_own(tmp_path: Path) -> None:
    entries = entries_of([_report("a.txt", "。。", "，，")], CODES)
    save(tmp_path / "base.json", entries)
    lines = (tmp_path / "base.json").read_text(encoding="utf-8").splitlines()
    assert [entry.line for entry in load(tmp_path / "base.json")] == [2, 3]
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not valid JSON"),
        ("[]", "not a baseline of lintreport"),
        ('{"lintreport_baseline": 1, "entries": [{"code": 1}]}', "not an entry of a baseline"),
        (
            '{"lintreport_baseline": 1, "entries": [{"code": "A", "path": "b", "fingerprint": "c", "count": 1, '
            '"excerpt": "d", "until": "soon"}]}',
            '"until" must be a date: soon',
        ),
    ],
)
def test_a_broken_baseline_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "base.json").write_text(text)
    with pytest.raises(ConfigError, match=said):
        load(tmp_path / "base.json")


def test_only_false_alarms_are_accepted_and_what_is_confirmed_is_open_again(tmp_path: Path) -> None:
    row = {"code": "PUN002", "path": "a.txt", "fingerprint": "f" * 16, "excerpt": "。。"}
    rows = [
        {**row, "judgement": "false-positive", "note": "原文如此"},
        {**row, "judgement": "false-positive", "note": "原文如此"},
        {**row, "fingerprint": "e" * 16, "judgement": "confirmed"},
        {**row, "fingerprint": "d" * 16, "judgement": "unsure"},
    ]
    path = tmp_path / "judgements.json"
    path.write_text(json.dumps({"judgements": rows}), encoding="utf-8")
    found = judged(path)
    assert [(one.fingerprint[0], one.times, one.reason, one.confirmed) for one in found.entries] == [
        ("f", 2, "false-positive 原文如此", False),
        ("e", 1, "", True),
    ]
    assert found.counts == {"false-positive": 2, "confirmed": 1, "unsure": 1}
    before = [Entry("PUN002", "a.txt", sign * 16, 1, "。。", "") for sign in "edf"]
    entries = merged(before, found)
    assert [(one.fingerprint[0], one.times, one.confirmed) for one in entries] == [
        ("d", 1, False),
        ("f", 2, False),
        ("e", 1, True),
    ]
    path.write_text("{}")
    with pytest.raises(ConfigError, match="not a file of judgements"):
        judged(path)


def test_a_confirmed_defect_still_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("工作。。\n近200余份。\n", encoding="utf-8")
    given = ("--isolated", "--lang", "en", "--select", "PUN002,QTY")
    shown = [json.loads(line) for line in _run("check", *given, "-f", "jsonl", "a.txt").stdout.splitlines()]
    rows = [{key: one[key] for key in ("code", "path", "fingerprint", "excerpt")} for one in shown]
    rows = [{**row, "judgement": "false-positive" if row["code"] == "PUN002" else "confirmed"} for row in rows]
    (tmp_path / "j.json").write_text(json.dumps({"judgements": rows}), encoding="utf-8")
    said = _run("baseline", "--isolated", "--lang", "en", "--import", "j.json", "-o", "b.json")
    assert f"1 false alarm, accepted; {len(rows) - 1} confirmed and 0 unsure, still reported" in said.stderr
    again = _run("check", *given, "-f", "concise", "--baseline", "b.json", "a.txt")
    assert again.exit_code == 1
    assert "PUN002" not in again.stdout
    assert "QTY" in again.stdout
    assert "of them confirmed" in again.stderr


@pytest.fixture
def confirmed(folder: Path) -> Path:
    """A folder whose only finding is confirmed in base.json."""
    (found,) = map(json.loads, _run("check", "-f", "jsonl", "a.txt").stdout.splitlines())
    row = {key: found[key] for key in ("code", "path", "fingerprint", "excerpt")}
    judged = {"judgements": [{**row, "judgement": "confirmed", "note": "已告知"}]}
    (folder / "j.json").write_text(json.dumps(judged), encoding="utf-8")
    assert _run("baseline", "--import", "j.json", "-o", "base.json").exit_code == 0
    return folder


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("json", '"status": "confirmed"'),
        ("json", '"confirmed": 1, "baselined": 0'),
        ("jsonl", '"status": "confirmed"'),
        ("sarif", '"baselineState": "unchanged", "suppressions": []'),
        ("sarif", '"status": "confirmed"'),
        ("csv", '"已确认"'),
        ("html", '"status": "confirmed"'),
        ("full", "[已确认]"),
        ("full", "其中 1 处已确认"),
    ],
)
def test_every_format_that_can_says_what_is_confirmed_and_it_fails(confirmed: Path, name: str, said: str) -> None:
    result = _run("check", "--baseline", "base.json", "-f", name, "a.txt")
    assert result.exit_code == 1
    assert said in result.stdout
    assert said not in _run("check", "-f", name, "a.txt").stdout


def test_what_is_confirmed_is_not_accepted_when_the_baseline_is_written_again(confirmed: Path) -> None:
    """Not even with all that is found; it takes a judgement to say that it was none."""
    for more in ((), ("--update",), ("--prune",)):
        assert _run("baseline", "a.txt", "-o", "base.json", *more).exit_code == 0
        (entry,) = load(confirmed / "base.json")
        assert (entry.confirmed, entry.times) == (True, 1)


def test_only_as_many_stay_confirmed_as_were_and_are_there() -> None:
    once = Entry("PUN002", "a.txt", "f" * 16, 1, "。。", confirmed=True)
    found = Entry("PUN002", "a.txt", "f" * 16, 3, "。。")
    assert still_open([once], [found]) == [found._replace(times=2), once]
    assert still_open([once._replace(times=9)], [found]) == [once._replace(times=3)]
    assert still_open([once], []) == []


def test_what_was_confirmed_and_is_corrected_is_no_finding_and_is_pruned(confirmed: Path) -> None:
    (confirmed / "a.txt").write_text("我区扎实推进各项工作。全年成效明显。\n", encoding="utf-8")
    result = _run("check", "--baseline", "base.json", "--min-severity", "info", "--fail-on", "info", "a.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert _run("baseline", "a.txt", "-o", "base.json", "--prune").exit_code == 0
    assert load(confirmed / "base.json") == []


def test_a_false_alarm_takes_the_place_of_what_was_confirmed(confirmed: Path) -> None:
    words = (confirmed / "j.json").read_text(encoding="utf-8").replace("confirmed", "false-positive")
    (confirmed / "j.json").write_text(words, encoding="utf-8")
    assert _run("baseline", "--import", "j.json", "-o", "base.json").exit_code == 0
    assert _run("check", "--baseline", "base.json", "a.txt").exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [("[" * 100_000, "nested too deeply"), ('{"count": ' + "9" * 5000 + "}", "not valid JSON: Exceeds the limit")],
)
def test_a_baseline_without_end_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "b.json").write_text(text)
    for read in (load, judged):
        with pytest.raises(ConfigError, match=said):
            read(tmp_path / "b.json")


def test_a_path_is_looked_for_once_however_many_entries_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("lintreport.baseline._exists", lambda path: bool(asked.append(path)))
    entries = [Entry("PUN002", f"{number % 3}.txt", f"{number:016x}", 1, "。。") for number in range(3_000)]
    apply(entries, [], {"PUN002"}, date(2026, 1, 1))
    assert sorted(asked) == ["0.txt", "1.txt", "2.txt"]


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # a project of the user's own
    (tmp_path / "a.txt").write_text("我区扎实推进各项工作。。全年成效明显。\n", encoding="utf-8")
    return tmp_path


def test_the_next_run_is_clean_and_says_how_many_are_held_back(folder: Path) -> None:
    assert _run("baseline", "a.txt", "-o", "base.json").exit_code == 0
    result = _run("check", "--baseline", "base.json", "a.txt")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "基线豁免 1 处" in result.stderr


def test_the_baseline_that_the_configuration_names_is_used(folder: Path) -> None:
    (folder / ".lintreport.yaml").write_text("baseline: base.json\n")
    assert _run("baseline", "a.txt").exit_code == 0
    assert _run("check", "a.txt").exit_code == 0
    assert _run("check", "--isolated", "a.txt").exit_code == 1


def test_an_unused_entry_is_a_finding_on_the_baseline_and_pruning_removes_it(folder: Path) -> None:
    _run("baseline", "a.txt", "-o", "base.json")
    (folder / "a.txt").write_text("我区扎实推进各项工作。全年成效明显。\n", encoding="utf-8")
    result = _run("check", "--baseline", "base.json", "--min-severity", "info", "--fail-on", "warning", "a.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("base.json:2:1: LNT003 info")
    assert _run("baseline", "a.txt", "-o", "base.json", "--prune").exit_code == 0
    assert load(folder / "base.json") == []


def test_a_missing_baseline_is_exit_2(folder: Path) -> None:
    result = _run("check", "--baseline", "none.json", "a.txt")
    assert result.exit_code == 2
    assert "无法读取基线" in result.stderr


def test_without_a_name_there_is_nothing_to_write(folder: Path) -> None:
    assert _run("baseline", "a.txt").exit_code == 2
