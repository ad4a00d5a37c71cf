"""Blocks: long stretches of running text that occur again, cut to where a reader would say that they begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.repetition.exact import Repeat, Squeezed, apart, repeats, squeeze
from lintreport.text.repetition.similar import Change, changes, differences, similarity
from lintreport.text.structure.filled_lines import FINAL, MARK
from lintreport.text.structure.genres import lays_down_rules
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.layout import Block as Line
from lintreport.text.structure.reading import Reading

# All lengths are code points without white space.

#: A block is so long, or has this many sentences.
BLOCK_CHARS, BLOCK_SENTENCES = 120, 3
#: Sentences that are shorter than this together are a form of words, however many they are.
SHORTEST_BLOCK = 50
#: A repeat as long as this is neither chance nor form, whatever stands around it and inside it.
CERTAIN = 1000
#: So much at either end of a repeat may belong to its neighbours, which happen to be alike.
OVERRUN = 8
#: Clauses of running text are not longer on average.
CLAUSE_CHARS = 80
#: Repeats that part no more than this from each other are one copy that was gone over ...
GAP = 120
#: ... if they have so much in common (in a statute, for its parallel sections, `CERTAIN`), and such a share of it all:
#: what is filled into a template is more.
GONE_OVER, EQUAL = 300, 0.95
#: Of what stands before and after them in their paragraphs so much must be equal to belong to the copy.
ALIKE = 0.5


#: Where running text stands.
TEXT: tuple[Kind, ...] = ("heading", "run-in", "body", "item", "quotation")


class Block(NamedTuple):
    """Two copies of a stretch of running text.

    ``chars`` and ``sentences`` count what the two have in common. ``whole`` says that it begins and ends with a
    sentence or an item. ``changes`` are those of a copy that was gone over, white space left out: none in an exact one.
    """

    first: Span
    later: Span
    chars: int
    sentences: int
    whole: bool
    changes: tuple[Change, ...] = ()


class _Piece(NamedTuple):
    """A repeat, and whether it begins and ends with a sentence or an item."""

    repeat: Repeat
    begins: bool
    ends: bool


def blocks(report: Reading) -> list[Block]:
    """The blocks of running text that occur again, by place of the later copy; no two later copies overlap."""
    solid = squeeze(report.folded)
    pieces: list[_Piece] = []
    for repeat in apart(repeats(solid.text, SHORTEST_BLOCK), SHORTEST_BLOCK):
        for copy in _copies(report, solid, repeat):
            left, right = _overrun(report, solid, copy)
            cut = _traced(copy.cut(left or 0, right or 0), pieces)
            pieces.append(_Piece(cut, left is not None, right is not None))
    found: list[Block] = []
    runs = [*_runs(pieces)]
    certain = CERTAIN if pieces and lays_down_rules(report) else GONE_OVER
    for run, below in zip_longest(runs, runs[1:]):
        until = below[0].repeat.later if below else len(solid.text)
        edited = _edited(report, solid, run, until, certain)
        if edited and (not found or found[-1].later.end <= edited.later.start):
            found.append(edited)
        else:
            found += filter(None, (_exact(report, solid, piece) for piece in run))
    return found


def paragraph_at(report: Reading, offset: int) -> Span:
    """The paragraph that holds ``offset``, where there is no white space."""
    return report.paragraphs[bisect_right(report.paragraphs, offset, key=lambda one: one.start) - 1]


def _traced(repeat: Repeat, pieces: list[_Piece]) -> Repeat:
    """``repeat`` as one of the very first copy, where its first copy lies within a later one of ``pieces``."""
    at = bisect_right(pieces, repeat.first, key=lambda one: one.repeat.later) - 1
    if at < 0 or repeat.first + repeat.length > pieces[at].repeat.end:
        return repeat
    return repeat._replace(first=repeat.first - pieces[at].repeat.later + pieces[at].repeat.first)


def _copies(report: Reading, solid: Squeezed, repeat: Repeat) -> Iterator[Repeat]:
    """``repeat``; where a text is repeated again and again at once, one repeat for each of its later copies."""
    period = repeat.later - repeat.first
    if repeat.length <= period:
        yield repeat
    elif period >= SHORTEST_BLOCK:
        start = repeat.later + (_overrun(report, solid, repeat)[0] or 0)
        for later in range(start, repeat.end - SHORTEST_BLOCK + 1, period):
            yield Repeat(start - period, later, min(period, repeat.end - later))


def _overrun(report: Reading, solid: Squeezed, repeat: Repeat) -> tuple[int | None, int | None]:
    """How much of the beginning and the end is the neighbours'; `None` where a repeat breaks off in a sentence."""

    def begins(at: int) -> bool:
        offset = solid.offset(at)
        start = paragraph_at(report, offset).start
        before = report.folded[max(start, offset - 24) : offset]
        head = r"\A|" if offset - start <= 24 else ""
        mark = compiled("[,.、。;:!?…”』》)]").match(report.folded[offset])
        return not mark and bool(compiled(rf"(?:{head}{FINAL}|[:“「])\s*(?:{MARK}\s*)?\Z").search(before))

    def stops(at: int) -> bool:
        offset = solid.offset(at - 1) + 1
        ended = compiled(rf"{FINAL}\Z").search(report.folded[max(0, offset - 4) : offset])
        return bool(ended) or paragraph_at(report, offset - 1).end == offset

    first, later, length = repeat
    reach = range(min(OVERRUN, length - 1) + 1)
    left = next((n for n in reach if begins(first + n) or begins(later + n)), None)
    right = next((n for n in reach if stops(first + length - n) or stops(later + length - n)), None)
    return left, right


def _exact(report: Reading, solid: Squeezed, piece: _Piece) -> Block | None:
    """The block that a piece by itself is, if it is one."""
    first, later, length = piece.repeat
    sentences = _sentences(solid.text[later : later + length])
    if length < BLOCK_CHARS and (length < SHORTEST_BLOCK or sentences < BLOCK_SENTENCES):
        return None
    copy = solid.span(later, later + length)
    if not _is_running_text(report, copy):
        return None
    return Block(solid.span(first, first + length), copy, length, sentences, piece.begins and piece.ends)


def _runs(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces in order, those together that follow upon one another in both copies."""
    run: list[_Piece] = []
    for piece in pieces:
        if run and not _follows(run[0].repeat, run[-1].repeat, piece.repeat):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _follows(head: Repeat, above: Repeat, below: Repeat) -> bool:
    parted, parted_later = below.first - above.first - above.length, below.later - above.end
    apart_still = below.first + below.length <= head.later
    return apart_still and -OVERRUN <= parted <= GAP and parted_later <= GAP


def _edited(report: Reading, solid: Squeezed, run: list[_Piece], until: int, least: int) -> Block | None:
    """The block that pieces are with what was changed: a copy that was gone over, and no template filled in twice.

    It ends before ``until``, and ``least`` must be equal.
    """
    chars = sum(piece.repeat.length for piece in run)
    if chars < least:
        return None
    (first, later, _), last = run[0].repeat, run[-1].repeat
    stops = last.first + last.length, last.end
    leads = _lead(report, solid, first), _lead(report, solid, later)
    tails = tuple(_tail(report, solid, at) for at in stops)
    left, right = _is_alike(*leads), _is_alike(*tails)
    start, later_start = (at - len(lead) * left for at, lead in zip((first, later), leads, strict=True))
    end, later_end = (at + len(tail) * right for at, tail in zip(stops, tails, strict=True))
    if end - start == later_end - later_start == chars or end > later_start or later_end > until:
        return None
    if chars < EQUAL * max(end - start, later_end - later_start):
        return None
    words, later_words = solid.text[start:end], solid.text[later_start:later_end]
    made = changes(words, later_words)
    kinds = differences(words, later_words, made)
    if kinds.changed > 1 and kinds.changed * 2 > kinds.figures:
        return None
    if chars < CERTAIN and kinds.repeated:
        return None
    copy = solid.span(later_start, later_end)
    if not _is_running_text(report, copy):
        return None
    whole = (left or run[0].begins) and (right or run[-1].ends)
    return Block(solid.span(start, end), copy, chars, _sentences(later_words), whole, tuple(made))


def _lead(report: Reading, solid: Squeezed, at: int) -> str:
    """What stands in its paragraph before ``at``; empty when that is more than a gap."""
    offset = solid.offset(at)
    start = paragraph_at(report, offset).start
    return squeeze(report.folded[start:offset]).text if offset - start <= GAP else ""


def _tail(report: Reading, solid: Squeezed, at: int) -> str:
    """What stands in its paragraph from ``at`` on; empty when that is more than a gap."""
    offset = solid.offset(at - 1) + 1
    end = paragraph_at(report, offset - 1).end
    return squeeze(report.folded[offset:end]).text if end - offset <= GAP else ""


def _is_alike(one: str, other: str) -> bool:
    """Whether what stands at the ends of two paragraphs belongs to what was copied, but for their numbers."""
    if not one or not other or compiled(MARK).fullmatch(one) or compiled(MARK).fullmatch(other):
        return False
    return len(one + other) <= 2 * OVERRUN or similarity(one, other) >= ALIKE


def _sentences(words: str) -> int:
    return len(compiled("[。!?;]+").findall(words))


def _is_running_text(report: Reading, span: Span) -> bool:
    """Whether a span holds sentences, and not figures, cells of a table, a form, markup or code.

    A long one may hold all of these beside some paragraphs of text.
    """
    words = report.folded[slice(*span)]
    solid = "".join(words.split())
    if len(solid) >= CERTAIN and _sentences_of_cells(report, span) >= BLOCK_CHARS:
        return True
    han, digits, marks = (len(re.findall(signs, solid)) for signs in (HAN, "[0-9]", "[、。!?;《]|[,:](?![0-9])"))
    if han * 5 < len(solid) * 2 or digits * 5 > len(solid) * 2 or marks * CLAUSE_CHARS < len(solid):
        return False
    return sum(end - start for start, end in _text(report, span)) * 5 >= (span.end - span.start) * 3


def _text(report: Reading, span: Span, kinds: Sequence[Kind] = TEXT) -> Iterator[Span]:
    """What of a span stands in blocks of these kinds."""
    lines = report.layout
    for at in range(max(0, bisect_right(lines, span.start, key=_start) - 1), len(lines)):
        start, end = lines[at].span
        if start >= span.end:
            break
        if lines[at].kind in kinds and end > span.start:
            yield Span(max(start, span.start), min(end, span.end))


def _start(line: Line) -> int:
    return line.span.start


def _sentences_of_cells(report: Reading, span: Span) -> int:
    """How much of a span are paragraphs of sentences, those that stand among cells too."""
    chars = 0
    for start, end in _text(report, span, (*TEXT, "row")):
        words = report.folded[start:end]
        if end - start >= SHORTEST_BLOCK and compiled(rf"{FINAL}\Z").search(words[-4:]):
            chars += (end - start) * (2 * len(compiled(HAN).findall(words)) >= end - start)
    return chars
