"""Quotations that a text only speaks of, and models that it gives for others to fill in."""

import pytest

from lintreport.document import Document
from lintreport.finding import Span


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("单元格显示“#REF!”，未予核实。", True),
        ("把“炭焙”写成“碳焙”的已经改正。", True),
        ("《记录表》“陪餐人：____”须当日填写。", True),
        ("送样罐只贴“第____号”标签。", True),
        ("开展“××”专项行动，推进“放管服”改革。", False),
        ("印发方案。“第____号”文件已经下发。", False),
    ],
)
def test_a_quotation_that_is_written_filled_in_or_shown_is_only_spoken_of(text: str, quoted: bool) -> None:
    assert bool(Document(text).mentions) is quoted


def test_a_long_quotation_says_something() -> None:
    assert Document(f"公告栏写着“{'推进依法行政，' * 8}”。").mentions == []


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("报告参考格式：X局共办理X件。", True),
        ("例如：X局共办理X件。", True),
        ("例如，某局全部办结。\nX局共办理X件。", False),
        ("申请表\n\nX局共办理X件，已经办结，全部合格。", True),
        ("X局共办理X件。", False),
    ],
)
def test_a_model_reaches_from_where_the_text_speaks_of_it(text: str, holds: bool) -> None:
    document = Document(text)
    at = text.rindex("X局")
    paragraph = next(one for one in document.paragraphs if one.start <= at < one.end)
    assert document.models.hold(at, paragraph.start) is holds


def test_a_place_is_within_a_mention_or_not() -> None:
    document = Document("单元格显示“#REF!”，未予核实。")
    assert document.mentioned(Span(6, 11))
    assert not document.mentioned(Span(0, 3))
