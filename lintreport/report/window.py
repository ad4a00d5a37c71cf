"""A line of a report as a terminal shows it: the stretch around some places in it, underlined to the cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from lintreport.finding import Span
from lintreport.report.typeset import wrap
from lintreport.text.characters.visible import visible

#: A piece of a printed line, and what it is: ``place``, ``related``, ``hidden``, ``cut``, or nothing of these.
Piece = tuple[str, str]

#: How many cells are shown before and after a place that is too long to be shown whole.
NEAR = 10
#: Characters without a width of their own may pile up: no more than this many code points a cell are looked at.
PILE = 4
#: What stands for the parts of a line that are left out at its ends, and inside a long place.
CUT, MIDDLE_CUT = "…", " … "


class Mark(NamedTuple):
    """A stretch of a line to underline, and the words to put to it; ``place`` is the finding's own."""

    start: int
    end: int
    label: str = ""
    place: bool = False


_shown = lru_cache(4096)(visible)


@lru_cache(4096)
def cells(sign: str) -> int:
    """How many cells a code point takes as it is printed: none for a combining mark."""
    return cell_len(visible(sign))


def ahead(line: str, at: int, room: int) -> int:
    """How far ``line`` can be printed from ``at`` on in ``room`` cells."""
    end, limit = at, min(len(line), at + PILE * room)
    while end < limit and cells(line[end]) <= room:
        room -= cells(line[end])
        end += 1
    return end


def back(line: str, at: int, room: int) -> int:
    """Where to begin so that what is before ``at`` is printed in ``room`` cells."""
    start, limit = at, max(0, at - PILE * room)
    while start > limit and cells(line[start - 1]) <= room:
        room -= cells(line[start - 1])
        start -= 1
    while 0 < start < at and not cells(line[start]):
        start += 1  # a combining mark does not stand without its character
    return start


def fits(line: str, start: int, end: int, width: int) -> bool:
    """Whether a place can be shown whole in a window of ``width`` cells."""
    return end - start <= PILE * width and ahead(line, start, width - 2 * len(CUT)) >= min(end, len(line))


def window(line: str, start: int, end: int, width: int) -> tuple[Span, ...]:
    """The stretches of ``line`` to print: around the place in one, or the head and the tail of a long place."""
    if ahead(line, 0, width) == len(line):
        return (Span(0, len(line)),)
    room = width - 2 * len(CUT)
    if not fits(line, start, end, width):
        half = (room - len(MIDDLE_CUT)) // 2
        head, tail = back(line, start, NEAR), ahead(line, end, NEAR)
        return Span(head, ahead(line, head, half)), Span(back(line, tail, half), tail)
    spare = room - _width(line, start, end)
    left = back(line, start, spare // 2)
    right = ahead(line, end, spare - _width(line, left, start))
    return (Span(back(line, start, spare - _width(line, end, right)), right),)


def _width(line: str, start: int, end: int) -> int:
    return sum(cells(line[at]) for at in range(start, end))


def annotated(line: str, hull: Span, marks: Sequence[Mark], width: int) -> Iterator[list[Piece]]:
    """The rows to print for ``marks``, which lie in ``hull``: the line, the strokes under it, the words to them."""
    shown = list(_signs(line, window(line, *hull, width)))
    by_size = sorted(marks, key=lambda mark: (mark.end - mark.start, not mark.place))

    def kind(at: int, sign: str) -> str:
        mark = next((mark for mark in by_size if mark.start <= at < mark.end), None)
        if at < 0:
            return "cut"
        return _kind(mark) if mark else "hidden" if sign != line[at] else ""

    yield _pieces((text, kind(at, text)) for at, text in shown)
    yield from _strokes(_edges(shown), by_size, width)


def _signs(line: str, stretches: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Every sign that is printed with its place in the line; -1 for what stands for something left out."""
    at = 0
    for start, end in stretches:
        if start > at:
            yield -1, MIDDLE_CUT if at else CUT
        for at in range(start, end):
            yield at, _shown(line[at])
        at = end
    if at < len(line):
        yield -1, CUT


class _Edges(NamedTuple):
    """The cells that the signs of a window take, by their place in the line, and how many there are in all."""

    cells: dict[int, tuple[int, int]]
    total: int

    def of(self, mark: Mark) -> tuple[int, int]:
        """The cells of a mark; it takes at least one, and the edge of the window where it goes on beyond."""
        first = min(self.cells, default=0)
        left = self.cells[mark.start][0] if mark.start in self.cells else 0 if mark.start < first else self.total
        right = self.cells[mark.end - 1][1] if mark.end - 1 in self.cells else self.total
        return left, max(right, left + 1)


def _edges(shown: Sequence[tuple[int, str]]) -> _Edges:
    edges: dict[int, tuple[int, int]] = {}
    left = right = 0
    for at, text in shown:
        if size := cell_len(text):  # a sign without a width stands on the one before it
            left, right = right, right + size
        edges[at] = left, right
    edges.pop(-1, None)
    return _Edges(edges, right)


def _strokes(edges: _Edges, by_size: Sequence[Mark], width: int) -> Iterator[list[Piece]]:
    """The strokes under a window, and the words: behind the last stroke, or hanging from their strokes."""
    spots = [(*edges.of(mark), mark) for mark in by_size]
    row = [(" ", "")] * max(right for _, right, _ in spots)
    for left, right, mark in reversed(spots):
        row[left:right] = [("━" if mark.place else "─", _kind(mark))] * (right - left)
    words = sorted((left, right, mark.label) for left, right, mark in spots if mark.label)
    if words and words[-1][1] == len(row) and len(row) + 1 + cell_len(words[-1][2]) <= width:
        row += [(" ", ""), (words.pop()[2], "label")]
    yield _pieces(row)
    below: list[str] = []
    while words:
        left, _, label = words.pop()
        row = [(" ", "")] * left
        if left + 2 + cell_len(label) <= width:
            for other, _, _ in words:
                row[other : other + 1] = [("│", "related")] * (other < left)
            yield _pieces([*row, ("╰ ", "related"), (label, "label")])
        elif not words and cell_len(label) < left:
            yield _pieces([*row[cell_len(label) + 1 :], (label, "label"), (" ╯", "related")])
        else:
            below.append(label)
    for label in below:
        for line in wrap(label, width):
            yield [(line, "label")]


def _kind(mark: Mark) -> str:
    return "place" if mark.place else "related"


def _pieces(pieces: Iterator[Piece] | Sequence[Piece]) -> list[Piece]:
    """The pieces, neighbours of one kind joined."""
    return [("".join(text for text, _ in run), kind) for kind, run in groupby(pieces, key=lambda piece: piece[1])]
