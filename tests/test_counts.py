"""An announced count is held against the list beside it, in linear time."""

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import Document, packs
from lintreport.testing import findings

CHECK = next(check for check in packs.load([packs.built_in()]) if check.code == "ARI007")
HAN = "零一二三四五六七八九十"


def listed(text: str) -> list[str]:
    return [finding.evidence.computed for finding in findings(CHECK, text) if finding.evidence]


@pytest.mark.parametrize(
    "form", ["出台{names}{count}项制度。", "健全{count}项制度:{names}。", "推行“{names}”{count}项制度。"]
)
@given(names=st.integers(3, 9), count=st.integers(3, 9))
def test_only_the_number_of_names_is_accepted(form: str, names: int, count: int) -> None:
    text = form.format(names="、".join(f"{sign}类公示制度" for sign in "甲乙丙丁戊己庚辛壬"[:names]), count=HAN[count])
    far = names > 2 * count or count > 2 * names  # pieces may be counted, not kinds
    assert listed(text) == ([] if names == count or far else [str(names)])


def test_an_empty_list_is_no_list() -> None:
    assert not listed("四个:,")


def test_et_cetera_allows_for_more_than_is_listed() -> None:
    assert not listed("制定公示制度、记录制度、审核制度等五项制度。")
    assert listed("制定公示制度、记录制度、审核制度等两项制度。") == ["3"]


def test_a_list_may_run_over_the_end_of_a_line_but_not_of_a_paragraph() -> None:
    assert not listed("落实市、县(区)、\n乡镇(街道)、村(社区)四级责任。")
    assert listed("落实市、县(区)、\n乡镇(街道)、村(社区)五级责任。") == ["4"]
    assert not listed("学习、宣传。\n贯彻、落实、督导三个环节。")


def test_a_joined_pair_counts_as_one_or_two_unless_its_make_tells() -> None:
    assert not listed("提升立案、审判、执行与跟踪监督三个环节质效。")
    assert not listed("提升立案、审判、执行与跟踪监督四个环节质效。")
    assert listed("提升立案、审判、执行与跟踪监督五个环节质效。") == ["3"]
    assert listed("设置法规科、财务科、行政审批科和执法监督科五个科室。") == ["4"]


def test_a_list_behind_its_count_ends_in_its_sentence_or_is_not_known() -> None:
    assert listed("健全四张清单:权力清单、责任清单、负面清单。") == ["3"]
    assert not listed("健全四张清单:权力清单、责任清单、负面\n清单、权责清单。")


def test_points_are_counted_to_the_end_of_their_row() -> None:
    assert listed("抓好三项工作:一是学习。一是自学,二是集中学。二是普法。") == []
    assert listed("抓好三项工作:第一,学习。第二,普法。另有两项任务:第一,立法。第二,执法。") == ["2"]


def test_a_list_is_taken_up_again_unless_it_holds_another() -> None:
    text = "一、立案。{}\n二、审理。\n三、执行。\n以上四个方面的做法行之有效。"
    assert listed(text.format("")) == ["3"]
    assert not listed(text.format("(一)网上立案。(二)窗口立案。"))
    assert not listed("一、立案。\n三、执行。\n以上四个方面的做法行之有效。")


def test_a_count_that_repeats_the_last_sign_of_its_names_counts_them_all() -> None:
    assert listed("湖长、河长、林长四长联动。") == ["3"]
    assert not listed("湖长、河长、林长三长联动。")
    assert not listed("湖泊、河长、林长三长联动。")


def test_the_place_is_the_count_with_its_classifier() -> None:
    text = "城管、公安、住建、交通三部门联合整治。"
    (finding,) = findings(CHECK, text)
    assert text[slice(*finding.span)] == "三部门"
    assert text[slice(*finding.related[0].span)] == "城管、公安、住建、交通"


PIECES = [
    "三项",
    "甲、",
    "“甲”",
    "“",
    "(",
    "甲、乙、三项",
    "三项:一是",
    "三项:甲、",
    "“五减”:减",
    "甲和",
    "有三:",
    "。以上三个方面",
    "一、甲。以上三个方面",
    "长、河长三长",
    "“一甲、一乙”三个一",
    "三个组,第一组",
    "三",
    "1",
    "等",
]


@pytest.mark.parametrize("piece", PIECES)
def test_counts_grow_linearly(piece: str) -> None:
    assert linear(
        lambda size: Document(piece * size),
        lambda document: list(CHECK.run(document, CHECK.options())),
        20_000 // len(piece),
    )
