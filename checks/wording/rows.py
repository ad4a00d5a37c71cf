"""QTY: a figure that lost the unit that its neighbours have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled

#: So many code points before a place are quoted in its message.
_QUOTED = 12


@cache
def _rows() -> re.Pattern[str]:
    units = "[万亿]?元|万?人次|[万亿]?件|万?人|[万亿]?吨|万?户|[个家起次%]|公里|万?亩|平方米"
    figure = r"[0-9]+(?:\.[0-9]+)?"
    change = "(?:减少|增加|增长|下降|降低|提高|上升|回落)"
    rate = "(?:率|占比|比重|增长|下降|上升|提高|同比)(?:为|达到?|到)?"
    return compiled(
        rf"(?:(?:上年|去年|同期|预算数?|决算数?|[0-9]年)的?(?P<base>[0-9]+\.[0-9]+)(?={change}(?:了|约)?[0-9])"
        rf"|[0-9](?P<one>{units})[、和](?P<inner>{figure})(?=[、和]{figure}(?P=one))"
        rf"|[0-9](?P<two>{units})、{figure}(?P=two)[、和](?P<last>{figure})(?=[。;]|,(?![0-9]))"
        rf"|[0-9]%[,;、](?!{HAN}{{0,10}}[比别])(?:{HAN}{{0,8}}{rate})?(?P<rate>[0-9]+\.[0-9]+)(?=[。;]|,(?![0-9]))"
        rf"|(?P<noun>{HAN}{{2}}率)(?:为|达到?)?{figure}%[,;、](?:[^。\n]{{0,30}}?[,;、])?{HAN}{{0,12}}(?P=noun)(?:为|达到?)?(?P<same>{figure})(?=[。;]|,(?![0-9])))"
    )


@check(
    "QTY010",
    "unit-lost-in-row",
    title=Text("同类数字中有一个缺单位", "one of like figures without its unit"),
    severity="warning",
    basis="practice",
    yields_to=("QTY008",),
    bad=[
        "公务接待费3.15万元,较上年⟦3.20⟧减少0.05万元。",
        "分别拨付3.2万元、⟦2.1⟧、0.5万元,罚款12万元、15万元、⟦20⟧。",
        "刑事案件审结率85.2%,民事案件审结率33.3%,行政案件审结率⟦0⟧。",
        "办结率分别为98.5%、⟦97.2⟧,工业增长5.2%,农业增长⟦3.1⟧。",
    ],
    good=[
        "公务接待费3.15万元,较上年3.20万元减少0.05万元。",
        "分别拨付3.2、2.1、0.5万元,罚款12万元、15万元、20万元。",
        "城镇化率60%,城乡居民收入比降至2.21。研发投入2.61%,分别提高11.1、11.2个百分点。",
        "国内生产总值比上年增长5.2%,2024年实现12.5亿元。",
        "办结率98.5%,其中简易案件97.2%。",
    ],
)
def unit_lost_in_row(document: Document, options: NoOptions) -> Iterator[Finding]:
    """并列或相比的几个数都有单位，其中一个没有：“较上年3.20减少0.05万元”“3.2万元、2.1、0.5万元”“98.5%、97.2，”。

    不报告：共用后面一个单位的并列（3.2、2.1、0.5万元）；本来没有单位的比值（收入比降至2.21）。

    改法：补上单位。

    ---
    Figures that stand in a row or are compared have a unit, and one of them has none: 较上年3.20减少0.05万元; 3.2万元、2.1、0.5万元; 98.5%、97.2.

    Accepted in silence: rows that share the unit behind the last figure (3.2、2.1、0.5万元), and plain ratios (收入比降至2.21). To mend it, add the unit.
    """
    folded = document.folded
    for found in _rows().finditer(folded):
        kind = next(name for name in ("base", "inner", "last", "rate", "same") if found[name])
        span = Span(*found.span(kind))
        words = document.masked[max(0, span.start - _QUOTED) : span.end + 4].replace("\n", " ").strip()
        yield Finding(span, Text(f"“{found[kind]}”缺少单位：“{words}”", f"no unit behind “{found[kind]}”: “{words}”"))
