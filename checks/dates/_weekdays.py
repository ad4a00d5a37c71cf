"""Weekdays beside dates: which a date had, and in which year those of a text agree."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from lintreport import Document, Span
from lintreport.text.figures.chronology import Chronology
from lintreport.text.figures.dates import Date, days_in
from lintreport.text.lazy import Lazy

_NAMED = Lazy(r"[ (,]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?![年期边至到、—~-])|\(([一二三四五六日天])\)")
_LUNAR = Lazy("[农阴旧]历[^,。]{0,6}$")
#: The calendar comes again after 28 years.
_CALENDARS = range(2001, 2029)
#: For each date that does not fit so many must agree on a year; of one less the finding is only info.
AGREED = 3


class Pair(NamedTuple):
    """A date with the weekday beside it, from 0 for Monday; ``sign`` is the place of its 一 to 日.

    ``bare``: only that stands in brackets, as the number of a heading does.
    """

    date: Date
    weekday: int
    span: Span
    sign: Span
    bare: bool

    def fits(self, year: int) -> bool:
        """Whether it is a date of that year with its weekday."""
        return self.date.year in (None, year) and self.weekday == weekday(self.date, year)


class Odd(NamedTuple):
    """A pair that does not fit, and the weekday that the date had in ``year``, if that is known.

    ``others``: so many other pairs of the text fit there; 0 where the year is that of the date or its sentence.
    """

    pair: Pair
    weekday: int | None
    year: int | None
    others: int = 0


def weekday(date: Date, year: int) -> int | None:
    """The weekday that a day and month had in a year; ``None`` for 29 February of a common year."""
    month, day = date.month or 0, date.day or 0
    return datetime.date(year, month, day).weekday() if day <= days_in(month, year) else None


def pairs(document: Document) -> list[Pair]:
    """Every date that is followed by a weekday."""
    found = []
    for date in document.dates:
        match = _NAMED.match(document.folded, date.span.end) if date.day and date.possible else None
        if match is None or _LUNAR.search(document.folded, max(0, date.span.start - 9), date.span.start):
            continue
        bare = match[2] is not None
        end = match.end() + ("(" in match[0] and document.folded.startswith(")", match.end()))
        sign = Span(*match.span(2 if bare else 1))
        at = min("一二三四五六日天".index(match.string[slice(*sign)]), 6)
        found.append(Pair(date, at, Span(date.span.start, end), sign, bare))
    return found


def odd_ones(found: Sequence[Pair], told: Chronology) -> Iterator[Odd]:
    """The pairs with a weekday that the date did not have: in its own year, that of its sentence or that of the others."""
    unsure = [pair for pair in found if pair.bare or pair.date.year is None]
    for pair in found:
        year = pair.date.year
        if year and not pair.bare and not pair.fits(year):
            yield Odd(pair, weekday(pair.date, year), year)
    years, others = _agreed(found, {one.year for one in told.mentions}) if unsure else ([], [])
    fitting, months = {pair.span for pair in others}, {pair.date.month or 0 for pair in others}
    unfit = [pair for pair in unsure if pair.span not in fitting]
    if len(unfit) > 1 and any(all(pair.fits(year) for pair in unfit) for year in _CALENDARS):
        unfit = []  # dates of two years
    for pair in unfit:
        near = next(iter(told.near(max(0, pair.span.start - _SENTENCE), pair.span.start)[-1:]), None)
        turned = near is not None and near.month > (pair.date.month or 0)  # 2022年12月28日启动,1月4日结束
        if near and (pair.fits(near.year) or (turned and pair.fits(near.year + 1))):
            continue
        if near and near.month and not pair.bare and not _STOP.search(told.text, near.span.end, pair.span.start):
            yield Odd(pair, weekday(pair.date, near.year), near.year)
            continue
        expected = {weekday(pair.date, year) for year in years}
        enough = len(others) >= max(AGREED * len(unfit), AGREED) or (len(unfit) == 1 and len(others) == AGREED - 1)
        if len(expected) == 1 and enough and not _at_turn(pair, months, years):
            named = years[0] if len(years) == 1 else None
            yield Odd(pair, expected.pop(), named, len(others))


def _agreed(found: Sequence[Pair], named: set[int]) -> tuple[list[int], list[Pair]]:
    """The years in which most dates have their weekdays, and these pairs: years that the text names, or any."""
    distinct = {(pair.date.month, pair.date.day): pair for pair in found}
    fitting = {year: [one for one in distinct.values() if one.fits(year)] for year in {*named, *_CALENDARS}}
    most = max(map(len, fitting.values()))
    if most < AGREED - 1:
        return [], []
    years = [year for year, those in fitting.items() if len(those) == most]
    years = sorted(named.intersection(years)) or sorted(years)
    return years, [pair for pair in found if pair.fits(years[0])]


def _at_turn(pair: Pair, months: Collection[int], years: Sequence[int]) -> bool:
    """Whether a date is one of the year before or after that of dates in these months: 12月30日, 1月4日."""
    month = pair.date.month or 0
    step = 1 if month <= _SPRING else -1 if month >= _AUTUMN else 0
    turned = max(months) >= _AUTUMN if step > 0 else min(months) <= _SPRING
    return step != 0 and turned and any(pair.fits(year + step) for year in years)


_SPRING, _AUTUMN = 3, 10
_STOP = Lazy("[。;!?\n]")
#: A sentence is not looked at over more code points.
_SENTENCE = 120
