"""DAT002: periods that run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from lintreport import Document, Evidence, Finding, Severity, Span, Text, check
from lintreport.text.figures.dates import Date
from lintreport.text.figures.periods import Period
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import number
from lintreport.text.patterns import compiled


@cache
def _articles() -> re.Pattern[str]:
    figure = "[0-9]{1,4}|[一二三四五六七八九十百]{1,7}"
    return compiled(
        rf"第\(?({figure})\)?(条|章|页|款|项|届|节)?[至到—~-](第?)\(?({figure})\)?(条|章|页|款|项|届|节)(?!之)"
    )


#: Between the dates of a work that begins and is done: 2023年5月启动,2023年3月完成.
_BEGUN = Lazy("(?:底|初)?(?:正式)?(?:启动|开工|动工|开建|立项|受理|立案|开幕|开始|收到)[^,。;0-9\n]{0,8},(?:并?于)?")
_DONE = Lazy("(?:底|前)?(?:正式|全部|全面)?(?:完成|结束|竣工|完工|办结|审结|结案|闭幕|截止|投用|验收|答复)")
#: What runs over the turn of the year by its nature, or is said of every year.
_SEASONAL = Lazy(
    "[采供取]暖|供热|防火|防灭火|火险|禁渔|禁牧|休渔|冬|春运|汛|枯水|凌|学年|学期|学校|校历|教学|榨季|流感|雪|次年|翌年|第二年|明年|下年|每年|历年|常年|跨年|岁末|生长|种植|繁殖|产卵|"
    "播种|作物|采收|雨季|旱季|旺季|淡季|季节|迁徙|越冬"
)
_NIGHT = Lazy("次日|翌日|第二天|隔日|夜|值班|值守|备勤|24小时|昼夜|禁|限行|停水|停电|施工|错峰|谷|巡|宵")
_OPEN = Lazy("受理|开放|营业|办公|上班|工作|服务|接待|培训|考试|会议|报名|授课|讲座|开庭|面试|笔试")
#: A period without years may run into the next one, but hardly for this many months, the first and last counted.
_TOO_LONG = 8
#: Nor does one of a single day run into the next for this many minutes; where a door is open, for this many.
_TOO_LATE, _TOO_LATE_OPEN = 17 * 60, 15 * 60
_MORNING = 7 * 60
#: Years further apart than this are no ends of one period.
_YEARS = 50


@check(
    "DAT002",
    "reversed-period",
    title=Text("起止颠倒", "a period that ends before it begins"),
    severity="error",
    basis="logic",
    bad=[
        "《实施纲要》(⟦2025-2021年⟧)的部署。",
        "⟦2023年12月至2023年3月⟧开展整治。",
        "⟦2023年5月10日至2022年6月1日⟧公示,⟦5月20日至5月10日⟧报名。",
        "自⟦2023年起至2021年⟧,⟦11月16日至3日⟧培训。",
        "依照⟦第15条至第12条⟧和⟦第三十条至第二十一条⟧处理。",
        "⟦2023年10月—4月⟧组织开展督察,⟦6月至1月⟧受理案件50件。",
        "公示期为⟦2023年6月1日至5月7日⟧,⟦5月20日至4月10日⟧报名。",
        "⟦2023年第四季度至第二季度⟧开展培训,⟦第三季度至第一季度⟧完成投资20亿元。",
        "监测时段为⟦2023年3月上旬至1月下旬⟧,⟦2023年11-1月⟧受理申请620件。",
        "⟦2023-05-10至2023-04-10⟧公示,会期⟦二〇二三年五月至二〇二三年三月⟧。",
        "⟦2023年5月启动,2023年3月⟧完成。自⟦2023年5月1日起施行,有效期至2022年4月30日⟧。",
        "⟦7月12日18时至14时⟧启动响应,受理时间为⟦上午12:00—8:30⟧。",
    ],
    good=[
        "《实施纲要》(2021-2025年)的部署。",
        "2023年11月至2024年3月供暖,每年11月至3月为采暖期,11月15日至3月15日供暖。",
        "2023年5月10日至6月1日公示,5月10日至5月20日报名。",
        "2022年、2021年,2022年至今,2023年比2022年增加。",
        "依照第12条至第15条、第二十一条至第三十条处理,第一百二十条至二十五条。",
        "2023年10月至3月的采暖费,9月至6月为一学年。",
        "11月3日至16日培训,5月20日至6月10日报名,每月25日至10日报送。",
        "2023年11月至次年3月,11月至3月开展行动,第四季度至第一季度供货。",
        "2023年5月启动,2024年3月完成。2023年5月启动二期工程,一期工程已于2022年12月完成。",
        "值班时间为18:00至8:00,办公时间为上午9:00—5:00,22:00—9:00由夜班值守。",
        "电话020-1234,比例5-3,2023年底至年初。",
        "按照合同第9-2条执行。",
        "由2022年的3件增加到2021年的2倍,2023.10-12万元。",
        "主任 2016.05— 副主任 2013.02—2016.05\n2016.05— 2013.02—2016.05",
    ],
)
def reversed_period(document: Document, options: object) -> Iterator[Finding]:
    """起止时间写反了：截止时间早于起始时间。

    两端都写明年份的，同为一个月内的两天的，以及条款序号倒着写的（第15条至第12条），为错误。止期没有写年份而月日早于起期的（2023年10月—4月）、
    都没有写年份而跨年也要八个月以上的（6月至1月）、同一天内的时刻倒写的（上午12:00—8:30），为警告：如确是跨年、跨日，请写明“次年”“次日”。

    不报告：没有年份、跨年不足八个月的起止（11月至3月）；采暖、防火、学年等本来跨年的；夜间值班的时刻；止期没有写、紧接着是下一段起止的（2016.05— 2013.02—2016.05）。

    为什么：时间不会倒流，起止写反说明其中一个日期有误，或者少写了“次年”“次日”。

    改法：核对两端的日期；跨年、跨日的，写明“次年”“次日”。
    ---
    A period ends before it begins.

    It is an error where both ends give a year or are two days of one month, and for ranges of articles that run backwards. It is a warning where
    the later end has no year and lies earlier in the year (2023年10月—4月), where neither has one and even into the next year it would take eight months or more (6月至1月),
    and for times of one day (上午12:00—8:30): if the next year or day is meant, the text should say so.

    Not reported: periods without years of fewer months (11月至3月); heating, forest fires, school years and the like; night shifts; a period without an
    end before the next one (2016.05— 2013.02—2016.05).

    Why: A period cannot end before it begins: one end is wrong, or 次年 or 次日 is missing.

    To fix: check both ends; if the next year or day is meant, say so.
    """
    folded = document.folded
    found = document.periods
    starts = {period.span.start for period in found}
    for period in found:
        # 2015.03— 2012.01—2015.03: the first office is still held, and the second begins where that seemed to end.
        goes_on = any(at in starts for at in range(period.span.start + 1, period.span.end))
        severity = None if goes_on else _certainty(folded, period)
        if severity:
            yield _reversed(document, period.span, (period.start.span, period.end.span), severity)
    for begun, done in pairwise(document.dates):
        backwards = _earlier(done, begun) and _BEGUN.fullmatch(folded, begun.span.end, done.span.start)
        if backwards and _DONE.match(folded, done.span.end):
            yield _reversed(document, Span(begun.span.start, done.span.end), (begun.span, done.span), "error")
    for match in _articles().finditer(folded):
        first, second = _ordinal(match[1]), _ordinal(match[4])
        if (match[2] or match[5]) != match[5] or first is None or second is None or second >= first:
            continue
        if not match[2] and not match[3] and "-" in match[0]:
            continue  # 第9-2条: one article
        if not match[3] and first >= 100 and match[2]:
            continue  # 第一百二十条至二十五条 leaves the hundred out
        yield _reversed(document, Span(*match.span()), (Span(*match.span(1)), Span(*match.span(4))), "error")


def _ordinal(words: str) -> int | None:
    found = number(words)
    return int(found.value) if found else None


def _certainty(folded: str, period: Period) -> Severity | None:
    """How sure it is that a period runs backwards: ``error``, ``warning`` or not at all."""
    start, end = period.start, period.end
    if not end.date or (start.year, start.first) == (end.year or start.year, end.first):
        return "warning" if _late(folded, period) else None
    if start.year is not None and end.year is not None:
        if (start.year > 1) != (end.year > 1) or start.year - end.year >= _YEARS:
            return None
        return "error" if (end.year, end.last) < (start.year, start.first) else None
    if end.last >= start.first or end.year is not None:
        return None
    if not end.month:
        return "error"
    if start.year is not None and start.year < 0:
        return None  # 去年11月至3月
    around = _around(folded, period.span)
    if _SEASONAL.search(around):
        return None
    months = 13 + end.last[0] - start.first[0]
    return "warning" if start.year is not None or months >= _TOO_LONG else None


def _around(folded: str, span: Span) -> str:
    before = re.split("[。;!?\n]", folded[max(0, span.start - 25) : span.start])[-1]
    return before + folded[span.start : span.end] + re.split("[。;!?\n]", folded[span.end : span.end + 25])[0]


def _late(folded: str, period: Period) -> bool:
    """Whether the times of one day run backwards, and not over night."""
    first, second = period.start.clock, period.end.clock
    if first is None or second is None or second >= first or second < _MORNING or first >= 24 * 60:
        return False
    around = _around(folded, period.span)
    limit = _TOO_LATE_OPEN if period.start.date or _OPEN.search(around) else _TOO_LATE
    return 24 * 60 + second - first >= limit and not _NIGHT.search(around)


def _earlier(one: Date, other: Date) -> bool:
    """Whether one date is certainly before the other, by its year and month or by its day."""
    if not one.year or not other.year or not one.month or not other.month:
        return False
    days = (one.day, other.day) if one.day and other.day else (0, 0)
    return (one.year, one.month, days[0]) < (other.year, other.month, days[1])


def _reversed(document: Document, span: Span, ends: tuple[Span, Span], severity: Severity) -> Finding:
    words, (start, end) = document.text[slice(*span)], (document.folded[slice(*one)] for one in ends)
    if severity == "error":
        message = Text(f"截止时间早于起始时间：“{words}”", f'the end is before the beginning: "{words}"')
    else:
        message = Text(
            f"截止时间早于起始时间：“{words}”，如跨年、跨日请写明",
            f'the end is before the beginning: "{words}"; if it is in the next year or day, say so',
        )
    return Finding(
        span,
        message,
        note=Text(*[f"{end} < {start}"] * 2),
        severity=None if severity == "error" else severity,
        evidence=Evidence("start ≤ end", end, start),
    )
