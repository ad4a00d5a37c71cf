"""PUN: pairs of marks that cross, or stand inside their own kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from lintreport import Document, Edit, Finding, Fix, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.patterns import compiled
from lintreport.text.structure.pairs import CLOSING, QUOTES, STRAIGHT

from ._marks import NAMES, SHORT, shown

#: What is to stand inside a pair of the same kind (GB/T 15834 §4.8, §4.15).
_INNER = {"“": "‘’", "‘": "“”", "「": "『』", "『": "「」", "《": "〈〉", "〈": "《》"}
_SIGNS = Lazy(rf"《[^《》<>\n]{{0,60}}(?P<inner><{HAN}[^《》<>\n]{{1,60}}>)(?=[^《<>\n]{{0,60}}》)")


@check(
    "PUN003",
    "wrong-nesting",
    title=Text("引号、书名号套用不当", "wrongly nested quotation or title marks"),
    severity="warning",
    basis="GB/T 15834-2011 §4.8, §4.15",
    bad=[
        "开展“学习⟦“两山”⟧理念”主题活动。",
        "印发《关于转发⟦《办法》⟧的通知》。",
        "开展《法治⟦“体检》⟧”活动。",
        "落实“三项制度⟦(试行”⟧)要求。",
        "推行“互联网⟦(+监管”⟧)改革。",
        "印发《关于转发⟦<优待办法>⟧的通知》。",
    ],
    good=[
        "温度<30度,《办法》>《细则》。",
        "开展“学习‘两山’理念”主题活动。",
        "印发《关于转发〈办法〉的通知》和《“十四五”规划(草案)》。",
        "落实“《规划(“十四五”)》”和“放管服”“双随机”要求。",
        "推进“放管服改革,落实“双随机”监管。",
        "开展“学习活动,落实“双随机”监管和一网通办”改革。个别材料出现“增长“负3%””一类说法。",
        "对企业(含个体工商户(不含摊贩))免费。",
        '开展"学习“两山”理念"活动。',
    ],
)
def wrong_nesting(document: Document, options: object) -> Iterator[Finding]:
    """同一种引号或书名号里又套着它自己，或者两对标点交叉。

    引号里再用引号，外双内单；书名号里再用书名号，外双内单（《……〈……〉……》），也不能用小于号、大于号代替。套用时位置是里面那一对；交叉时是两对重叠的部分。

    不报告：书名号里的引号、引号里的书名号、括号套括号。少了一半的引号看上去像套用，那是 PUN001，这里不再报告。

    改法：里面一对换成单引号、单书名号（不安全修复）；交叉的调换两个后半。

    为什么：套用不当，里外两层就分不清。
    ---
    A pair of quotation or title marks is directly inside another pair of the same kind, or two pairs cross.

    Quotations inside quotations alternate between double and single marks, the outermost being double; so do titles
    inside titles (《…〈…〉…》), for which < and > do not stand. The place is the inner pair, or the stretch that two crossing pairs share.

    Not reported: quotations inside titles and titles inside quotations, brackets inside brackets. A lost half that
    looks like nesting is reported by PUN001 alone.

    To fix: make the inner pair single (unsafe fix); of two crossing pairs, exchange the closing marks.

    Why: With wrong nesting the outer and the inner quotation cannot be distinguished.
    """
    folded = document.folded
    uneven: dict[tuple[Span, str], bool] = {}  # whether a paragraph has more of one half than of the other
    open_pairs: list[tuple[Span, str]] = []  # open pairs, and the kind of quotation or title at each
    for pair in document.pairs.matched:
        while open_pairs and open_pairs[-1][0].end <= pair.start:
            open_pairs.pop()
        kind = folded[pair.start]
        if STRAIGHT in (kind, folded[pair.end - 1]):
            continue  # without a direction, its partner is a guess
        outer, within = open_pairs[-1] if open_pairs else (None, "")
        if outer and pair.end > outer.end:
            shared = Span(pair.start, outer.end)
            names = [NAMES[folded[one.start]] for one in (outer, pair)]
            words = shown(document, Span(outer.start, pair.end))
            yield Finding(
                shared if shared.end - shared.start <= SHORT else Span(outer.end - 1, outer.end),
                Text(
                    f"{names[0].zh}与{names[1].zh}交叉：{words}",
                    f"a pair of {names[0].en}s and one of {names[1].en}s cross: {words}",
                ),
                related=(Related(outer, Text("第一对", "first pair")), Related(pair, Text("第二对", "second pair"))),
            )
        elif outer and kind in _INNER and within == kind and not _is_of_halves(document, outer, uneven):
            words = shown(document, pair)
            inner = _INNER[kind]
            yield Finding(
                pair,
                Text(
                    f"{NAMES[kind].zh}里又用{NAMES[kind].zh}，里层应为{NAMES[inner[0]].zh}：{words}",
                    f"{NAMES[kind].en}s inside a pair of their kind, where {NAMES[inner[0]].en}s belong: {words}",
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
        open_pairs.append((pair, kind if kind in _INNER else within))
    yield from _of_signs(document)


def _of_signs(document: Document) -> Iterator[Finding]:
    """The signs of less and more for title marks inside a title: 《关于转发<办法>的通知》."""
    for found in _SIGNS.finditer(document.folded):
        inner = Span(*found.span("inner"))
        words = shown(document, inner)
        first, last = Span(inner.start, inner.start + 1), Span(inner.end - 1, inner.end)
        yield Finding(
            inner,
            Text(
                f"书名号里层应为〈〉，不是小于号、大于号：{words}", f"〈〉 belong inside a title, not < and >: {words}"
            ),
            fix=Fix(Text("里层改为 〈〉", "use 〈〉 inside"), (Edit(first, "〈"), Edit(last, "〉"))),
        )


def _is_of_halves(document: Document, outer: Span, uneven: dict[tuple[Span, str], bool]) -> bool:
    """Whether a pair around another one is none: one half of it lost its own partner, or somebody only speaks of it."""
    folded, sign = document.folded, document.folded[outer.start]
    if document.mentioned(outer):
        return True
    if sign not in QUOTES:
        return False
    paragraph = document.paragraphs[bisect_right(document.paragraphs, outer.start, key=lambda one: one.start) - 1]
    at = paragraph, sign
    if at not in uneven:
        uneven[at] = folded.count(sign, *paragraph) != folded.count(CLOSING[sign], *paragraph)
    if uneven[at]:
        return True
    said = folded[max(0, outer.start - 1) : outer.start] in (":", ",")
    return not said and compiled("[,。;]").search(folded, *outer) is not None
