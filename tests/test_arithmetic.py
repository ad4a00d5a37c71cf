"""Contradictions between figures are found with their operands, in linear time."""

import pytest
from growth import linear

from lintreport import Check, Document, Finding, packs
from lintreport.testing import findings
from lintreport.text.statements.clauses import with_figures

CHECKS = {check.code: check for check in packs.load([packs.built_in()]) if check.code.startswith("ARI")}


def one(code: str, text: str) -> Finding:
    found = findings(CHECKS[code], text)
    assert len(found) == 1, found
    return found[0]


def test_a_sum_says_its_operands_the_formula_and_both_results() -> None:
    text = "作出行政处罚54起,共计罚款5600元,其中简易程序50起,一般行政处罚3起,行政处罚案卷3个。"
    finding = one("ARI001", text)
    assert finding.note is not None
    assert finding.note.zh == "50 + 3 = 53 ≠ 54"
    assert finding.evidence is not None
    assert (finding.evidence.formula, finding.evidence.computed, finding.evidence.stated) == ("50 + 3 = 54", "53", "54")
    operands = finding.evidence.operands
    assert [text[slice(*operand.span)] for operand in operands] == ["54起", "50起", "3起"]
    assert [(operand.value, operand.unit) for operand in operands] == [("54", "起"), ("50", "起"), ("3", "起")]


def test_money_is_shown_in_the_unit_of_the_text_and_kept_in_units_of_one() -> None:
    finding = one("ARI001", "收入508.11亿元,其中出口收入474.78亿元,进口收入43.34亿元。")
    assert finding.note is not None
    assert finding.note.zh == "474.78 + 43.34 = 518.12 ≠ 508.11"
    assert finding.evidence is not None
    assert finding.evidence.stated == "50811000000"


def test_a_rate_accepts_rounding_and_cutting_and_says_what_it_should_be() -> None:
    for rate in ("93.84%", "93.85%", "93.8%", "94%", "93%"):
        assert not findings(CHECKS["ARI002"], f"调处纠纷130件,调处成功122件,调处成功率{rate}。")
    finding = one("ARI002", "调处纠纷130件,调处成功122件,调处成功率92.1%。")
    assert finding.note is not None
    assert finding.note.zh == "122 ÷ 130 = 93.85% ≠ 92.1%"
    assert finding.severity is None
    assert one("ARI002", "调处纠纷130件,调处成功122件,调处成功率93.9%。").severity == "info"
    assert one("ARI002", "调处纠纷130件,调处成功122件,调处成功率93.4%。").severity == "warning"


def test_a_growth_is_compared_with_both_years_in_value_and_direction() -> None:
    finding = one("ARI003", "信访总量409件,上年456件,同比上升10.31%。")
    assert finding.note is not None
    assert finding.note.zh == "(409 − 456) ÷ 456 = -10.31% ≠ 10.31%"
    assert one("ARI003", "完成投资52.4亿元,上年为48.1亿元,同比增长9.4%。").severity == "info"


def test_a_list_that_leaves_nothing_out_is_an_error_and_a_near_miss_a_warning() -> None:
    assert one("ARI001", "检查100家,其中合格80家,不合格15家。").severity is None
    assert one("ARI001", "检查100家,其中食品60家,药品36家,化妆品3家。").severity == "warning"
    assert not findings(CHECKS["ARI001"], "检查100家,其中食品60家,药品37家。")


SENTENCES = [
    "受理100件,其中甲50件、乙60件。",
    "共1件,其中",
    "其中1件,",
    "(其中1件",
    "甲1件、",
    "共1件:甲1件;",
    "占比分别为1%、",
    "受理1件,办结2件,办结率3%,",
    "分别为1件、",
    "甲1件和",
    "共5件:甲1件,",
    "其中甲1件,乙2人;",
    "甲1件,两项合计2件,",
    "新建1件,改建2件,共3件,",
    "共9件,其中:\n1.甲1件;\n",
    "共9件。按类型分,甲1件、乙2件。",
    "年初1件,新增2件,办结1件,",
    "上年结转9件。新收2件。",
    "排查9处,整改2处,剩余3处,",
]


def test_a_list_is_whole_by_a_contrast_its_wording_or_names_before_the_total() -> None:
    for text in (
        "新建学校50所,其中城区18所、农村20所。",
        "共有人员50人,由公安20人和司法18人组成。",
        "承办建议和提案共50件,其中建议20件、提案18件。",
        "共有机构50个(医院20个,卫生院18个)。",
    ):
        assert one("ARI001", text).severity in (None, "warning"), text
    assert not findings(CHECKS["ARI001"], "全县共有学校50所,其中甲校20所、乙校18所。")


def test_two_digits_that_changed_places_are_a_slip_and_a_far_sum_is_an_open_list() -> None:
    assert one("ARI001", "现有律师54人,其中甲所32人,乙所13人。").severity == "warning"
    assert not findings(CHECKS["ARI001"], "现有律师55人,其中甲所32人,乙所13人。")


def test_an_account_may_run_over_three_sentences_but_not_over_a_paragraph() -> None:
    text = "年初库存120吨。{}全年购入80吨。发放90吨,年末库存140吨。"
    assert one("ARI004", text.format("")).note.zh == "120 + 80 = 200 ≠ 90 + 140 = 230"
    assert not findings(CHECKS["ARI004"], text.format("\n\n"))


def test_a_figure_that_may_have_come_or_gone_must_fail_either_way() -> None:
    text = "年初有床位260张,新增60张,调整20张,拆除10张,年末有床位{}张。"
    for beds in (310, 290, 330):
        assert not findings(CHECKS["ARI004"], text.format(beds)), beds
    assert one("ARI004", text.format(350)).severity == "warning"


def test_a_sum_given_half_way_is_held_against_both_sides() -> None:
    text = "上年结转2件,新收43件,合计{}件,办结44件,结转下年1件。"
    assert not findings(CHECKS["ARI004"], text.format(45))
    assert one("ARI004", text.format(54)).note.zh == "2 + 43 = 45 ≠ 54"


def test_parts_may_stand_on_lines_of_their_own() -> None:
    for mark in ("{}.", "({})", "{}、"):
        lines = "".join(
            f"\n{mark.format(at)}{kind}案件{20 * at}件;" for at, kind in enumerate(("刑事", "民事", "行政"), 1)
        )
        assert not findings(CHECKS["ARI001"], f"办理案件120件,其中:{lines}")
        assert one("ARI001", f"办理案件130件,其中:{lines}").note.zh == "20 + 40 + 60 = 120 ≠ 130"


def test_a_sentence_without_end_is_searched_once_for_what_excuses_its_outcomes() -> None:
    def figured(size: int) -> Document:
        document = Document("共收集意见建议45条,采纳54条," * size)
        document.view(with_figures)
        return document

    check = CHECKS["ARI004"]
    assert len(list(check.run(figured(3), check.options()))) == 3
    assert linear(figured, lambda document: list(check.run(document, check.options())), 2_000)


@pytest.mark.parametrize("piece", SENTENCES)
@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.code)
def test_the_relations_grow_linearly(check: Check, piece: str) -> None:
    def figured(size: int) -> Document:
        document = Document(piece * size)
        document.view(with_figures)
        return document

    assert linear(figured, lambda document: list(check.run(document, check.options())), 600)


def test_units_that_count_the_same_things_are_one_in_accounts_and_promises() -> None:
    assert one("ARI004", "年初在编128人,年内招录11名,退休、调出14名,年末在编135人。")
    assert findings(CHECKS["ARI004"], "年初在编128人,年内招录11名,退休、调出14名,年末在编125人。") == []
    assert one("ARI009", "应到41人全部到会,实到35名。")


def test_an_account_may_be_told_from_its_end() -> None:
    text = "期末在训学员164人,本期新报名97人,结业退出108人,期初在训{}人。"
    assert not findings(CHECKS["ARI004"], text.format(175))
    assert one("ARI004", text.format(161)).evidence is not None


def test_a_figure_that_may_have_been_misread_excuses_an_account() -> None:
    text = "期末在册164人,本期接收97人,解除108人,收容2人,期初在册{}人。"
    for begin in (173, 177):  # 收容 may be a way to come or to go
        assert not findings(CHECKS["ARI004"], text.format(begin)), begin
    assert one("ARI004", text.format(161))


def test_what_is_claimed_of_all_is_compared_with_the_next_sentence_and_not_with_another_subject() -> None:
    assert one("ARI009", "路灯维修全部完成。报修点64处已完成60处。")
    assert findings(CHECKS["ARI009"], "县级预算公开率达100%;镇级预算另行核查,未公开3家。") == []
    assert findings(CHECKS["ARI009"], "路灯维修全部完成。巡查路段64处,种树60处。") == []


def test_a_list_on_lines_belongs_to_a_total_that_stands_above_its_heading() -> None:
    lines = "\n(一)工程建设214宗;\n(二)政府采购403宗;\n(三)国有产权35宗。"
    text = "全年成交项目{}宗,节约资金3.9亿元。各类别成交宗数如下:" + lines
    assert findings(CHECKS["ARI001"], text.format(652)) == []
    assert one("ARI001", text.format(662)).severity != "info"


def test_units_that_are_named_together_count_together() -> None:
    text = "收缴出版物1352册(盘)。从品类看,图书{}册,期刊226册,音像制品212盘。"
    assert findings(CHECKS["ARI001"], text.format(914)) == []
    assert one("ARI001", text.format(941))
