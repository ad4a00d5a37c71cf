"""QTY: 同比 or 环比 beside a base that belongs to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NoOptions, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled

#: What each term compares with: the period before this one, or the same period of the year before.
_RIGHT = {"同比": "环比", "环比": "同比"}


@cache
def _clashes() -> re.Pattern[str]:
    """A named base right before the term, or right behind it and followed by a change."""
    than, change = "[较比与和同]", "(?:增|减|上升|下降|回落|提高|降低|上涨|多|少|持平)"
    figure = "(?:[0-9][0-9.,]*[%万亿]{0,2})"
    before = "(?:上|前)一?个?(?:月|季度|旬|周)份?"
    named = f"(?:[一二三四]季度|(?:1[0-2]|[1-9])月份?)(?:的?{figure}{HAN}{{0,3}}?)?(?:相比|比较)"
    year_ago = "(?:去年|上年|上一年度?)同(?:期|月)"
    last_year = "(?:去年|上年)(?:同期|同月|(?:1[0-2]|[1-9])月|[一二三四]季度)"
    compared = "(?:相比|比较)?,?"
    by = rf"{change}{HAN}{{0,2}}{figure}(?:个百分点|{HAN})?\("
    return compiled(
        f"(?=[较比与和同环])(?:{than}(?:(?:{before}{compared}|{named},?)(?P<month>同比)|{year_ago}{compared}(?P<year>环比))"
        f"|(?P<month_behind>同比)(?:{before}{change}|{by}{before}[为是0-9])"
        f"|(?P<year_behind>环比)(?:{year_ago}{change}|{by}{last_year}[为是0-9]))"
    )


@check(
    "QTY011",
    "comparison-term",
    title=Text("同比、环比与所比的时期不合", "同比 or 环比 with the base of the other"),
    severity="warning",
    basis="practice",
    needs=("同比", "环比"),
    bad=[
        "4月份受理诉求2800件，较上月⟦同比⟧增长1.3%。",
        "三季度办件26840件，与二季度的24400件相比，⟦同比⟧增加10.0%。用电18.6亿千瓦时，⟦环比⟧增长8.1%（去年10月为17.2亿千瓦时）。",
        "与上季度相比，⟦同比⟧下降2%；比去年同期⟦环比⟧多12件，⟦同比⟧上月减少3件。",
    ],
    good=[
        "4月份受理诉求2800件，较上月增长1.3%，同比下降2%。",
        "价格同比由上月下降0.3%转为上涨0.1%，同比增速较上月加快2.2个百分点，环比涨幅比去年同期回落。",
        "同比降幅比上月收窄0.6个百分点，比去年同期增长3%，环比持平。",
        "与去年一季度相比，同比增长3%；环比增长8.1%（上月为17.2亿千瓦时，去年同期为16亿千瓦时）。",
        "与上月相比基本持平，同比增长；同比较上月多增的部分另行统计。",
    ],
)
def comparison_term(document: Document, options: NoOptions) -> Iterator[Finding]:
    """“同比”与上年同期相比，“环比”与上一个时期（月、季度、旬、周）相比，紧挨着写出的时期却是另一个。

    不报告：两者之间另有增减（较上月增长1.3%，同比下降2%）；“同比增速”“同比降幅”与上月相比。

    改法：核对数字是与哪个时期相比，改正用语或时期。

    为什么：读者无从知道基数是上月还是上年同期。
    ---
    同比 compares with the same period of the year before, 环比 with the period just before (month, quarter, ten days, week), and the base
    named right beside it is the other one.

    Not reported: a change between the two (较上月增长1.3%，同比下降2%), and the rate of a year-on-year change that is itself compared with last month's.

    To fix: look up what the figure is compared with, and correct the term or the base.

    Why: Readers cannot tell whether the base is last month or the same month of last year.
    """
    for match in _clashes().finditer(document.folded):
        kind = str(match.lastgroup)
        term, start = match[kind], match.start(kind)
        words = match[0].replace("\n", "")
        yield Finding(
            Span(start, start + len(term)),
            Text(
                f"“{words}”中用语与所比的时期不合，请核对（或为“{_RIGHT[term]}”）",
                f"“{words}”: the term does not go with its base; it may be {_RIGHT[term]}",
            ),
        )
