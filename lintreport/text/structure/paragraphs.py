"""Paragraphs of a text, also where an export has wrapped its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.patterns import compiled
from lintreport.text.structure.lines import lines
from lintreport.text.structure.sentences import trimmed

# Widths are counted in cells: a digit, a letter or a blank takes one, everything else two.

#: Lines of fewer cells are those of tables and say nothing about a margin.
_NARROWEST = 24
#: What a full line may lack to the margin: a first line's lost indent, and a mark that may not begin a line.
_SLACK = 6
#: What a line may exceed the margin by: an extraction puts spaces between digits and Han.
_EXCESS = 12
#: How many full lines it takes to see a margin.
_FEWEST = 3
#: How many lines of the foot and the head of a page may part a paragraph.
_PAGE_BREAK = 8
#: No page is wider, in code points.
_WIDEST = 250

_NARROW = compiled(r"[0-9A-Za-z .%/\t-]")
# The least that moves to the next line: a number, a word, or a sign with the marks that cannot be separated from it.
_WORD = compiled(r"\s*([“‘《(〔]{0,3}(?:[0-9A-Za-z](?:[0-9A-Za-z.%/-]|,(?=[0-9])){0,23}|.)[,.、。;:!?)”’》〕]{0,3})")

# A line that begins like this begins a paragraph, whatever stands above it.
_OPENING = compiled(
    r"\s*(?:[一二三四五六七八九十百]{1,4}、|\([一二三四五六七八九十百]{1,4}\)(?![项款目、和])"
    r"|第[一二三四五六七八九十百零〇]{1,6}(?:[编章节]|部分|条(?![和、,规至的所第款]))"
    r"|[0-9]{1,3}(?:[、)]|\.(?![0-9]))|\([0-9]{1,3}\)(?![项款目、和])|[①-⑳]|[#>*-]\s|[●■◆▪•➢★▲√□]"
    r"|附(?:件|表|录)\s*[0-9一二三四五六七八九十]{0,3}\s*(?::|$)|——|[0-9]{4} *年 *[0-9]{1,2} *月 *[0-9]{1,2} *日\s*$)",
    re.MULTILINE,
)
#: Rows of so many cells, separated by single blanks, are those of a table; these marks make a sentence of a line.
_COLUMNS, _IN_SENTENCE = 3, frozenset(",。;:!?、")
# Blanks inside a line part the cells of a table or the names under a text.
_PARTED = compiled(r"(?<=\S)[ \t]{3}[ \t]*\S")
#: After these a paragraph cannot be over.
_UNFINISHED = frozenset(",、(“‘《〔[—")
#: No paragraph begins or ends like this.
_CLOSING, _MAY_NOT_END = frozenset("》”’)】」"), frozenset("《“‘(〔【")
_MAY_NOT_BEGIN = _CLOSING | frozenset(",。;:、")
#: A figure at the end of a line goes on like this.
_AFTER_FIGURE = frozenset("年月日%件个万亿元")
#: So near its line end a bracket is open that the next line closes, in code points.
_BRACKETED = 30
#: What stands in a line of its own since it was set lower (PM2.5) is no longer.
_INDEX = 6
#: This many lines further down a torn line may go on.
_BLANK_LINES = 2
_FINAL = compiled(r"[。!?:;…][”’》)\]」』]{0,3}\Z")
_MAY_END = frozenset("。!?:;…”’》)]」』")

_PAGE_NUMBER = compiled(
    r"\s*(?:[-—–]{1,3} *[0-9]{1,4} *[-—–]{1,3}|第 *[0-9]{1,4} *页(?:[ ,]{0,3}共 *[0-9]{1,4} *页)?"
    r"|[0-9]{1,4} */ *[0-9]{1,4})\s*\Z"
)
_DIGITS = compiled("[0-9]+")
#: A line that is drawn with dashes: nothing goes on after it.
_RULE = compiled("—+")


class _Line(NamedTuple):
    """A line with something on it.

    ``row`` counts all lines, ``cells`` is the width with the ``indent``; ``final`` when it ends as a sentence does, or
    is a drawn line.
    """

    row: int
    text: Span
    indent: int
    cells: int
    final: bool


def paragraphs(folded: str) -> list[Span]:
    """Every paragraph without surrounding white space.

    A line is a paragraph. In a hard-wrapped text (an export from PDF) the lines that a paragraph was broken
    into are joined, also across the foot and the head of a page, which are then part of it.
    """
    return [Span(lines[0].start, lines[-1].end) for lines in broken_paragraphs(folded)]


def begins_paragraph(folded: str, line: Span) -> bool:
    """Whether a line begins a paragraph whatever stands above it: with a number, a bullet, a date."""
    return _OPENING.match(folded, line.start, line.end) is not None


def broken_paragraphs(folded: str) -> list[list[Span]]:
    """The lines of every paragraph, each without surrounding white space, and without the page foot between them."""
    filled = list(_filled(folded, lines(folded)))
    margin = _margin(folded, filled)
    furniture = _furniture(folded, filled)
    joined: list[list[Span]] = []
    passed: list[list[Span]] = []  # the furniture since the last line of text
    above: _Line | None = None
    for at, line in enumerate(filled):
        if line.row in furniture:
            passed.append([line.text])
            continue
        if above and (
            (margin and _goes_on(folded, above, line, margin))
            or _torn(folded, above, line, bool(passed))
            or (at + 1 < len(filled) and _linked(folded, above, line, filled[at + 1]))
        ):
            joined[-1].append(line.text)
        else:
            joined += [*passed, [line.text]]
        passed.clear()
        above = line
    return joined + passed


def _filled(folded: str, every: Iterable[Span]) -> Iterator[_Line]:
    for row, line in enumerate(every):
        if line.start == line.end:
            continue
        text = trimmed(folded, *line)
        if text.start == text.end:
            continue
        end = min(text.end, line.start + _WIDEST)
        cells = 2 * (end - line.start)
        if cells >= _NARROWEST - _SLACK:  # of narrower lines nobody asks how narrow
            cells -= len(_NARROW.findall(folded, line.start, end))
        final = (
            folded[text.end - 1] in _MAY_END
            and _FINAL.search(folded, max(text.start, text.end - 4), text.end) is not None
        ) or (folded.startswith("——", text.start) and _RULE.fullmatch(folded, *text) is not None)
        yield _Line(row, text, text.start - line.start, cells, final)


def _goes_on(folded: str, above: _Line, below: _Line, margin: int) -> bool:
    """Whether ``below`` is the rest of ``above``: its first word would not have fitted in there."""
    if above.cells > margin + _EXCESS or below.row - above.row > _PAGE_BREAK:
        return False
    word = _WORD.match(folded, below.text.start, below.text.end)
    room = margin - above.cells - (2 * len(word[1]) - len(_NARROW.findall(word[1])) if word else 0)
    if folded[above.text.end - 1] in _UNFINISHED and not above.final:
        return room < _SLACK
    if below.indent > above.indent or _OPENING.match(folded, below.text.start, below.text.end):
        return False
    if _are_rows(folded, above.text, below.text):
        return False
    if (
        above.final
    ):  # the paragraph may be over: only a line that is full to the last cell goes on, and not to a heading
        whole = below.final or below.cells >= margin - _SLACK
        return room <= 0 and below.row == above.row + 1 and not below.indent and whole
    return room < _SLACK and not _parted(folded, above.text)


def _parted(folded: str, line: Span) -> bool:
    """Whether a line is of cells, or of a form to fill in."""
    text = folded[line.start : min(line.end, line.start + _WIDEST)]
    if "□" in text or "____" in text:
        return True
    return ("   " in text or "\t" in text) and _PARTED.search(text) is not None


def _are_rows(folded: str, above: Span, below: Span) -> bool:
    """Whether two lines are rows of one table: as many cells in both, and no mark of a sentence in any."""
    first, second = (folded[line.start : min(line.end, line.start + _WIDEST)] for line in (above, below))
    cells = first.count(" ") + 1
    if cells < _COLUMNS or second.count(" ") + 1 != cells or not _IN_SENTENCE.isdisjoint(first + second):
        return False
    return len(first.split()) == len(second.split()) == cells


def _torn(folded: str, above: _Line, below: _Line, page_between: bool) -> bool:
    """Whether two lines are one whatever their widths: no paragraph ends or begins as they do."""
    if below.row - above.row > (_PAGE_BREAK if page_between else _BLANK_LINES):
        return False
    first, last = folded[below.text.start], folded[above.text.end - 1]
    points = first in _CLOSING and folded.startswith(first * 2, below.text.start)
    if points or (last in _MAY_NOT_END and folded.endswith(last * 2, 0, above.text.end)):
        return False  # two marks decorate a link: 》》…《《
    if first in (_CLOSING if above.final else _MAY_NOT_BEGIN):
        return True
    if above.final or _OPENING.match(folded, below.text.start, below.text.end):
        return False
    if above.cells < _NARROWEST or _parted(folded, above.text):
        in_sentence = last in ",、" and below.row == above.row + 1 and below.cells >= _NARROWEST
        in_sentence = in_sentence and not folded[above.text.end - 2].isascii()
        index = first.isdigit() and below.text.end - below.text.start <= _INDEX
        return in_sentence or last in _MAY_NOT_END or (index and _bracket_open(folded, above.text, below.text))
    return (
        last in _UNFINISHED
        or (page_between and below.indent <= above.indent and "\u4e00" <= last <= "\u9fff")
        or (last.isdigit() and first in _AFTER_FIGURE)
        or _bracket_open(folded, above.text, below.text)
    )


def _linked(folded: str, above: _Line, line: _Line, below: _Line) -> bool:
    """Whether a few words stand in a line of their own because they were a link within a sentence."""
    return (
        not above.final
        and folded[below.text.start] in _MAY_NOT_BEGIN
        and line.cells < above.cells
        and above.cells >= _NARROWEST
        and below.row - above.row == 2
        and not _OPENING.match(folded, line.text.start, line.text.end)
    )


def _bracket_open(folded: str, above: Span, below: Span) -> bool:
    """Whether a bracket that was opened near the end of a line is closed near the beginning of the next."""
    opening = folded.rfind("(", max(above.start, above.end - _BRACKETED), above.end)
    if opening <= above.start or ")" in folded[opening : above.end]:
        return False
    end = below.end + 2 * (below.end - below.start <= _INDEX)  # an index, and the line that goes on after it
    closing = folded.find(")", below.start, min(end, below.start + _BRACKETED))
    return closing >= 0 and "(" not in folded[below.start : closing]


def _margin(folded: str, filled: list[_Line]) -> int:
    """The width of the page, in cells; 0 when lines were not wrapped.

    Wrapped means: many lines that stop in mid-sentence are about equally long, next to none is longer, and
    what they go on to ends as a sentence does.
    """
    widths = sorted(line.cells for line in filled if line.cells >= _NARROWEST)
    broken = sorted(
        above.cells
        for above, below in pairwise(filled)
        if above.cells >= _NARROWEST
        and below.row == above.row + 1
        and not above.final
        and not _parted(folded, above.text)
        and not _OPENING.match(folded, below.text.start, below.text.end)
        and not _are_rows(folded, above.text, below.text)
    )
    best = margin = 0
    for width in Counter(broken):
        full = bisect_right(broken, width) - bisect_right(broken, width - _SLACK - 1)
        longer = len(widths) - bisect_right(widths, width + _EXCESS)
        if full > best and full >= max(_FEWEST, 3 * longer):
            best, margin = full, width
    if not margin:
        return 0
    ends = [False]  # for every run of lines that go on: whether it ends as a sentence does
    going = False
    for above, below in pairwise(filled):
        if _goes_on(folded, above, below, margin):
            going = True
        elif going:
            ends.append(above.final)
            going = False
    if going:
        ends.append(filled[-1].final)
    return margin if 2 * sum(ends) >= len(ends) - 1 > 0 else 0


def _furniture(folded: str, filled: list[_Line]) -> set[int]:
    """The rows of page numbers, and of the running heads beside them."""
    numbers = {at for at, line in enumerate(filled) if _PAGE_NUMBER.match(folded, line.text.start, line.text.end)}
    heads: dict[str, list[int]] = {}
    for at in sorted(numbers):
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(filled) and beside not in numbers and filled[beside].cells < _NARROWEST * 2:
                heads.setdefault(_DIGITS.sub("0", folded[slice(*filled[beside].text)]), []).append(beside)
    running = [at for places in heads.values() if len(places) >= _FEWEST for at in places]
    return {filled[at].row for at in [*numbers, *running]}
