"""ARI010: a percentage of growth that no whole number gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintreport import Document, Evidence, Finding, Text, check
from lintreport.text.numbers import decimal
from lintreport.text.statements.clauses import with_figures


@check(
    "ARI010",
    "infeasible-rate",
    title=Text("没有整数能得出的比率", "percentage that no whole number can give"),
    severity="info",
    default=False,
    basis="practice",
    bad=["受理行政复议案件27件,同比增长⟦285%⟧。", "调解纠纷13件,同比下降⟦40.1%⟧。"],
    good=[
        "受理行政复议案件27件,同比增长286%。",
        "调解纠纷1568宗,同比上升25.8%。",
        "投资27亿元,同比增长285%。",
        "受理近30件,同比增长285%。",
    ],
)
def infeasible_rate(document: Document, options: object) -> Iterator[Finding]:
    """件数与增幅都给了，却没有任何整数的上年数能四舍五入得出这个增幅。

    即 GRIM 检验。截位得来的增幅也会在此列出，因此默认不运行。

    为什么：件数是整数，四舍五入的增幅只能取某些值；取不到的，件数或增幅有一个不准。

    改法：用上年的实际数重算增幅。

    不报告：金额、计量和带“约”的数；取整范围内能得出的增幅。
    ---
    A count and its growth are given, and no whole number of the year before gives that growth when rounded (the GRIM test). A growth that was cut is
    listed as well; hence the check is off by default.

    Why: Counts are whole numbers, so a rounded growth can only take certain values; one that is impossible shows that
    count or growth is wrong.

    To fix: recompute the growth from last year's actual figure.

    Not reported: amounts of money, measurements and approximate figures; any growth that some whole number gives.
    """
    for sentence in document.view(with_figures):
        for at, clause in enumerate(sentence.clauses):
            if not clause.quantities or clause.quantities[0].unit != "%":
                continue
            growth = re.search("(增长|上升|增加|下降|减少)了?$", clause.label)
            if not growth or not re.search("同比|比上年", clause.label):
                continue
            stated = clause.quantities[0]
            before = sentence.clauses[at - 1].quantities if at else ()
            if (
                len(before) != 1
                or not before[0].exact
                or not before[0].counted
                or before[0].place != 1
                or not stated.exact
            ):
                continue
            count, value = before[0].value, stated.value
            if not count or value is None:
                continue
            sign = -1 if growth[1] in ("下降", "减少") else 1
            factor = 1 + sign * value / 100
            if factor <= 0:
                continue
            guess = count / factor
            bases = range(max(1, guess.__floor__() - 1), guess.__floor__() + 3)
            half = stated.place / 2
            if any(value - half <= sign * (count / base - 1) * 100 <= value + half for base in bases):
                continue
            nearest = min(bases, key=lambda base: abs(sign * (count / base - 1) * 100 - value))
            computed = decimal(sign * (count / nearest - 1) * 100, 2)
            yield Finding(
                stated.span,
                Text(
                    f"没有整数的上年数能得出“{stated.words}”",
                    f'no whole number of the year before gives "{stated.words}"',
                ),
                note=Text(*[f"{decimal(count)} / {nearest}: {computed}% ≠ {stated.words}"] * 2),
                evidence=Evidence(
                    f"{decimal(count)} / n - 1 = {decimal(value)}%",
                    computed,
                    decimal(value),
                    (before[0].operand, stated.operand),
                ),
            )
