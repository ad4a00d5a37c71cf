"""PUN: quotation marks, title marks and brackets without their partner."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from lintreport import Document, Edit, Finding, Fix, Related, Severity, Span, Text, check
from lintreport.text.patterns import compiled
from lintreport.text.structure.pairs import CLOSING, QUOTES, STRAIGHT, TITLES

from ._marks import NAMES, TURNED, around, kind_of, shown

_STRAIGHT = Text("直引号", "straight quotation mark")


def _severity(kind: str) -> Severity:
    return "error" if kind in QUOTES | TITLES else "warning"


def _is_leader(folded: str, span: Span) -> bool:
    """Whether what looks like an opening quotation mark stands among leader dots, or before the number of a page."""
    return folded[: span.start].rstrip(" \t").endswith(("·", "..")) or _PAGE.match(folded, span.end) is not None


def _is_cut_cell(document: Document, span: Span) -> bool:
    """Whether a place is in a cell that has a line of its own, and may go on in another line."""
    block = document.block_at(span.start)
    return block is not None and block.kind == "row" and len(block.cells) <= 1


_PAGE = compiled(r"[ \t]*\(?[0-9]{1,4}[)\s]")
# What can stand after an opening quotation mark: a word, a title or an ellipsis, perhaps after one blank.
_QUOTED = compiled(r"\s?[\w《〈【(\[…—-]")


@check(
    "PUN001",
    "unpaired-mark",
    title=Text("引号、书名号或括号不成对", "quotation mark, title mark or bracket without its partner"),
    severity="error",
    basis="GB/T 15834-2011 §4.8, §4.9, §4.15",
    yields_to=("NUM004", "GLY009", "RED003"),
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

    为什么：引号、书名号少了一半，引文和文件名称的起止就不清楚。
    ---
    Half of a pair of quotation marks, title marks or brackets is lost, or faces the wrong way (“…“).

    Marks are paired paragraph by paragraph, so that one loss leaves the rest of the text alone, and the place is the very
    mark that has no partner. Quotation and title marks are errors, brackets and straight quotes warnings.

    Not reported: quotations of several paragraphs (opened in each of them and closed in the last, or an article of a
    law quoted at length), pairs broken over lines, list marks such as 1) and a), apostrophes, feet and inches, half-open
    intervals [0,60), titles that a web page cut off with …, markup and code, leader dots of a table of contents that a
    scanner took for quotation marks. Straight quotes have no direction and are
    reported only where it is certain which one is alone.

    To fix: restore the lost half from the original or delete the surplus one. A mark that faces the wrong way can be
    turned (unsafe fix).

    Why: With half of a pair lost, nobody can tell where a quotation or a title begins or ends.
    """
    folded, pairs = document.folded, document.pairs
    count = _Counts(document)
    for span in pairs.unmatched:
        sign = folded[span.start]
        if sign in "“‘" and (not _QUOTED.match(folded, span.end) or _is_leader(folded, span)):
            continue  # it opens nothing: a scanner's reading of leader dots
        if sign in CLOSING and sign not in QUOTES | TITLES and _is_cut_cell(document, span):
            continue
        words = around(document, span, 8, 6)
        name = NAMES[kind_of(sign)]
        if sign == STRAIGHT:
            message = Text(f"{_STRAIGHT.zh}不成对：{words}", f"{_STRAIGHT.en} without its partner: {words}")
        elif sign in CLOSING:
            message = Text(f"{name.zh}只有前一半：{words}", f"{name.en} opened and never closed: {words}")
        else:
            message = Text(f"{name.zh}只有后一半：{words}", f"{name.en} closed and never opened: {words}")
        yield Finding(span, message, count(span), severity="warning" if sign == STRAIGHT else _severity(kind_of(sign)))
    for mark, partner in pairs.turned:
        one, two = document.text[mark.start], document.text[partner.start]
        name = NAMES[kind_of(folded[mark.start])]
        words = shown(document, Span(min(mark.start, partner.start), max(mark.end, partner.end)))
        alike = folded[mark.start] == folded[partner.start]  # only one of them faces the wrong way
        edits = sorted([Edit(mark, TURNED[one])] + ([] if alike else [Edit(partner, TURNED[two])]))
        yield Finding(
            mark,
            Text(f"{name.zh}方向打反：{words}", f"{name.en} facing the wrong way: {words}"),
            count(mark),
            (Related(partner, Text("与之成对的一半", "its partner")),),
            Fix(Text("换向", "reverse it"), tuple(edits)),
            _severity(kind_of(folded[mark.start])),
        )


class _Counts:
    """How often the halves of a kind occur in a paragraph; each is counted once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [paragraph.start for paragraph in document.paragraphs]
        self.known: dict[tuple[int, str], Text] = {}

    def __call__(self, mark: Span) -> Text:
        sign = self.document.folded[mark.start]
        halves = sign if sign == STRAIGHT else kind_of(sign) + CLOSING[kind_of(sign)]
        paragraph = bisect_right(self.starts, mark.start) - 1
        if (paragraph, halves) not in self.known:
            times = [(half, self.document.folded.count(half, *self.document.paragraphs[paragraph])) for half in halves]
            self.known[paragraph, halves] = Text(
                "本段有" + "、".join(f" {half} {number} 个" for half, number in times),
                "in this paragraph: " + ", ".join(f"{half} × {number}" for half, number in times),
            )
        return self.known[paragraph, halves]
