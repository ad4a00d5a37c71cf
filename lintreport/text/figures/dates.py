"""Dates of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.patterns import compiled

#: A year in figures, or written out: 二〇二三.
YEAR = "(?:(?:19|20)[0-9]{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
#: The digits of a year that is written out as figures.
WRITTEN_OUT = str.maketrans("〇零○一二三四五六七八九", "000123456789")

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
    """A date behind its first digit: 2023年, 2023年5月6日, 2023-05-06, 5月6日; a year also before 至 and another."""
    gap = "[ \n]?"
    return compiled(
        rf"[0-9](?<![0-9.].)(?:((?:(?<=1)9|(?<=2)0)[0-9]{{2}})(?:{gap}年(?:{gap}([0-9]{{1,2}}){gap}月(?!龄)(?:{gap}([0-9]{{1,2}}){gap}[日号])?)?"
        rf"|([-/.])([0-9]{{1,2}})\4([0-9]{{1,2}})(?![-/0-9.])|(?=[-—–~至到]{{1,2}}(?:19|20)[0-9]{{2}} ?年))"
        rf"|([0-9]?){gap}月(?!龄){gap}([0-9]{{1,2}}){gap}日)"
    )


def dates(folded: str) -> list[Date]:
    """Every date with a year, or with month and day, in order; 《》 and lunar dates are for the checks to leave out."""
    found = []
    for match in _date().finditer(folded):
        year, month, day, _, other_month, other_day, ones, alone = match.groups()
        start = match.start()
        if year:
            month, day = month or other_month, day or other_day
        else:
            month, day = folded[start] + ones, alone
        parts = (folded[start] + year if year else None, month, day)
        found.append(Date(Span(*match.span()), *(int(part) if part else None for part in parts)))
    return found
