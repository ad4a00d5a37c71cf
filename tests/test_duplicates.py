"""DUP001-005: what the examples of the checks cannot show."""

import re
from pathlib import Path

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import Document, Finding, packs
from lintreport.testing import findings

SEEDS = Path(__file__).parent.parent / "seeds"
CHECKS = {check.code: check for check in packs.load([packs.built_in()]) if check.code.startswith("DUP")}

#: Three sentences, 59 characters: a block.
BLOCK = (
    "全镇召开法治工作例会四次,研究解决重点难点问题。组织干部学法二十场,受众一千余人。"
    "开展联合执法检查,督促企业整改隐患。"
)
#: One sentence, 127 characters: a block too.
LONG = (
    "坚持把法治建设纳入全局工作统筹谋划,主要负责同志定期听取汇报、研究部署任务、协调解决困难,班子成员按照职责分工抓好分管领域工作,"
    "形成一级抓一级、层层抓落实的工作格局,确保年度法治建设各项任务落到实处、见到成效,为全区经济社会高质量发展提供有力的法治保障。"
)
#: One sentence that is no block, 84 characters without the number; two of its three figures are longer than a digit.
ITEM = (
    "(一)严格落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度,组织案卷评查2次,"
    "评查案卷86件,发现问题13个,全部整改到位,评查结果在全县范围内通报,并纳入年度考核。"
)
#: A block that has nothing to do with the others.
CLOSING = (
    "加强信访接待,全年受理群众诉求三百余件,按期答复率逐年上升。邀请律师参与化解积案。"
    "完善应急预案,储备防汛物资,确保安全度汛。"
)
#: Two short paragraphs that are no block.
OTHER, ANOTHER = "下一步,我镇将继续压实各方责任。", "个别干部运用法治思维的能力不强。"


def seed(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


def found(code: str, text: str, **options: object) -> list[Finding]:
    return findings(CHECKS[code], text, **options)


def marked_by(code: str, text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in found(code, text)]


def severities(text: str) -> list[str]:
    """How much each DUP001 weighs."""
    return [finding.severity or CHECKS["DUP001"].severity for finding in found("DUP001", text)]


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix
    for edit in sorted(finding.fix.edits, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def squeezed(words: str) -> str:
    return "".join(words.split())


# The seeds


def test_the_body_of_seed_002_is_found_twice_at_lines_3_to_20_and_21_to_38() -> None:
    document = Document(seed("002"))
    (finding,) = found("DUP001", document.text)
    assert (finding.message.zh, finding.severity) == ("第21–38行与第3–20行逐字重复（2704字）", None)
    assert finding.message.en == "lines 21–38: the same as lines 3–20, word for word (2704 characters)"
    assert document.place(finding.span.start)[:2] == (21, 1)
    assert finding.span.end == document.lines[37].end
    assert finding.copy_of is not None
    assert document.place(finding.copy_of.start)[:2] == (3, 1)
    assert finding.copy_of.end == document.lines[19].end
    assert [related.span for related in finding.related] == [finding.copy_of]


def test_the_title_of_seed_002_and_the_sentence_of_seed_003_are_found_once() -> None:
    title, sentence = Document(seed("002")), Document(seed("003"))
    (finding,) = found("DUP002", title.text)
    assert (finding.span, finding.copy_of) == (title.lines[1], title.lines[0])
    (finding,) = found("DUP003", sentence.text)
    assert sentence.place(finding.span.start)[:2] == (33, 15)
    assert sentence.place(finding.related[0].span.start)[:2] == (33, 4)
    assert (
        sentence.text[slice(*finding.span)]
        == sentence.text[slice(*finding.related[0].span)]
        == "不断加强依法行政意识。"
    )


@pytest.mark.parametrize("code", CHECKS)
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_seeds_hold_nothing_else(code: str, number: str) -> None:
    expected = {("DUP001", "002"): 1, ("DUP002", "002"): 1, ("DUP003", "003"): 1}
    assert len(found(code, seed(number))) == expected.get((code, number), 0)


# DUP001: where a copy begins and ends


def test_white_space_and_width_do_not_count() -> None:
    wide = BLOCK.replace(",", "，").replace("。组", "。\n　　组").replace("法治", "法 治")
    assert marked_by("DUP001", f"{BLOCK}\n{OTHER}\n{wide}\n{ANOTHER}") == [wide]


def test_the_neighbours_that_happen_to_be_alike_belong_to_no_copy() -> None:
    text = f"(一)开展工作。{BLOCK}一是措施有力。\n(二)完成工作。{BLOCK}一是作风扎实。"
    assert marked_by("DUP001", text) == [BLOCK]
    text = f"(一){BLOCK}\n(二){OTHER}\n(三){BLOCK}\n(四){ANOTHER}"
    assert marked_by("DUP001", text) == [BLOCK]


def test_a_copy_that_breaks_off_in_a_sentence_is_exact_and_a_warning() -> None:
    piece = (BLOCK + LONG)[13:-20]
    text = f"{BLOCK}{LONG}{OTHER}据各村统计上报{piece}等项工作。"
    assert marked_by("DUP001", text) == [piece]
    assert severities(text) == ["warning"]


@pytest.mark.parametrize("copies", [2, 3, 5])
@pytest.mark.parametrize("between", ["", "\n", f"\n{OTHER}\n"])
def test_n_copies_are_n_less_one_findings_all_related_to_the_first(copies: int, between: str) -> None:
    text = between.join([LONG] * copies)
    every = found("DUP001", text)
    if between.strip():  # what stands between the copies is repeated with them
        assert len(every) == copies - 1
    else:
        starts = [place.start() for place in re.finditer(LONG, text)]
        assert [finding.span.start for finding in every] == starts[1:]
        assert {finding.copy_of for finding in every} == {(0, len(LONG))}


def test_copies_far_apart_are_related_to_the_first() -> None:
    text = f"题目甲\n{LONG}\n{OTHER}\n{LONG}\n{ANOTHER}\n{LONG}\n再接再厉。"
    every = found("DUP001", text)
    assert [text[slice(*finding.span)] for finding in every] == [LONG, LONG]
    assert {finding.copy_of for finding in every} == {(4, 4 + len(LONG))}


def test_only_the_outermost_block_is_reported() -> None:
    body = f"{LONG}\n{OTHER}\n{BLOCK}\n{ANOTHER}"
    text = f"{BLOCK}\n前言到此为止。\n{body}\n附注一则。\n{body}\n完毕。"
    assert marked_by("DUP001", text) == [BLOCK, body]


def test_what_is_shorter_than_a_block_is_none() -> None:
    one_sentence = LONG[:-1][:110] + "。"
    assert not found("DUP001", f"{one_sentence}{OTHER}{one_sentence}{ANOTHER}")
    assert not found("DUP001", f"特此报告。请审阅。谢谢。{OTHER}特此报告。请审阅。谢谢。{ANOTHER}")


@given(st.lists(st.sampled_from([BLOCK, LONG, OTHER, ANOTHER, "\n", "一是", "特此报告。"]), max_size=12))
def test_a_copy_says_what_its_source_says(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for finding in found("DUP001", text):
        assert finding.copy_of is not None
        assert finding.copy_of.end <= finding.span.start
        assert end <= finding.span.start
        if finding.fix:  # word for word
            assert squeezed(text[slice(*finding.span)]) == squeezed(text[slice(*finding.copy_of)])
            assert squeezed(text[slice(*finding.copy_of)]) in squeezed(fixed(text, finding))
        end = finding.span.end


# DUP001: a copy that was gone over

#: Paragraphs that are no block by themselves, and one that is.
BODY = f"{BLOCK}\n{LONG}\n{{}}\n{OTHER}\n{CLOSING}\n{ANOTHER}"


@pytest.mark.parametrize(
    ("old", "new"), [("发现问题13个", "发现问题15个"), ("评查结果", "评查情况"), ("全部", ""), ("2次", "3次")]
)
def test_a_body_that_was_pasted_and_gone_over_is_one_finding_with_its_changes(old: str, new: str) -> None:
    item = ITEM.removeprefix("(一)")
    later = BODY.format(item.replace(old, new))
    text = f"前言一则。\n{BODY.format(item)}\n附注一则。\n{later}\n完毕。"
    (finding,) = found("DUP001", text)
    assert (text[slice(*finding.span)], finding.severity, finding.fix) == (later, "warning", None)
    assert finding.copy_of is not None
    assert text[slice(*finding.copy_of)] == BODY.format(item)
    assert finding.message.zh.endswith("字，改动1处）")
    assert finding.note is not None
    assert not found("DUP004", text)


def test_a_copy_reaches_over_the_changes_at_its_ends() -> None:
    body = BODY.format(ITEM)
    later = "本镇召开" + body.removeprefix("全镇召开").removesuffix("能力不强。") + "能力欠佳。"
    text = f"前言一则。\n{body}\n附注一则。\n{later}\n完毕。"
    (finding,) = found("DUP001", text)
    assert text[slice(*finding.span)] == later
    assert finding.message.zh.endswith("字，改动2处）")


def test_a_long_body_that_was_gone_over_is_an_error() -> None:
    body = seed("000").strip()
    later = body.replace("加强", "强化")
    text = f"{body}\n{later}"
    (finding,) = found("DUP001", text)
    assert text[slice(*finding.span)] == later
    assert severities(text) == ["error"]


def test_a_template_of_many_paragraphs_filled_in_twice_was_not_gone_over() -> None:
    body = BODY.format(ITEM)
    for later in (body.replace("2次", "3次").replace("86", "68").replace("13", "25"), body.replace("法治", "平安")):
        text = f"前言一则。\n{body}\n附注一则。\n{later}\n完毕。"
        assert all("改动" not in finding.message.zh for finding in found("DUP001", text))


def test_parallel_sections_of_a_statute_were_not_gone_over() -> None:
    articles = "\n".join(f"第{number}条 {OTHER}" for number in "一二三四五")
    body = BODY.format(ITEM)
    text = f"{articles}\n{body}\n附注一则。\n{body.replace('评查结果', '评查情况')}\n完毕。"
    assert all("改动" not in finding.message.zh for finding in found("DUP001", text))


# DUP001: what weighs less


def test_parallel_clauses_of_a_statute_are_information() -> None:
    articles = "\n".join(f"第{number}条 {OTHER}" for number in "一二三四")
    assert severities(f"{articles}\n第五条 市级单位{LONG}\n第六条 县级单位{LONG}\n第七条 {ANOTHER}") == ["info"]


def test_a_whole_paragraph_of_a_statute_is_no_parallel_clause() -> None:
    articles = "\n".join(f"第{number}条 {OTHER}" for number in "一二三四五")
    assert severities(f"{articles}\n{LONG}\n第六条 {ANOTHER}\n{LONG}\n第七条 {ANOTHER}") == ["error"]
    assert severities(f"{articles}\n(一){LONG}\n第六条 {ANOTHER}\n(三){LONG}\n第七条 {ANOTHER}") == ["error"]
    assert severities(f"{articles}\n{BLOCK}\n第六条 {ANOTHER}\n{BLOCK}\n第七条 {ANOTHER}") == ["info"]


def test_a_statute_that_was_pasted_twice_is_an_error() -> None:
    articles = "\n".join(
        f"第{number}条 {text}" for number, text in zip("一二三四五", [OTHER, BLOCK, ANOTHER, LONG, OTHER], strict=True)
    )
    assert severities(f"{articles}\n附注\n{articles}\n") == ["error"]


def test_a_quotation_is_information() -> None:
    assert severities(f"会议要求:“{LONG}”\n{OTHER}\n文件指出:“{LONG}”\n{ANOTHER}") == ["info"]


def test_words_filled_into_a_form_are_information() -> None:
    cells = "项目\n性质\n主管部门\n实施单位\n起止\n资金\n2024\n12.00\n来源\n目标\n"
    assert severities(f"{cells}{LONG}\n{LONG}\n{cells}") == ["info"]
    assert severities(f"培训\t{LONG}\t备注甲\n宣传\t{LONG}\t说明乙\n") == []


def test_what_a_form_asks_for_again_is_information() -> None:
    boxes = "一、变更\n□适用 √不适用\n二、差错\n□适用 √不适用\n三、其他\n□适用 √不适用\n"
    assert severities(f"{boxes}{LONG}\n{OTHER}\n{LONG}\n") == ["info"]
    assert not found("DUP004", f"{boxes}{LONG}\n{OTHER}\n{EDITED}\n")


def test_a_report_and_its_annex_may_say_nearly_the_same() -> None:
    text = f"一、总体情况\n{LONG}\n{OTHER}\n附件2\n调查意见\n{EDITED}\n"
    assert [one.severity for one in found("DUP004", text)] == ["info"]
    assert [one.severity for one in found("DUP004", text.replace("附件2\n", ""))] == [None]


def test_parallel_items_of_rules_without_articles_are_information() -> None:
    share = "在三级医院就医的,基金承担四成;在二级医院就医的,基金承担五成;在社区卫生服务机构就医的,基金承担七成。"
    items = f"(一)城镇职工:{share}\n{OTHER}\n(二)城乡居民:{share}\n"
    assert severities(f"某县医疗保险实施细则\n一、待遇\n{items}") == ["info"]
    assert severities(f"某县医疗保险工作报告\n一、待遇\n{items}") == ["error"]


def test_items_of_one_pattern_are_information() -> None:
    text = "\n".join(
        f"属于{place}核发的证书,申请人应当提供{LONG[:-1]},并附{paper}。" for place, paper in ("甲乙", "丙丁")
    )
    assert severities(text) == ["info"]


def test_tables_around_the_paragraphs_of_a_long_copy_do_not_hide_it() -> None:
    cells = "\n".join(f"科目{at}\n{at}.00" for at in range(201, 320))
    body = f"{cells}\n{LONG}\n2024年决算表"
    text = f"前言一则。\n{body}\n附注一则。\n{body}\n完毕。"
    assert marked_by("DUP001", text) == [body]
    assert not found("DUP001", text.replace(LONG, OTHER))


def test_a_long_copy_is_an_error_whatever_stands_around_it() -> None:
    cells = "项目\n性质\n主管部门\n实施单位\n起止\n资金\n2024\n12.00\n来源\n目标\n"
    body = "\n".join(f"{number}、{LONG}" for number in "一二三四五六七八九")
    assert "error" in severities(f"{cells}{body}\n{cells}{body}\n{cells}")


# DUP004

EDITED = (
    LONG.replace("统筹谋划", "统一安排").replace("听取汇报", "听汇报").replace("抓好", "做好").replace("有力的", "坚实")
)


def test_an_edited_copy_is_related_to_the_first_and_shows_what_differs() -> None:
    text = f"{LONG}\n{OTHER}\n{EDITED}\n{ANOTHER}"
    (finding,) = found("DUP004", text)
    assert text[slice(*finding.span)] == EDITED
    assert [text[slice(*related.span)] for related in finding.related] == [LONG]
    assert finding.message.zh == "第3行与第1行几乎相同（相似度94%）"
    assert finding.message.en == "line 3: nearly the same as line 1 (94% alike)"
    assert finding.note is not None
    assert finding.note.zh == (
        "“…工作统筹谋划,主要…”→“…工作统一安排,主要…”，“…定期听取汇报、…”→“…定期听汇报、…”，"
        "“…责分工抓好分管…”→“…责分工做好分管…”，另有 1 处"
    )
    assert finding.note.en.endswith(" and 1 more")
    assert (finding.copy_of, finding.fix) == (None, None)


def test_a_long_change_is_cut_in_the_note() -> None:
    (finding,) = found("DUP004", f"{LONG}\n{OTHER}\n{LONG[:40]}认真学习贯彻上级关于法治建设的决策部署,{LONG[40:]}")
    assert finding.note is not None
    assert finding.note.zh == "“…、协调解决困…”→“…、协调认真学习贯彻…策部署,解决困…”"


def test_paragraphs_count_from_the_length_and_the_similarity_that_the_options_say() -> None:
    text = f"{LONG}\n{OTHER}\n{EDITED}\n"
    assert not found("DUP004", text, min_chars=130)
    assert not found("DUP004", text, similarity=0.97)
    short = "定期听取法治建设工作汇报,研究部署重点任务,协调解决难点问题。"
    text = f"{short}\n{OTHER}\n{short.replace('难点', '')}\n"
    assert not found("DUP004", text)
    assert found("DUP004", text, min_chars=25)


@pytest.mark.parametrize("space", [" ", "\n", "\u3000", "\t"])
def test_an_exact_copy_is_no_near_one_however_it_is_spaced(space: str) -> None:
    assert not found("DUP004", f"{LONG}\n{OTHER}\n{LONG.replace('、', '、' + space)}\n")
    assert not found("DUP004", f"{ITEM}\n{OTHER}\n{ITEM.replace('(一)', '(三)').replace(',', '，')}\n")


def test_the_exact_copy_inside_a_longer_paragraph_belongs_to_dup001() -> None:
    text = f"{LONG}\n{OTHER}\n{LONG}各单位抓好落实。\n"
    assert len(found("DUP001", text)) == 1
    assert not found("DUP004", text)


def test_most_figures_changed_is_a_template_and_one_of_three_is_not() -> None:
    one = ITEM.replace("86", "68")
    assert marked_by("DUP004", f"{ITEM}\n{OTHER}\n{one}") == [one]
    assert not found("DUP004", f"{ITEM}\n{OTHER}\n{one.replace('13', '15')}")


def test_one_word_for_another_is_a_template_and_three_are_not() -> None:
    word = ITEM.replace("全县", "全市").replace("案卷", "文书")
    assert not found("DUP004", f"{ITEM}\n{OTHER}\n{word}")
    words = ITEM.replace("结果", "情况").replace("纳入", "列为").replace("全部", "均已")
    assert marked_by("DUP004", f"{ITEM}\n{OTHER}\n{words}") == [words]
    assert not found("DUP004", f"{ITEM}\n{OTHER}\n{words.replace('(一)', '(二)')}")


def test_more_than_three_that_are_like_one_are_a_list() -> None:
    endings = ["", "各单位", "年底前", "本年度", "按要求"]
    items = [LONG.replace("确保", f"{ending}确保") for ending in endings]
    assert len(found("DUP004", f"\n{OTHER}\n".join(items[:4]))) == 3
    assert not found("DUP004", f"\n{OTHER}\n".join(items))


def test_a_hard_wrapped_copy_is_near_too() -> None:
    def wrapped(words: str) -> str:
        return "\n".join(words[at : at + 30] for at in range(0, len(words), 30))

    text = f"{wrapped(LONG)}\n    {OTHER}\n    {wrapped(EDITED)}\n    {ANOTHER}"
    assert [squeezed(words) for words in marked_by("DUP004", text)] == [EDITED]


def test_cells_and_markup_are_not_near() -> None:
    for frame in (
        "培训\t{}\t备注甲",
        "<td id='c' class='d'>{}</td><br/>",
        "{{'text': '{}', 'id': [{{'n': 0}}, {{'m': 1}}]}}",
    ):
        assert not found("DUP004", f"{frame.format(LONG)}\n{OTHER}\n{frame.format(EDITED)}")


def test_one_word_put_for_another_in_a_lone_copy_is_missed() -> None:
    # A known miss: the same happens to the subject of parallel paragraphs (民事公益诉讼, 行政公益诉讼).
    assert not found("DUP004", f"{ITEM}\n{OTHER}\n{ITEM.replace('评查结果', '评查情况')}")


# The fixes


def test_the_fix_deletes_the_later_copy_with_its_lines() -> None:
    text = f"{BLOCK}\n{OTHER}\n{BLOCK}\n{ANOTHER}\n"
    (finding,) = found("DUP001", text)
    assert fixed(text, finding) == f"{BLOCK}\n{OTHER}\n{ANOTHER}\n"
    assert finding.fix
    assert not finding.fix.safe
    text = f"{BLOCK}\n{OTHER}\n  {BLOCK}"
    assert fixed(text, found("DUP001", text)[0]) == f"{BLOCK}\n{OTHER}"
    text = f"{BLOCK}{OTHER}{BLOCK}{ANOTHER}"
    assert fixed(text, found("DUP001", text)[0]) == f"{BLOCK}{OTHER}{ANOTHER}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_repeated_title_is_deleted_with_its_line_end(end: str) -> None:
    text = f"年度工作报告{end}  年度工作报告{end}正文如下。"
    (finding,) = found("DUP002", text)
    assert fixed(text, finding) == f"年度工作报告{end}正文如下。"
    assert finding.fix
    assert finding.fix.safe


def test_a_repeated_title_behind_a_blank_line_is_not_deleted_unasked() -> None:
    (finding,) = found("DUP002", "年度工作报告\n\n年度工作报告\n正文如下。")
    assert finding.fix
    assert not finding.fix.safe


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("深入开展矛盾纠纷排查,深入开展矛盾纠纷排查,化解56件。", "深入开展矛盾纠纷排查,化解56件。"),
        ("深入开展矛盾纠纷排查,深入开展矛盾纠纷排查。", "深入开展矛盾纠纷排查。"),
        ("深入开展矛盾纠纷排查。深入开展矛盾纠纷排查", "深入开展矛盾纠纷排查。"),
        ("深入开展矛盾纠纷排查。\n深入开展矛盾纠纷排查。\n化解56件。", "深入开展矛盾纠纷排查。\n化解56件。"),
    ],
)
def test_the_fix_of_a_repeated_clause_leaves_one_with_its_mark(text: str, mended: str) -> None:
    (finding,) = found("DUP003", text)
    assert fixed(text, finding) == mended


# DUP002 and DUP003


def test_a_line_is_a_heading_up_to_the_length_that_the_options_say() -> None:
    text = "年度工作报告\n年度工作报告\n正文如下。"
    assert found("DUP002", text)
    assert not found("DUP002", text, max_chars=5)
    assert not found("DUP002", text, min_han=7)


def test_a_clause_counts_from_the_length_that_the_options_say() -> None:
    text = "加强法治宣传,加强法治宣传,成效明显。"
    assert not found("DUP003", text)
    assert found("DUP003", text, min_chars=6)


def test_a_cover_and_a_first_page_may_both_bear_the_title() -> None:
    assert not found("DUP002", "年度工作报告\n\f年度工作报告\n正文如下。")


def test_a_sentence_that_is_a_block_is_reported_once() -> None:
    text = f"{LONG}{LONG}{OTHER}"
    assert len(found("DUP001", text)) == 1
    assert not found("DUP003", text)


def test_a_sentence_broken_over_lines_is_still_repeated() -> None:
    assert marked_by("DUP003", "组织执法人员参加业务培训。组织执法人员\u3000参加业务培训。") == [
        "组织执法人员\u3000参加业务培训。"
    ]


def test_each_repetition_of_a_sentence_is_related_to_the_first() -> None:
    text = "组织执法人员参加业务培训。" * 4
    every = found("DUP003", text)
    assert [finding.span.start for finding in every] == [13, 26, 39]
    assert {finding.related[0].span for finding in every} == {(0, 13)}


def test_a_title_of_a_law_listed_twice_at_the_end_of_a_list_is_missed() -> None:
    # A known miss: its two clauses are "修订《…》" and "《…》等文件", which are not equal.
    assert not found("DUP003", "修订《松河县行政执法办法》、《松河县行政执法办法》等文件。")


def test_a_word_doubled_before_what_makes_a_compound_of_it_is_missed() -> None:
    # A known miss: 工作|工作人员 may be two words, as 博士|博士后 are.
    assert not found("DUP005", "窗口工作工作人员主动服务。")


# The cost


HOSTILE = {
    "one sign": "啊",
    "blank lines": "\n",
    "marks": ",",
    "one sentence": "加强基层法治建设工作力度。",
    "one sentence a line": "加强基层法治建设工作力度。\n",
    "two clauses": "甲乙丙丁戊己庚辛,壬癸子丑寅卯辰巳,",
    "one title": "关于工作情况的报告\n",
    "one word": "进行",
    "doubled words": "进行进行啊",
    "doubled particles": "的的啊",
    "one block": BLOCK,
    "edited paragraphs": "".join(f"{LONG.replace('、', f'、{at}')}\n" for at in range(10)),
    "blocks gone over": "".join(f"{LONG}{ITEM}{at}。\n{BLOCK}{CLOSING}{OTHER}\n" for at in range(3)),
    "cells": "科目\t金额\t12,345.00\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_size_of_a_hostile_text(kind: str) -> None:
    def divided(size: int) -> Document:
        document = Document(HOSTILE[kind] * (size // len(HOSTILE[kind])))
        assert document.folded
        assert document.lines
        assert document.paragraphs or kind == "blank lines"
        return document

    def run(document: Document) -> None:
        for check in CHECKS.values():
            list(check.run(document, check.options()))

    assert linear(divided, run, 60_000)


def test_a_message_names_the_lines_of_the_text_as_it_was_submitted() -> None:
    def wrapped(words: str) -> str:
        return "\n".join(words[at : at + 40] for at in range(0, len(words), 40))

    text = f"{wrapped(LONG)}\n    {OTHER}\n    {wrapped(EDITED)}\n    {ANOTHER}"
    (finding,) = found("DUP004", text)
    first, last = (text.count("\n", 0, at) + 1 for at in (finding.span.start, finding.span.end - 1))
    assert finding.message.zh.startswith(f"第{first}–{last}行")
