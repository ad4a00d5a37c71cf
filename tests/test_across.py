"""Reports compared with each other: by the commands, by an index, by checks of others."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lintreport.across import comparing, store
from lintreport.across.collecting import Crew
from lintreport.cli import main
from lintreport.discovery import Target
from lintreport.filed import Kept

COPIED = (
    "围绕群众反映强烈的占道经营和夜间施工问题，由司法所牵头开展联合巡查，先后走访沿街商户和居民小组，逐户登记意见并限期答复；"
    "对反复出现的问题建立台账，每周一调度、每月一通报，办结后由群众当面评分，评分低于八分的一律重办，没有一件事项超期。"
)
OWN = (
    "我县把河道清淤列为头号实事，乡镇干部分段包干，雨季前完成涵洞疏通。",
    "我县在集镇设立流动服务车，老人不出村就能办结医保和社保业务，群众少跑了许多路。",
    "我县新建三处调解室，聘请退役军人和教师担任调解员，邻里纠纷大多当天了结。",
)
FRESH = (
    "我县把行政裁决的窗口前移到林场和渔港，船主和护林员就近递交材料，工作人员隔日回访。三个林区的界桩重新埋设，历史遗留的"
    "权属纠纷大多有了结论；渔港则建立了公示栏，每月公开检查安排与处罚结果，方便群众查询。"
)


def write(folder: Path, name: str, *paragraphs: str) -> Path:
    path = folder / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((f"{name}年法治政府建设情况报告", *paragraphs)) + "\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LINTREPORT_LANG", raising=False)
    write(Path("reports"), "青石县2023", OWN[0], COPIED)
    write(Path("reports"), "白沙县2023", OWN[1], OWN[2], COPIED)
    write(Path("reports"), "红岭县2023", OWN[2])
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, [arguments[0], "--isolated", *arguments[1:]])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def findings(*arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(arguments[0], "-q", "-f", "jsonl", *arguments[1:]).stdout.splitlines()]


def test_a_copy_is_reported_once_with_the_place_in_the_other_file() -> None:
    found = findings("corpus", "reports")
    assert [(one["code"], one["path"]) for one in found] == [("COP001", "reports/青石县2023.txt")]
    assert [(one["path"], one["start"]["line"]) for one in found[0]["related"]] == [("reports/白沙县2023.txt", 4)]


def test_compare_reports_in_the_new_report_only() -> None:
    found = findings("compare", "reports/白沙县2023.txt", "reports/青石县2023.txt")
    assert [(one["code"], one["path"]) for one in found] == [("COP001", "reports/白沙县2023.txt")]
    assert run("compare", "reports/白沙县2023.txt", "reports/红岭县2023.txt").exit_code == 0


def test_a_baseline_holds_findings_across_reports_back() -> None:
    document = json.loads(run("corpus", "-f", "json", "reports").stdout)
    one = document["findings"][0]
    entry = {"code": one["code"], "path": one["path"], "fingerprint": one["fingerprint"], "count": 1, "excerpt": "…"}
    Path("baseline.json").write_text(json.dumps({"lintreport_baseline": 1, "entries": [entry]}), encoding="utf-8")
    result = run("corpus", "--baseline", "baseline.json", "reports")
    assert (result.exit_code, result.stdout) == (0, "")


def test_personal_numbers_are_masked_in_what_is_quoted_and_kept() -> None:
    number = "11010519900307123X"
    for name in ("青石县2023", "白沙县2023"):
        write(Path("reports"), name, f"联系人证件号{number}。{COPIED}")
    output = run("corpus", "--index", "index", "-f", "html", "reports").stdout
    assert "COP001" in output
    assert number not in output
    assert number.encode() not in Path("index").read_bytes()


def spied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are read from here on."""
    read: list[str] = []
    collected = comparing.collected

    def spy(targets: Sequence[Target], crew: Crew, workers: int | None) -> object:
        read.extend(target.path for target in targets)
        return collected(targets, crew, workers)

    monkeypatch.setattr(comparing, "collected", spy)
    return read


def test_an_index_reads_again_only_what_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    first = findings("corpus", "--index", "index", "reports")
    read = spied(monkeypatch)
    assert findings("corpus", "--index", "index", "reports") == first
    assert read == []
    write(Path("reports"), "红岭县2023", COPIED)
    assert len(findings("corpus", "--index", "index", "reports")) == 2
    assert read == ["reports/红岭县2023.txt"]


def test_a_report_is_checked_against_an_index() -> None:
    assert findings("corpus", "--index", "index", "reports")
    new = str(write(Path("new"), "黄沙县2024", OWN[0], FRESH, COPIED))
    assert [one["code"] for one in findings("check", "--select", "COP", new)] == []
    found = findings("check", "--select", "COP", "--against", "index", new)
    assert [(one["code"], one["path"], len(one["related"])) for one in found] == [("COP001", new, 2)]
    again = findings("check", "--select", "COP", "--against", "index", "reports/红岭县2023.txt")
    assert again == []


def test_a_report_is_no_copy_of_itself_in_the_index() -> None:
    assert findings("corpus", "--index", "index", "reports")
    Path("queue").mkdir()
    Path("reports/红岭县2023.txt").rename("queue/红岭县2023.txt")
    assert findings("check", "--select", "COP", "--against", "index", "queue") == []


@pytest.mark.parametrize("file", ["none", "reports/青石县2023.txt"])
def test_an_index_that_is_none_is_said(file: str) -> None:
    result = run("check", "--against", file, "reports")
    assert result.exit_code == 2
    assert file in result.stderr


def test_a_file_that_is_gone_leaves_the_index() -> None:
    assert findings("corpus", "--index", "index", "reports")
    Path("reports/白沙县2023.txt").unlink()
    assert findings("corpus", "--index", "index", "reports") == []


def test_what_was_kept_before_an_interruption_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "_AT_ONCE", 1)
    made = comparing.collected

    def dying(targets: Sequence[Target], crew: Crew, workers: int | None) -> object:
        for count, one in enumerate(made(targets, crew, workers)):
            if count == 2:
                raise KeyboardInterrupt
            yield one

    with monkeypatch.context() as patch:
        patch.setattr(comparing, "collected", dying)
        assert run("corpus", "--index", "index", "reports").exit_code == 130
    read = spied(monkeypatch)
    assert len(findings("corpus", "--index", "index", "reports")) == 1
    assert len(read) == 1


def test_one_process_and_several_find_the_same() -> None:
    for number in range(12):
        write(Path("many"), f"第{number}组/青石县20{number + 10}", OWN[number % 3], f"{COPIED}{number}" * (number % 2))
        write(Path("many"), f"第{number}组/白沙县20{number + 10}", OWN[number % 2], f"{number}{COPIED}")
    serial = findings("corpus", "--jobs", "1", "--min-severity", "info", "many")
    assert serial
    assert findings("corpus", "--jobs", "2", "--min-severity", "info", "many") == serial


def test_a_full_disk_is_said_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first = findings("corpus", "--index", "index", "reports")
    write(Path("reports"), "黄沙县2024", *(f"{number}{COPIED}" for number in range(200)))
    ready = store._ready

    def full(opened: store.Store) -> None:
        ready(opened)
        opened.connection.execute("PRAGMA max_page_count = 1")  # as many as there are

    with monkeypatch.context() as patch:
        patch.setattr(store, "_ready", full)
        result = run("corpus", "--index", "index", "reports")
        assert result.exit_code == 2
        assert "full" in result.stderr
    Path("reports/黄沙县2024.txt").unlink()
    read = spied(monkeypatch)
    assert findings("corpus", "--index", "index", "reports") == first
    assert read == []


def test_a_file_that_is_no_index_is_left_alone() -> None:
    result = run("corpus", "--index", "reports/青石县2023.txt", "reports")
    assert result.exit_code == 2
    assert "reports/青石县2023.txt" in result.stderr
    assert Path("reports/青石县2023.txt").read_text(encoding="utf-8").startswith("青石县")


PACK = '''
"""WXY: checks of somebody else."""

import os
import signal

from lintreport import Collector, Facts, Finding, Related, Span, Text, check_across, key


def slogans(document):
    if "收集时中断" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    found = [span for span in document.sentences if document.text[slice(*span)].startswith("口号")]
    return Facts(tuple(key(document.text[slice(*span)]) for span in found), [list(span) for span in found])


@check_across(
    Collector("slogans", slogans), "WXY001", "same-slogan", title=Text("口号相同", "one slogan"), severity="warning",
    basis="practice", bad=["=== a\\n口号一。\\n=== b\\n⟦口号一。⟧\\n"], good=["=== a\\n口号一。\\n"],
)
def same_slogan(report, others, options):
    """口号相同。"""
    if "出错" in report.text:
        raise ValueError("slogan")
    if "判断时中断" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    for span in report.data:
        words = report.text[slice(*span)]
        for other in others:
            for place in other.data:
                if other.text[slice(*place)] == words:
                    related = Related(Span(*place), Text("这里也有", "here too"), other.path)
                    yield Finding(Span(*span), Text("口号相同", "one slogan"), related=(related,))
'''


def with_pack(*arguments: str) -> Result:
    Path("pack").mkdir(exist_ok=True)
    Path("pack/slogans.py").write_text(PACK, encoding="utf-8")
    Path("own.yaml").write_text("packs: [pack]\nselect: [WXY, LNT]\n", encoding="utf-8")
    return CliRunner().invoke(main, [arguments[0], "--config", "own.yaml", "-f", "jsonl", *arguments[1:]])


def test_a_pack_may_compare_reports_too() -> None:
    for name in ("青石县2023", "白沙县2023"):
        write(Path("slogans"), name, "口号一心为民。")
    found = [json.loads(line) for line in with_pack("corpus", "slogans").stdout.splitlines()]
    assert [(one["code"], one["path"], one["related"][0]["path"]) for one in found] == [
        ("WXY001", "slogans/青石县2023.txt", "slogans/白沙县2023.txt")
    ]


def test_a_check_that_raises_is_a_finding_and_ends_with_2() -> None:
    for name in ("青石县2023", "白沙县2023"):
        write(Path("slogans"), name, "口号一心为民。出错")
    result = with_pack("corpus", "slogans")
    assert result.exit_code == 2
    assert [json.loads(line)["code"] for line in result.stdout.splitlines()] == ["LNT001"]


@pytest.mark.parametrize("fatal", ["收集时中断", "判断时中断"])
def test_a_worker_that_is_killed_loses_no_other_report(fatal: str) -> None:
    for number in range(30):
        words = f"口号{number % 2}一心为民。{fatal if number == 7 else ''}"
        write(Path("slogans"), f"青石县20{number + 10}", words)
    result = with_pack("corpus", "--jobs", "2", "slogans")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    expected = {f"slogans/青石县20{number}.txt": "WXY001" for number in range(12, 40)}
    assert {one["path"]: one["code"] for one in found} == expected | {"slogans/青石县2017.txt": "LNT001"}
    assert result.exit_code == 2


def test_the_text_of_a_report_in_which_nothing_is_found_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    found = findings("corpus", "--index", "index", "reports")
    fetched: list[str] = []
    kept = store.kept

    def watched(*given: object) -> Kept:
        one = kept(*given)  # type: ignore[arg-type]  # as it is given them
        return Kept(one.about, lambda: fetched.append(one.about.path) or one.text, one._data, one._usual)

    monkeypatch.setattr(store, "kept", watched)
    write(Path("reports"), "黄沙县2023", FRESH)
    assert findings("corpus", "--index", "index", "--jobs", "1", "reports") == found
    assert "reports/青石县2023.txt" in fetched
    assert "reports/黄沙县2023.txt" not in fetched
