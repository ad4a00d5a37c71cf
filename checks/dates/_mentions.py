"""Dated places of a text: every year with its month, day, clause and sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from lintreport import Document, Span, Text
from lintreport.text.figures.years import in_figures
from lintreport.text.lazy import Lazy

#: A date with its year; the year alone where a sign for "to" leads over to another one.
_DATED = Lazy(
    "(?<![0-9.〔\\[-])((?:19|20)[0-9]{2})(?: ?年(?!代)(?: ?(1[012]|0?[1-9])(?![0-9]) ?月(?: ?([0-3]?[0-9])(?![0-9]) ?[日号])?)?"
    "|(?=[-—–~至到]{1,2}(?:19|20)[0-9]{2} ?年))"
)
_MARK = Lazy("[,。;:、()!?\n]")
_SENTENCE_END = "。;!?\n"
#: What names a document, with the years of its name.
_NAMED = Lazy("《[^《》\n]{1,80}》")


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


class Dated(NamedTuple):
    """A text with its years in figures and its dates in order."""

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


class Clash(NamedTuple):
    """Two places that cannot both hold: the later one, the other one, and the sum that shows it."""

    place: Span
    other: Span
    sum: Text


def dated(document: Document) -> Dated:
    """The view: every date outside the names of documents."""
    text = in_figures(document.folded)
    named = [match.span() for match in _NAMED.finditer(text)]
    marks = [match.start() for match in _MARK.finditer(text)]
    ends = [at for at in marks if text[at] in _SENTENCE_END]
    lines = [at for at in ends if text[at] == "\n"]
    found = []
    at = 0
    for match in _DATED.finditer(text):
        start = match.start()
        while at < len(named) and named[at][1] <= start:
            at += 1
        if at < len(named) and named[at][0] <= start:
            continue
        index = bisect_right(marks, start)
        clause = Span(
            marks[index - 1] + 1 if index else 0,
            marks[index] if index < len(marks) else len(text),
        )
        found.append(
            Mention(
                Span(*match.span()),
                int(match[1]),
                _part(match, 2),
                _part(match, 3),
                clause,
                bisect_right(ends, start),
                bisect_right(lines, start),
            )
        )
    return Dated(text, found)


def _part(match: re.Match[str], group: int) -> int:
    return int(match[group] or 0)
