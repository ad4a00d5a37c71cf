"""PUN: marks of punctuation that are lost, doubled, crossed or mixed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, Related, Severity, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.pairs import CLOSING, OPENING, QUOTES, STRAIGHT, TITLES

#: The kinds of pairs by their opening mark.
_NAMES = {
    "“": Text("双引号", "double quotation mark"),
    "‘": Text("单引号", "single quotation mark"),
    "「": Text("直角引号", "corner bracket"),
    "『": Text("双直角引号", "double corner bracket"),
    "《": Text("书名号", "title mark"),
    "〈": Text("单书名号", "single title mark"),
    "(": Text("圆括号", "round bracket"),
    "[": Text("方括号", "square bracket"),
    "{": Text("花括号", "curly bracket"),
    "〔": Text("六角括号", "tortoise-shell bracket"),
    "【": Text("方头括号", "black bracket"),
}
_STRAIGHT = Text("直引号", "straight quotation mark")

#: What is to stand inside a pair of the same kind (GB/T 15834 §4.8, §4.15).
_INNER = {"“": "‘’", "‘": "“”", "「": "『』", "『": "「」", "《": "〈〉", "〈": "《》"}

#: Marks of full width by those of half width, and a mark of either width turned round.
_WIDE = {sign: chr(ord(sign) + 0xFEE0) for sign in ",;:?!()[]{}"}
_TURNED = CLOSING | OPENING | {_WIDE[one]: _WIDE[two] for one, two in zip("([{)]}", ")]}([{", strict=True)}
_TURNED |= {"｢": "｣", "｣": "｢"}

#: A pair longer than this is reported at its closing mark alone, in code points.
_SHORT = 20
#: How many of many places a finding names.
_PLACES = 4


def _kind(sign: str) -> str:
    """The opening mark of the kind of a folded mark."""
    return "“" if sign == STRAIGHT else OPENING.get(sign, sign)


def _severity(kind: str) -> Severity:
    return "error" if kind in QUOTES | TITLES else "warning"


def _around(document: Document, span: Span, before: int, after: int = 0) -> str:
    """The words of a place and around it, within its line."""
    left = document.masked[max(span.start - before, 0) : span.start].splitlines() or [""]
    right = document.masked[span.end : span.end + after].splitlines() or [""]
    return left[-1].lstrip() + _shown(document, span) + right[0].rstrip()


def _shown(document: Document, span: Span) -> str:
    """The words of a place in one line, without the middle when there are many."""
    start, end = span
    cut = end - start > _SHORT
    words = (
        f"{document.masked[start : start + 9]}…{document.masked[end - 9 : end]}" if cut else document.masked[start:end]
    )
    return " ".join(words.split())


def _is_leader(folded: str, span: Span) -> bool:
    """Whether what looks like an opening quotation mark stands among leader dots, or before the number of a page."""
    return folded[: span.start].rstrip(" \t").endswith(("·", "..")) or _PAGE.match(folded, span.end) is not None


def _is_cut_cell(document: Document, span: Span) -> bool:
    """Whether a place is in a cell that has a line of its own, and may go on in another line."""
    block = document.block_at(span.start)
    return block is not None and block.kind == "row" and len(block.cells) <= 1


_PAGE = compiled(r"[ \t]*\(?[0-9]{1,4}[)\s]")
# What can stand behind an opening quotation mark: a word, a title or an ellipsis, perhaps behind one blank.
_QUOTED = compiled(r"\s?[\w《〈【(\[…—-]")


@check(
    "PUN001",
    "unpaired-mark",
    title=Text("引号、书名号或括号不成对", "quotation mark, title mark or bracket without its partner"),
    severity="error",
    basis="GB/T 15834-2011 §4.8, §4.9, §4.15",
    yields_to=("NUM004",),
    bad=[
        "各部门开展安全生产重要论述⟦”⟧活动,形成“人人重视安全”的氛围。",
        "推进⟦“⟧放管服改革,落实“双随机”监管。",
        "印发⟦《⟧工作规则,修订《工作要点》。",
        "对个体工商户⟦(⟧含农民专业合作社给予扶持。",
        "对照条例第三条⟦)⟧逐项自查。",
        "(一)健全制度。\n二⟦)⟧强化监督。\n(三)加强保障。",
        "开展“法治体检⟦“⟧活动,服务企业12家。",
        "汇合成一个⟦”⟧五讲四美”的统一活动。",
        "开展⟦”⟧法治体检“活动,落实“三项制度”。",
        '开展⟦"⟧法治体检活动,服务企业12家。',
        '开展⟦"⟧法治体检活动,落实"三项制度",推行"一件事"改革。',
        "落实⟦””⟧三项制度。",
    ],
    good=[
        "各部门开展“安全生产重要论述”活动,形成“人人重视安全”的氛围。",
        "第十条修改为:“第十条 行政机关应当公示执法信息。\n“执法信息包括依据和程序。\n“执法信息由司法行政部门监督。”",
        "将第五条修改为:“第五条 本条例所称许可,是指准予从事特定活动。\n前款规定的活动,由省人民政府公布。”",
        "会议指出:“\n要坚持依法行政。\n”会议要求抓好落实。",
        "要求:1)明确职责;2)落实人员;3)按期完成。除1)或2)以外,报区政府批准。",
        "a)植物生存状态。\nb)四肢瘫(三肢以上)。",
        "一)健全制度。\n二)强化监督。",
        '年满[18,60)周岁的居民可以申请,身高5\'6",屏幕15"。',
        "认真学习students’ rights一文,见‘90年代的规定。",
        "关于印发《行政执法案卷评查办…\n关于公开征求《房屋管理实施细则(征求意...",
        '见<a href="规定(试行.html">原文</a>,[附件](http://www.example.gov.cn/a_(1).pdf)。',
        "单位取得的除“财政拨款收入”、“事业收\n入”以外的收入(含上年结转和\n结余)。",
        "以上均需试点单位落实。(由司法局指导,各镇街负责。以下同,不再列出)\n加强制度创新。",
        '推行“一网通办"平台。',
        "感谢关注:)",
        "目录\n第一节 农业“ · · 34\n第二节 工业· “ 第三节 商业“ (318)\n第四节 交通“ 326 第五节 邮电",
        "六、将第十条修改为:“有下列情形之一,情节严重的,从重处罚:\n(一)多次违反规定的;\n(二)拒不改正的。\n“单位有前款情形的,对负责人给予处分。”",
        "》》点击图片进入专题《《\n关于’99博览会的报道见另页。",
        "项目\n阶段\n2077\n疫苗(HA\n蛋白亚单位\n1150\n20\n0.07\n疫苗\n生产\n1.5\n2.5",
    ],
)
def unpaired_mark(document: Document, options: object) -> Iterator[Finding]:
    """引号、书名号、括号只有一半，多为漏打、误删或转换时丢字所致；方向打反（“……“）也在此报告。

    逐段配对：一处缺失只影响本段，不会牵连下文。位置就是落单的那个标点。引号和书名号为 error，括号和直引号为 warning。

    不报告：跨段引文（每段开头有前引号、末段才有后引号，或者引用的条文分成几段）、因换行拆开的一对、列表编号 1) a) 一)、
    英文撇号和英尺英寸、半开区间 [0,60)、网页截断的标题（以…结尾）、网页标记和代码、扫描件目录中被认作引号的前导点。
    直引号 " 不分前后，只在能断定是哪一个落单时才报告。

    改法：对照原文补上缺的一半，或者删去多余的一半。打反的可以自动换向（不安全修复）。

    ---
    Half of a pair of quotation marks, title marks or brackets is lost, or faces the wrong way (“…“).

    Marks are paired paragraph by paragraph, so that one loss leaves the rest of the text alone, and the place is the very
    mark that has no partner. Quotation and title marks are errors, brackets and straight quotes warnings.

    Not reported: quotations of several paragraphs (opened in each of them and closed in the last, or an article of a
    law quoted at length), pairs broken over lines, list marks such as 1) and a), apostrophes, feet and inches, half-open
    intervals [0,60), titles that a web page cut off with …, markup and code, leader dots of a table of contents that a
    scanner took for quotation marks. Straight quotes have no direction and are
    reported only where it is certain which one is alone.

    To fix it, restore the lost half from the original or delete the surplus one. A mark that faces the wrong way can be
    turned (unsafe fix).
    """
    folded, pairs = document.folded, document.pairs
    count = _Counts(document)
    for span in pairs.unmatched:
        sign = folded[span.start]
        if sign in "“‘" and (not _QUOTED.match(folded, span.end) or _is_leader(folded, span)):
            continue  # it opens nothing: a scanner's reading of leader dots
        if sign in CLOSING and sign not in QUOTES | TITLES and _is_cut_cell(document, span):
            continue
        words = _around(document, span, 8, 6)
        name = _NAMES[_kind(sign)]
        if sign == STRAIGHT:
            message = Text(f"{_STRAIGHT.zh}不成对：{words}", f"{_STRAIGHT.en} without its partner: {words}")
        elif sign in CLOSING:
            message = Text(f"{name.zh}只有前一半：{words}", f"{name.en} opened and never closed: {words}")
        else:
            message = Text(f"{name.zh}只有后一半：{words}", f"{name.en} closed and never opened: {words}")
        yield Finding(span, message, count(span), severity="warning" if sign == STRAIGHT else _severity(_kind(sign)))
    for mark, partner in pairs.turned:
        one, two = document.text[mark.start], document.text[partner.start]
        name = _NAMES[_kind(folded[mark.start])]
        words = _shown(document, Span(min(mark.start, partner.start), max(mark.end, partner.end)))
        alike = folded[mark.start] == folded[partner.start]  # only one of them faces the wrong way
        edits = sorted([Edit(mark, _TURNED[one])] + ([] if alike else [Edit(partner, _TURNED[two])]))
        yield Finding(
            mark,
            Text(f"{name.zh}方向打反：{words}", f"{name.en} facing the wrong way: {words}"),
            count(mark),
            (Related(partner, Text("与之成对的一半", "its partner")),),
            Fix(Text("换向", "turn it round"), tuple(edits)),
            _severity(_kind(folded[mark.start])),
        )


class _Counts:
    """How often the halves of a kind occur in a paragraph; each is counted once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [paragraph.start for paragraph in document.paragraphs]
        self.known: dict[tuple[int, str], Text] = {}

    def __call__(self, mark: Span) -> Text:
        sign = self.document.folded[mark.start]
        halves = sign if sign == STRAIGHT else _kind(sign) + CLOSING[_kind(sign)]
        paragraph = bisect_right(self.starts, mark.start) - 1
        if (paragraph, halves) not in self.known:
            times = [(half, self.document.folded.count(half, *self.document.paragraphs[paragraph])) for half in halves]
            self.known[paragraph, halves] = Text(
                "本段有" + "、".join(f" {half} {number} 个" for half, number in times),
                "in this paragraph: " + ", ".join(f"{half} × {number}" for half, number in times),
            )
        return self.known[paragraph, halves]


#: The mark that outweighs the others stands first.
_WEIGHT = "。!?;:,、."


@cache
def _rows() -> re.Pattern[str]:
    """Marks in a row; a point counts only beside 。 and not as a part of an ellipsis, a figure or a number."""
    return compiled(rf"[。,、;:!?]{{2,}}|(?<={HAN})\.。(?![。.])|(?<![。.])。\.(?![.0-9])")


def _doubled(run: str) -> bool:
    """Whether marks in a row are a slip: not an ellipsis (。。。, 、、、), not ?!, not a question within a sentence (?、)."""
    if set(run) <= set("!?") or len(set(run)) == 1:
        return len(run) == 2 and run[0] not in "!?"
    return any(one != two and not (one in "!?" and two in "!?,、;:") for one, two in pairwise(run))


@check(
    "PUN002",
    "doubled-mark",
    title=Text("标点重复", "doubled mark of punctuation"),
    severity="warning",
    basis="GB/T 15834-2011 §4",
    bad=[
        "提高企业风险防范意识⟦。。⟧下一步,继续加强宣传。",
        "增长22.27%⟦,,⟧比上年提高3.85个百分点。",
        "坚持依法行政⟦、,⟧规范执法⟦,。⟧",
        "健全制度⟦;。⟧强化监督⟦。,⟧抓好落实。",
        "接近原料⟦、、⟧燃料产地。",
        "主要做法如下⟦::⟧一是加强领导。",
        "现将有关情况报告如下⟦:,⟧请审议。",
        "群众满意度明显提升⟦!。⟧",
        "依法行政意识增强⟦.。⟧落实责任⟦。.⟧",
        "全面完成任务⟦,;,⟧成效明显。",
        "二、坚持法治为民⟦,,⟧提高依法行政水平\n(一)健全制度。",
    ],
    good=[
        "提高企业风险防范意识。下一步,继续加强宣传。",
        "怎么办?!必须整改!!!还有更多……。他说:“好!”,便走了。",
        "等等。。。。。。以上为摘要、、、",
        "目录\n一、工作开展情况.......... 3\n二、下一步打算。。。。。。 5",
        "姓名,,年龄\n张某,,35\n李某,王某,,",
        "见http://www.example.gov.cn/a::b,调用std::vector,时间8:00,版本1.2.3。",
        "围绕是谁?、干什么?、怎么干?展开讨论。",
        "他说:“按期完成。”。会议结束。",
        "单位:;电话:,地址:。",
    ],
)
def doubled_mark(document: Document, options: object) -> Iterator[Finding]:
    """两个点号连在一起：。。 ,, 、， ；。 ，。 等，没有这样的用法。

    不报告：省略号 …… 和 。。。、叠用的 ?! 和 !!！、、、、目录的引导点、网址、时间、小数、代码里的 ：：、表格的空格（甲，，乙）、
    没有填写的表单（电话：，）、引号内外各有句号（。”。）。

    改法：相同的两个删去一个（安全修复）。不同的两个留哪一个要看上下文，“，。”之间也可能丢了字，所以是不安全修复。

    ---
    Two marks of punctuation in a row, which no rule provides for: 。。 ,, 、, ;。 ,。

    Not reported: ellipses (…… and 。。。), stacked ?! and !!!, 、、、, the leaders of a table of contents, addresses,
    times, decimals, :: in code, empty cells (甲,,乙), blanks of a form (电话:,), a full stop on each side of a quotation
    mark (。”。).

    To fix it, delete one of two equal marks (safe fix). Which of two different marks is to stay depends on the sentence,
    and words may have been lost between , and 。, so that this fix is unsafe.
    """
    folded = document.folded
    starts = [paragraph.start for paragraph in document.paragraphs]
    guards: dict[int, int] = {}
    for found in _rows().finditer(folded):
        run, span = found[0], Span(*found.span())
        before = folded[max(span.start - 1, 0) : span.start]
        if not before or not _doubled(run) or not (before.isalnum() or before in "”’》〉)]〕】%‰℃"):
            continue
        if set(run) <= set(",;:"):  # also what parts cells and names in code
            at = bisect_right(starts, span.start) - 1
            if at not in guards:
                guards[at] = _guard(folded[slice(*document.paragraphs[at])])
            if not _between_han(folded, span, 1 if run == "::" else max(guards[at], ":" in run)):
                continue
        if run[0] == ":" and run != "::" and not _han(folded[max(span.start - 6, 0) : span.start], 6):
            continue  # a blank of a form: its labels are short
        if run[0] in "?!" and not _han(before):
            continue  # a glyph that was lost in conversion
        kept = document.text[span.start + run.index(min(run, key=_WEIGHT.index))]
        words = _around(document, span, 8)
        yield Finding(
            span,
            Text(f"标点重复：{words}", f"doubled mark: {words}"),
            fix=Fix(Text(f"只留一个 {kept}", f"keep one {kept}"), (Edit(span, kept),), safe=len(set(run)) == 1),
        )


def _guard(paragraph: str) -> int:
    """How many Han must stand on each side of doubled commas: none in sentences, many in what may be a row of cells."""
    if "。" in paragraph or paragraph[-1] in ";:!?":
        return 0
    return 4 if paragraph.count(",") == 2 else 40


def _between_han(folded: str, span: Span, number: int) -> bool:
    """Whether ``number`` Han characters stand on each side."""
    sides = folded[max(span.start - number, 0) : span.start], folded[span.end : span.end + number]
    return all(_han(side, number) for side in sides)


def _han(text: str, number: int = 1) -> bool:
    """Whether ``text`` is ``number`` Han characters."""
    return len(text) == number and all("一" <= sign <= "鿿" for sign in text)


@check(
    "PUN003",
    "wrong-nesting",
    title=Text("引号、书名号套用不当", "pairs of marks that nest wrongly"),
    severity="warning",
    basis="GB/T 15834-2011 §4.8, §4.15",
    bad=[
        "开展“学习⟦“两山”⟧理念”主题活动。",
        "印发《关于转发⟦《办法》⟧的通知》。",
        "开展《法治⟦“体检》⟧”活动。",
        "落实“三项制度⟦(试行”⟧)要求。",
        "推行“互联网⟦(+监管”⟧)改革。",
    ],
    good=[
        "开展“学习‘两山’理念”主题活动。",
        "印发《关于转发〈办法〉的通知》和《“十四五”规划(草案)》。",
        "落实“《规划(“十四五”)》”和“放管服”“双随机”要求。",
        "推进“放管服改革,落实“双随机”监管。",
        "对企业(含个体工商户(不含摊贩))免费。",
        '开展"学习“两山”理念"活动。',
    ],
)
def wrong_nesting(document: Document, options: object) -> Iterator[Finding]:
    """同一种引号或书名号里又套着它自己，或者两对标点交叉。

    引号里再用引号，外双内单；书名号里再用书名号，外双内单（《……〈……〉……》）。套用时位置是里面那一对；交叉时是两对重叠的部分。

    不报告：书名号里的引号、引号里的书名号、括号套括号。少了一半的引号看上去像套用，那是 PUN001，这里不再报告。

    改法：里面一对换成单引号、单书名号（不安全修复）；交叉的调换两个后半。

    ---
    A pair of quotation or title marks stands directly inside another of its own kind, or two pairs cross.

    Quotations inside quotations alternate between double and single marks, the outermost being double; so do titles
    inside titles (《…〈…〉…》). The place is the inner pair, or the stretch that two crossing pairs share.

    Not reported: quotations inside titles and titles inside quotations, brackets inside brackets. A lost half that
    looks like nesting is reported by PUN001 alone.

    To fix it, make the inner pair single (unsafe fix); of two crossing pairs, exchange the closing marks.
    """
    folded = document.folded
    around: list[tuple[Span, str]] = []  # open pairs, and the kind of quotation or title at each
    for pair in document.pairs.matched:
        while around and around[-1][0].end <= pair.start:
            around.pop()
        kind = folded[pair.start]
        if STRAIGHT in (kind, folded[pair.end - 1]):
            continue  # without a direction, its partner is a guess
        outer, within = around[-1] if around else (None, "")
        if outer and pair.end > outer.end:
            shared = Span(pair.start, outer.end)
            names = [_NAMES[folded[one.start]] for one in (outer, pair)]
            words = _shown(document, Span(outer.start, pair.end))
            yield Finding(
                shared if shared.end - shared.start <= _SHORT else Span(outer.end - 1, outer.end),
                Text(
                    f"{names[0].zh}与{names[1].zh}交叉：{words}",
                    f"a pair of {names[0].en}s and one of {names[1].en}s cross: {words}",
                ),
                related=(Related(outer, Text("第一对", "first pair")), Related(pair, Text("第二对", "second pair"))),
            )
        elif outer and kind in _INNER and within == kind:
            words = _shown(document, pair)
            inner = _INNER[kind]
            yield Finding(
                pair,
                Text(
                    f"{_NAMES[kind].zh}里又用{_NAMES[kind].zh}，里层应为{_NAMES[inner[0]].zh}：{words}",
                    f"{_NAMES[kind].en}s inside a pair of their kind, where {_NAMES[inner[0]].en}s belong: {words}",
                ),
                related=(Related(outer, Text("外层", "outer pair")),),
                fix=Fix(
                    Text(f"里层改为 {inner}", f"use {inner} inside"),
                    (
                        Edit(Span(pair.start, pair.start + 1), inner[0]),
                        Edit(Span(pair.end - 1, pair.end), inner[1]),
                    ),
                ),
            )
        around.append((pair, kind if kind in _INNER else within))


#: Marks whose width is compared where Han characters stand beside them: a bracket inside, the others before.
_HALF_PATTERN = rf"(?<={HAN}|[”’》〉〕】])[,;:?!]|\((?={HAN}|[“《])|(?<={HAN}|[”》])\)"


@cache
def _widths() -> re.Pattern[str]:
    """A mark of half or of full width beside Han; numbers of headings, addresses and tags are passed over."""
    full = _HALF_PATTERN.replace(",;:?!", "，；：？！").replace(r"\(", "（").replace(r"\)", "）")
    passed = r"[(（][一二三四五六七八九十]{1,4}[)）]|https?://[!-~]{1,300}|<[A-Za-z/!][^<>\n]{0,300}>"
    any_of_them = f"{passed}|(?P<half>{_HALF_PATTERN})|(?P<full>{full})"
    return compiled(f"(?=[,;:?!()，；：？！（）h<])(?:{any_of_them})")  # what any of them begins with: much quicker


@check(
    "PUN004",
    "mixed-width",
    title=Text("标点全角半角混用", "marks of full and of half width mixed"),
    severity="info",
    basis="practice",
    bad=[
        "健全制度，强化监督⟦,⟧落实责任；完善机制，抓好落实，见（附件）。",
        "健全制度,强化监督⟦，⟧落实责任;完善机制,抓好落实(见附件)。",
        "（一）健全制度，强化监督⟦(⟧含村、社区)；主要有：抓好落实，推进改革。",
    ],
    good=[
        "健全制度，强化监督，落实责任；完善机制，抓好落实，见（附件）。",
        "健全制度,强化监督,落实责任;完善机制,抓好落实,见(附件)。",
        "(一)健全制度，强化监督。时间8:00，比例3:2，金额1,234元，网址https://www.example.gov.cn/a?b=(1)，(2)完善机制。",
        "国内生产总值(GDP)增长5%，Fair, open and just: a motto (2024).",
    ],
)
def mixed_width(document: Document, options: object) -> Iterator[Finding]:
    """全文多数标点用一种宽度，少数用另一种。每篇只报告一次：共多少处，最先的几处在哪里。

    只数紧邻汉字的 , ; : ? ! ( )。不数：标题编号（一）、西文和数字之间的标点（8:00、1,234、3:2）、网址和网页标记。
    全文统一用半角的不报告。

    改法：少数改成多数的宽度（不安全修复，比例、代码里的标点请先核对）。

    ---
    Most marks of the text have one width and a few the other. One finding for each text says how many there are and where
    the first few stand.

    Only , ; : ? ! ( ) beside Han characters are counted: neither the numbers of headings nor marks between figures or
    letters (8:00, 1,234, 3:2), nor addresses and tags. A text that keeps to half width is not reported.

    To fix it, give the few the width of the many (unsafe fix; look at ratios and code first).
    """
    marks: dict[str, list[int]] = {"half": [], "full": []}
    for found in _widths().finditer(document.text):
        if found.lastgroup:
            marks[found.lastgroup].append(found.start())
    few, many = sorted(marks, key=lambda width: (len(marks[width]), width == "full"))
    if not marks[few]:
        return
    names = {"half": Text("半角", "half width"), "full": Text("全角", "full width")}
    spans = [Span(at, at + 1) for at in marks[few]]
    signs = Counter(document.text[at] for at in marks[few]).most_common()
    other = _WIDE if few == "half" else {wide: sign for sign, wide in _WIDE.items()}
    yield Finding(
        spans[0],
        Text(
            f"标点全角半角混用：{names[many].zh} {len(marks[many])} 处，{names[few].zh} {len(marks[few])} 处",
            f"marks of mixed width: {len(marks[many])} of {names[many].en}, {len(marks[few])} of {names[few].en}",
        ),
        Text(
            f"{names[few].zh}：" + "、".join(f"{sign} {number} 处" for sign, number in signs),
            f"{names[few].en}: " + ", ".join(f"{sign} × {number}" for sign, number in signs),
        ),
        tuple(Related(span, Text(f"也是{names[few].zh}", f"{names[few].en}, too")) for span in spans[1:_PLACES]),
        Fix(
            Text(f"{names[few].zh}改为{names[many].zh}", f"{names[few].en} to {names[many].en}"),
            tuple(Edit(span, other[document.text[span.start]]) for span in spans),
        ),
    )


class MismatchedBrackets(NamedTuple):
    """``max_slips``: so many pairs of two widths are slips, reported one by one; more are a habit, told once as info."""

    max_slips: int = 3


@check(
    "PUN005",
    "mismatched-brackets",
    title=Text("括号或引号前后不是一对", "opening and closing marks of different kinds"),
    severity="warning",
    options=MismatchedBrackets,
    basis="GB/T 15834-2011 §4.8, §4.9, §4.15",
    yields_to=("NUM004",),
    bad=[
        "机关事业单位养老支出⟦（款)⟧增加。",
        "⟦〈5)⟧搞好环境保护的立法。",
        "农田道路建设⟦(二期】⟧完成。",
        "⟦“六五’⟧时期的速度更高。",
        "⟦《工作要点〉⟧印发各单位。",
        "加大对乡村基础设施【含道路、桥梁、供水、供电、燃气、通信、环境卫生⟦)⟧的投入。",
        '⟦“放管服"⟧改革深入推进。',
    ],
    good=[
        "机关事业单位养老支出（款）增加。",
        "年满[18,60)周岁,区间(0,1]以内。",
        "对企业(含“双随机”对象)免费。",
        "开展“法治体检活动,见附件),落实责任。",
        "开展｢法治体检｣活动。",
    ],
)
def mismatched_brackets(document: Document, options: MismatchedBrackets) -> Iterator[Finding]:
    """一对括号、引号或书名号前后两个不同：种类不同（〈5）、“六五’)，或者全角半角不同（（款)、弯直不同（“放管服"）。

    种类不同的逐处报告。只是宽度或弯直不同的，全文不超过 max_slips 处的逐处报告；更多的是录入习惯，全文合报一次，降为 info。

    不报告：半开区间 [18,60)。两个都落单、相隔较远的，是 PUN001。

    改法：把前后改成一对。宽度不同的可以自动改成全文多数的宽度（安全修复）。

    ---
    The two marks of a pair differ: in kind (〈5), “六五’), in width (（款)), or one quotation mark is curly and one straight.

    Pairs that differ in kind are reported one by one, and so are those that differ in width or curl while there are no more
    than max_slips of them; more are a habit of typing and are told once, as info.

    Not reported: half-open intervals [18,60). Two marks far apart that are both alone are PUN001.

    To fix it, make them a pair. Different widths can be brought to the width that prevails in the text (safe fix).
    """
    text, folded = document.text, document.folded
    for span in document.pairs.mismatched:
        names = [_NAMES[_kind(folded[at])] for at in (span.start, span.end - 1)]
        words = _shown(document, span)
        yield Finding(
            span if span.end - span.start <= _SHORT else Span(span.end - 1, span.end),
            Text(
                f"前后不是一对，前为{names[0].zh}，后为{names[1].zh}：{words}",
                f"opened by a {names[0].en}, closed by a {names[1].en}: {words}",
            ),
            related=(Related(Span(span.start, span.start + 1), Text("前一半", "opening mark")),),
        )
    width, curl = [], []
    for pair in document.pairs.matched:
        opening, closing = text[pair.start], text[pair.end - 1]
        if STRAIGHT in (folded[pair.start], folded[pair.end - 1]):
            if opening != closing:
                curl.append(pair)
        elif _TURNED[opening] != closing:
            width.append(pair)
    wide = sum(map(text.count, "（）")) >= sum(map(text.count, "()"))
    sides = {text[pair.start] for pair in curl}  # “…" and "…” in one text may be one quotation inside another
    yield from _uneven(document, width, options.max_slips, Text("一全角、一半角", "one full, one half width"), wide)
    yield from _uneven(
        document, curl, options.max_slips if len(sides) == 1 else 0, Text("一弯、一直", "one curly, one straight"), wide
    )


def _uneven(document: Document, pairs: list[Span], max_slips: int, how: Text, wide: bool) -> Iterator[Finding]:
    """Pairs of one kind whose marks look different: each by itself, or all in one finding when they are a habit."""
    groups = [[pair] for pair in pairs] if len(pairs) <= max_slips else [pairs]
    for group in groups:
        first = group[0]
        words = _shown(document, first)
        if len(group) == 1 <= max_slips:
            message = Text(f"成对标点{how.zh}：{words}", f"a pair of marks, {how.en}: {words}")
        else:
            message = Text(
                f"成对标点{how.zh}，共 {len(group)} 处，如 {words}",
                f"{len(group)} pairs of marks, {how.en}, such as {words}",
            )
        edits = []
        for pair in group:
            opening = _kind(document.folded[pair.start])
            for at, sign in ((pair.start, opening), (pair.end - 1, CLOSING[opening])):
                new = _WIDE.get(sign, sign) if wide else sign
                if document.text[at] != new:
                    edits.append(Edit(Span(at, at + 1), new))
        yield Finding(
            first if first.end - first.start <= _SHORT else Span(first.end - 1, first.end),
            message,
            related=tuple(Related(pair, Text("也是这样", "likewise")) for pair in group[1:_PLACES]),
            fix=Fix(Text("改成一样的一对", "make them a pair"), tuple(sorted(edits)), safe=True),
            severity=None if len(group) == 1 <= max_slips else "info",
        )
