"""What each line of a text is."""

from itertools import pairwise

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import Document, Finding, Span, Text, check
from lintreport.testing import findings
from lintreport.text.structure.kinds import KINDS

#: Texts full of what the layout looks at.
TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from('法治,。;:!?…”“)( 1一、.\n\t|\u3000第章—-"&~`<注目录年月日是'), st.characters()),
    max_size=200,
)


@given(TEXTS)
def test_every_sign_that_is_not_blank_stands_in_one_block(text: str) -> None:
    blocks = Document(text).layout
    assert all(block.span.start < block.span.end and block.kind in KINDS for block in blocks)
    assert all(first.span.end <= second.span.start for first, second in pairwise(blocks))
    covered = {offset for block in blocks for offset in range(*block.span)}
    assert all(sign.isspace() for offset, sign in enumerate(text) if offset not in covered)


@given(TEXTS)
def test_cells_stand_in_order_within_their_row(text: str) -> None:
    for block in Document(text).layout:
        edges = [offset for cell in block.cells for offset in cell]
        assert edges == sorted(edges)
        assert all(block.span.start <= offset <= block.span.end for offset in edges)


def test_a_block_is_found_by_any_offset_within_it() -> None:
    document = Document("一、总体情况\n\n全年办理案件四十五件,群众满意度稳步提升,各项工作有序推进。\n")
    assert [document.block_at(offset) for offset in (0, 5, 7, 8)] == [
        document.layout[0],
        document.layout[0],
        None,
        document.layout[1],
    ]
    assert document.spans(["heading"]) == [Span(0, 6)]


def test_a_check_finds_nothing_outside_the_kinds_that_it_applies_to() -> None:
    words = Text("数字", "a digit")

    @check("TST001", "a-digit", title=words, severity="info", basis="practice", bad=(), good=(), where=["heading"])
    def digits(document: Document, options: object) -> list[Finding]:
        """A digit."""
        return [Finding(Span(at, at + 1), words) for at, sign in enumerate(document.folded) if sign == "1"]

    assert [
        finding.span.start for finding in findings(digits, "一、1号工程\n全年建成1号工程,各项工作有序推进。\n")
    ] == [2]


def _kinds(text: str) -> list[str]:
    return [block.kind for block in Document(text).layout]


def test_a_line_with_more_white_space_around_it_than_usual_is_a_heading() -> None:
    body = "全年办理案件四十五件,群众满意度稳步提升,各项工作有序推进。\n\n"
    thesis = "改革向纵深推进,社会事业在科技、教育、文化、卫生等各个领域全面展开,显示出强大的生命力"
    assert _kinds(body * 3 + "\n" + thesis + "\n\n\n" + body * 2)[3] == "heading"
    assert _kinds(body * 3 + thesis + "\n\n" + body * 2)[3] == "body"


def test_a_line_in_which_a_sentence_ends_is_no_heading_and_no_title() -> None:
    text = "二、改革的任务十分繁重。我们要继续发扬开拓前进的精神"
    around = f"一、总体情况\n全年办理案件四十五件,各项工作有序推进。\n{text}\n三、存在问题\n"
    assert _kinds(around) == ["heading", "body", "run-in", "body", "heading"]
    assert "title" not in _kinds("改革的任务十分繁重。我们要继续发扬精神\n一、总体情况\n")


def test_a_numbered_line_may_be_the_last() -> None:
    assert _kinds("一、甲\n全年办理案件四十五件,各项工作有序推进。\n二、各项工作有序推进。")[-1] in ("heading", "item")


def test_what_is_asked_above_boxes_belongs_to_the_form() -> None:
    assert _kinds("一、总体情况\n与上年相比有变化的,应当逐项说明原因\n□适用 √不适用\n无变化。\n")[1:3] == [
        "form",
        "form",
    ]


def test_a_sentence_with_a_blank_to_fill_in_is_text() -> None:
    assert _kinds("一、总体情况\n全年共检查企业____家,各项工作有序推进。\n")[1] == "body"


@pytest.mark.slow
def test_the_layout_takes_time_in_proportion_to_the_text() -> None:
    unit = "一、加强领导\n(一)推进公开。全年公开信息45条,比上年增加5条。\n姓名:\n1\n2\n目录\n本年\n上年\n各位代表:\n"

    def known(length: int) -> Document:
        document = Document(unit * (length // len(unit)))
        assert document.outline is not None
        return document

    assert linear(known, lambda document: document.layout, 100_000)


def test_a_numbered_sentence_may_end_the_text() -> None:
    assert [block.kind for block in Document("(一)建设力度。").layout] == ["item"]
    assert [block.kind for block in Document("一、开头\n(一)建设力度。").layout][-1] == "item"
