"""RED: blanks inside sentences, which are often all that is left of a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintreport import Document, Finding, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.prose import is_han

from ._around import RUNNING, is_running_text, paragraph_of, surroundings
from .marks import cut_mark, may_be_cut


class TextGap(NamedTuple):
    """``per_10k``: a text with more blanks inside its sentences uses them as layout (in 10,000 code points)."""

    per_10k: int = 5


#: A text of any length may hold this many stray spaces.
FEW_GAPS = 3
#: This many times as many blanks between Han, needed or not, are the layout of the whole text.
LAYOUT = 10
#: Blanks nearer to each other than this part the items of a list, in code points.
LIST_REACH = 25
#: A title, a name under a text or a cell is shorter than this, in code points.
SHORTEST_BODY = 30
#: How far back the mark that opens a quotation is looked for, in code points.
QUOTE_REACH = 60


@cache
def _blank() -> re.Pattern[str]:
    return compiled(r" (?<=\S.)(?=\S)")


@cache
def _label() -> re.Pattern[str]:
    # All that stands before a blank at the beginning of a paragraph: the number of an item, or "来源:".
    return compiled(
        r"(?:\(?[0-9一二三四五六七八九十百]{1,4}[)、.]{0,2}|[①-⑳]|第?[一二三四五六七八九十]{1,3}[是,、]"
        r"|第\S{1,8}[条章节]"
        r"|附[件表录图][0-9一二三四五六七八九十]{0,2}|[#>*·●■◆-]|[^,。]{1,10}:)"
    )


@cache
def _stop() -> re.Pattern[str]:
    return compiled("[,。;!?](?![0-9])")


@cache
def _before_gap() -> re.Pattern[str]:
    # What calls for a blank after it: the number of an article, a date, an office before a name, a name of one character.
    return compiled(
        r"(?:第[一二三四五六七八九十百千零〇0-9]{1,8}(?:部分|[编篇章节条款项期届次])|[。;!?,](?:第?[一二三四五六七八九十]{1,3}[是,、])"
        r"|[0-9][年月日]|[0-9]日专?[电讯]|[省市县区州镇乡村局厅部院校队科处所会站组首书]长|主席|主任|书记|记者|通讯员|摄影?|供稿|责编|编辑|同志|先生|女士|教授|院士|委员|代表|作者|讯)\Z"
    )


#: Who made what, as a line of credits says.
_ROLE = (
    "(?:记者|通讯员|摄影|摄像|图片|文字|编辑|责编|主编|供稿|撰稿|撰文|校对|审核|初审|复审|终审|来源|[文图]/?[文图]?)"
)


@cache
def _credits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after the blank in a line of credits: 文字李明 | 摄影王芳."""
    return compiled(rf"(?<!{HAN}){_ROLE}[:/]?{HAN}{{2,4}}\Z"), compiled(rf"{_ROLE}[:/]?{HAN}{{2,4}}(?!{HAN})")


@cache
def _organ() -> re.Pattern[str]:
    return compiled(r"(?:中央|国务院|军委|委|办公厅|办公室|政府|政协|人大|常委会|部|局|厅|院|党组)\Z")


@check(
    "RED004",
    "text-gap",
    title=Text("正文中多出空格（疑有缺字）", "stray space, perhaps where words were"),
    severity="warning",
    options=TextGap,
    basis="practice",
    where=RUNNING,
    yields_to=("GLY003",),
    bad=[
        "灵活运用三种方式,全面开展矛盾纠纷大排查活动。⟦ ⟧部门联合出台了《关于加强人民调解工作的意见》。",
        "各镇街、各部门持续加强⟦ ⟧人民调解组织建设,全年调处各类矛盾纠纷130件。",
        "持续推进依法行政,⟦ ⟧建立健全行政执法责任制,落实行政执法公示制度。",
        "目前实施清单447项,其中即办件432项,占比96.64%,全流程网办⟦ ⟧IV级占比83.89%,持续位居全市前列。",
        '坚持以“蒙速办"为抓手,了解社会和服务对象对数字政⟦ ⟧府建设的满意度,推动工作落实。',
        "印发⟦ ⟧《关于加强人民调解工作的意见》,建立个人调解工作室12个,化解邻里等矛盾纠纷⟦ ⟧。",
    ],
    good=[
        "灵活运用三种方式,全面开展矛盾纠纷大排查活动。部门联合出台了《关于加强人民调解工作的意见》。",
        "开展“优化法治环境 服务企业发展”活动,走访企业5773家,解决问题44个。",
        "认真贯彻《中共中央 国务院关于打赢脱贫攻坚战的指导意见》,省委 省政府高度重视,压实各级责任。",
        "一、 落实主体责任,全面推进法治政府建设,各项工作取得新进展。\n第一条 为了加强管理,制定本办法,请遵照执行。",
        "  2024年,全区法治政府建设取得新进展,各项工作有序推进。  \n姓 名 张 三\n省长 王某某",
        "重点抓好 教育 医疗 养老 住房 等方面工作,着力补齐短板,持续增进民生福祉。",
        "2024 年共办理案件 36 件,其中 APP 受理 12 件,按期办结率 100%,群众满意度 98%。",
        "会议由区委书记 张某某主持,区长 李某某出席,会议研究了法治政府建设工作。",
        "部门抽查200余批次, (略) 场主体2600余户,结果全部向社会公示。",
        "项目\t一季度\t二季度\n受理 案件,包括上年结转的,按期办结\t12\t24",
        "2、 已在临时公告中披露,但有后续实施的进展或者变化的事项,应当逐项说明。\n来源: 县司法局办公室,经县人民政府同意后发布,供各单位参考。",
        "各级地价稳中有升 房地产市场走势如何?\n2024年12月24日 某某市第八届人民代表大会常务委员会第五次会议通过,自公布之日起施行。",
        "某社某市3月5日电 市应急管理局5日召开会议,通报一季度安全生产情况,部署下一阶段的工作。",
        "第三－条 在村镇规划区内建房,应当统一规划、合理布局,依法办理审批手续,不得占用耕地。",
        "涂料中间体\t用于合成 涂料,产品供应国内外市场,各项指标均达到要求,质量长期保持稳定\n颜料中间体\t深蓝色粉末",
        "建议102路 某某枢纽站方向的乘客提前换乘，错开早高峰，也可以在前一站下车，改走83路 某某花园西门方向的线路。",
        "各项工作按期完成，全年没有发生安全事故，群众满意度稳步提高，经验在全省推广。文：王某某 图：李某某",
        "各项工作按期完成，全年没有发生安全事故，群众满意度稳步提高，经验在全省推广。（文字李明 摄影王小芳）",
        "办公地址:某市某区某某大道80号政务服务中心二楼大厅东侧窗口 邮编:100000",
    ],
)
def text_gap(document: Document, options: TextGap) -> Iterator[Finding]:
    """句子中间多出一个空格，而全文别处几乎没有：抓取或转码时往往丢了链接、人名、机构名，空格是留下的痕迹。

    空格在标点、书名号、引号旁，或在汉字与字母、数字之间，多为排版习惯，只作提示（info）。

    不报告：口号的两半（“优化法治环境 服务企业发展”）、“姓 名”、职务与姓名之间、“中共中央 国务院”、序号与电头之后、
    用空格分开的名单，署名（文字李明 摄影王芳），以及以空格排版、表格单元格里也留有空格的文本。硬换行的段落里，只报告一行之中、两个汉字之间的空格。

    改法：核对原文，补上缺字；没有缺字的，删去空格。

    为什么：多出的空格往往是丢字的痕迹，丢的多是人名、机构名、链接文字。
    ---
    One space inside a sentence of a text that otherwise has next to none: it is often all that is left of a link
    or a name that was lost on the way.

    Beside a mark of punctuation, or between Han and letters or figures, it is more likely a habit: info.

    Not reported: the two halves of a slogan, 姓 名, an office and a name, 中共中央 国务院, numbers of items, datelines, names
    separated by spaces, credits (文字李明 摄影王芳), and texts that use spaces as layout or hold them in the cells of their tables. In a paragraph
    that was wrapped only spaces between two ideographs of one line are reported.

    To fix: restore what is missing from the original, or delete the space.

    Why: A stray space is often the trace of lost words: names, offices, the text of links.
    """
    gaps: dict[str, list[Span]] = {"words": [], "mark": [], "letters": []}
    in_rows: Counter[str] = Counter()
    most = max(FEW_GAPS, options.per_10k * len(document.text) // 10_000)
    for match in _blank().finditer(document.folded):
        span = Span(*match.span())
        if kind := _kind_of_gap(document.folded, span):
            block = document.block_at(span.start)
            if block and block.kind == "row":
                in_rows[kind] += 1
            elif is_running_text(document, span.start):
                gaps[kind].append(span)
    for kind, spans in gaps.items():
        # An export that leaves a blank where a line ended in a cell does so elsewhere too.
        if in_rows[kind] > most or len(spans) > (1 if kind == "letters" else most * LAYOUT):
            continue
        spans = [span for span in spans if _breaks_a_sentence(document, span)]
        if len(spans) > most:
            continue
        for span in spans:
            around = surroundings(document, span)
            left, right = around.left[-4:], around.right[:4]
            yield Finding(
                span,
                Text(
                    f"“{left}”与“{right}”之间多出空格" + ("，疑有缺字" if kind == "words" else ""),
                    f"stray space between “{left}” and “{right}”"
                    + ("; words may be missing" if kind == "words" else ""),
                ),
                severity=None if kind == "words" else "info",
            )


def _kind_of_gap(folded: str, gap: Span) -> str:
    """What a blank parts: "words", a "mark" from its words, "letters" from Han; "" for what is of no concern."""
    left, right = folded[gap.start - 1], folded[gap.end]
    after_han, before_han = is_han(left), is_han(right)
    if before_han and (after_han or left in "。;!?"):
        return "words"
    if (after_han and right in ",。、;:!?“《") or (before_han and left in ",、”》"):
        return "mark"
    other = right if after_han else left
    return "letters" if after_han != before_han and other.isascii() and other.isalpha() else ""


def _breaks_a_sentence(document: Document, gap: Span) -> bool:
    """Whether a blank stands inside a sentence of running text, where nothing calls for it."""
    folded = document.folded
    start, end = document.paragraphs[paragraph_of(document, gap.start)]
    if end - start < SHORTEST_BODY or not _stop().search(folded, start, end):
        return False
    lines = document.paragraph_lines[paragraph_of(document, start)]
    if len(lines) > 1:  # wrapped: beside a mark a blank is a page's layout
        if not (is_han(folded[gap.start - 1]) and is_han(folded[gap.end])):
            return False
        start, end = next((line for line in lines if line.end >= gap.end), lines[-1])
    if _label().fullmatch(folded, start, gap.start):
        return False
    label = _label().match(folded, start, gap.start)
    before = folded[max(label.end() if label else start, gap.start - LIST_REACH) : gap.start]
    after = folded[gap.end : min(end, gap.end + LIST_REACH)]
    if re.search(r"\s", before.strip() + after.strip()) or _before_gap().search(before):
        return False
    if _han_in_a_row(before[:-3:-1]) == 1 and 1 <= _han_in_a_row(after[:3]) <= 2:  # a name: 张 三
        return False
    if _parts_names(document, gap, before, after):
        return False
    nearest = before[-12:] + " " + after[:12]
    if may_be_cut(nearest) and cut_mark().search(nearest):
        return False
    if _organ().search(before) and re.match(rf"{HAN}{{0,6}}?(?:中央|院|府|委|部|局|厅|办|协|大|庭)", after):
        return False
    return not _is_quoted(folded[max(start, gap.start - QUOTE_REACH) : gap.start])


def _parts_names(document: Document, gap: Span, before: str, after: str) -> bool:
    """Whether a blank parts two whole names as another near it does (102路 某某站 … 83路 某某门), or two with labels."""
    by, and_by = _credits()
    if by.search(before) and and_by.match(after):
        return True
    if re.search(rf"(?<!{HAN}){HAN}{{1,4}}:{HAN}{{2,6}}\Z", before) and re.match(rf"{HAN}{{1,4}}:{HAN}", after):
        return True
    numbered = re.search(rf"[0-9]({HAN})\Z", before)
    if not numbered:
        return False
    at = paragraph_of(document, gap.start)
    near = document.paragraphs[max(0, at - 1) : at + 2]
    others = compiled(rf"[0-9]{numbered[1]} (?={HAN})").finditer(document.folded, near[0].start, near[-1].end)
    return sum(1 for _ in others) > 1


def _han_in_a_row(text: str) -> int:
    """How many Han ``text`` begins with."""
    return next((at for at, sign in enumerate(text) if not is_han(sign)), len(text))


def _is_quoted(before: str) -> bool:
    """Whether ``before`` ends within a quotation or a title; a straight mark closes what is open, and else opens."""
    quoted = False
    for mark in re.findall('[“”《》‘’"]', before):
        quoted = not quoted if mark == '"' else mark in "“《‘"
    return quoted
