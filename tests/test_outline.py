"""The outline of a text: what is a heading, how deep it stands, and which section a place is in."""

from pathlib import Path

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport.document import Document
from lintreport.text.structure.outline import han, label, ordinal

SEEDS = Path(__file__).parent.parent / "seeds"


def paths(text: str) -> list[str]:
    """The section of every heading, in order."""
    document = Document(text)
    return [document.section(heading.mark.start) for heading in document.outline]


def kinds(text: str) -> list[tuple[str, int]]:
    return [(heading.kind, heading.number) for heading in Document(text).outline]


def seed(number: int) -> Document:
    path = next(SEEDS.glob(f"{number:03}_*.txt"))
    return Document(path.read_text(encoding="utf-8"), path.name)


@pytest.mark.parametrize(
    ("number", "line", "section"),
    [
        (0, 1, ""),
        (0, 2, "一"),
        (0, 6, "一/(四)"),
        (0, 8, "二"),
        (0, 13, "三/(四)"),
        (1, 13, "二/(一)"),
        (1, 49, "五/(五)"),
        (2, 3, ""),
        (2, 14, "一/(五)"),
        (2, 18, "二"),
        (2, 20, "三"),
        (2, 22, "一"),
        (2, 38, "三"),
        (3, 14, "一/(四)"),
        (3, 24, "二/(二)"),
        (3, 33, "四/(二)"),
        (4, 14, "一/(三)"),
        (4, 44, "三/(六)"),
    ],
)
def test_the_sections_of_the_seeds_are_as_a_reader_names_them(number: int, line: int, section: str) -> None:
    document = seed(number)
    assert document.section(document.lines[line - 1].end - 1) == section


@pytest.mark.parametrize(
    ("mark", "kind", "cited"),
    [
        ("一、", "一、", "一"),
        ("二十一、", "一、", "二十一"),
        ("(一)", "(一)", "(一)"),
        ("（十二）", "(一)", "(十二)"),
        ("( 三 )", "(一)", "(三)"),
        ("〔四〕", "(一)", "(四)"),
        ("〈五）", "(一)", "(五)"),
        ("㈢", "(一)", "(三)"),
        ("1.", "1.", "1"),
        ("１．", "1.", "1"),
        ("⒉", "1.", "2"),
        ("1、", "1、", "1"),
        ("(1)", "(1)", "(1)"),
        ("⑵", "(1)", "(2)"),
        ("1)", "1)", "1)"),
        ("①", "①", "①"),
        ("第一章 ", "章", "第一章"),
        ("第3节 ", "节", "第三节"),
        ("第一百零五条 ", "条", "第一百零五条"),
        ("第一部分 ", "部分", "第一部分"),
        ("第二编 ", "编", "第二编"),
        ("附件1 ", "附件", "附件1"),
        ("## 第三章 ", "章", "第三章"),
        ("　　（二）", "(一)", "(二)"),
        ("**三、", "一、", "三"),
    ],
)
def test_every_form_of_mark_is_read_and_cited_without_its_sign(mark: str, kind: str, cited: str) -> None:
    text = f"引言。\n{mark}加强组织领导"
    (heading,) = Document(text).outline
    assert (heading.kind, heading.label) == (kind, cited)
    assert text[slice(*heading.mark)] == mark.strip("　 #*")
    assert heading.span.end == len(text)


@pytest.mark.parametrize(
    "line",
    [
        "2024.全年工作",
        "2024年，全区工作取得进展",
        "1.5倍于上年",
        "3.15消费者权益日",
        "12345热线运行平稳",
        "（一）至（三）项规定的情形",
        "（一）、（二）项规定的情形",
        "（二）项规定的情形",
        "第三条规定的情形",
        "第三条第二款规定的情形",
        "第十条之一",
        "第二章、第三章的规定",
        "一、二审案件全部审结",
        "3、4月份开展检查",
        "一般公共预算收入",
        "第一责任人职责落实到位",
        "第一产业增加值增长",
        "三季度以来",
        "“第十条 县级以上人民政府应当”",
        "一二、不成数的数",
        "附件所列清单由各单位自行核对,并于月底前将结果报送区政府办公室,逾期未报的视为没有意见,由此产生的后果由各单位自行承担责任。",
    ],
)
def test_what_only_looks_like_a_number_is_no_heading(line: str) -> None:
    assert kinds(f"引言。\n{line}") == []


def test_an_item_that_begins_with_a_figure_counts_where_it_fits() -> None:
    assert paths("一、目标\n1.改造老旧小区。\n2.10件民生实事。\n3.新建学校。") == ["一", "一/1", "一/2", "一/3"]
    assert paths("一、目标\n1.2024年工作。\n2.2025年打算。\n3.保障措施。") == ["一", "一/1", "一/2", "一/3"]
    assert paths("一、目标\n1.改造老旧小区。\n2.新建学校。\n3.5亿元已经到位。") == ["一", "一/1", "一/2"]


def test_a_heading_within_a_line_counts_where_it_fits() -> None:
    text = "第一章 总则  第一条 为了规范管理,制定本办法。\n第二条 本办法适用于全区。"
    assert paths(text) == ["第一章", "第一章/第一条", "第一章/第二条"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、\n(一)\n1.\n(1)\n①\n(2)\n2.\n(二)\n二、",
            "一 一/(一) 一/(一)/1 一/(一)/1/(1) 一/(一)/1/(1)/① 一/(一)/1/(2) 一/(一)/2 一/(二) 二",
        ),
        ("一、\n1.\n2.\n二、\n(一)\n1.", "一 一/1 一/2 二 二/(一) 二/(一)/1"),
        (
            "第一部分 一年来\n一、\n(一)\n第二部分 打算\n一、",
            "第一部分 第一部分/一 第一部分/一/(一) 第二部分 第二部分/一",
        ),
        ("(一)\n一、\n二、\n(二)\n一、\n二、\n(三)", "(一) (一)/一 (一)/二 (二) (二)/一 (二)/二 (三)"),
        ("一、\n第一条 设局。\n第二条 设科。\n二、\n第一条 设岗。", "一 一/第一条 一/第二条 二 二/第一条"),
        (
            "第一章 总则\n第一条 甲\n(一)\n(二)\n第二章 附则\n第二条 乙",
            "第一章 第一章/第一条 第一章/第一条/(一) 第一章/第一条/(二) 第二章 第二章/第二条",
        ),
        ("1.\n1、\n2、\n2.\n1、", "1 1/1 1/2 2 2/1"),
        ("1.\n2、\n3.", "1 2 3"),
        ("一、\n(一)\n附件1\n一、\n附件2\n(一)", "一 一/(一) 附件1 附件1/一 附件2 附件2/(一)"),
    ],
)
def test_levels_follow_the_order_in_which_the_text_nests_its_marks(text: str, expected: str) -> None:
    lines = [line if line[-1] not in "、.)" else line + "标题" for line in text.split("\n")]
    assert paths("\n".join(lines)) == expected.split(" ")


def test_the_further_paragraphs_of_a_quotation_hold_no_headings() -> None:
    text = "一、将第十条修改为:\n“第十条 应当公开。\n第十一条 应当备案。”\n二、本决定自公布之日起施行。"
    assert paths(text) == ["一", "二"]


def test_a_quotation_that_is_never_closed_hides_no_more_than_its_share() -> None:
    text = "他说:“开始。\n" + "".join(f"{han(number)}、工作\n" for number in range(1, 60))
    assert kinds(text)[-1] == ("一、", 59)


def test_cells_of_a_table_are_no_headings() -> None:
    cells = "".join(
        f"{han(number)}、{name}支出\n{number * 37}.50\n"
        for number, name in enumerate(["教育", "科技", "卫生", "住房"], 1)
    )
    assert kinds(f"收支总表\n上年结转\n12.00\n{cells}合计\n99.00") == []


def test_a_place_before_the_first_heading_has_no_section() -> None:
    assert Document("").section(0) == ""
    assert Document("引言。\n一、工作").section(2) == ""


@given(st.integers(min_value=1, max_value=1300))
def test_chinese_numerals_are_read_as_they_are_written(number: int) -> None:
    assert ordinal(han(number)) == number
    assert ordinal(str(number)) == number


def test_a_label_says_which_kind_of_heading_it_is() -> None:
    assert [label(kind, 12) for kind in ("一、", "(一)", "1.", "(1)", "1)", "①", "章")] == [
        "十二",
        "(十二)",
        "12",
        "(12)",
        "12)",
        "⑫",
        "第十二章",
    ]


@given(st.text(alphabet="一二三十、.()（1234.①第章条节附件 \n“”。;是", max_size=120))
def test_headings_stand_in_order_below_the_one_that_holds_them(text: str) -> None:
    outline = Document(text).outline
    for index, heading in enumerate(outline):
        assert heading.span.start <= heading.mark.start < heading.mark.end <= heading.span.end <= len(text)
        assert heading.parent < index
        assert heading.level == (outline[heading.parent].level + 1 if heading.parent >= 0 else 1)
        assert index == 0 or outline[index - 1].mark.end <= heading.mark.start


@pytest.mark.parametrize(
    "unit", ["一、甲\n(一)乙\n1.丙\n", "“\n", "(" * 20, "1" * 40, "。(一)", "附件1\n", "一" * 20, "  第一条"]
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def divided(size: int) -> Document:
        document = Document(unit * (size // len(unit)))
        assert document.paragraphs
        return document

    def run(document: Document) -> None:
        for heading in document.outline[:: max(1, len(document.outline) // 100)]:
            document.section(heading.span.end)

    assert linear(divided, run, 20_000)
