"""DAT001, DAT005: dates that the calendar does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, Span, Text, check
from lintreport.text.figures.dates import days_in
from lintreport.text.patterns import compiled

from ._weekdays import AGREED, Odd, odd_ones, pairs


@cache
def _lone_month() -> re.Pattern[str]:
    """A month with no year before it: 13月份."""
    return compiled(r"([0-9](?<![0-9.年\-—~至到、/].)[0-9]?)月(?:份|底|初|末|中旬|上旬|下旬)")


@check(
    "DAT001",
    "impossible-date",
    title=Text("日历上没有的日期", "date does not exist"),
    severity="error",
    basis="logic",
    bad=[
        "⟦2023年2月30日⟧印发方案。",
        "⟦4月31日⟧前完成整改,⟦2024年13月⟧验收。",
        "⟦2023年2月29日⟧召开会议。",
        "自⟦2023-06-31⟧起施行。",
        "⟦13月份⟧开展检查。",
        "⟦2024年0月5日⟧报送。",
        "⟦22023年⟧全区生产总值稳步增长,⟦20233年⟧12月印发方案,⟦203年⟧底完成整改。",
    ],
    good=[
        "2023年2月28日印发方案。",
        "2024年2月29日召开会议,2月29日报送。",
        "农历2月30日,13个月,13月龄。",
        "编号2023-06-310,电话020-1234,2023/24年度。",
        "1月至12月,第13月次。",
        "青年剧团排演话剧“8月32日”,全年演出12场,《2月30日》获优秀剧目奖。",
        "距今20000年前,历时203年,编号2-20233年。",
    ],
)
def impossible_date(document: Document, options: object) -> Iterator[Finding]:
    """日历上没有这一天：2月30日、4月31日、13月，平年的2月29日。

    多一位或少一位的年份（22023年、203年底）也报告。没有写年份的2月29日、农历日期（农历、阴历、正月、腊月）不报告。

    为什么：不存在的日期一定是写错的，期限、效力都可能随之有误。

    改法：对照原件改正日期。

    不报告：没有写年份的2月29日；农历日期；引号、书名号中的名称（话剧“8月32日”）；编号和时长（13个月、距今20000年）。
    ---
    The calendar has no such day: 30 February, 31 April, a thirteenth month, 29 February of a common year; nor is there a year with a
    digit too many or too few (22023年, 203年底). 29 February without a year and lunar dates are accepted.

    Why: A date that does not exist is always a mistake, and deadlines may depend on it.

    To fix: correct the date by the original document.

    Not reported: 29 February without a year, lunar dates, names in quotation marks (话剧“8月32日”), codes and durations (13个月, 距今20000年).
    """
    folded = document.folded
    for date in document.dates:
        if date.possible or re.search("[农阴旧]历[^,。]{0,6}$", folded[max(0, date.span.start - 9) : date.span.start]):
            continue
        if not date.year and _is_a_name(folded, date.span):
            continue
        words = document.text[slice(*date.span)]
        yield _impossible(date.span, words, date.month or 0, date.year)
    for match in _lone_month().finditer(folded):
        if not 1 <= int(match[1]) <= 12:
            yield _impossible(Span(*match.span()), match[0], int(match[1]), None)
    for match in _odd_year().finditer(folded):
        digits = len(match[0]) - 1
        said = Text(f"年份应为4位数字，此处有{digits}位", f"a year has 4 digits, this one has {digits}")
        words = document.text[slice(*match.span())]
        yield Finding(
            Span(*match.span()), Text(f"没有这样的年份：“{words}”", f'there is no such year: "{words}"'), note=said
        )


def _is_a_name(folded: str, span: Span) -> bool:
    """Whether a date stands alone in the marks of a name or a title: 小说《8月32日》."""
    return folded[max(0, span.start - 1) : span.start] in tuple("“‘《〈") and folded[span.end : span.end + 1] in tuple(
        "”’》〉"
    )


@cache
def _odd_year() -> re.Pattern[str]:
    """A year of this or the last century with a digit too many, or one too few before what only follows a year."""
    return compiled(
        "[12](?<![0-9.:/〔-].)(?<![0-9],.)(?:(?<=2)(?!0000)[02][0-9]{3}年(?![前来以后历的间])"
        "|(?:(?<=2)0|(?<=1)9)[0-9]年(?=[度底末初]|[上下]半年|[0-9]{1,2}月))"
    )


def _impossible(span: Span, words: str, month: int, year: int | None) -> Finding:
    if not 1 <= month <= 12:
        note = Text(f"没有{month}月", f"there is no month {month}")
    else:
        days = days_in(month, year)
        note = Text(
            f"{f'{year}年' if year else ''}{month}月只有{days}天",
            f"month {month}{f' of {year}' if year else ''} has {days} days",
        )
    return Finding(span, Text(f"日历上没有“{words}”", f'the calendar has no "{words}"'), note=note)


@check(
    "DAT005",
    "weekday-mismatch",
    title=Text("日期与星期不符", "weekday does not match the date"),
    severity="warning",
    basis="logic",
    needs=("星期", "周", "礼拜", "(一)", "(二)", "(三)", "(四)", "(五)", "(六)", "(日)", "(天)"),
    bad=[
        "会议定于⟦2024年5月1日(星期五)⟧召开。",
        "⟦2023年12月4日,周二⟧举办活动。",
        "报名时间为5月9日(星期四)至5月10日(周五),⟦5月13日(周二)⟧资格审查,5月16日(周四)笔试,5月20日(周一)公布成绩。",
        "9月5日(一)报到,9月8日(四)开班,9月15日(四)参观,⟦9月23日(四)⟧结业,9月28日(三)寄发证书。",
        "2022年8月30日印发通知,定于⟦9月15日(星期五)⟧召开推进会。",
    ],
    good=[
        "会议定于2024年5月1日(星期三)召开。",
        "2023年12月4日,周一举办活动。",
        "报名时间为5月9日(星期四)至5月10日(周五),5月13日(周一)资格审查,5月16日(周四)笔试,5月20日(周一)公布成绩。",
        "9月5日(一)报到,9月8日(四)开班,9月15日(四)参观,9月23日(五)结业,9月28日(三)寄发证书。",
        "2022年8月30日印发通知,定于9月15日(星期四)召开推进会。2022年12月28日启动,1月4日(星期三)结束。",
        "12月26日(周一)、12月28日(周三)、12月30日(周五)、1月4日(周三)各接待一次。",
        "3月1日(周二)、3月3日(周四)、3月7日(周一)接待,上年3月1日(周一)、3月3日(周三)、3月8日(周一)接待。",
        "截至12月31日(一)已收款,5月1日(星期五)放假。",
        "2024年5月1日周边环境整治。",
    ],
)
def weekday_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """日期后写着星期几（也包括括号里的“周四”“四”），而那一天不是星期几。

    日期没有写年份的，年份由同一句里写明年月的日期得出，或者由全文其余的日期与星期推算：至少三处合于同一年（或同一种年历），只有个别不合的，才报告；只有两处的，仅作提示。

    为什么：日期与星期必有一个写错，会议、期限都可能因此误时。

    改法：查对日历，改正日期或星期。

    不报告：没有年份、其余日期也推算不出年份的；分属两年的日期；括号里只有“一”而别处并不这样写星期的（多为序号）；农历日期。
    ---
    A date is followed by a weekday that it did not have; in brackets, also by 周四 or 四 alone.

    The year of a date that gives none is that of a date with year and month before it in its sentence, or follows from the other dates of the text: at least three of them have their weekdays in one
    year (or in years of one calendar) and only a few do not. Where two agree it is info.

    Why: Either the date or the weekday is wrong, and somebody may come on the wrong day.

    To fix: look at a calendar and correct the date or the weekday.

    Not reported: dates whose year neither they nor the others give, dates of two years, a 一 in brackets that is no weekday elsewhere (it numbers something), and lunar dates.
    """
    for odd in odd_ones(pairs(document), document.chronology):
        if odd.weekday is not None:
            yield _mismatch(document, odd)


def _mismatch(document: Document, odd: Odd) -> Finding:
    """What is said of a weekday that the date did not have."""
    (date, _, span, sign, _), right = odd.pair, "一二三四五六日"[odd.weekday or 0]
    english = _ENGLISH[odd.weekday or 0]
    day, english_day = f"{date.month}月{date.day}日", f"{date.month:02}-{date.day:02}"
    if odd.year:
        day, english_day = f"{odd.year}年{day}", f"{odd.year}-{english_day}"
    written = document.folded[slice(*sign)]
    note = Text(f"星期{right} ≠ 星期{written}", f"{english} is not 星期{written}")
    if odd.others:
        by = Text(f"；其余{odd.others}处日期与星期相合", f"; {odd.others} other dates have their weekdays")
        note = Text(note.zh + by.zh, note.en + by.en)
    return Finding(
        span,
        Text(f"{day}是星期{right}", f"{english_day} is a {english}"),
        note=note,
        severity="info" if 0 < odd.others < AGREED else None,
        fix=Fix(Text(f"改为星期{right}", f"make it 星期{right}"), (Edit(sign, right),)),
    )


_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
