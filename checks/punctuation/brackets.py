"""PUN: the two marks of a pair that differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lintreport import Document, Edit, Finding, Fix, Related, Span, Text, check
from lintreport.text.structure.pairs import CLOSING, STRAIGHT

from ._marks import NAMES, PLACES, SHORT, TURNED, WIDE, kind_of, shown


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

    为什么：前后不是一对，程序配不上对，读者也难以看出起止。
    ---
    The two marks of a pair differ: in kind (〈5), “六五’), in width (（款)), or one quotation mark is curly and one straight.

    Pairs that differ in kind are reported one by one, and so are those that differ in width or curl while there are no more
    than max_slips of them; more are a typing habit and are reported once, as info.

    Not reported: half-open intervals [18,60). Two marks far apart that are both alone are PUN001.

    To fix: make them a pair. Different widths can be brought to the width that prevails in the text (safe fix).

    Why: Marks that are not a pair cannot be matched, and readers cannot see where the quotation ends.
    """
    text, folded = document.text, document.folded
    for span in document.pairs.mismatched:
        names = [NAMES[kind_of(folded[at])] for at in (span.start, span.end - 1)]
        words = shown(document, span)
        yield Finding(
            span if span.end - span.start <= SHORT else Span(span.end - 1, span.end),
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
        elif TURNED[opening] != closing:
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
        words = shown(document, first)
        if len(group) == 1 <= max_slips:
            message = Text(f"成对标点{how.zh}：{words}", f"a pair of marks, {how.en}: {words}")
        else:
            message = Text(
                f"成对标点{how.zh}，共 {len(group)} 处，如 {words}",
                f"{len(group)} pairs of marks, {how.en}, such as {words}",
            )
        edits = []
        for pair in group:
            opening = kind_of(document.folded[pair.start])
            for at, sign in ((pair.start, opening), (pair.end - 1, CLOSING[opening])):
                new = WIDE.get(sign, sign) if wide else sign
                if document.text[at] != new:
                    edits.append(Edit(Span(at, at + 1), new))
        yield Finding(
            first if first.end - first.start <= SHORT else Span(first.end - 1, first.end),
            message,
            related=tuple(Related(pair, Text("也是这样", "likewise")) for pair in group[1:PLACES]),
            fix=Fix(Text("改成一样的一对", "make them a pair"), tuple(sorted(edits)), safe=True),
            severity=None if len(group) == 1 <= max_slips else "info",
        )
