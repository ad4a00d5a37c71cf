"""DAT001, DAT005: dates that the calendar does not have."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, Span, Text, check
from lintreport.text.figures.dates import days_in
from lintreport.text.patterns import compiled


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


@cache
def _weekday() -> re.Pattern[str]:
    return compiled(r"[ (,]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?![年期边])")


@check(
    "DAT005",
    "weekday-mismatch",
    title=Text("日期与星期不符", "weekday does not match the date"),
    severity="warning",
    basis="logic",
    needs=("星期", "周", "礼拜"),
    bad=["会议定于⟦2024年5月1日(星期五)⟧召开。", "⟦2023年12月4日,周二⟧举办活动。"],
    good=[
        "会议定于2024年5月1日(星期三)召开。",
        "2023年12月4日,周一举办活动。",
        "5月1日(星期五)放假。",
        "2024年5月1日周边环境整治。",
    ],
)
def weekday_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """年月日俱全的日期后写着星期几，而那一天不是星期几。

    没有年份的日期不作判断。

    为什么：日期与星期必有一个写错，会议、期限都可能因此误时。

    改法：查对日历，改正日期或星期。

    不报告：没有年份的日期。
    ---
    A full date is followed by a weekday that it did not have. Dates without a year are not looked at.

    Why: Either the date or the weekday is wrong, and somebody may come on the wrong day.

    To fix: look at a calendar and correct the date or the weekday.

    Not reported: dates without a year.
    """
    for date in document.dates:
        named = _weekday().match(document.folded, date.span.end)
        if not named or not date.possible or date.year is None or date.month is None or date.day is None:
            continue
        is_weekday = datetime.date(date.year, date.month, date.day).weekday()
        if is_weekday != min("一二三四五六日天".index(named[1]), 6):
            right = "一二三四五六日"[is_weekday]
            end = named.end() + (document.folded[named.end() : named.end() + 1] == ")" and "(" in named[0])
            yield Finding(
                Span(date.span.start, end),
                Text(
                    f"{date.year}年{date.month}月{date.day}日是星期{right}",
                    f"{date.year}-{date.month:02}-{date.day:02} is a {_ENGLISH[is_weekday]}",
                ),
                note=Text(f"星期{right} ≠ 星期{named[1]}", f"{_ENGLISH[is_weekday]} is not 星期{named[1]}"),
                fix=Fix(Text(f"改为星期{right}", f"make it 星期{right}"), (Edit(Span(*named.span(1)), right),)),
            )


_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
