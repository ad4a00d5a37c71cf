"""RED001-005: what is missing, masked, left open, or breaks off."""

import sys

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import Document, Finding, packs
from lintreport.declaration import Check
from lintreport.testing import findings

CHECKS: dict[str, Check] = {
    check.code: check for check in packs.load([packs.built_in()]) if check.code.startswith("RED")
}
BODY = "全县各级行政机关深入推进依法行政,压实各级责任,规范执法程序,各项工作取得新的进展。\n"
WIDE_MARK = f"{chr(0xFF08)}略{chr(0xFF09)}"
ITEM = "深入推进依法行政,压实各级责任,规范执法程序,全面提升行政执法质量和水平,群众满意度持续提高"


def found(code: str, text: str, **options: object) -> list[tuple[str, str]]:
    """The marked words and the severity of every finding."""
    check = CHECKS[code]
    return [(text[slice(*one.span)], one.severity or check.severity) for one in findings(check, text, **options)]


def only(code: str, text: str) -> Finding:
    [finding] = findings(CHECKS[code], text)
    return finding


@pytest.mark.parametrize(
    "mark", ["(略)", WIDE_MARK, "( 略 )", "[略]", "【略】", "(省略)", "(此处省略)", "(此处省略300字)", "[REDACTED]"]
)
def test_red001_reports_the_mark_with_its_brackets_and_without_the_blanks(mark: str) -> None:
    text = f"规范负责人出庭应诉工作。 {mark} 审理行政案件,落实出庭应诉通报制度。"
    assert found("RED001", text) == [(mark, "error")]


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n(略)\n二、存在问题",
        "三、关于机场建设项目问题。(略)",
        "附件2(略)",
        "任务分工详见附件(略),请认真组织实施,确保落实。",
        "奖励先进集体12个(名单略),先进个人30名,请予公示。",
        "第三条(略)",
        "“……各级政府要带头守法。(下略)”这一要求,已经贯彻到各项工作之中。",
    ],
)
def test_red001_is_information_where_an_author_left_a_passage_out(text: str) -> None:
    assert [severity for _, severity in found("RED001", text)] == ["info"]


def test_red001_names_the_words_that_the_same_context_has_elsewhere() -> None:
    text = "贯彻落实党中央、国务院重大决策部署。规范政府督查工作,重点对党中央、(略)重大决策部署落实情况开展检查。"
    assert "疑为“国务院”" in only("RED001", text).message.zh


def test_red001_names_the_word_that_a_filter_of_place_names_cut() -> None:
    assert "疑为“市场主体”" in only("RED001", "部门抽查200余批次, (略) 场主体2600余户,结果全部公示。").message.zh


def test_red001_says_nothing_of_words_that_it_cannot_know() -> None:
    assert (
        only("RED001", "规范负责人出庭应诉工作。(略)审理行政案件,落实通报制度。").message.zh == "“(略)”处缺少原有的字词"
    )


def test_red002_is_information_in_a_text_with_many_masks() -> None:
    text = "".join(f"第{n}次由×××部门牵头开展联合执法,取得明显成效。\n" for n in "一二三四五六七")
    assert {severity for _, severity in found("RED002", text)} == {"info"}


@pytest.mark.parametrize(
    "text", ["样表:XX局全年办理案件XX件,按期办结。", "提请××人民法院审理,原告××公司不服,提出上诉。"]
)
def test_red002_is_silent_in_models_and_in_judgments(text: str) -> None:
    assert not found("RED002", text)


def test_red003_leaves_the_many_blanks_of_a_form_alone() -> None:
    blank = "经办人____于当日签收,由____负责办理,逾期____日。"
    assert not found("RED003", blank)
    assert found("RED003", "全年共检查企业____家,发现问题35个。") == [("____", "error")]


def test_red004_is_silent_in_a_text_that_uses_blanks_as_layout() -> None:
    sentence = "各镇街持续加强 人民调解组织建设,全年调处各类矛盾纠纷130件,群众满意。\n"
    assert found("RED004", sentence) == [(" ", "warning")]
    assert not found("RED004", sentence * 12)
    assert len(found("RED004", sentence * 12, per_10k=1000)) == 12


def test_red004_is_information_beside_a_comma_typed_as_in_english() -> None:
    wide = BODY.replace(",", chr(0xFF0C)) * 2
    assert found("RED004", wide + "专科批次录取采取统招形式, 即招生高校根据各专业培养需求确定成绩等级要求。") == [
        (" ", "info")
    ]
    assert found("RED004", wide + wide[:20] + " " + wide[20:]) == [(" ", "warning")]


def test_red004_is_information_between_han_and_letters_and_silent_where_that_is_the_style() -> None:
    text = "目前实施清单447项,其中即办件432项,占比很高,全流程网办 IV级占比83.89%,持续位居前列。"
    assert found("RED004", text) == [(" ", "info")]
    assert not found("RED004", text + "\n" + text)


#: Paragraphs as an export from PDF leaves them, in lines of thirty characters.
WRAPPED = (
    "二〇二四年,全县各级行政机关始终坚持以人民为中心的发展思想,\n"
    "持续推进依法行政各项工作,全年办理行政复议案件一百二十三件,\n"
    "其中调解结案四十五件,群众满意度稳步提升,各项重点任务按期完\n"
    "成。下一步,将继续健全制度机制,压实各级责任,把法治政府建设\n"
    "的各项要求落到实处。\n"
) * 3


@pytest.mark.parametrize(("words", "count"), [("重点 任务", 1), ("稳步提升, 各项", 0), ("任务按期 \n", 0)])
def test_red004_reports_a_blank_between_two_han_within_a_wrapped_line(words: str, count: int) -> None:
    clean = words.replace(" ", "").replace("期\n", "期完")
    text = WRAPPED.replace(clean, words, 1)
    assert text != WRAPPED
    assert len(found("RED004", text)) == count


#: What marks and placeholders are made of, and what is near to them.
PIECES = (
    "( ) [ ] 【 】 〔 〕 略 战略 从略 省略 删节 内容 已 隐去 涉密 敏感 词 三百 余字 redacted 2024 20XX × X xx "
    "__ * 号 第 待 补充 填写 核实 更新 提供 请 此处 在此 插入 点击 标题 数据 内容 待定 TODO FIXME TBD TBC "
    "Lorem ipsum 原因 理由 主要 是 为 。 ;"
)


@given(st.lists(st.sampled_from([*PIECES.split(), " ", "\n"]), max_size=10).map("".join))
def test_the_quick_look_for_marks_and_placeholders_hides_none(text: str) -> None:
    marks, placeholders = (sys.modules[CHECKS[code].run.__module__] for code in ("RED001", "RED003"))
    assert marks.may_be_cut(text) or not marks.cut_mark().search(text)
    assert placeholders._may_be_open(text) or not placeholders._placeholder().search(text)


def test_red005_marks_the_last_four_signs_of_the_paragraph() -> None:
    assert found("RED005", "一、工作情况\n" + BODY[:-2] + ",全面完成年度目标任务\n二、存在问题") == [
        ("目标任务", "warning")
    ]


def test_red005_looks_at_paragraphs_from_min_chars_on() -> None:
    text = "全面完成年度目标任务。各项工作取得新的进展\n二、存在问题"
    assert not found("RED005", text)
    assert found("RED005", text, min_chars=20) == [("新的进展", "warning")]


def test_red005_is_silent_in_a_text_that_leaves_the_final_mark_out_by_custom() -> None:
    unfinished = "组织行政执法人员参加专题培训。" + ITEM + "\n"
    assert len(found("RED005", unfinished + BODY * 8)) == 1
    assert not found("RED005", (unfinished + BODY) * 8)


def test_red005_is_info_in_a_text_with_several_unfinished_paragraphs() -> None:
    parts = ["重点组织" + "基层" * 4 * n + f"执法人员参加专题培训。{ITEM}\n{BODY * 9}" for n in range(4)]
    assert [severity for _, severity in found("RED005", "".join(parts[:3]))] == ["warning"] * 3
    assert [severity for _, severity in found("RED005", "".join(parts))] == ["info"] * 4


def test_red005_reports_two_broken_items_in_a_row() -> None:
    items = f"(一)加强学习。{ITEM}\n(二)规范执法。{ITEM[:-2]}\n"
    assert len(found("RED005", f"{BODY * 9}{items}(三)化解纠纷。{ITEM}。\n")) == 2


def test_red003_reports_a_blank_in_a_long_paragraph() -> None:
    assert found("RED003", f"一、工作情况\n{BODY.rstrip() * 2}全年共检查企业____家。\n") == [("____", "error")]


def test_red005_tells_an_item_from_a_heading_by_its_likes() -> None:
    items = [f"{n}.{ITEM}。\n" for n in range(1, 6)]
    assert found("RED005", "".join([*items, f"6.{ITEM}\n"])) == [("持续提高", "warning")]
    assert not found("RED005", "".join(f"{n}.{ITEM}\n{BODY}" for n in range(1, 3)))


def test_red005_reports_a_text_that_stops_in_mid_sentence() -> None:
    assert found(
        "RED005",
        BODY * 3 + "下一步,将坚持问题导向,聚焦薄弱环节,持续完善行政执法监督体系,推动各项任务落地落实,不断提升依法",
    ) == [("提升依法", "warning")]


def test_red005_is_silent_at_the_end_of_a_wrapped_line() -> None:
    line = "组织行政执法人员参加专题培训。深入推进依法行政并规范执法程序\n"
    page = (line * 3 + "全面提升行政执法的质量。\n") * 4
    assert not found("RED005", page + line + line[:-2] + "不\n一、行业情况有待改善的特点。\n" + page)
    assert found("RED005", page + line + line[:21] + "\n一、行业情况\n" + page) == [("推进依法", "warning")]


@pytest.mark.parametrize("code", sorted(CHECKS))
@pytest.mark.parametrize(
    "unit",
    [
        "法",
        "×",
        "(略)",
        "(略",
        "_",
        "XX法",
        "( ",
        "法 ",
        "法法法 法法法,",
        "20XX年",
        "○",
        "[",
        "法,\n",
        ITEM + "\n",
        "党中央、(略)重大决策",
    ],
)
def test_time_grows_in_proportion_to_the_text(code: str, unit: str) -> None:
    def divided(size: int) -> Document:
        document = Document(unit * (size // len(unit)))
        assert document.paragraphs
        return document

    check = CHECKS[code]
    assert linear(divided, lambda document: list(check.run(document, check.options())), 20_000)
