"""Dates of a text, and the year that a report is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from lintreport.finding import Span

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Date(NamedTuple):
    """A date as it is written; a part that is not there is ``None``."""

    span: Span
    year: int | None
    month: int | None
    day: int | None

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a day; 29 February without a year may be one."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= days_in(self.month, self.year)


def days_in(month: int, year: int | None) -> int:
    """The days of a month, of the longest one where the year is not known."""
    if month == 2 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _DAYS[month - 1]


@cache
def _date() -> re.Pattern[str]:
    gap = "[ \n]?"
    return re.compile(
        rf"(?<![0-9.])(?:((?:19|20)[0-9]{{2}}){gap}年{gap}(?:([0-9]{{1,2}}){gap}月(?!龄)(?:{gap}([0-9]{{1,2}}){gap}日)?)?"
        rf"|([0-9]{{1,2}}){gap}月(?!龄){gap}([0-9]{{1,2}}){gap}日"
        rf"|((?:19|20)[0-9]{{2}})([-/.])([0-9]{{1,2}})\7([0-9]{{1,2}})(?![-/0-9.]))"
    )


def dates(folded: str) -> list[Date]:
    """Every date with a year, or with month and day, in order; 《》 and lunar dates are for the checks to leave out."""
    found = []
    for match in _date().finditer(folded):
        year = match[1] or match[6]
        month = match[2] or match[4] or match[8]
        day = match[3] or match[5] or match[9]
        found.append(Date(Span(*match.span()), *(int(part) if part else None for part in (year, month, day))))
    return found


#: A title of one of these says the year that is reported; 政府工作报告 carries the year in which it is given.
_TITLE = re.compile(
    "((?:19|20)[0-9]{2}) ?年(?:度)?[^\n。]{0,40}?"
    "(?:法治政府建设|依法行政|信息公开|依法治|法治建设|年度工作|工作总结|年度报告|年报|情况的?报告|工作情况)"
)
_OPENING = re.compile(
    "(?:现将|实际,将)[^。\n]{0,30}?((?:19|20)[0-9]{2}) ?年(?:度)?[^。\n]{0,40}?"
    "(?:报告|汇报|公布|公开|总结|通报|公告)(?:如下)?"
)
_FIRST_WORDS = re.compile("((?:19|20)[0-9]{2}) ?年(?:度|以来|,|在|我|全|是)")
#: What is read out to a congress tells of the year before and plans its own.
ADDRESS = re.compile(
    "(?:政府|法院|检察院|常务委员会|常委会)工作报告|各位代表|向大会报告|预算执行情况|国民经济和社会发展计划"
)
_NO_TITLE = re.compile(r"[。;:]$|^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))")
#: A title stands among the first so many paragraphs and has at most so many characters; an opening is as near.
_HEAD = 6
_TITLE_LENGTH = 60


class Years(NamedTuple):
    """Where the head of a report says its year: each a year and its place, or ``None``."""

    title: tuple[int, Span] | None
    opening: tuple[int, Span] | None
    first: tuple[int, Span] | None


def years_of_head(folded: str, paragraphs: Sequence[Span]) -> Years:
    """The years that the title, 现将…年…报告如下 and the first words of an annual report give."""
    title = opening = first = None
    for number, (start, end) in enumerate(paragraphs[:_HEAD]):
        if (
            title is None
            and opening is None
            and end - start <= _TITLE_LENGTH
            and not _NO_TITLE.search(folded, start, end)
        ):
            title = _year(_TITLE.search(folded, start, end))
        if opening is None:
            opening = _year(_OPENING.search(folded, start, min(end, start + 4000)))
        if first is None and (title[1].start < start if title else number == 0):
            first = _year(_FIRST_WORDS.match(folded, start, end))
    return Years(title, opening, first)


def _year(match: re.Match[str] | None) -> tuple[int, Span] | None:
    return (int(match[1]), Span(match.start(1), match.end(1) + 1)) if match else None


def report_year(folded: str, paragraphs: Sequence[Span], path: str = "") -> int | None:
    """The year that a report is about, ``None`` where it does not say so or contradicts itself.

    The title and the opening must agree where both give one; the file name counts only when neither does and
    the text has that year.
    """
    years = years_of_head(folded, paragraphs)
    if ADDRESS.search(folded, 0, 800):
        return None
    given = {year[0] for year in years if year}
    if len(given) == 1:
        return given.pop()
    named = re.search("(?<![0-9])(20[0-9]{2})(?![0-9])", re.split(r"[\\/]", path)[-1]) if not given else None
    return int(named[1]) if named and f"{named[1]}年" in folded else None
