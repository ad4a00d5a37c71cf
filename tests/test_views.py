"""Lines, the folded text, paragraphs and sentences: what every check stands on."""

from itertools import pairwise

import pytest
from growth import linear
from hypothesis import given
from hypothesis import strategies as st

from lintreport import Document, Span
from lintreport.text.characters.folding import fold
from lintreport.text.structure.paragraphs import paragraphs
from lintreport.text.structure.prose import is_prose
from lintreport.text.structure.wraps import unwrapped

#: Texts full of what the views look at.
TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from('法治,。;:!?…”“)( 1一、.\n\r\t\u3000第章—/页-"&'), st.characters()), max_size=200
)
#: A page as an export from PDF leaves it: lines of 30 Han, a first line's indent lost, a page number in between.
PAGE = (
    "2024年,全县各级行政机关始终坚持以人民为中心的发展思想,\n"
    "持续推进依法行政各项工作,全年办理行政复议案件一百二十三件,\n"
    "其中调解结案四十五件,群众满意度稳步提升,各项重点任务按期完\n"
    "成。下一步,将继续健全制度机制,压实各级责任,把法治政府建设\n"
    "- 3 - \n"
    "\n"
    "的各项要求落到实处。\n"
    "(一)加强队伍建设。组织行政执法人员参加专题培训,提高依法行\n"
    "政能力和水平。\n"
)


@given(TEXTS)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_makes_full_width_forms_and_wide_spaces_narrow() -> None:
    assert fold("(1),:;?!%~AZ09｡､\u3000\u00a0") == "(1),:;?!%~AZ09。、  "
    assert fold("(1),:;?!%~".translate({ord(s): ord(s) + 0xFEE0 for s in "(1),:;?!%~"})) == "(1),:;?!%~"
    assert fold("。、“”《》〔〕—…·") == "。、“”《》〔〕—…·"


@given(TEXTS)
def test_spans_are_ordered_disjoint_in_range_and_cover_all_that_is_not_blank(text: str) -> None:
    document = Document(text)
    for view in (document.lines, document.paragraphs, document.sentences):
        assert all(0 <= span.start <= span.end <= len(text) for span in view)
        assert all(first.end <= second.start for first, second in pairwise(view))
        covered = {offset for span in view for offset in range(*span)}
        assert all(sign.isspace() for offset, sign in enumerate(text) if offset not in covered)


@given(TEXTS)
def test_a_sentence_stays_inside_its_paragraph(text: str) -> None:
    document = Document(text)
    ends = [paragraph.end for paragraph in document.paragraphs]
    assert not any(sentence.start < end < sentence.end for sentence in document.sentences for end in ends)


def test_lines_end_at_lf_crlf_and_cr_and_nowhere_else() -> None:
    document = Document("一\r\n二\n\n三\r四\u2028五\x0c六\n")
    assert [document.text[slice(*line)] for line in document.lines] == ["一", "二", "", "三", "四\u2028五\x0c六"]


def test_an_empty_text_has_one_empty_line() -> None:
    assert Document("").lines == [(0, 0)]


def test_a_line_is_a_paragraph_where_nothing_is_wrapped() -> None:
    text = "一、总体情况\n  2024年,全县法治政府建设取得新进展,各项工作有序推进。\n\n二、存在问题\n主要是能力不足\n"
    assert read(text, paragraphs(text)) == [line.strip() for line in text.splitlines() if line.strip()]


def test_wrapped_lines_are_joined_also_across_a_page_number() -> None:
    found = read(PAGE, paragraphs(fold(PAGE)))
    assert [paragraph[:8] for paragraph in found] == ["2024年,全县", "(一)加强队伍建"]
    assert found[0].endswith("把法治政府建设\n- 3 - \n\n的各项要求落到实处。")


@pytest.mark.parametrize(
    "opening",
    ["(二)加强队伍", "二、存在问题", "3.", "第十二条 违反", "附件:", "①", "    2025年,", "2025年1月10日"],
)
def test_an_opening_begins_a_paragraph_in_a_wrapped_text(opening: str) -> None:
    text = PAGE + "一份行政复议决定书送达之后当事人在法定期限内没有提起行政诉讼\n" + opening
    assert read(text, paragraphs(fold(text)))[-1] == opening.strip()


@pytest.mark.parametrize("middle", ["15.00万元比上年减少。", "(二)项规定办理。", "第十二条规定的情形办理。"])
def test_a_wrapped_sentence_may_go_on_with_what_looks_like_an_opening(middle: str) -> None:
    text = PAGE + "一份行政复议决定书送达之后当事人在法定期限内没有提起行政诉讼\n" + middle
    assert read(text, paragraphs(fold(text)))[-1].endswith(middle)


def test_running_heads_beside_page_numbers_part_no_paragraph() -> None:
    pages = "".join(
        PAGE.replace("- 3 - \n", f"某某县2024年度报告\n{page} / 9\n").replace("各项要求", what)
        for page, what in enumerate(["总体目标", "重点任务", "保障措施"], 1)
    )
    assert not any(paragraph.startswith("某某县") for paragraph in read(pages, paragraphs(fold(pages))))


def test_lines_of_a_table_are_not_joined() -> None:
    table = "\n".join(["全县各级行政复议机构受理案件数量", "1,204", "全县各级行政复议机构审结案件数量", "1,198"] * 10)
    assert len(paragraphs(table)) == 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是加强学习。二是狠抓落实;三是强化监督!", ["一是加强学习。", "二是狠抓落实;", "三是强化监督!"]),
        ("他说:“依法行政。”大家赞成。", ["他说:“依法行政。”", "大家赞成。"]),
        ('他说:"依法行政。"大家赞成。"好。"', ['他说:"依法行政。"', "大家赞成。", '"好。"']),
        ("详见http://x.cn/a?id=1&b=2;第12?4日", ["详见http://x.cn/a?id=1&b=2;", "第12?4日"]),
        ("标题&nbsp;正文。", ["标题&nbsp;正文。"]),
        ("真的吗?!是的……没有了", ["真的吗?!", "是的……", "没有了"]),
        ("一、总体情况\n二、存在问题。", ["一、总体情况", "二、存在问题。"]),
    ],
)
def test_a_sentence_ends_at_its_mark_or_with_its_paragraph(text: str, expected: list[str]) -> None:
    assert read(text, Document(text).sentences) == expected


@pytest.mark.parametrize(
    "unit", ["法", ",", "\n", "法\n", "。", "&", '"', "( ", "-1-\n", "依法行政不断推进各项工作落到实处\n"]
)
def test_views_take_time_in_proportion_to_the_text(unit: str) -> None:
    assert linear(
        lambda size: Document(unit * (size // len(unit))),
        lambda document: (document.lines, document.paragraphs, document.sentences),
        30_000,
    )


def read(text: str, spans: list[Span]) -> list[str]:
    return [text[slice(*span)] for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年办理行政复议案件36件,按期办结率100%。", True),
        ("支出预算18,976,763元,比上年增加3,355,650元,其中财政拨款15,976,763元。", True),
        ("第三条   本办法适用于本市行政区域内的各类活动,法律另有规定的除外。", True),
        ("二、2024年度法治政府建设的主要举措和成效", False),
        ("项目,类别\t一季度\t二季度。", False),
        ("局长王某某,某某县司法局      某某县财政局", False),
        ("1,204 1,198 合计,12", False),
        ('{"report": "年度报告,全年办理案件36件。"}', False),
        ("[首页][新闻][公开]小学报名,中学报名,咨询服务。", False),
        ("The annual report, 年报。", False),
    ],
)
def test_running_text_is_told_from_headings_tables_and_code(text: str, expected: bool) -> None:
    assert is_prose(fold(text), Span(0, len(text))) is expected


@pytest.mark.parametrize(
    "broken",
    [
        "全年对外发布的各类政务信息由县政府办公室统一审核⏎,各镇街不再单独发布。",
        "有关单位会同⏎司法局⏎,对发现的问题逐项督促整改。".replace("有关", "对于专项检查中发现的共性问题,由有关"),
        "各镇街依据《⏎政府信息公开条例⏎》办理了全部申请,并按期答复申请人。",
        "各镇街共收到政府信息公开申请四百六十九件(含申请人撤回的⏎撤回申请)十二件。",
        "各镇街全部完成了年初确定的任务,计划于2025⏎年底前组织评估。",
        "各镇街应当公开机构职能、⏎办事程序、收费标准等信息,并及时更新。",
        "着力解决群众反映强烈的突出问题(见注⏎10⏎)和上年的各项问题,按期完成整改。",
        "各镇街深入推进政务公开标准化规范化建设,持续完善政府信息公⏎- 7 -\n开目录,并及时更新。",
    ],
)
def test_a_torn_line_is_joined_whatever_its_width(broken: str) -> None:
    text = f"一、总体情况\n{broken.replace('⏎', chr(10))}\n全年各项工作有序推进。\n"
    whole = broken.replace("⏎- 7 -\n", "").replace("⏎", "")
    reading = Document(text).unwrapped
    assert reading.text == f"一、总体情况\n{whole}\n全年各项工作有序推进。\n"
    assert [reading.text[slice(*span)] for span in reading.paragraphs] == reading.text.splitlines()


@pytest.mark.parametrize(
    "lines",
    [
        "主要做法:\n(一)加强领导、\n(二)压实责任",
        "办理行政复议案件四十五件,群众满意度稳步提升。\n。全年各项工作有序推进。",
        "受理申请(件\n本年)",
        "年份\t2024\n年度",
        "全年各项工作有序推进,成效明显\n》》点击图片进入专题《《\n收藏",
    ],
)
def test_lines_that_may_stand_alone_are_left_apart(lines: str) -> None:
    document = Document(lines)
    assert document.unwrapped is document


def test_a_text_without_broken_paragraphs_is_read_as_it_is() -> None:
    document = Document("一、总体情况\n全年各项工作有序推进。\n")
    assert document.unwrapped is document
    assert document.origin(Span(2, 4)) == Span(2, 4)


@given(TEXTS)
def test_what_is_read_stands_at_the_place_that_it_is_mapped_to(text: str) -> None:
    document = Document(text)
    reading = document.unwrapped
    for at, sign in enumerate(reading.text):
        origin = reading.origin(Span(at, at + 1))
        assert sign in (text[slice(*origin)], " ")
    assert reading.unwrapped is reading
    lines = [line for paragraph in reading.paragraph_lines for line in paragraph]
    assert [document.folded[slice(*reading.origin(line))] for line in lines] == [
        reading.folded[slice(*line)] for line in lines
    ]


def test_latin_words_are_joined_by_a_blank_and_the_digits_of_a_number_without() -> None:
    assert unwrapped("a b\nc 1\n2", [[Span(0, 3), Span(4, 7), Span(8, 9)]]).text == "a b c 12"


def test_a_page_foot_within_a_paragraph_is_not_read() -> None:
    reading = Document(PAGE).unwrapped
    assert "- 3 -" not in reading.text
    assert reading.text.count("\n") == 2


def test_a_personal_number_that_a_line_end_breaks_is_masked_in_the_text() -> None:
    text = PAGE.replace(
        "其中调解结案四十五件,",
        "其中一名申请人要求更正其登记信息,公民身份号码为110101199003\n077758,其中调解结案四十五件,",
    )
    reading = Document(text).unwrapped
    assert "110101199003077758" in reading.text
    masked = Document(text).masked
    assert len(masked) == len(text)
    assert "077758" not in masked


def test_ornaments_of_doubled_marks_join_nothing() -> None:
    text = "让我们为建设美丽家园而奋斗。\n》》点击图片进入专题《《\n收藏\n"
    assert Document(text).unwrapped.text == text


def test_rows_of_a_table_are_no_broken_paragraph() -> None:
    table = "序号 姓名 学科 住址\n1 王小某 初中物理 某镇东街\n2 李小某 小学语文 某镇西街\n3 赵小某 高中化学 某镇南街"
    rows = f"{table}\n请于规定时间前到场。\n"
    assert not Document(rows).unwrapped.joined
