"""The chronology of a text: its dates with a year in order, each with the clause, sentence and paragraph around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.figures.dates import Date
from lintreport.text.lazy import Lazy

_MARKS, _ENDS = ",。;:、()!?\n", "。;!?\n"
_MARK = Lazy(f"[{_MARKS}]")
#: What names a document, with the years of its name.
_NAMED = Lazy("《[^《》\n]{1,80}》")
#: Before a year that is part of a number: 〔2023〕5号, 3-2023.
_NUMBERED = ("〔", "[", "-")
#: No more of a clause says anything of its date, in code points.
_CLAUSE = 120


class Mention(NamedTuple):
    """A date with its year; ``month`` and ``day`` are 0 where they are not given.

    ``clause`` runs from mark to mark around it; ``sentence`` and ``paragraph`` are counted.
    """

    span: Span
    year: int
    month: int
    day: int
    clause: Span
    sentence: int
    paragraph: int

    def is_after(self, other: Mention) -> bool:
        """Whether this date is certainly later, as exactly as both are given."""
        one, two = (self.year, self.month, self.day), (other.year, other.month, other.day)
        exact = next((n for n in range(3) if not (one[n] and two[n])), 3)
        return one[:exact] > two[:exact]


class Chronology(NamedTuple):
    """A text, with its years in figures, and its dates in order."""

    text: str
    mentions: list[Mention]

    def before(self, mention: Mention) -> str:
        """The words of its clause before a date, the nearest of them."""
        return self.text[max(mention.clause.start, mention.span.start - _CLAUSE) : mention.span.start]

    def behind(self, mention: Mention) -> str:
        """The words of its clause behind a date, the nearest of them."""
        return self.text[mention.span.end : min(mention.clause.end, mention.span.end + _CLAUSE)]

    def near(self, start: int, end: int) -> list[Mention]:
        """The dates that begin between two places."""
        first, last = (bisect_left(self.mentions, at, key=lambda one: one.span.start) for at in (start, end))
        return self.mentions[first:last]


def chronology(text: str, dates: Sequence[Date]) -> Chronology:
    """Every date with a year outside the names of documents, written as one: 2023年, 2023年5月6日."""
    found: list[Mention] = []
    clause, at, sentence, paragraph = Span(0, -1), 0, 0, 0
    for date in _outside_names(text, dates):
        start = date.span.start
        sentence += sum(text.count(sign, at, start) for sign in _ENDS)
        paragraph += text.count("\n", at, start)
        if start > clause.end:
            stop = _MARK.search(text, start)
            begin = max(text.rfind(sign, at, start) for sign in _MARKS) + 1
            clause = Span(begin or clause.start, stop.start() if stop else len(text))
        at = start
        found.append(Mention(date.span, date.year or 0, date.month or 0, date.day or 0, clause, sentence, paragraph))
    return Chronology(text, found)


def _outside_names(text: str, dates: Sequence[Date]) -> Iterator[Date]:
    names = _NAMED.finditer(text)
    name = next(names, None)
    for date in dates:
        start, end = date.span
        while name and name.end() <= start:
            name = next(names, None)
        if date.year and date.possible and not (name and name.start() <= start):
            written = date.month is None or "月" in text[start:end]
            if written and text[start - 1 : start] not in _NUMBERED and not text.startswith("代", end):
                yield date
