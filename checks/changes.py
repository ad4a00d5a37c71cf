"""ARI003: growth and decline, and the figures of both years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, Related, Text, check
from lintreport.text.clauses import Clause, Sentence, lead, with_figures
from lintreport.text.intervals import Interval, add, subtract
from lintreport.text.numbers import decimal
from lintreport.text.quantities import Quantity
from lintreport.text.rates import change, exact_interval, stated_range

_UP = "扩大|增长|上升|提高|增加|增幅|上涨|提升|增"
_DOWN = "压减|精简|压缩|缩短|缩减|下降|减少|降低|降幅|下滑|回落|下跌|压降|降|减"
_BY = re.compile(f"({_UP}|{_DOWN})(?:了|达|为|率为|幅度为|约)?$")
#: What may stand before 增长 when it is said of the figures before it: a comparison, and no subject of its own.
_OF_THE_SAME = re.compile(
    "(?:也|又|共|则|,|、)?(?:同比|比[^分]{1,16}|较[^分]{1,16}|与[^分]{1,12}相比)?(?:净|大幅|实现|略)?$"
)
_TO = re.compile(f"({_UP}|{_DOWN})(?:到了|到|至|为)(?:20[0-9][0-9]年|今年|本年)?的?$")
_FROM = re.compile("(?:由|从)(?:上年|去年|20[0-9]{2}年)?(?:同期)?的?$")
_BEFORE = re.compile(
    "(?:上年度|上年|去年|上年同期|去年同期|上一年|前一年)(?:同期)?(?:全年)?(?:为|是|的|有|办结|审结|受理|收到|新收|办理|完成)?$"
)
_MORE = re.compile("(增收|增支|减收|减支|增长|增加|增|多|减少|减|少|上升|下降)(?:了|出)?$")
_UNLIKE = re.compile(
    "年均|月均|年平均|平均每|平均增|累计|环比|预计|预期|目标|力争|可比|实际|扣除|同口径|名义|不变价|定基|以来|百分点"
)
_YEAR = re.compile("(20[0-9]{2})年")
_RATIO_UNITS = ("%", "‰", "个百分点", "百分点", "分之", "倍", "番", "成", "", "年", "月", "日")


class Change(NamedTuple):
    """A stated growth, this year's value and last year's, and by how many points the growth misses them."""

    stated: Quantity
    word: str
    values: tuple[Fraction, Fraction]
    operands: tuple[Quantity, ...]
    points: Fraction


def changes(document: Document) -> Iterator[Change]:
    """Every growth or decline whose two values, or one value and the difference, stand right before it."""
    for sentence in document.view(with_figures):
        for at, clause in enumerate(sentence.clauses):
            for number, stated in enumerate(clause.quantities[:6]):
                if stated.unit not in ("%", "倍", "番") or stated.value is None or stated.ranged:
                    continue
                word = _BY.search(lead(clause, stated))
                if (
                    word is None
                    or _UNLIKE.search(clause.words)
                    or not _OF_THE_SAME.match(lead(clause, stated)[: word.start()])
                ):
                    continue
                before = _before(sentence, at, number)
                found = before and (_two_values(stated, word[1], *before) or _difference(stated, word[1], *before))
                if found:
                    yield found


_Figure = tuple[Clause, Quantity]


def _before(sentence: Sentence, at: int, number: int) -> tuple[_Figure, _Figure] | None:
    """The last two figures before a percentage, of one unit, in its clause or the two right before it."""
    figures: list[_Figure] = [(sentence.clauses[at], quantity) for quantity in sentence.clauses[at].quantities[:number]]
    for clause in reversed(sentence.clauses[max(0, at - 2) : at]):
        if clause.depth != sentence.clauses[at].depth or len(clause.quantities) > 4:
            break
        figures = [(clause, quantity) for quantity in clause.quantities] + figures
    if len(figures) < 2 or any(_UNLIKE.search(clause.words) for clause, _ in figures[-2:]):
        return None
    (_, first), (_, second) = figures[-2:]
    if first.unit != second.unit or first.unit in _RATIO_UNITS or not first.exact or not second.exact:
        return None
    return figures[-2], figures[-1]


def _two_values(stated: Quantity, word: str, one: _Figure, other: _Figure) -> Change | None:
    """由B增加到A,增长p%; or A, 上年B, 增长p%; or 2023年A, 2022年B."""
    (clause1, first), (clause2, second) = one, other
    before1, before2 = lead(clause1, first), lead(clause2, second)
    if _FROM.search(before1) and _TO.search(before2):
        now, base = second, first
    elif _BEFORE.search(before2) and not _BEFORE.search(before1):
        now, base = first, second
    elif _BEFORE.search(before1) and not _BEFORE.search(before2):
        now, base = second, first
    else:
        years = _YEAR.search(clause1.label), _YEAR.search(clause2.label)
        if not years[0] or not years[1] or abs(int(years[0][1]) - int(years[1][1])) != 1:
            return None
        now, base = (first, second) if years[0][1] > years[1][1] else (second, first)
    if not now.value or not base.value:
        return None
    ratio = change(exact_interval(now), exact_interval(base))
    return _compared(stated, word, ratio, (now.value, base.value), (now, base))


def _difference(stated: Quantity, word: str, one: _Figure, other: _Figure) -> Change | None:
    """A, 比上年增加C, 增长p%: the year before had A − C."""
    (_, now), (clause2, difference) = one, other
    before = lead(clause2, difference)
    more = _MORE.search(before)
    if (
        more is None
        or not re.search("同比|比上年|较上年|比去年|较去年|比20|较20", clause2.label)
        or not now.value
        or not difference.value
    ):
        return None
    grown = more[1] in ("增收", "增支", "增长", "增加", "增", "多", "上升")
    a, c = exact_interval(now), exact_interval(difference)
    base = subtract(a, c) if grown else add(a, c)
    value = now.value - difference.value if grown else now.value + difference.value
    if base.low is None or base.low <= 0 or value <= 0:
        return None
    if grown != (word in _UP.split("|")):
        return None
    # The difference is known better than the two values: take the growth from it and the base.
    ratio = Interval(*_growth_of(c, base, grown))
    return _compared(stated, word, ratio, (now.value, value), (now, difference))


def _growth_of(difference: Interval, base: Interval, grown: bool) -> tuple[Fraction | None, Fraction | None]:
    if not base.low or not base.high or difference.low is None or difference.high is None:
        return None, None
    low, high = 100 * difference.low / base.high, 100 * difference.high / base.low
    return (low, high) if grown else (-high, -low)


def _compared(
    stated: Quantity, word: str, ratio: Interval, values: tuple[Fraction, Fraction], operands: tuple[Quantity, ...]
) -> Change:
    grown = word in _UP.split("|")
    allowed = _percent(stated)
    if not grown:
        allowed = Interval(
            None if allowed.high is None else -allowed.high,
            None if allowed.low is None else -allowed.low,
            allowed.open_high,
            allowed.open_low,
        )
    points = Fraction(0)
    if ratio.high is not None and allowed.low is not None and ratio.high < allowed.low:
        points = allowed.low - ratio.high
    elif ratio.low is not None and allowed.high is not None and ratio.low > allowed.high:
        points = ratio.low - allowed.high
    return Change(stated, word, values, operands, points)


def _percent(stated: Quantity) -> Interval:
    """The stated growth in per cent: 1.5倍 is 150%, 翻两番 is 300% (a round word: a fifth more or less)."""
    value = stated.value or Fraction(0)
    if stated.unit == "番":
        grown = Fraction(2) ** int(value) * 100 - 100 if value.denominator == 1 and value < 10 else Fraction(0)
        return Interval(grown * 8 / 10, grown * 12 / 10) if grown else Interval()
    if stated.unit == "倍":
        allowed = stated_range(stated)
        return allowed._replace(
            low=None if allowed.low is None else allowed.low * 100,
            high=None if allowed.high is None else allowed.high * 100,
        )
    return stated_range(stated)


@check(
    "ARI003",
    "change-mismatch",
    title=Text("增减幅度与两个数不符", "a growth that its two figures do not give"),
    severity="warning",
    basis="logic; GB/T 8170-2008",
    bad=[
        "2022年全年总量409件,2021年全年456件,同比下降⟦13.31%⟧。",
        "全年受理54件,比上年增加23件,增长⟦47.2%⟧。",
        "持证人员由120人增加到150人,增长⟦35%⟧。",
        "完成投资52.4亿元,上年为48.1亿元,同比增长⟦18.9%⟧。",
        "全年信访409件,去年同期456件,同比上升⟦10.31%⟧。",
        "案件从40件增加到120件,增长⟦3倍⟧。",
    ],
    good=[
        "2022年全年总量409件,2021年全年456件,同比下降10.31%。",
        "全年受理54件,比上年增加23件,增长74.1%。",
        "持证人员由120人增加到150人,增长25%。",
        "完成投资52.4亿元,上年为48.1亿元,同比增长8.9%。",
        "案件从40件增加到120件,增长2倍。",
        "收入由2012年的100亿元增加到150亿元,年均增长8.4%。",
        "办结率由90%提高到95%,提高5个百分点。",
        "受理54件,审结40件,同比增长74%。",
        "调解案件594件,同比上升77.3%;仲裁案件572件,同比上升50%。",
        "业务投诉36件,业务投诉同比下降36%。",
        "成交额从1795亿元增加到5260亿元,中小企业、高新企业数量分别增长3.2倍、2.5倍。",
    ],
)
def change_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """本年数、上年数(或增减量)与增减幅度三者算不拢,或方向相反。

    只在三者紧挨着写明时计算:“由B增加到A,增长p%”“A,上年B,同比下降p%”“A,比上年增加C,增长p%”。四舍五入、五成双和截位都接受;
    金额等量值按末位的取整范围计算。差不超过末位一个单位的只作提示。

    不报告:年均、累计、环比、可比口径的增幅;只有一个数的增幅;百分点;“翻番”与两倍上下相差不到五分之一的。

    ---
    This year's figure, last year's (or the difference) and the growth do not fit, or point in opposite directions.

    Computed only where all three stand side by side: 由B增加到A,增长p%; A,上年B,同比下降p%; A,比上年增加C,增长p%. Rounding and cutting are both accepted;
    money and measures count with the rounding of their last digit. One unit of the last digit apart is info.

    Accepted in silence: means over years, cumulative or adjusted growth; a growth with one figure only; percentage points; 翻番 within a fifth.
    """
    for one in changes(document):
        if not one.points:
            continue
        now, base = one.values
        shown = [decimal(value / one.operands[0].scale) for value in one.values]
        computed = decimal((now / base - 1) * 100, 2)
        # A whole 倍 is too wide a margin: 增长3倍 for three times as much is the very slip.
        unit_place = one.stated.place * (25 if one.stated.unit == "倍" else 1)
        sign = "" if one.word in _UP.split("|") else "-"
        stated = f"{sign}{one.stated.words}"
        yield Finding(
            one.stated.span,
            Text(f"“{one.word}{one.stated.words}”与{shown[0]}、{shown[1]}两数不符,请核对", f'"{one.word}{one.stated.words}" does not fit {shown[0]} and {shown[1]}'),
            note=Text(*[f"({shown[0]} − {shown[1]}) ÷ {shown[1]} = {computed}% ≠ {stated}"] * 2),
            related=tuple(Related(quantity.span, Text("所据的数", "figure")) for quantity in one.operands),
            severity="info" if one.points <= unit_place else None,
            evidence=Evidence(
                f"({shown[0]} - {shown[1]}) / {shown[1]} = {stated}", computed, sign + decimal(one.stated.value or Fraction(0)),
                tuple(quantity.operand for quantity in (*one.operands, one.stated)),
            ),
        )  # fmt: skip
