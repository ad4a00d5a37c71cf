"""ARI015: figures that lost 万 or 亿, beside the value that they are compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lintreport import Document, Evidence, Finding, Related, Text, check
from lintreport.text.figures.quantities import Quantity
from lintreport.text.numbers import decimal
from lintreport.text.statements.links import compared
from lintreport.text.statements.statements import Statement

#: So many times one value is the other at least, where a 万 or 亿 was lost, and so many times at most without it.
_TIMES, _ALIKE = 1000, 5
_KINDS = ("count", "measure", "money")


@check(
    "ARI015",
    "lost-scale",
    title=Text(
        "相比的两数相差千倍以上（疑缺“万”“亿”）", "compared figures a thousand times apart (万 or 亿 may be missing)"
    ),
    severity="warning",
    basis="logic",
    bad=[
        "全年实现销售收入8.4亿元,上年为⟦7.9元⟧,经营持续向好。",
        "1—9月,全市住宅竣工面积⟦1260平方米⟧,去年同期1180万平方米。",
        "全年接待游客⟦52.3人次⟧,上年同期48.6万人次。专户余额9.2亿元,上年末为⟦8.8万元⟧。",
        "专项资金到位6.25亿元,比上年增加⟦0.75元⟧。",
    ],
    good=[
        "全年实现销售收入8.4亿元,上年为7.9亿元,经营持续向好。",
        "全年实现销售收入1.02亿元,上年为9860万元。新增贷款30万元,上年为2.6亿元。",
        "人均收入3.2万元,比上年增加1850.5元。专项资金到位6.25亿元,比上年增加750万元。",
        "项目总投资8.4亿元,其中上年完成7.9亿元。每亩补贴8.4元,上年补贴总额7.9万元。",
    ],
)
def lost_scale(document: Document, options: object) -> Iterator[Finding]:
    """本年与上年的同一指标，或一个数与它的增减量，一个带“万”“亿”，一个不带（或所带不同），相差千倍以上，补上“万”“亿”便相近。

    不报告：两数即使补上也相差五倍以上的（确有大起大落）；人均、每亩等平均数；概数。

    改法：补上“万”或“亿”，或者改正数字。

    为什么：同一指标在一年之间不会差上千倍，而“万”“亿”一字最容易在改稿时漏掉。
    ---
    A value of this year and that of the last, or a value and its change, are a thousand times apart, one with 万 or 亿 and the other without it (or with
    the other one), and would be near each other with it.

    Not reported: figures that even then are more than five times apart; averages (人均, 每亩); approximate figures.

    To fix: add 万 or 亿, or look the figure up.

    Why: No indicator changes a thousandfold within a year, and 万 and 亿 are easily lost when a text is edited.
    """
    for paragraph in document.statements:
        if len(paragraph) > 1 and _mixed(paragraph):
            pairs = [*compared(paragraph), *_by_amount(paragraph)]
            for one, other in pairs:
                if not {"each", "mean"} & (one.says | other.says) and _lost(one.figure, other.figure):
                    yield _finding(*sorted((one.figure, other.figure), key=_value))


def _mixed(paragraph: Sequence[Statement]) -> bool:
    """Whether figures of one unit are written with different scales."""
    scales: dict[str, str] = {}
    return any(
        scales.setdefault(one.figure.unit, one.figure.scale_sign) != one.figure.scale_sign
        for one in paragraph
        if one.kind in _KINDS
    )


def _by_amount(paragraph: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Every value with its change right behind it, which has decimals that nothing so large would have."""
    for one in paragraph:
        value = one.previous
        if value is None or not one.verb or value.verb or one.subject or not {"than", "past"} & one.says:
            continue
        if one.unit == value.unit and "." in one.figure.numeral and not one.figure.scale_sign:
            yield value, one


def _value(figure: Quantity) -> Fraction:
    return figure.value or Fraction(0)


def _lost(one: Quantity, other: Quantity) -> bool:
    small, large = sorted((one, other), key=_value)
    if not (one.exact and other.exact and _value(small)) or one.scale_sign == other.scale_sign:
        return False
    if _value(large) < _TIMES * _value(small) or small.scale >= large.scale or not small.numeral[0].isascii():
        return False
    written = [_value(figure) / figure.scale for figure in (small, large)]
    return max(written) <= _ALIKE * min(written) or (written[0] < written[1] and "." in small.numeral)


def _finding(small: Quantity, large: Quantity) -> Finding:
    times = decimal(_value(large) / _value(small), 0)
    return Finding(
        small.span,
        Text(
            f"“{small.words}”与相比的“{large.words}”相差{times}倍，疑缺“{large.scale_sign}”，请核对",
            f'"{small.words}" is compared with "{large.words}", {times} times as much; {large.scale_sign} may be missing',
        ),
        note=Text(*[f"{large.words} ÷ {small.words} = {times}"] * 2),
        related=(Related(large.span, Text("相比的数", "compared with")),),
        evidence=Evidence(
            f"{large.words} / {small.words} < {_TIMES}", times, str(_TIMES), (small.operand, large.operand)
        ),
    )
