"""Paragraphs of a text, also where an export has wrapped its lines."""

from __future__ import annotations

import re

from lintreport.finding import Span
from lintreport.text.lines import lines
from lintreport.text.sentences import trimmed

#: Lines of fewer code points than this say nothing about a wrapping width.
_SHORTEST_WRAP = 16
#: How much of the wrapping width a line must fill to be one that was wrapped.
_FULL = 0.88

# A line that begins like this begins a paragraph, whatever stands above it.
_OPENING = re.compile(
    r"\s{2,}|\t|[一二三四五六七八九十百]+、|\([一二三四五六七八九十百]+\)|第[一二三四五六七八九十百零〇]+[编章节条部]"
    r"|[0-9]{1,3}[.、)]|\([0-9]{1,3}\)|[①-⑳]|[#>*|-]\s|附件|——"
)


def paragraphs(folded: str) -> list[Span]:
    """Every paragraph without surrounding white space.

    A line is a paragraph. In a hard-wrapped text (an export from PDF), where lines that fill the width go on
    below in mid-sentence, such lines are joined.
    """
    every = lines(folded)
    width = wrap_width(folded, every)
    spans: list[Span] = []
    open_line = False  # the last line may go on
    for line in every:
        span = trimmed(folded, line.start, line.end)
        if span.start == span.end:
            open_line = False
            continue
        if open_line and not _OPENING.match(folded, line.start, line.end):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        open_line = bool(width) and span.end - line.start >= width * _FULL and folded[span.end - 1] not in "。!?:;"
    return spans


def wrap_width(folded: str, every: list[Span]) -> int:
    """The length at which an export wrapped the lines, in code points; 0 when it did not.

    Wrapped means that among the longer lines most are about equally long and stop in mid-sentence.
    """
    stripped = [trimmed(folded, line.start, line.end) for line in every]
    ends = [(span.end - line.start, folded[span.end - 1]) for line, span in zip(every, stripped, strict=True) if span.start < span.end]
    long = sorted(length for length, _ in ends if length >= _SHORTEST_WRAP)
    if len(long) < 8:
        return 0
    width = long[len(long) * 9 // 10]
    full = [last for length, last in ends if width * _FULL <= length <= width * 1.15]
    middle = sum(last not in "。!?:;" for last in full)
    most = len(full) * 3 >= len(long) and middle * 2 >= len(full)
    return width if most else 0


