"""What is written for other programs.

The expected files are rewritten with ``REWRITE=1 pytest tests/test_exchange.py``.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from foreign_schemas import GITLAB, RDJSON, SARIF
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from outcomes import FRIENDLY, HOSTILE, REPORTS, diagnostic, outcome, report

from lintreport import Document
from lintreport.finding import SEVERITIES
from lintreport.report import BASELINED, diagnostics, render
from lintreport.report.positions import Columns, utf8, utf16
from lintreport.report.sarif import uri
from lintreport.text.characters.visible import hidden

EXPECTED = Path(__file__).parent / "expected"
FILES = {
    "sarif": "findings.sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "rdjson": "rdjson.json",
    "junit": "junit.xml",
    "csv": "findings.csv",
}
LISTED = list(diagnostics(outcome(*REPORTS)))


def written(name: str, *reports: Any, **fields: Any) -> str:
    return "".join(render(name, outcome(*(reports or REPORTS), **fields)))


def loaded(name: str, *reports: Any, **fields: Any) -> Any:
    return json.loads(written(name, *reports, **fields))


@pytest.mark.parametrize("name", FILES)
def test_output_is_as_expected(name: str) -> None:
    found = written(name)
    if os.environ.get("REWRITE"):
        (EXPECTED / FILES[name]).write_bytes(found.encode())
    assert found == (EXPECTED / FILES[name]).read_bytes().decode()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FILES)
def test_nothing_that_does_not_show_is_written(name: str, lang: str) -> None:
    for sign in set(written(name, lang=lang).removeprefix("\ufeff")) - set("\r\n"):
        assert not hidden(sign), f"U+{ord(sign):04X}"


# --- positions


@pytest.mark.parametrize(
    ("line", "column", "in_utf16", "in_utf8"),
    [
        ("甲乙", 2, 2, 4),
        ("𠮷乙", 2, 3, 5),
        ("👨\u200d👩乙", 4, 6, 12),
        ("e\u0301乙", 3, 3, 4),
        ("半\ud83d乙", 3, 3, 7),
        ("甲", 2, 2, 4),  # after the last character
        ("甲", 3, 3, 5),  # after the CR of a CRLF
    ],
)
def test_columns_are_converted(line: str, column: int, in_utf16: int, in_utf8: int) -> None:
    start, end = Document(line).place(0), Document(line).place(0)._replace(column=column)
    assert Columns(utf16).of(start, end, {1: line}) == (1, in_utf16)
    assert Columns(utf8).of(end, end, {1: line}) == (in_utf8, in_utf8)


def test_a_byte_order_mark_moves_the_columns_of_the_first_line_only() -> None:
    document = Document("甲乙\n丙丁")
    lines = {1: "甲乙", 2: "丙丁"}
    columns = Columns(utf8, head=3)
    assert columns.of(document.place(0), document.place(1), lines) == (4, 7)
    assert columns.of(document.place(3), document.place(4), lines) == (1, 4)
    assert Columns(utf8, head=3).of(document.place(1), document.place(4), lines) == (7, 4)


def test_a_column_in_a_line_that_is_not_at_hand_is_not_guessed() -> None:
    document = Document("甲乙\n丙丁")
    assert Columns(utf8).of(document.place(0), document.place(4), {1: "甲乙"}) is None
    assert Columns(utf8).of(document.place(0), document.place(3), {1: "甲乙"}) == (1, 1)


@given(
    st.text(st.sampled_from("甲𠮷👨e\u0301\ud83d\r\n\u2028a"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_converted_places_are_those_of_the_encoded_text(text: str, pairs: list[tuple[int, int]]) -> None:
    document = Document(text)
    lines = {number: text[slice(*span)] for number, span in enumerate(document.lines, 1)}
    for units, codec, size in ((utf8, "utf-8", 1), (utf16, "utf-16-le", 2)):
        columns = Columns(units)
        for pair in pairs:
            offsets = sorted(min(offset, len(text)) for offset in pair)
            start, end = map(document.place, offsets)
            expected = [
                1 + len(text[document.lines[place.line - 1].start : offset].encode(codec, "surrogatepass")) // size
                for place, offset in zip((start, end), offsets, strict=True)
            ]
            assert columns.of(start, end, lines) == tuple(expected)


def test_converting_the_columns_of_a_line_is_one_pass_over_it() -> None:
    line = "字" * 100_000
    document = Document(line)
    seen = 0

    def counting(text: str) -> int:
        nonlocal seen
        seen += len(text)
        return utf8(text)

    columns = Columns(counting)
    for offset in range(0, 100_000, 10):
        columns.of(document.place(offset), document.place(offset + 5), {1: line})
    assert seen < 2 * len(line)


# --- sarif


def test_sarif_is_valid() -> None:
    Draft202012Validator(SARIF).validate(loaded("sarif"))
    Draft202012Validator(SARIF).validate(loaded("sarif", report("a.txt", []), lang="en"))


def test_sarif_results_point_at_their_rules_and_files() -> None:
    (run,) = loaded("sarif")["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][location["index"]]["location"]["uri"] == location["uri"]


def test_sarif_regions_hold_their_snippets() -> None:
    for result in loaded("sarif")["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        region, context = place["region"], place["contextRegion"]
        assert len(region["snippet"]["text"]) == region["charLength"]
        at = region["charOffset"] - context["charOffset"]
        assert context["snippet"]["text"][at : at + region["charLength"]] == region["snippet"]["text"]


def test_sarif_marks_what_a_baseline_holds_back_and_says_so_of_every_result() -> None:
    results = loaded("sarif")["runs"][0]["results"]
    assert len(results) == len(LISTED) + 1
    states = Counter((result["baselineState"], len(result["suppressions"])) for result in results)
    assert states == {("new", 0): len(LISTED), ("unchanged", 1): 1}
    fresh = loaded("sarif", report("a.txt", FRIENDLY[:1]))["runs"][0]["results"]
    assert not {"baselineState", "suppressions"} & fresh[0].keys()


def test_sarif_tells_two_equal_findings_apart() -> None:
    one = FRIENDLY[2]
    results = loaded("sarif", report("甲.txt", [one, one._replace(occurrence=2)]))["runs"][0]["results"]
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert hashes == [f"{one.fingerprint}:1", f"{one.fingerprint}:2"]


def test_sarif_says_when_a_run_is_incomplete() -> None:
    sound = [report("a.txt", [])]
    assert loaded("sarif", *sound)["runs"][0]["invocations"][0]["executionSuccessful"] is True
    for broken in (sound[0]._replace(unreadable=True), sound[0]._replace(tracebacks=("Traceback …",))):
        assert loaded("sarif", broken)["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_sarif_makes_no_link_of_what_a_report_says() -> None:
    one = diagnostic("PUN002", "见⟦x⟧", ("见[这里](http://x)", "see [here](http://x)"))
    assert "](" not in loaded("sarif", report("a.txt", [one]))["runs"][0]["results"][0]["message"]["text"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/报告.txt", "a%20b/%E6%8A%A5%E5%91%8A.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/data/a.txt", "file:///data/a.txt"),
        ("C:/data/a.txt", "file:///C:/data/a.txt"),
        ("bad\udcff.txt", "bad%FF.txt"),  # a name that is no UTF-8, as Python reads it
        ("bad\ud83d.txt", "bad%ED%A0%BD.txt"),
    ],
)
def test_a_path_becomes_a_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


# --- github


def test_github_gets_one_command_a_finding_the_most_severe_first() -> None:
    *commands, last = written("github").splitlines()
    levels = [re.match(r"::(\w+) file=[^:,]+,line=\d+,[^:]*::.", command)[1] for command in commands]  # type: ignore[index]
    order = ["error", "warning", "notice"]
    assert levels == sorted(levels, key=order.index)
    assert Counter(levels) == Counter(order[2 - SEVERITIES.index(one.severity)] for one in LISTED)
    assert last == f"另有 {levels.count('error') - 10} 处只在日志中：GitHub 每级只显示 10 处"


def test_github_commands_cannot_be_broken_out_of() -> None:
    path = "a\n::error::x,line=9:%.txt"
    one = diagnostic("PUN002", "⟦x⟧", ("a\n::set-output name=x::%0A", "a"), note=("b\r\n::stop::", "b"), path=path)
    (command,) = written("github", report(path, [one])).splitlines()
    assert command == (
        "::warning file=a␊%3A%3Aerror%3A%3Ax%2Cline=9%3A%25.txt,line=1,col=1,endColumn=2,title=PUN002 标点重复"
        "::a␊::set-output name=x::%250A%0Ab␍␊::stop::"
    )


# --- gitlab


def test_gitlab_is_valid_and_its_fingerprints_are_unique() -> None:
    twin = report("乙.txt", [FRIENDLY[2]._replace(path="乙.txt"), FRIENDLY[2]._replace(path="乙.txt", occurrence=2)])
    issues = loaded("gitlab", *REPORTS, twin)
    Draft202012Validator(GITLAB).validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(LISTED) + 2


# --- rdjson


def test_rdjson_is_valid_and_its_columns_are_bytes() -> None:
    result = loaded("rdjson")
    Draft202012Validator(RDJSON).validate(result)
    (place,) = (found["location"]["range"] for found in result["diagnostics"] if "𠮷" in found["message"])
    before = HOSTILE[7].lines[8].partition("𠮷")[0]
    assert place == {
        "start": {"line": 8, "column": 1 + len(before.encode())},
        "end": {"line": 8, "column": 1 + len(before.encode()) + 4},
    }


def test_rdjson_suggests_only_what_can_be_applied_to_the_bytes_of_the_file() -> None:
    one = diagnostic("PUN002", "强化风险防范意识⟦。。⟧", ("标点重复", "repeated"), fix=("。", True))

    def suggestions(encoding: str) -> Any:
        return loaded("rdjson", report("甲.txt", [one], encoding=encoding))["diagnostics"][0].get("suggestions")

    line = one.lines[1].encode()
    for encoding, head in (("utf-8", b""), ("utf-8-sig", b"\xef\xbb\xbf")):
        (suggestion,) = suggestions(encoding)
        start, end = (suggestion["range"][side]["column"] - 1 for side in ("start", "end"))
        assert (head + line)[start:end].decode() == "。。"
        assert suggestion["text"] == "。"
    assert suggestions("gb18030") is None


# --- junit


def test_junit_counts_what_it_holds() -> None:
    root = ElementTree.fromstring(written("junit"))
    assert [suite.get("name") for suite in root] == ["扫描件.pdf", "敌 ␛[31m意,a:b.txt", "甲.txt", "seeds/干净.txt"]
    for suite in root:
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(attribute, "")) == len(suite.findall(f"testcase/{tag}"))
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))


def test_junit_has_one_case_a_file_and_code() -> None:
    unreadable, hostile, friendly, clean = ElementTree.fromstring(written("junit"))
    assert [case.get("name", "")[:6] for case in unreadable] == ["LNT002"]
    assert {case.get("name", "")[:6] for case in hostile} - {case.get("name", "")[:6] for case in clean} == {"XYZ999"}
    for suite in (hostile, friendly, clean):
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names)
    assert all(len(case) == 0 for case in clean)


def test_junit_passes_over_info_and_says_what_was_not_judged() -> None:
    (suite,) = ElementTree.fromstring(written("junit", REPORTS[2]._replace(diagnostics=(FRIENDLY[6],))))
    cases = {case.get("name", "")[:6]: [part.tag for part in case] for case in suite}
    assert cases["NUM003"] == ["system-out"]
    assert cases["ARI001"] == ["skipped"]
    assert cases["DUP001"] == []


# --- csv


def test_csv_reads_back_as_a_table() -> None:
    text = written("csv", lang="en")
    assert text.startswith("\ufeff")
    heading, *rows = csv.reader(io.StringIO(text[1:], newline=""))
    assert [len(row) for row in rows] == [len(heading)] * len(LISTED)
    table = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [(int(row["line"]), int(row["column"]), row["code"]) for row in table] == [
        (one.start.line, one.start.column, one.code) for one in LISTED
    ]


#: Characters that begin a formula, in both widths.
FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20\t\r"


@given(st.text(st.sampled_from(f"{FORMULA}\n \"',;甲\x00"), max_size=12))
def test_no_cell_of_a_csv_begins_a_formula(text: str) -> None:
    one = diagnostic("PUN002", "⟦x⟧", (text, text), note=(text, text), excerpt=text, section=text, path=f"{text}a")
    for row in csv.reader(io.StringIO(written("csv", report("a", [one]))[1:], newline="")):
        for cell in row:
            assert not cell.lstrip().startswith(tuple(FORMULA))


# --- all of them


def test_every_format_holds_every_finding() -> None:
    places = sorted((one.path, one.start.line, one.code) for one in LISTED)
    table = list(csv.reader(io.StringIO(written("csv")[1:], newline="")))[1:]
    assert len(table) == len(places)
    assert len(loaded("gitlab")) == len(places)
    found = loaded("rdjson")["diagnostics"]
    located = [(one["location"], one["code"]["value"]) for one in found]
    assert sorted((at["path"], at["range"]["start"]["line"], code) for at, code in located) == places
    results = [result for result in loaded("sarif")["runs"][0]["results"] if not result["suppressions"]]
    physical = [(result["locations"][0]["physicalLocation"], result["ruleId"]) for result in results]
    assert places == sorted(
        (unquote(at["artifactLocation"]["uri"]), at["region"]["startLine"], code) for at, code in physical
    )


@given(st.text(st.characters(codec=None), max_size=40), st.text(st.characters(codec=None), min_size=1, max_size=40))
def test_any_text_at_all_makes_valid_output(text: str, words: str) -> None:
    example = "".join(sign for sign in text if sign not in "⟦⟧⟪⟫")
    one = diagnostic(
        "PUN002", f"{example}⟦{example}x⟧{example}", (words, words), note=(words, words), fix=(words, True)
    )
    reports = [report("甲.txt", [one, one._replace(status=BASELINED)])]
    Draft202012Validator(SARIF).validate(loaded("sarif", *reports))
    Draft202012Validator(GITLAB).validate(loaded("gitlab", *reports))
    Draft202012Validator(RDJSON).validate(loaded("rdjson", *reports))
    ElementTree.fromstring(written("junit", *reports))
    assert len(list(csv.reader(io.StringIO(written("csv", *reports)[1:], newline="")))) == 2
    assert len(written("github", *reports).splitlines()) == 1
