"""Stages: how far what a text counts has come."""

from lintreport import Document
from lintreport.text.statements.stages import pairs


def paired(text: str) -> list[tuple[str, str, int]]:
    """The verbs of every pair of stages, with the number of others that came in beside the first."""
    return [(one.earlier.verb, one.later.verb, len(one.others)) for one in pairs(Document(text).statements[0])]


def test_a_later_stage_is_joined_with_the_nearest_earlier_one_of_its_unit() -> None:
    assert paired("接到投诉90件,立案60件,罚款3万元,办结58件。") == [("接到", "立案", 0), ("立案", "办结", 0)]


def test_a_verb_tells_the_stage_wherever_it_stands_in_its_clause() -> None:
    assert paired("收到公开申请30件,审查立案20件,其余不计。") == [("收到", "立案", 0)]
    assert paired("仲裁委员会受理仲裁申请30件,办结仲裁案件20件。") == [("受理", "办结", 0)]


def test_stages_of_different_things_are_not_joined() -> None:
    assert paired("受理行政复议案件30件,审结行政诉讼案件40件。") == []
    assert paired("排查重大隐患10处,整改一般隐患40处。") == []


def test_what_came_in_beside_counts_for_the_later_stage() -> None:
    assert paired("收到复议申请100件,另收到转办件20件,办结118件。") == [("收到", "办结", 1)]


def test_a_new_sentence_goes_on_only_in_words_that_take_it_up() -> None:
    assert paired("梳理诉求126件。截至目前,已办结113件。") == [("梳理", "办结", 0)]
    assert paired("梳理诉求126件。全年办结213件。") == []


def test_a_clause_that_only_says_what_came_of_the_figure_before_it_is_a_later_stage() -> None:
    assert paired("争取上级资金6800万元,实际到位6200万元。") == [("上级资金", "实际到位", 0)]
    assert paired("计划招聘教师60人,实际录用66人。") == []
    assert paired("新建公租房300套,已入住420套。") == []
