"""A run: every file gets its report, whatever happens to one of them."""

import gc
import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from growth import linear

from lintreport import workers
from lintreport.acceptance import shown
from lintreport.declaration import Check, NoOptions
from lintreport.diagnosis import diagnosis
from lintreport.discovery import Target, targets
from lintreport.document import Document
from lintreport.finding import Finding, Span, Text
from lintreport.packs import Pack, built_in
from lintreport.plan import Plan
from lintreport.run import Job, Linter, lint, lint_one, prepared

PACK = '''
import os, signal
from lintreport import Finding, NotEvaluated, Span, Text, check

COMMON = dict(severity="warning", basis="logic", bad=[], good=[])

@check("TST001", "finds-x", title=Text("找", "find"), **COMMON)
def finds(document, options):
    """找。"""
    for at, sign in enumerate(document.text):
        if sign == "叉":
            yield Finding(Span(at, at + 1), Text("叉", "x"))

@check("TST002", "raises", title=Text("抛", "raise"), **COMMON)
def raises(document, options):
    """抛。"""
    if "抛" in document.text:
        raise ValueError("坏了")
    return []

@check("TST003", "kills", title=Text("杀", "kill"), **COMMON)
def kills(document, options):
    """杀。"""
    if "杀" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return []

@check("TST004", "unsure", title=Text("不知", "unsure"), **COMMON)
def unsure(document, options):
    """不知。"""
    yield NotEvaluated(Text("没有表格", "no table"))
'''


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "tst.py").write_text(PACK, encoding="utf-8")
    name = f"lintreport_test_{abs(hash(str(folder)))}"
    return Plan((Pack(name, str(folder)),), ("TST001", "TST002", "TST003", "TST004", "LNT004"), {}, {})


def _write(folder: Path, **texts: str) -> list[Target]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return targets([str(folder / f"{name}.txt") for name in texts])


def test_places_count_lines_and_columns_from_one(tmp_path: Path, plan: Plan) -> None:
    (report,) = lint(_write(tmp_path, a="甲乙\n丙叉丁\r\n叉"), plan)
    assert [(one.start, one.end) for one in report.diagnostics] == [((2, 2, 4), (2, 3, 5)), ((3, 1, 8), (3, 2, 9))]
    assert report.lines == 3


def test_a_check_that_raises_is_reported_and_the_others_go_on(tmp_path: Path, plan: Plan) -> None:
    (report,) = lint(_write(tmp_path, a="抛叉"), plan)
    assert [one.code for one in report.diagnostics] == ["LNT001", "TST001"]
    assert "TST002: ValueError: 坏了" in report.diagnostics[0].message.en
    assert "Traceback" in report.tracebacks[0]


def test_what_could_not_be_judged_is_said_once(tmp_path: Path, plan: Plan) -> None:
    (report,) = lint(_write(tmp_path, a="文"), plan)
    assert report.not_evaluated == (("TST004", Text("没有表格", "no table")),)
    assert not report.diagnostics


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_an_empty_file_is_a_finding(tmp_path: Path, plan: Plan, text: str) -> None:
    (report,) = lint(_write(tmp_path, a=text), plan)
    assert [one.code for one in report.diagnostics] == ["LNT002"]
    assert not report.unreadable


def test_a_file_that_disappears_is_unreadable_and_the_rest_is_linted(tmp_path: Path, plan: Plan) -> None:
    found = _write(tmp_path, a="叉", b="叉")
    (tmp_path / "a.txt").unlink()
    gone, there = lint(found, plan)
    assert gone.unreadable
    assert gone.diagnostics[0].code == "LNT002"
    assert [one.code for one in there.diagnostics] == ["TST001"]


def test_another_encoding_is_mentioned(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "a.txt").write_bytes("我区认真贯彻落实各项要求,叉".encode("gb18030"))
    (report,) = lint(targets([str(tmp_path / "a.txt")]), plan)
    assert [(one.code, one.severity) for one in report.diagnostics] == [("LNT004", "info"), ("TST001", "warning")]
    (quiet,) = lint(targets([str(tmp_path / "a.txt")]), plan._replace(codes=("TST001",)))
    assert [one.code for one in quiet.diagnostics] == ["TST001"]


def test_several_processes_find_the_same_in_the_same_order(tmp_path: Path, plan: Plan) -> None:
    found = _write(tmp_path, **{f"f{number:02}": "叉" * number + "文" for number in range(20)})
    assert list(lint(found, plan, workers=2)) == list(lint(found, plan, workers=1))


def test_a_worker_that_is_killed_loses_only_its_file(tmp_path: Path, plan: Plan) -> None:
    found = _write(tmp_path, a="叉", b="杀", c="叉", d="叉")
    reports = list(lint(found, plan, workers=2))
    assert [[one.code for one in report.diagnostics] for report in reports] == [
        ["TST001"],
        ["LNT001"],
        ["TST001"],
        ["TST001"],
    ]
    assert reports[1].tracebacks


def test_a_worker_that_is_killed_costs_a_rebuilt_pool_and_no_process_a_file(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    pools: list[object] = []
    make = workers._crew

    def counted(*given: Any) -> Any:
        pools.append(given)
        return make(*given)

    monkeypatch.setattr(workers, "_crew", counted)
    found = _write(tmp_path, **{f"f{number:03}": "杀" if number == 5 else "叉" for number in range(60)})
    reports = list(lint(found, plan, workers=2))
    assert ["LNT001" if number == 5 else "TST001" for number in range(60)] == [
        report.diagnostics[0].code for report in reports
    ]
    assert len(pools) <= 1 + 2 + 1, "the first one, one for each file that was being linted, one for the rest"


def test_workers_that_cannot_even_begin_lose_their_tasks_and_not_their_time() -> None:
    work = workers.Work(os._exit, 3, str, lambda task: f"{task} is lost")
    assert list(workers.shared_out(range(50), work, 2)) == [f"{task} is lost" for task in range(50)]


def _large(task: int) -> bytes:
    return b"x" * 10_000_000


@pytest.mark.parametrize("do", [time.sleep, _large])
def test_whoever_wants_no_more_leaves_no_worker_behind_and_no_thread(do: Callable[[int], Any]) -> None:
    """Not even where a worker is in the middle of a large result when it is ended."""
    processes, threads = set(multiprocessing.active_children()), set(threading.enumerate())
    given = workers.shared_out([0, *[20] * 50], workers.Work(str, "", do, str), 2)
    next(given)
    given.close()  # type: ignore[attr-defined]
    assert set(multiprocessing.active_children()) <= processes
    # Python's own end would meet a thread of the pool that is still at work.
    assert set(threading.enumerate()) <= threads


def test_what_the_program_itself_fails_on_is_a_report_as_well(tmp_path: Path, plan: Plan) -> None:
    broken = prepared(plan)._replace(max_size="much")  # type: ignore[arg-type]
    report = lint_one(_write(tmp_path, a="叉")[0], broken)
    assert [one.code for one in report.diagnostics] == ["LNT001"]
    assert report.tracebacks


def test_configured_severity_and_options_reach_the_check(tmp_path: Path, plan: Plan) -> None:
    (report,) = lint(_write(tmp_path, a="叉"), plan._replace(severity={"TST001": "info"}))
    assert report.diagnostics[0].severity == "info"
    assert not shown(report, "warning").diagnostics


def _linter(*findings: Finding) -> Linter:
    words = Text("…", "…")
    check = Check(
        "TST009", "given", words, "warning", True, NoOptions, words, "logic", lambda d, o: findings, (), (), ""
    )
    return Linter((Job(check, NoOptions()),), frozenset(), None)


def _diagnostics(text: str, *findings: Finding) -> tuple[object, ...]:
    return lint_one(Target("a.txt", text.encode()), _linter(*findings)).diagnostics


def test_a_finding_may_lower_its_severity_and_never_raise_it() -> None:
    words = Text("…", "…")
    low, high = (Finding(Span(at, at + 1), words, severity=level) for at, level in ((0, "info"), (1, "error")))
    assert [one.severity for one in _diagnostics("甲乙", low, high)] == ["info", "warning"]  # type: ignore[attr-defined]


def test_a_personal_number_is_masked_in_all_that_is_printed() -> None:
    number = "11010519491231002X"
    text = f"当事人身份证号{number},电话13800138000。"
    one = _diagnostics(text, Finding(Span(0, len(text)), Text(f"“{number}”", number), note=Text(number, number)))[0]
    assert number not in repr(one)
    assert "13800138000" not in repr(one)
    assert "110***********002X" in repr(one)


def test_equal_findings_are_told_apart_by_occurrence() -> None:
    text = "甲" * 40 + "叉" + "甲" * 80 + "叉" + "甲" * 40
    spans = [Span(at, at + 1) for at, sign in enumerate(text) if sign == "叉"]
    found = _diagnostics(text, *(Finding(span, Text("叉", "x")) for span in spans))
    assert len({one.fingerprint for one in found}) == 1  # type: ignore[attr-defined]
    assert [one.occurrence for one in found] == [1, 2]  # type: ignore[attr-defined]


def test_a_fingerprint_survives_width_white_space_and_edits_elsewhere() -> None:
    def fingerprint(text: str) -> str:
        at = text.index("叉")
        (one,) = _diagnostics(text, Finding(Span(at, at + 1), Text("叉", "x")))
        return one.fingerprint  # type: ignore[attr-defined, no-any-return]

    plain = fingerprint("开头。" + "甲乙,丙丁(戊)" * 3 + "叉" + "己庚" * 10)
    assert fingerprint("另一个开头。\n" + "甲乙,丙丁(戊)" * 3 + " 叉" + "己\n庚" * 10) == plain
    assert fingerprint("开头。" + "甲乙,丙丁(戊)" * 3 + "叉" + "己辛" * 10) != plain


def test_a_plan_is_plain_data(plan: Plan) -> None:
    import pickle

    assert pickle.loads(pickle.dumps(plan)) == plan


def test_a_finding_takes_as_long_among_many_as_among_few(plan: Plan) -> None:
    check = prepared(plan).jobs[0].check

    def run(document: Document) -> None:
        for at, sign in enumerate(document.text):
            if sign == "叉":
                diagnosis(document, check, Finding(Span(at, at + 1), Text("叉", "x")))

    # So much is done for each finding that even what is quadratic takes long to show.
    assert linear(lambda size: Document("叉\n" * size), run, 12_000, slack=1.8)


@pytest.mark.parametrize("size", [300_000, pytest.param(10_000_000, marks=pytest.mark.slow)])
def test_the_built_in_checks_come_back_from_one_endless_line(size: int) -> None:
    """Nothing is bounded by seconds here: a check that is not linear would not come back."""
    from lintreport import packs

    codes = tuple(check.code for check in packs.load([built_in()]))
    report = lint_one(Target("a.txt", ("很" * size).encode()), prepared(Plan((built_in(),), codes, {}, {})))
    assert report.characters == size
    assert not report.tracebacks


def test_workers_free_what_they_are_done_with(tmp_path: Path) -> None:
    """The command line looks for no garbage while it starts, which is when it starts them."""
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "tst.py").write_text(
        "import gc\n"
        "from lintreport import NotEvaluated, Text, check\n"
        "@check('TST001', 'frees', title=Text('放', 'free'), severity='info', basis='logic', bad=[], good=[])\n"
        "def frees(document, options):\n"
        '    """放。"""\n'
        "    yield NotEvaluated(Text(str(gc.isenabled()), ''))\n",
        encoding="utf-8",
    )
    plan = Plan((Pack("lintreport_test_frees", str(tmp_path / "pack")),), ("TST001",), {}, {})
    gc.disable()
    try:
        reports = list(lint(_write(tmp_path, a="甲", b="乙"), plan, 2))
    finally:
        gc.enable()
    assert [report.not_evaluated[0][1].zh for report in reports] == ["True", "True"]
