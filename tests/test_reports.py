"""What the output formats write; the expected files are rewritten with ``REWRITE=1 pytest tests/test_reports.py``."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from outcomes import FRIENDLY, HOSTILE, REPORTS, diagnostic, outcome, report
from rich.cells import cell_len

from lintreport import Document, Finding, Span, Text
from lintreport.diagnosis import diagnosis
from lintreport.report import BASELINED, render
from lintreport.report.json import line as json_line
from lintreport.report.typeset import wrap
from lintreport.report.window import Mark, annotated
from lintreport.text.characters.visible import hidden, visible

#: The formats that this file is about; those for other programs are in test_exchange.py.
NAMES = ("full", "concise", "json", "jsonl")

EXPECTED = Path(__file__).parent / "expected"
DOCS = Path(__file__).parent.parent / "docs"
SCHEMA = json.loads(files("lintreport.report").joinpath("schema.json").read_text(encoding="utf-8"))

#: Bits of hostile text, and text as it should be.
SIGNS = st.text(
    st.sampled_from("在区委的领导下,第一。(略)“”…abc 1250%\t\u3000\x1b\x9b\u200b\u202e\ue000\ufffd\u0301\u0308𠮷👨🇨️")
    | st.characters(codec="utf-8"),
    max_size=300,
)


def written(name: str, **fields: Any) -> str:
    return "".join(render(name, outcome(*REPORTS, **fields)))


def without_colours(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize(
    ("file", "name", "fields"),
    [
        ("full-80.txt", "full", {"width": 80}),
        ("full-60-en.txt", "full", {"width": 60, "lang": "en"}),
        ("full-120-color.txt", "full", {"width": 120, "color": True}),
        ("full-statistics.txt", "full", {"width": 80, "statistics": True}),
        ("concise.txt", "concise", {}),
        ("concise-en.txt", "concise", {"lang": "en"}),
        ("concise-statistics.tsv", "concise", {"statistics": True}),
        ("findings.json", "json", {}),
        ("findings.jsonl", "jsonl", {}),
    ],
)
def test_output_is_as_expected(file: str, name: str, fields: dict[str, Any]) -> None:
    found = written(name, **fields)
    if os.environ.get("REWRITE"):
        (EXPECTED / file).write_bytes(found.encode())
    assert found == (EXPECTED / file).read_bytes().decode()


@pytest.mark.parametrize("name", NAMES)
def test_no_sign_of_a_report_commands_the_terminal(name: str) -> None:
    for sign in set(without_colours(written(name, color=True))) - set("\n\t"):
        assert not hidden(sign), f"U+{ord(sign):04X}"


@pytest.mark.parametrize("name", NAMES)
def test_colours_are_off_unless_asked_for(name: str) -> None:
    assert "\x1b" not in written(name)
    assert without_colours(written(name, color=True)) == written(name)


@pytest.mark.parametrize("name", ["concise", "json", "jsonl"])
def test_only_the_format_for_terminals_imports_what_is_slow(name: str) -> None:
    program = (
        "import sys; from lintreport.report import Outcome, render; "
        f"''.join(render({name!r}, Outcome((), (), '1'))); "
        "sys.exit(' '.join({'rich', 'yaml', 'regex', 'lintreport.report.full'} & set(sys.modules)) or None)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_findings_share_the_text_of_a_line_however_long_it_is() -> None:
    document = Document("标题\n" + "防范意识。。" * 1000 + "\n结尾")
    found = [diagnosis(document, outcome().checks[0], Finding(Span(at, at + 2), Text("", ""))) for at in (7, 13)]
    assert found[0].lines[2] is found[1].lines[2]


# --- full


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_full_fits_into_the_terminal(width: int, lang: str) -> None:
    for line in written("full", width=width, lang=lang).splitlines():
        assert cell_len(line) <= width, line


def test_full_says_so_when_nothing_is_found() -> None:
    assert "".join(render("full", outcome(report("a.txt", []), report("b.txt", [])))) == (
        "✓ 检查了 2 份文件，没有发现问题。\n"
    )
    assert "".join(render("full", outcome(report("a.txt", []), lang="en", statistics=True))) == (
        "✓ 1 file checked, nothing found.\n"
    )


def test_full_names_related_places_in_other_files() -> None:
    one = diagnostic("DUP001", "⟦本局认真履职⟧,⟪成效显著⟫。", ("与另一份报告雷同", "as in another report"))
    elsewhere = one.related[0]._replace(path="乙.txt")
    text = "".join(render("full", outcome(report("甲.txt", [one._replace(related=(elsewhere,))]))))
    assert "       │ ↳ 乙.txt:1:8 第一次\n" in text


def test_full_shows_a_place_at_the_end_of_a_line() -> None:
    one = diagnostic("RED004", "工作报告⟦\n⟧正文", ("标题后应空行", "a blank line is wanted"))
    text = "".join(render("full", outcome(report("甲.txt", [one]))))
    assert "     1 │ 工作报告\n       │         ━\n" in text


def stroke_cells(row: list[tuple[str, str]], kind: str) -> set[int]:
    """The cells of a printed row that are of a kind."""
    at, found = 0, set()
    for text, is_kind in row:
        found |= set(range(at, at + cell_len(text))) if is_kind == kind else set()
        at += cell_len(text)
    return found


@given(SIGNS, st.data(), st.integers(20, 120))
def test_strokes_stand_exactly_under_the_place(text: str, data: st.DataObject, width: int) -> None:
    line = "字" + text.replace("\n", " ") + "句"
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    source, strokes = annotated(line, Span(start, end), [Mark(start, end, place=True)], width)
    printed = "".join(words for words, kind in source if kind == "place")
    assert cell_len("".join(words for words, _ in source)) <= width
    under = stroke_cells(strokes, "place")
    if not any(kind == "cut" for _, kind in source):
        assert printed == visible(line[start:end])
    if not any(" … " in words for words, kind in source if kind == "cut") and all(
        cell_len(visible(sign)) for sign in line[start:end]
    ):
        assert under == stroke_cells(source, "place")
    assert under == set(range(min(under), max(under) + 1))
    assert max(under) < width


@given(SIGNS, st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9), st.text("第一次分项", max_size=9)), min_size=1))
def test_words_to_strokes_are_never_lost(text: str, places: list[tuple[int, int, str]]) -> None:
    line = "区" * 30 + text
    marks = [Mark(start, start + size, label) for start, size, label in places]
    rows = list(annotated(line, Span(0, 30), marks, 60))
    words = [words for row in rows for words, kind in row if kind == "label"]
    assert sorted(words) == sorted(mark.label for mark in marks if mark.label)
    assert all(cell_len("".join(words for words, _ in row)) <= 60 for row in rows)


def test_words_that_do_not_fit_behind_their_stroke_stand_before_it() -> None:
    (_, source), (_, strokes), (_, words) = (
        (row, "".join(text for text, _ in row))
        for row in annotated("字" * 30, Span(29, 30), [Mark(29, 30, "很长的话")], 60)
    )
    assert (source, strokes) == ("字" * 30, " " * 58 + "──")
    assert words == " " * 49 + "很长的话 ╯"


class Watched(str):
    """A line that counts how many of its signs are looked at."""

    looks = 0

    def __getitem__(self, key: Any) -> str:
        self.looks += 1
        return super().__getitem__(key)


@pytest.mark.parametrize("sign", ["字", "\u0301", "\u200b", "a"])
@pytest.mark.parametrize("size", [1, 900_000])
def test_a_window_costs_the_same_in_a_line_of_any_length(sign: str, size: int) -> None:
    line = Watched(sign * 1_000_000)
    list(annotated(line, Span(50_000, 50_000 + size), [Mark(50_000, 50_000 + size, place=True)], 80))
    assert line.looks < 80 * 100


@given(st.text("在区委,、。;(“”)《》…abc 12.5%\u0301𠮷", max_size=200), st.integers(20, 60))
def test_wrapping_loses_no_sign_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


# --- json


def test_json_is_valid_against_the_schema() -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(written("json")))


def test_jsonl_holds_the_findings_of_json() -> None:
    whole, lines = json.loads(written("json")), written("jsonl").splitlines()
    assert [json.loads(line) for line in lines] == whole["findings"]
    for line in lines:
        assert line in written("json")


def test_json_keys_come_in_the_order_of_the_schema() -> None:
    def keys(schema: Any, value: Any) -> None:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        for choice in schema.get("anyOf", []):
            if value is not None:
                keys(choice, value)
        if isinstance(value, dict) and "properties" in schema:
            assert list(value) == list(schema["properties"]) == schema["required"]
            for key, part in value.items():
                keys(schema["properties"][key], part)
        for item in value if isinstance(value, list) else []:
            keys(schema["items"], item)

    keys(SCHEMA, json.loads(written("json")))


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)


def test_schema_is_sound_and_leaves_nothing_open() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for schema in objects(SCHEMA):
        assert schema["additionalProperties"] is False
        assert list(schema["properties"]) == schema["required"]


def test_json_counts_what_is_listed_and_what_a_baseline_holds_back() -> None:
    whole = json.loads(written("json"))
    severities = [one["severity"] for one in whole["findings"]]
    assert whole["summary"] == {
        "files": 4,
        **{severity: severities.count(severity) for severity in ("error", "warning", "info")},
        "confirmed": 0,
        "baselined": 1,
        "suppressed": 0,
        "hidden": 0,
        "skipped": [],
        "not_evaluated": whole["summary"]["not_evaluated"],
    }
    assert len(whole["findings"]) == len(FRIENDLY) + len(HOSTILE)  # one of them held back, one more in the PDF
    assert BASELINED not in {one["status"] for one in whole["findings"]}


def test_json_keeps_lone_surrogates_as_escapes() -> None:
    assert json_line(["半\ud83d", "𠮷\u202e\x9b"]) == r'["半\ud83d", "𠮷\u202e\u009b"]'
    assert json.loads(json_line("半\ud83d")) == "半\ud83d"


@given(SIGNS)
def test_json_reads_back_as_it_was(text: str) -> None:
    assert json.loads(json_line({"文": text})) == {"文": text}


@given(SIGNS)
def test_visible_text_hides_nothing(text: str) -> None:
    assert not any(map(hidden, visible(text)))
    assert visible(visible(text)) == visible(text)


def test_the_page_on_json_shows_output_that_is_valid() -> None:
    examples = re.findall(
        r"^```json\n(.*?)^```", (DOCS / "json.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert examples
    for example in map(json.loads, examples):
        Draft202012Validator(SCHEMA).validate(example)
