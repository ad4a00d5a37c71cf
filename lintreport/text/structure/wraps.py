"""A text without the line ends at which an export broke its paragraphs, and where its signs stood before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lintreport.finding import Span


class Offsets(NamedTuple):
    """Where the pieces of a text, in their order, begin in it and in the text that it was made of."""

    own: list[int]
    original: list[int]

    def origin(self, span: Span) -> Span:
        """The span that ``span`` was in the original; what was left out within it is part of that."""
        start = self._origin(span.start)
        return Span(start, self._origin(span.end - 1) + 1 if span.end > span.start else start)

    def _origin(self, offset: int) -> int:
        piece = max(0, bisect_right(self.own, offset) - 1)
        return self.original[piece] + offset - self.own[piece]


class Unwrapped(NamedTuple):
    """A text whose paragraphs are a line each, and where the lines that each was broken into are in it."""

    text: str
    paragraph_lines: list[list[Span]]
    offsets: Offsets


def unwrapped(text: str, broken: Sequence[Sequence[Span]]) -> Unwrapped:
    """``text`` with the lines of every paragraph joined, and without what stood between them.

    Words and numbers of the Latin alphabet are joined by a blank, everything else without.
    """
    parts: list[str] = []
    paragraph_lines: list[list[Span]] = []
    offsets = Offsets([0], [0])
    length = copied = 0  # of the new text; as far as the original is in it

    def take(end: int) -> None:
        nonlocal length, copied
        parts.append(text[copied:end])
        length += end - copied
        copied = end

    for lines in broken:
        take(lines[0].start)
        start = length
        pieces: list[Span] = []
        for above, below in pairwise(lines):
            take(above.end)
            pieces.append(Span(start, length))
            if _apart(text[above.end - 1], text[below.start]):
                parts.append(" ")  # in place of the line end
                length += 1
            copied = below.start
            start = length
            offsets.own.append(length)
            offsets.original.append(below.start)
        take(lines[-1].end)
        paragraph_lines.append([*pieces, Span(start, length)])
    take(len(text))
    return Unwrapped("".join(parts), paragraph_lines, offsets)


def _apart(last: str, first: str) -> bool:
    """Whether two signs are of two words: a number that a line end broke is one."""
    both = last.isascii() and first.isascii() and last.isalnum() and first.isalnum()
    return both and not (last.isdigit() and first.isdigit())
