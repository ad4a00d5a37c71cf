"""Numbers of headings and of points: each slip is found once, at its place, and nothing else is."""

from pathlib import Path

import pytest
from growth import linear_in_outlined
from hypothesis import given
from hypothesis import strategies as st

from lintreport import packs
from lintreport.document import Document
from lintreport.testing import findings
from lintreport.text.structure.counting import Slip, rows, slips
from lintreport.text.structure.ordinals import ordinals
from lintreport.text.structure.outline import han

CHECKS = {check.code: check for check in packs.load([packs.built_in()]) if check.code.startswith("NUM")}
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def found(text: str, *codes: str) -> list[tuple[str, int, str]]:
    """Code, place and words of what the checks find, at warning or above."""
    return sorted(
        (code, one.span.start, text[slice(*one.span)])
        for code in codes or CHECKS
        for one in findings(CHECKS[code], text)
        if (one.severity or CHECKS[code].severity) != "info"
    )


def counted(text: str) -> list[Slip]:
    return slips([int(number) for number in text.split()])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_samples_are_numbered_without_fault(path: Path) -> None:
    assert found(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_a_mark_removed_from_a_sample_is_found_at_the_next(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    damaged = text.replace("(二)", "", 1)
    if (at := damaged.find("(三)")) > damaged.find("二、"):
        pytest.skip("its first part has but two headings")
    assert found(damaged) == [("NUM001", at, "(三)")]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_a_point_removed_from_a_sample_is_found_at_the_next(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    second = text.index("二是")
    third = text.index("三是", second)
    assert ("NUM005", second, "三是") in found(text[:second] + text[third:])


@pytest.mark.parametrize(
    "numbers",
    [
        "1 2 3",
        "1 2 3 1 2",
        "1 2 3 1 2 3 4",
        "1 2 1 2 3 3",
        "1 1 2 2 3 3",
        "1 2 3 1 2 4",
        "1 1 1",
        "",
    ],
)
def test_rows_may_begin_anew_and_go_on_after_an_inner_one(numbers: str) -> None:
    assert counted(numbers) == []


@pytest.mark.parametrize(
    ("numbers", "slip"),
    [
        ("1 3 4", (1, "gap", 2, 0)),
        ("2 3 4", (0, "gap", 1, -1)),
        ("1 2 3 2 4 5 6 7", (3, "repeat", 0, 1)),
        ("1 2 2 3", (2, "repeat", 0, 1)),
        ("1 2 2 4", (2, "repeat", 3, 1)),
        ("1 2 4 4 5", (2, "repeat", 3, 3)),
        ("1 2 1 4", (2, "repeat", 3, 0)),
        ("1 2 7 4", (2, "order", 3, 3)),
        ("1 3 2 4", (1, "order", 2, 2)),
        ("2 1 3", (0, "order", 1, 1)),
        ("1 3 4 2 5", (3, "order", 5, 4)),
        ("1 2 5 3 4 6", (2, "order", 3, 3)),
        ("1 2 1 3 4", (3, "gap", 2, 2)),
    ],
)
def test_one_mistake_is_one_slip(numbers: str, slip: tuple[int, str, int, int]) -> None:
    assert [tuple(one) for one in counted(numbers)] == [slip]


def test_a_row_in_which_most_is_wrong_is_left_alone() -> None:
    assert counted("1 4 7 5 12 3 9") == []


def test_a_sequence_may_go_on_from_the_number_before_it() -> None:
    assert slips([4, 5, 6], before=3) == []
    assert [slip.kind for slip in slips([4, 6, 7], before=3)] == ["gap"]


@given(st.integers(4, 60), st.data())
def test_one_number_taken_out_is_one_gap_behind_it(count: int, data: st.DataObject) -> None:
    lost = data.draw(st.integers(2, count - 1))
    numbers = [number for number in range(1, count + 1) if number != lost]
    assert slips(numbers) == [Slip(lost - 1, "gap", lost, lost - 2)]


@given(st.integers(5, 60), st.data())
def test_one_number_written_as_the_one_before_it_is_one_repeat_there(count: int, data: st.DataObject) -> None:
    wrong = data.draw(st.integers(3, count - 1))
    numbers = [number - (number == wrong) for number in range(1, count + 1)]
    assert slips(numbers) == [Slip(wrong - 1, "repeat", wrong, wrong - 2)]


@given(st.integers(4, 60), st.data())
def test_two_numbers_exchanged_are_one_slip_in_order(count: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, count - 2))
    numbers = list(range(1, count + 1))
    numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]
    (slip,) = slips(numbers)
    assert (slip.at, slip.kind, slip.expected) == (at, "order", at + 1)


@given(st.lists(st.integers(1, 12), max_size=80))
def test_every_number_belongs_to_one_row(numbers: list[int]) -> None:
    places = [place for row in rows(numbers) for place in row]
    assert sorted(places) == list(range(len(numbers)))
    assert all(0 <= slip.at < len(numbers) and -1 <= slip.other < len(numbers) for slip in slips(numbers))


@pytest.mark.parametrize("form", ["{}、{}", "({}){}", "第{}章 {}", "## 第{}节 {}"])
def test_a_heading_removed_is_found_in_every_form_of_mark(form: str) -> None:
    lines = [form.format(han(number), "加强组织领导和统筹协调。") for number in (1, 2, 4, 5)]
    assert [code for code, _, _ in found("\n".join(lines))] == ["NUM001"]


def test_a_removed_heading_above_others_is_one_finding() -> None:
    parts = [
        f"{han(part)}、第{part}个方面\n" + "".join(f"({han(n)})抓好各项工作。\n" for n in (1, 2, 3))
        for part in (1, 2, 3, 4)
    ]
    text = parts[0] + parts[1].split("\n", 1)[1] + parts[2] + parts[3]
    assert [(code, words) for code, _, words in found(text)] == [("NUM001", "三、")]


def test_the_message_names_every_missing_number() -> None:
    (finding,) = findings(CHECKS["NUM001"], "（一）登记。\n（四）备案。\n（五）归档。")
    assert finding.message.zh == "编号缺号：“（一）”之后是“（四）”，缺“（二）”“（三）”"
    assert [text for text, _ in [(related.message.zh, related.span) for related in finding.related]] == [
        "前一个同级编号"
    ]


def test_a_jump_over_many_numbers_is_an_excerpt() -> None:
    assert found("第一条 甲。\n第二条 乙。\n第九条 丙。\n第十条 丁。") == []


def test_a_fix_writes_the_number_in_the_form_of_its_siblings() -> None:
    text = "（一）登记。\n（二）审核。\n三、公示。\n（四）备案。"
    (finding,) = findings(CHECKS["NUM004"], text)
    assert finding.fix is not None
    assert [edit.replacement for edit in finding.fix.edits] == ["（三）"]
    (finding,) = findings(CHECKS["NUM002"], "第一章 总则\n第一章 职责\n第三章 程序\n第四章 附则")
    assert finding.fix is not None
    assert [edit.replacement for edit in finding.fix.edits] == ["第二章"]


def test_one_finding_a_document_speaks_of_the_style_of_numbers() -> None:
    text = "一、工作\n" + "".join(f"({han(number)})、抓好落实。\n" for number in range(1, 9))
    (finding,) = findings(CHECKS["NUM004"], text)
    assert (finding.severity, finding.message.zh, len(finding.related)) == (
        "info",
        "带括号的编号后不加顿号：“(一)、”等8处",
        3,
    )


def test_points_are_read_at_the_beginning_of_a_clause_only() -> None:
    text = "一是学习。二要实干；第一，就是这样；首先，统一是前提。全省第二，万一是假的。"
    document = Document(text)
    points = ordinals(document.folded, document.paragraphs)
    assert [(text[slice(*point.span)], point.kind, point.number) for point in points] == [
        ("一是", "一是", 1),
        ("二要", "一是", 2),
        ("第一", "第一", 1),
        ("首先", "首先", 1),
    ]


def test_rows_of_a_table_may_lack_a_number() -> None:
    rows = "一、经营活动\t12.00\t13.00\n{}\t14.00\t15.00\n四、期末余额\t16.00\t17.00\n"
    assert not found(rows.format("二、投资活动"))
    assert not found(rows.format("三、筹资活动") + "二、投资活动\t18.00\t19.00\n")


def test_a_number_that_a_form_has_twice_is_information() -> None:
    text = "{}一、甲\n公开机构职能。\n二、乙\n公开办事程序。\n二、丙\n公开收费标准。\n三、丁\n公开联系方式。\n"
    assert [code for code, _, _ in found(text.format(""))] == ["NUM002"]
    assert not found(text.format("□适用 √不适用\n" * 3))


@pytest.mark.parametrize(
    "unit",
    [
        "一、甲\n三、乙\n",
        "(一)甲\n",
        "一是甲;三是乙;",
        "二是甲\n",
        "一、\n(一)\n1.\n(3)\n①\n",
        "(一\n",
        "1.甲\n2、乙\n",
        "一、甲\n(二)乙\n三、丙\n",
    ],
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    assert linear_in_outlined(CHECKS.values(), unit, 10_000)
