"""Periods of a text: from one date, part of a year or time of day to another."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.figures.dates import WRITTEN_OUT, YEAR
from lintreport.text.numbers import number
from lintreport.text.patterns import compiled


class Moment(NamedTuple):
    """One end of a period: its place, its year where it says so, the first and last day (month, day) that it may mean.

    ``year`` is 0 for 今年 and −1 for 去年; ``clock`` counts minutes of the day. ``month`` and ``date`` say whether the
    month and any part of a date are written here and not taken from the other end.
    """

    span: Span
    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]
    clock: int | None
    month: bool
    date: bool

    @property
    def whole_year(self) -> bool:
        """Whether it is a year by its number, and no part of it."""
        return (self.year or 0) > 1 and self.first == (1, 1) and self.last == (12, 31)


class Period(NamedTuple):
    """From one moment to another."""

    span: Span
    start: Moment
    end: Moment


_SAID = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1}
_PARTS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "初": (1, 10),
    "中": (10, 20),
    "底": (20, 31),
    "末": (20, 31),
}
_YEAR_PARTS = {"初": (1, 3), "中": (5, 8), "底": (10, 12), "末": (10, 12)}
_FIGURE = "(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"


@cache
def _mark() -> re.Pattern[str]:
    """What parts the two ends of a period."""
    return compiled("[至到—–―~-]{1,2}[ \n]?(?=[0-9一二三四五六七八九十今本当同去上下中第])")


def _moment(after: str) -> str:
    gap = "[ \n]?"
    return (
        rf"(?:(?P<year>{YEAR})(?:{gap}年度?|{after})|(?P<said>今年|本年|当年|同年|去年|上年))?{gap}"
        rf"(?:(?P<month>{_FIGURE}){gap}月份?)?{gap}"
        rf"(?:(?P<day>{_FIGURE}){gap}[日号]|(?P<part>[上中下]旬|(?<=[年月])[初中底末])"
        rf"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)?"
    )


_CLOCK = (
    "(?:[ \n]?(?P<noon>上午|下午|早上?|晚上?)?[ \n]?(?P<hour>[0-9]{1,2})"
    "(?:[时点](?:(?P<minutes>[0-9]{1,2})分)?|:(?P<minute>[0-9]{2})))?"
)


@cache
def _start() -> re.Pattern[str]:
    weekday = r"(?:\((?:星期|周)[一二三四五六日天]\))?"
    verb = "(?:起|开始)?(?:施行|实施|执行)?(?:,?(?:有效期|期限)?(?:截|直|持续|延续|一直)?)?"
    begin = "(?<![0-9.〇零○一二三四五六七八九十])(?=[0-9一二三四五六七八九十今本当去上下中第早晚])"
    last = rf"(?:(?P<bare>{_FIGURE})(?=[ \n]?$)|{_CLOCK})"
    return compiled(rf"{begin}{_moment('(?=$)')}{last}{weekday}(?P<verb>{verb})[ \n]?$")


@cache
def _end() -> re.Pattern[str]:
    return compiled(rf"{_moment('(?=[)])')}{_CLOCK}")


@cache
def _numeric() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """2023-05-10, 2023.5.10 and 2023.05 as the two ends."""
    year = "(?P<year>(?:19|20)[0-9]{2})(?P<sign>[-./])"
    return (
        compiled(rf"(?<![0-9.]){year}(?P<month>[0-9]{{1,2}})(?:(?P=sign)(?P<day>[0-9]{{1,2}}))?[ \n]?$"),
        compiled(rf"(?:{year})?(?P<month>[0-9]{{1,2}})(?:[-./](?P<day>[0-9]{{1,2}}))?(?![-./]?[0-9]|[.万亿元%个件])"),
    )


#: An end of a period is this many code points long at most, with what may stand between it and its mark.
_LONGEST = 32


def periods(folded: str) -> list[Period]:
    """Every 从…至… whose two ends are dates, parts of a year or times of day, in order."""
    found = []
    for mark in _mark().finditer(folded):
        at, behind = mark.start(), mark.end()
        before = folded[at - 1 : at]
        if before not in _LAST:
            continue
        start = _start().search(folded, max(0, at - _LONGEST), at)
        end = _end().match(folded, behind, behind + _LONGEST)
        period = _period(start, end) if start and end and start.end() > start.start() < at and end[0] else None
        if period is None and before.isdigit():
            start, end = _numeric()[0].search(folded, max(0, at - 12), at), _numeric()[1].match(folded, behind)
            period = _numeric_period(start, end) if start and end else None
        if period:
            found.append(period)
    return found


#: What the earlier end, or 起施行 and the like after it, may end in.
_LAST = frozenset("0123456789年月日号度旬季初中底末半时点分一二三四五六七八九十起始行施截直续期)\n ")


def _figure(words: str | None) -> int | None:
    if not words:
        return None
    if words.isascii():
        return int(words)
    value = number(words)
    return int(value.value) if value else None


def _year_of(match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"].translate(WRITTEN_OUT))
    return _SAID.get(match["said"]) if match["said"] else None


def _clock_of(match: re.Match[str], noon: str | None) -> int | None:
    if match["hour"] is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"] or 0)
    afternoon = (match["noon"] or noon or "")[:1] in ("下", "晚") and hour < 12
    return hour * 60 + minute + 720 * afternoon


def _days(
    month: int | None, day: int | None, part: str | None, quarter: str | None, half: str | None
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The first and the last day of what is said; ``None`` where there is none such."""
    if quarter:
        first = 3 * (_figure(quarter) or 1) - 2
        return (first, 1), (first + 2, 31)
    if half:
        return ((1, 1), (6, 31)) if half == "上" else ((7, 1), (12, 31))
    if month is None:
        if part and part in _YEAR_PARTS:
            first, last = _YEAR_PARTS[part]
            return (first, 1), (last, 31)
        return None if day or part else ((1, 1), (12, 31))
    if not 1 <= month <= 12 or not 1 <= (day or 1) <= 31:
        return None
    low, high = (day, day) if day else _PARTS.get(part or "", (1, 31))
    return (month, low), (month, high)


def _period(start: re.Match[str], end: re.Match[str]) -> Period | None:
    """The period of two ends; the later one leaves out what it has in common with the earlier one."""
    month, day, quarter = _figure(start["month"]), _figure(start["day"]), start["quarter"]
    end_month, end_day = _figure(end["month"]), _figure(end["day"])
    if start["bare"]:  # 11至1月, 28至22日, 三至一季度: the unit stands at the later end
        bare = _figure(start["bare"])
        if end["quarter"]:
            quarter = start["bare"]
            if quarter not in "一二三四1234":
                return None
        elif end_day and month and not day:
            day = bare
        elif end_month and not end_day and not month and not end["part"]:
            month = bare
        else:
            return None
    dated = any(end[one] for one in ("year", "said", "month", "day", "part", "quarter", "half"))
    if not dated and end["hour"] is None:
        return None
    inherits = dated and not (end["month"] or end["quarter"] or end["half"]) and bool(end_day or end["part"])
    if inherits and end["year"] is None and end["said"] is None:
        end_month = month
    if inherits and not month and not (end["year"] or end["said"]):
        return None
    one = _days(month, day, start["part"], quarter, start["half"])
    other = _days(end_month, end_day, end["part"], end["quarter"], end["half"]) if dated else one
    said_start = any(start[name] for name in ("year", "said", "month", "day", "part", "quarter", "half", "bare"))
    if one is None or other is None or (dated and not said_start) or (not dated and start["hour"] is None):
        return None
    year, end_year = _year_of(start), _year_of(end)
    if end["said"] in ("同年", "当年"):
        end_year = 0 if year == _SAID["去年"] else year
    noon = start["noon"] if (start["noon"] or "")[:1] in ("上", "下") else None
    return Period(
        Span(start.start(), end.end()),
        Moment(_place(start, start["verb"]), year, *one, _clock_of(start, None), bool(start["month"]), said_start),
        Moment(
            _place(end),
            end_year,
            *other,
            _clock_of(end, None if dated else noon),
            bool(end["month"] or end["quarter"] or end["half"]),
            dated,
        ),
    )


def _place(match: re.Match[str], verb: str = "") -> Span:
    """Where an end is written, without the white space around it and what it is the beginning of."""
    start, until = match.start(), match.end() - len(verb)
    words = match.string[start:until]
    return Span(until - len(words.lstrip()), start + len(words.rstrip()))


def _numeric_period(start: re.Match[str], end: re.Match[str]) -> Period | None:
    ends = []
    for match in (start, end):
        days = _days(int(match["month"]), _figure(match["day"]), None, None, None)
        if days is None:
            return None
        ends.append(Moment(_place(match), _figure_of_year(match["year"]), *days, None, True, True))
    # 2023.10-12 may as well be a figure; without its year the later end has month and day as the earlier one.
    if not end["year"] and not (end["day"] and start["day"]):
        return None
    return Period(Span(start.start(), end.end()), ends[0], ends[1])


def _figure_of_year(words: str | None) -> int | None:
    return int(words) if words else None
