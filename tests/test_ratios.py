"""Rates, their names, and the figures that they are rates of."""

from fractions import Fraction
from itertools import chain

import pytest

from lintreport import Document, packs
from lintreport.testing import findings
from lintreport.text.figures.quantities import quantities
from lintreport.text.statements.agreement import agreement, held
from lintreport.text.statements.parts import exceeding
from lintreport.text.statements.rate_names import name_of
from lintreport.text.statements.ratios import reach, readings
from lintreport.text.statements.statements import Statement
from lintreport.text.statements.tolerance import slack

CHECKS = {check.code: check for check in packs.load([packs.built_in()]) if check.code in ("ARI002", "ARI006")}


def read(text: str) -> list[Statement]:
    return list(chain.from_iterable(Document(text).statements))


def linked(text: str) -> set[tuple[str, str]]:
    """Part and whole of every reading of the last percentage of a text."""
    statements = read(text)
    at = max(n for n, one in enumerate(statements) if one.kind == "share")
    name = name_of(statements[at])
    found = readings(name, *reach(statements, at)) if name else ()
    return {(reading.part.figure.words, reading.whole.figure.words) for reading in found}


@pytest.mark.parametrize(
    ("text", "stem", "whole"),
    [
        ("案件办结率达到98%", "案件办结", ""),
        ("全市平均合格率为98%", "合格", ""),
        ("占受理总数的30%", "", "受理"),
        ("税收占比提升至70%", "税收", ""),
        ("处罚率(处罚件数/检查次数)为20%", "处罚", "检查"),
        ("公示率(按时公示)99%", "公示", ""),
        ("达到应建数的95%", "", "应建"),
    ],
)
def test_the_name_of_a_rate_says_what_its_part_and_its_whole_are(text: str, stem: str, whole: str) -> None:
    name = name_of(read(text)[-1])
    assert name is not None
    assert (name.stem, name.whole) == (stem, whole)


@pytest.mark.parametrize(
    "text", ["年利率4.35%", "同比增长8%", "办理效率提升33%", "增长率5%", "毛利率12%", "多年平均增长率3%"]
)
def test_rates_of_money_and_growth_are_no_parts_of_a_whole(text: str) -> None:
    assert name_of(read(text)[-1]) is None


def test_each_of_a_list_of_rates_has_its_own_name() -> None:
    names = [name_of(one) for one in read("登记率、免疫率分别为95%、89%")]
    assert [name.stem for name in names if name] == ["登记", "免疫"]


@pytest.mark.parametrize(
    ("stem", "text", "level", "negative"),
    [
        ("办结", "已办结38件", 3, False),
        ("调撤", "调解撤诉38件", 2, False),
        ("合格", "检出不合格3批次", 3, True),
        ("不合格", "检出不合格3批次", 3, False),
        ("按期办结", "办结38件", 0, False),
        ("整改", "立即整改38处", 0, False),
        ("出庭应诉", "负责人实际出庭38件", 2, False),
        ("满意", "办结38件", 0, False),
    ],
)
def test_the_words_at_a_figure_agree_with_the_name_of_a_rate_or_not(
    stem: str, text: str, level: int, negative: bool
) -> None:
    found = agreement(stem, read(text)[0])
    assert found[0] == level
    assert found[1] == negative or not level


def test_a_name_is_held_by_words_that_have_most_of_its_signs_in_order() -> None:
    assert held("受理", "共受理案件") == 3
    assert held("年度收入总额", "全年收入总额") == 3
    assert held("专任教师", "中小学教师") == 0


def test_part_and_whole_are_found_over_a_paragraph_and_behind_the_rate() -> None:
    assert linked("全镇共有水源地318处,投资96万元。\n完成隔离286处,占水源地总数的89.9%。") == {("286处", "318处")}
    assert ("189人", "212人") in linked("全年劝返率为89.1%。应劝返学生212人,已劝返189人。")


def test_a_share_of_elsewhere_and_one_that_has_its_own_whole_are_not_linked() -> None:
    assert linked("进出口940亿元,其中出口610亿元,占全省出口总额的15%。") == set()
    assert linked("甲销售48亿元,占年度销售总额的66%,乙销售16亿元,占年度销售总额的22%。") == set()


def test_what_two_other_figures_give_is_silent() -> None:
    assert findings(CHECKS["ARI002"], "受理151件,审结135件,纠错29件,纠错率19.2%。") == []
    assert findings(CHECKS["ARI002"], "上年结转20件,新收180件,办结190件,办结率95%。") == []


def test_shares_of_one_total_that_all_fit_another_are_silent_and_one_alone_is_not() -> None:
    both = "预算支出77亿元,其中建设28.5亿元,占预算支出的35.8%;行政19.7亿元,占预算支出的24.7%。"
    assert findings(CHECKS["ARI002"], both) == []
    assert findings(CHECKS["ARI002"], "预算支出77亿元,其中建设28.5亿元,占预算支出的35.8%。")


def test_a_weak_link_needs_a_slip_of_the_pen() -> None:
    assert findings(CHECKS["ARI002"], "受理报修1240单。当日处置1180单,上门率91.5%。")
    assert findings(CHECKS["ARI002"], "受理报修1240单。当日处置1180单,上门率88.3%。") == []


def test_a_part_is_compared_with_the_whole_that_its_words_name() -> None:
    assert [(one.part.words, one.whole.words) for one in exceeding(read("应到代表215名,实到251名。"))] == [
        ("251名", "215名")
    ]
    assert list(exceeding(read("检查企业312户,涉及人员1.2万人,发现隐患96户。"))) == []
    assert list(exceeding(read("应到代表215名,另有列席人员,实到251名。"))) == []
    assert list(exceeding(read("上月受理320件。应到代表215名,实到代表218名,共4人死亡、16人受伤。"))) != []


def test_rounding_explains_nothing_of_counts_and_a_unit_of_the_last_digit_of_measures() -> None:
    assert slack(quantities("10件,4件,6件")) == 0
    assert slack(quantities("10.5万元,4.2万元,6.3万元")) == Fraction(1000)
    assert slack(quantities("、".join(["1.5亩"] * 9))) == Fraction(2, 10)
