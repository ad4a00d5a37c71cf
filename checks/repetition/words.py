"""DUP005: a word written twice in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lintreport import Document, Edit, Finding, Fix, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.filled_lines import MARK, rows

from ._quoted import short

# All lengths are code points; those of words do not count white space.

#: No word is longer; what is longer is a clause.
LONGEST_WORD = 8


#: Words that are doubled for their meaning: 一个一个, 很多很多.
COUNTED = "[一二三四五六七八九十百千万两几每各很非越许]"
#: What makes one word with the second of two equal words: 博士博士后, 年度年度报告.
COMPOUND = (
    "后|书记|报告|类别|斗争|章程|代表|大会|法院|检察|政府|主任|负责人|项目|计划|目标"
    "|[委会组室局处厅站员长部所院队团办性化制率权人者类表]"
)
#: Particles that may be typed twice, and the characters before and after two of them that make other words of them:
#: 目的的, 的的确, 为了了解, 实事求是是.
PARTICLES = {
    "的": ("目标", "确士"),
    "了": ("为除罢不受清", "解结然断无之"),
    "是": ("求于但可还就总或凡若要", "否非"),
    "和": ("饱平温总共缓谦柔祥调", "谐平解睦美善气好蔼约"),
    "在": ("存现所实正潜内外自健", "于线建职校场押岗编册内位座"),
    "与": ("参赋给授", "会否"),
    "对": ("针应面相核比反绝配结校", "外口象比照待策应方立接手联"),
    "将": ("即必", "军来要近领"),
    "以": ("予可足所加难得", "及上下来内外前后往致便"),
    "及": ("以涉普波触顾", "时格"),
}


@check(
    "DUP005",
    "stuttered-word",
    title=Text("词语叠写", "word written twice"),
    severity="info",
    basis="practice",
    bad=[
        "对全区执法案卷进行⟦进行⟧评查。",
        "群众反映强烈的⟦的⟧问题得到解决。",
        "近3个月多⟦月⟧来无投诉。",
        "印发了⟦了⟧工作方案,明确各部门和⟦和⟧单位的职责。",
        "深入推进依法行政⟦依法行政⟧,持续优化营商环境⟦营商环境⟧。",
    ],
    good=[
        "对全区执法案卷进行评查。",
        "深入学习习近平法治思想,执行行政执法三项制度,会议议题由区委常委会会议审定。",
        "围绕法治建设工作作出部署,工作作为绩效考核内容,执行行政审批制度。",
        "人人重视安全,与群众利益息息相关,紧紧围绕中心,一一对照,常常检查,层层落实,个个过关。",
        "区委区政府高度重视,县委县政府联合发文,区区长办公会专题研究。",
        "引进博士博士后20名,由支部支部书记负责,公布上一年度年度报告,公司公司章程已修订。",
        "一个一个解决,一项一项落实,一件一件办好,实施一校一校一策,取得很多很多成绩。",
        "深化文化文艺精品创作,弘扬优秀文化。",
        "以达到预防目的的方式,实现标的的转让,的的确确有效。",
        "为了了解情况,除了了解政策,此事不了了之。",
        "实事求是是我们的作风,实实在在的成效,办好存在在建手续的项目。",
        "维护和和平稳定的环境,针对对外贸易,可以以适当方式,涉及及时办理的事项。",
        "网站首页网站首页\n政务公开政务公开",
        "第一节加强水利建设水利建设要全面规划。",
    ],
)
def stuttered_word(document: Document, options: NoOptions) -> Iterator[Finding]:
    """同一个词连写了两遍（进行进行、的的），多为输入或修改时的笔误。

    报告两字到八字的词语紧接着的重复，“的、了、是、和、在、与、对、将、以、及”的叠写，以及“多”前后各写一次的时间单位（3个月多月）。

    单凭字面不能断定，故只作提示。

    不报告：前后两词各自成立的（学习|习近平、执行|行政、博士|博士后、年度|年度报告）；
    叠词（人人、紧紧、层层）和数量词（一个一个）；虚词与邻字成词的（目的|的、为了|了解、实事求是|是）；整行重复的网页菜单；
    丢了换行的标题与正文。

    改法：删去多写的字。

    为什么：多出的字是笔误，却能改变断句和检索结果。
    ---
    A word is written twice in a row (进行进行, 的的), by a slip in typing or editing.

    Reported are words of two to eight characters that follow upon themselves, doubled particles (的了是和在与对将以及), and a unit of
    time on both sides of 多 (3个月多月).

    The characters alone prove nothing, so this is only info.

    Not reported: two words that each stand by themselves (学习|习近平, 博士|博士后), reduplication (人人, 一个一个), particles that
    belong to a neighbour (目的|的, 为了|了解), lines of a web menu, and a heading that has lost the line end before its text.

    To fix: delete the repetition.

    Why: The extra characters are a slip, and they get in the way of reading and searching.
    """
    found = [*_doubled_words(document), *_doubled_particles(document), *_doubled_units(document)]
    for first, later in sorted(found):
        words = short(document.folded[first.start : later.end])
        yield Finding(
            later,
            Text(f"“{words}”疑似多写了一遍", f"“{words}”: repeated by mistake?"),
            fix=Fix(Text("删去多写的字", "delete the repetition"), (Edit(later, ""),)),
        )


def _doubled_units(document: Document) -> Iterator[tuple[Span, Span]]:
    """The unit of a stretch of time, on both sides of 多: 3个月多月."""
    pattern = r"(?<=[0-9一二两三四五六七八九十个])(?P<first>[月天年周]|小时)多(?P<later>(?P=first))(?!份)"
    for found in compiled(pattern).finditer(document.folded) if "多" in document.folded else ():
        yield Span(*found.span("first")), Span(*found.span("later"))


def _doubled_words(document: Document) -> Iterator[tuple[Span, Span]]:
    """Words of two and more Han that stand twice, each with what repeats it."""
    found = list(_said_twice(document))
    words = {document.folded[slice(*first)] for first, _ in found}
    wanted = {one for word in words if len(word) == 2 for one in (word, word[::-1])}
    pairs = Counter(pair for pair in map("".join, pairwise(document.folded)) if pair in wanted) if wanted else {}
    for first, later in found:
        word = document.folded[slice(*first)]
        if len(word) > 2 or pairs[word[::-1]] < pairs[word]:  # 深化文化文艺: the word is 文化, not 化文
            yield first, later


def _said_twice(document: Document) -> Iterator[tuple[Span, Span]]:
    """What stands twice and may be a word."""
    folded = document.folded
    end = 0
    for found in compiled(rf"({HAN}{{2,{LONGEST_WORD}}})\1").finditer(folded):
        start, word = found.start(), _period(found[1])
        if start < end or len(word) == 1:
            continue
        end = found.end()
        while folded.startswith(word, end):
            end += len(word)
        before, behind = document.view(rows).beside(Span(start, end))
        if compiled(COUNTED).search(word[:2]) or compiled(COMPOUND).match(behind) or not (before + behind).strip():
            continue
        if len(word) > 2 and compiled(rf"\s*{MARK}[^,。;:、]*\Z").match(before):
            continue  # a heading and its text, which begins with the same words, in one line
        yield Span(start, start + len(word)), Span(start + len(word), end)


def _period(word: str) -> str:
    """The shortest word that ``word`` consists of: 进行 for 进行进行."""
    return word[: (word + word).index(word, 1)]


def _doubled_particles(document: Document) -> Iterator[tuple[Span, Span]]:
    """Particles that stand twice although neither belongs to another word."""
    folded = document.folded
    for found in compiled(rf"([{''.join(PARTICLES)}])\1+").finditer(folded):
        start, end = found.span()
        before, behind = PARTICLES[found[1]]
        if folded[start - 1 : start] not in tuple(before) and folded[end : end + 1] not in tuple(behind):
            yield Span(start, start + 1), Span(start + 1, end)
