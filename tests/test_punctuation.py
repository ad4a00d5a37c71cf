"""PUN: findings stand at the very mark, say what they saw, and mend what they can."""

import pytest
from growth import linear

from lintreport import Document, Finding, packs
from lintreport.declaration import Check
from lintreport.testing import findings

CHECKS = {check.code: check for check in packs.load([packs.built_in()]) if check.code.startswith("PUN")}


def found(code: str, text: str, **options: object) -> list[Finding]:
    return findings(CHECKS[code], text, **options)


def mended(code: str, text: str) -> str:
    """The text after the fixes of all findings."""
    edits = [edit for finding in found(code, text) if finding.fix for edit in finding.fix.edits]
    for span, replacement in sorted(edits, reverse=True):
        text = text[: span.start] + replacement + text[span.end :]
    return text


def test_a_lone_mark_is_shown_with_its_words_and_counted_in_its_paragraph() -> None:
    (finding,) = found("PUN001", "“一件事”改革。\n开展安全生产论述”活动,形成“人人重视”的氛围。")
    assert finding.message.zh == "双引号只有后一半：开展安全生产论述”活动,形成“"
    assert finding.message.en == "double quotation mark closed and never opened: 开展安全生产论述”活动,形成“"
    assert finding.note is not None
    assert finding.note.zh == "本段有 “ 1 个、 ” 2 个"


@pytest.mark.parametrize(
    ("text", "severity"),
    [("论述”活动", "error"), ("论述》活动", "error"), ("论述)活动", "warning"), ('论述"活动', "warning")],
)
def test_brackets_and_straight_quotes_are_warnings(text: str, severity: str) -> None:
    assert [finding.severity for finding in found("PUN001", text)] == [severity]


def test_a_personal_number_beside_a_lone_mark_is_masked() -> None:
    (finding,) = found("PUN001", "联系电话13800001234)转告。")
    assert "0000" not in finding.message.zh


@pytest.mark.parametrize(
    ("code", "text", "right"),
    [
        ("PUN001", "开展“体检“活动。", "开展“体检”活动。"),
        ("PUN001", "开展”体检“活动。", "开展“体检”活动。"),
        ("PUN001", "对个体户（含合作社（给予扶持。", "对个体户（含合作社）给予扶持。"),
        ("PUN002", "意识。。下一步，，落实。", "意识。下一步，落实。"),
        ("PUN002", "依法行政、，规范执法，。", "依法行政，规范执法。"),
        ("PUN003", "开展“学习“两山”理念”活动。", "开展“学习‘两山’理念”活动。"),
        ("PUN003", "《关于转发《办法》的通知》", "《关于转发〈办法〉的通知》"),
        ("PUN004", "健全，强化,落实；完善，改进(机制)。", "健全，强化，落实；完善，改进（机制）。"),
        ("PUN004", "健全,强化，落实;完善(机制)。", "健全,强化,落实;完善(机制)。"),
        ("PUN005", "支出（款)、（项）", "支出（款）、（项）"),
        ("PUN005", "支出（款)、(项)", "支出(款)、(项)"),
        ("PUN005", '推行“一网通办"平台。', "推行“一网通办”平台。"),
    ],
)
def test_the_fix_mends_the_text(code: str, text: str, right: str) -> None:
    assert mended(code, text) == right
    assert found(code, right) == []


def test_only_a_fix_that_cannot_change_the_meaning_is_safe() -> None:
    safe = {
        text: finding.fix.safe
        for text in ("意识。。", "意识,。", "意识、,")
        for finding in found("PUN002", text)
        if finding.fix
    }
    assert safe == {"意识。。": True, "意识,。": False, "意识、,": False}


def test_doubled_marks_never_swallow_a_figure() -> None:
    assert mended("PUN002", "增长3.5%，，比上年多1,234件。。") == "增长3.5%，比上年多1,234件。"


def test_a_lost_half_is_not_told_as_nesting_too() -> None:
    text = "推进“放管服改革,落实“双随机”监管。"
    assert len(found("PUN001", text)) == 1
    assert found("PUN003", text) == []


def test_crossing_pairs_are_one_finding_and_no_unpaired_marks() -> None:
    text = "开展《法治“体检》”活动。"
    (finding,) = found("PUN003", text)
    assert text[slice(*finding.span)] == "“体检》"
    assert [text[slice(*related.span)] for related in finding.related] == ["《法治“体检》", "“体检》”"]
    assert found("PUN001", text) == []


def test_mixed_width_is_one_finding_for_each_mark_of_a_document() -> None:
    text = "健全，强化；落实。" * 50 + "完善,推进(改革)," * 10
    comma, bracket = found("PUN004", text)
    assert comma.span.start == text.index(",")
    assert bracket.span.start == text.index("(")
    assert comma.message.zh == "标点全角半角混用：全文全角 100 处，半角“,” 10 处"
    assert len(comma.related) == 3


def test_digits_of_another_width_are_compared_with_digits_and_never_changed() -> None:
    (finding,) = found("PUN004", "办件12件，办结１2件，整改8件，占5%，占6%。")
    assert "数字" in finding.message.zh
    assert finding.fix is None


def test_pairs_of_two_widths_are_slips_while_they_are_few_and_a_habit_when_many() -> None:
    text = "支出（款)增加。\n" * 4
    assert [finding.severity for finding in found("PUN005", text)] == ["info"]
    assert [finding.severity for finding in found("PUN005", text, max_slips=4)] == [None] * 4
    assert "4" in found("PUN005", text)[0].message.zh


def test_pairs_of_two_kinds_are_told_one_by_one() -> None:
    text = "支出〈款)增加。\n" * 5
    assert [finding.severity for finding in found("PUN005", text)] == [None] * 5


def test_a_long_pair_is_reported_at_its_closing_mark() -> None:
    text = "加大对乡村基础设施【含道路、桥梁、供水、供电、燃气、通信、环境卫生)的投入。"
    (finding,) = found("PUN005", text)
    assert text[slice(*finding.span)] == ")"
    assert text[slice(*finding.related[0].span)] == "【"


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.code)
@pytest.mark.parametrize(
    "unit",
    ["(", "甲“", "”", "甲。。", "甲,,", "(《“", "《“》”", "（甲)", "〈甲)\n", "，甲,", '"甲', "甲:，", "《甲", "!。"],
)
def test_time_grows_with_the_text(check: Check, unit: str) -> None:
    def paired(size: int) -> Document:
        document = Document(unit * (size // len(unit)))
        assert document.pairs
        assert document.masked
        return document

    assert linear(paired, lambda document: list(check.run(document, check.options())), 9_000)


@pytest.mark.parametrize(
    ("text", "right"), [("（习(", "（习)"), ("(第（", "(第）"), ("）习(", "（习)"), (")习（", "(习）")]
)
def test_of_a_pair_in_two_widths_only_what_faces_the_wrong_way_is_turned(text: str, right: str) -> None:
    assert mended("PUN001", text) == right


def test_a_period_gets_a_dash_and_a_range_a_swung_dash() -> None:
    text = "3月7-25日申请,利用2-3年完成,补贴10%~20%,2021-2025年实施。"
    (finding,) = findings(CHECKS["PUN009"], text)
    assert finding.fix
    assert finding.fix.safe
    assert [edit.replacement for edit in finding.fix.edits] == ["—", "～", "～", "—"]
