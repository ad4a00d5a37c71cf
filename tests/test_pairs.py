"""Marks are paired paragraph by paragraph, and what has no partner is found at its exact place."""

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import Document
from lintreport.text.structure.pairs import CLOSING, Pairs


def pairs(text: str) -> Pairs:
    return Document(text).pairs


def matched(text: str) -> list[str]:
    return [text[start:end] for start, end in pairs(text).matched]


def left(text: str) -> list[int]:
    return [start for start, _ in pairs(text).unmatched]


def test_pairs_of_all_kinds_are_matched_in_the_order_of_their_opening_marks() -> None:
    text = "“甲‘乙’”《丙〈丁〉》(戊[己]{庚})〔辛〕【壬】「癸『子』」"
    assert matched(text) == [
        *("“甲‘乙’”", "‘乙’", "《丙〈丁〉》", "〈丁〉", "(戊[己]{庚})", "[己]", "{庚}"),
        *("〔辛〕", "【壬】", "「癸『子』」", "『子』"),
    ]
    assert left(text) == []


def test_full_and_half_width_are_one_kind() -> None:
    assert matched("支出（款)、(项）、[目］") == ["（款)", "(项）", "[目］"]


def test_a_straight_quote_closes_what_is_open_or_opens() -> None:
    assert matched('"甲"“乙"、"丙”') == ['"甲"', '“乙"', '"丙”']


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("开展论述”活动,形成“人人重视”的“良好”氛围。", [4]),
        ("开展“论述活动,形成“人人重视”的“良好”氛围。", [2]),
        ("(一)健全。\n二)强化。\n(三)保障。", [8]),
        ("印发《规则,修订《要点》。\n“一件事”改革(试行)。", [2]),
        ('开展"体检活动,落实"三项制度",推行"一件事"改革。', [2]),
        ("落实””制度。", [2]),
        ("开展「体检活动。\n落实「制度」。", [2]),
        ("坚持一国两制”、港人治港”方针。", [6, 12]),
        ("坚持“一国两制、“港人治港方针。", [2, 8]),
    ],
)
def test_a_loss_is_found_at_the_mark_that_is_left(text: str, at: list[int]) -> None:
    assert left(text) == at


def test_a_loss_does_not_spread_to_the_next_paragraph() -> None:
    lines = ["开展“论述活动。", *["落实“制度”(试行)。"] * 20, "加强论述”宣传。"]
    text = "\n".join(lines)
    assert left(text) == [2, len(text) - 4]
    assert len(pairs(text).matched) == 40


@pytest.mark.parametrize(
    "text",
    [
        "修改为:“第十条 甲。\n“乙。\n“丙。”",
        "修改为:“第十条 甲。\n“乙。\n丙。”",
        "修改为:“第十条 甲。\n乙。\n丙。”",
        "协议约定:“甲方提供场地。\n乙方缴费。”同年7月生效。",
        "会议指出:“\n要坚持依法行政。\n”会议要求抓好落实。",
        "制定《\n实施办法\n》和《\n工作规则\n》。",
        "单位取得的除“事业收\n入”以外的收入(含结\n余)。",
        "(注:1.本表按月报送。\n2.数据截至月底。)",
    ],
)
def test_a_pair_may_reach_over_lines_where_it_holds_paragraphs_or_a_line_was_broken(text: str) -> None:
    assert left(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1)甲;2)乙。",
        "做到:a)甲;b)乙。",
        "一)甲\n二)乙",
        "①)甲\n②)乙",
        "做到:1)甲;2)乙。除1)或2)以外不办。",
        "[0,60)分、(60,100]分、(-∞,0]",
        "students’ rights、‘90年代、5'6\"",
        "关于印发《工作规…\n关于调整(试行...",
        '见<a title="规定(试行">原文</a>',
        "谢谢:)再见;-)",
        "if (a[0] > 1 { print(b[1] }",
        '[{"名称":"甲"}',
        "目录 ((((((((((",
        "鍚勯」瑕佹眰",
    ],
)
def test_list_marks_intervals_apostrophes_and_markup_need_no_partner(text: str) -> None:
    assert left(text) == []
    assert pairs(text).mismatched == []


def test_a_lost_bracket_in_a_list_of_full_marks_is_no_list_mark() -> None:
    assert left("(一)甲\n二)乙\n(三)丙\n(四)丁\n五)戊\n(六)己") == [6, 20]


def test_a_mark_that_faces_the_wrong_way_is_told_with_its_partner() -> None:
    (turn,) = pairs("开展“体检“活动,落实“制度”。").turned
    assert (turn.mark.start, turn.partner.start) == (5, 2)
    (turn,) = pairs("开展”体检”活动,落实“制度”。").turned
    assert (turn.mark.start, turn.partner.start) == (2, 5)


def test_two_lone_marks_of_one_sentence_and_sort_are_a_mismatched_pair() -> None:
    found = pairs("支出〈款)增加,“六五’时期。")
    assert [tuple(span) for span in found.mismatched] == [(2, 5), (8, 12)]
    assert found.unmatched == []


def test_uncertain_straight_quotes_are_left_alone() -> None:
    text = '推进"甲乙丙"丁戊己"庚辛壬。'
    assert pairs(text) == Pairs([], [], [], [])


words = st.text("法治政府建设", min_size=1, max_size=4)


@st.composite
def flat(draw: st.DrawFn) -> tuple[str, list[int]]:
    """A paragraph with pairs side by side, and where their marks stand."""
    text, marks = draw(words), []
    for opening in draw(st.lists(st.sampled_from("“‘《(〔【"), min_size=1, max_size=8)):
        for piece in (opening, draw(words), CLOSING[opening]):
            if piece in CLOSING or piece in CLOSING.values():
                marks.append(len(text))
            text += piece
        text += draw(words)
    return text, marks


@given(flat(), st.data())
def test_without_one_mark_its_partner_and_nothing_else_is_left(
    written: tuple[str, list[int]], data: st.DataObject
) -> None:
    text, marks = written
    assert left(text) == []
    lost = data.draw(st.sampled_from(range(len(marks))))
    partner = marks[lost ^ 1]
    at = marks[lost]
    assert left(text[:at] + text[at + 1 :]) == [partner - (partner > at)]


@given(st.text("“”‘’《》()[]〈〉\"'甲,。:;1a\n …)", max_size=60))
def test_every_mark_is_used_at_most_once(text: str) -> None:
    found = pairs(text)
    used = [at for start, end in [*found.matched, *found.mismatched] for at in (start, end - 1)]
    used += [at for start, end in found.unmatched for at in range(start, end)]
    used += [span.start for turn in found.turned for span in turn]
    assert len(used) == len(set(used))
    assert found.matched == sorted(found.matched)


@pytest.mark.parametrize(
    "unit",
    ["(", "”", "“", '"', "“甲", "甲”", "(甲)", '甲"乙', "“甲”“", "〈)", "1)", "(甲\n", "“\n", "甲”。\n", "<a", "[1,"],
)
def test_pairing_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def divided(size: int) -> Document:
        document = Document(unit * (size // len(unit)) + unit)  # one more: an odd number of units at either size
        assert document.folded
        assert document.paragraphs
        return document

    assert linear(divided, lambda document: document.pairs, 12_000)
