"""Blocks: long stretches of running text that occur again, cut to where a reader would say that they begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from lintreport.finding import Span
from lintreport.text.repeats import Repeat, Squeezed, apart, repeats, squeeze
from lintreport.text.rows import FINAL, HAN, MARK, is_text

# All lengths are code points without white space.

#: A block is so long, or has so many sentences.
BLOCK_CHARS, BLOCK_SENTENCES = 120, 3
#: Sentences that are shorter than this together are a form of words, however many they are.
SHORTEST_BLOCK = 50
#: So much at either end of a repeat may belong to its neighbours, which happen to be alike.
OVERRUN = 8
#: Clauses of running text are not longer on average.
CLAUSE_CHARS = 80


class Report(Protocol):
    """What the view is made of; a `Document` is one."""

    @property
    def folded(self) -> str:
        """The text, folded."""

    @property
    def paragraphs(self) -> list[Span]:
        """Its paragraphs."""


class Block(NamedTuple):
    """Two copies of a stretch of running text.

    ``chars`` and ``sentences`` count one copy. ``whole`` says that it begins and ends with a sentence or an item.
    """

    first: Span
    later: Span
    chars: int
    sentences: int
    whole: bool


def blocks(report: Report) -> list[Block]:
    """The blocks of running text that occur again, by place of the later copy; no two later copies overlap."""
    solid = squeeze(report.folded)
    found: list[Block] = []
    kept: list[Repeat] = []
    for repeat in apart(repeats(solid.text, SHORTEST_BLOCK), SHORTEST_BLOCK):
        for copy in _copies(report, solid, repeat):
            left, right = _overrun(report, solid, copy)
            first, later, length = read = _traced(copy.cut(left or 0, right or 0), kept)
            sentences = len(re.findall("[。!?;]+", solid.text[later : later + length]))
            spans = solid.span(first, first + length), solid.span(later, later + length)
            large = length >= BLOCK_CHARS or (length >= SHORTEST_BLOCK and sentences >= BLOCK_SENTENCES)
            if large and _is_running_text(report.folded[slice(*spans[1])]):
                found.append(Block(*spans, length, sentences, left is not None and right is not None))
                kept.append(read)
    return found


def _traced(repeat: Repeat, kept: list[Repeat]) -> Repeat:
    """``repeat`` as one of the very first copy, where its first copy lies within a later one of those ``kept``."""
    at = bisect_right(kept, repeat.first, key=lambda one: one.later) - 1
    if at < 0 or repeat.first + repeat.length > kept[at].end:
        return repeat
    return repeat._replace(first=repeat.first - kept[at].later + kept[at].first)


def _copies(report: Report, solid: Squeezed, repeat: Repeat) -> Iterator[Repeat]:
    """``repeat``; where a text is repeated again and again at once, one repeat for each of its later copies."""
    period = repeat.later - repeat.first
    if repeat.length <= period:
        yield repeat
    elif period >= SHORTEST_BLOCK:
        start = repeat.later + (_overrun(report, solid, repeat)[0] or 0)
        for later in range(start, repeat.end - SHORTEST_BLOCK + 1, period):
            yield Repeat(start - period, later, min(period, repeat.end - later))


def _overrun(report: Report, solid: Squeezed, repeat: Repeat) -> tuple[int | None, int | None]:
    """How much of the beginning and the end is the neighbours'; `None` where a repeat breaks off in a sentence."""

    def begins(at: int) -> bool:
        offset = solid.offset(at)
        start = paragraph_at(report, offset).start
        before = report.folded[max(start, offset - 24) : offset]
        head = r"\A|" if offset - start <= 24 else ""
        return bool(re.search(rf"(?:{head}{FINAL}|[:“「])\s*(?:{MARK}\s*)?\Z", before))

    def stops(at: int) -> bool:
        offset = solid.offset(at - 1) + 1
        ended = re.search(rf"{FINAL}\Z", report.folded[max(0, offset - 4) : offset])
        return bool(ended) or paragraph_at(report, offset - 1).end == offset

    first, later, length = repeat
    reach = range(min(OVERRUN, length - 1) + 1)
    left = next((n for n in reach if begins(first + n) or begins(later + n)), None)
    right = next((n for n in reach if stops(first + length - n) or stops(later + length - n)), None)
    return left, right


def _is_running_text(words: str) -> bool:
    """Whether ``words`` are sentences, and not figures, cells of a table, a form, markup or code."""
    solid = "".join(words.split())
    han, digits, marks = (len(re.findall(signs, solid)) for signs in (HAN, "[0-9]", "[,、。!?;:](?![0-9])"))
    if han * 5 < len(solid) * 2 or digits * 5 > len(solid) * 2 or marks * CLAUSE_CHARS < len(solid):
        return False
    filled = filter(None, map(str.strip, words.splitlines()))
    return sum(len("".join(line.split())) for line in filled if is_text(line)) * 5 >= len(solid) * 3


def paragraph_at(report: Report, offset: int) -> Span:
    """The paragraph that holds ``offset``, where there is no white space."""
    return report.paragraphs[bisect_right(report.paragraphs, offset, key=lambda one: one.start) - 1]
