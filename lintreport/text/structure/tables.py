"""Which lines are rows of tables, and which entries of a table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.shapes import Shape

# All lengths are code points.

#: A longer line is no cell unless it stands between two numbers of rows.
_CELL, _LONGEST_CELL = 24, 300
#: A line is a cell when this many of the lines up to ``_REACH`` away are cells, itself included.
_REACH, _DENSE = 4, 6
#: As many cells in a row, a line each, are a table; without any figure among them it takes more.
_FEWEST, _FEWEST_WORDS = 5, 9
#: What shows that lines are of a table.
_FIGURES = ("figure", "cell")
#: From the number of one row to that of the next it takes at most this many lines.
_PERIOD = 9
#: Contents have at most this many entries, and none longer.
_CONTENTS, _LONGEST_ENTRY = 400, 60


def mark_rows(every: Sequence[Shape], kinds: list[Kind | None]) -> None:
    """Mark the rows of tables, whatever parts their cells."""
    _mark_separated(every, kinds)
    _mark_dense(every, kinds)
    _mark_numbered(every, kinds)
    _unmark_menus(every, kinds)


def _unmark_menus(every: Sequence[Shape], kinds: list[Kind | None]) -> None:
    """Turn rows without any figure into boilerplate where words of web pages stand among them or next to them."""
    at = 0
    while at < len(every):
        end = at
        while end < len(every) and kinds[end] == "row":
            end += 1
        if end > at:
            near = every[max(0, at - _REACH) : end + _REACH]
            if any(one.hint == "web" for one in near) and not any(map(_has_figure, every[at:end])):
                kinds[at:end] = ["furniture"] * (end - at)
        at = end + 1


def _has_figure(shape: Shape) -> bool:
    return shape.hint in _FIGURES or any(sign.isdecimal() for sign in shape.entry)


def _mark_separated(every: Sequence[Shape], kinds: list[Kind | None]) -> None:
    """Mark lines whose cells tabs, pipes or blanks part, where a line beside them is of that kind too."""
    columns = [kinds[at] == "row" or (kinds[at] is None and shape.hint == "columns") for at, shape in enumerate(every)]
    for at, shape in enumerate(every):
        if columns[at] and kinds[at] is None:
            beside = any(columns[place] for place in (at - 1, at + 1) if 0 <= place < len(every))
            if beside and shape.form != "part":
                kinds[at] = "row"


def _mark_dense(every: Sequence[Shape], kinds: list[Kind | None]) -> None:
    """Mark tables with one cell a line, as readers of PDF print them."""
    cells = [
        (kinds[at] is None and not shape.final and shape.size <= _CELL and shape.hint not in ("label", "web"))
        or kinds[at] == "row"
        for at, shape in enumerate(every)
    ]
    count = list(accumulate(cells, initial=0))
    figures = list(accumulate((shape.hint in _FIGURES for shape in every), initial=0))
    length = len(every)

    def around(sums: list[int], at: int, reach: int) -> int:
        return sums[min(length, at + reach + 1)] - sums[max(0, at - reach)]

    at = 0
    while at < length:
        if not cells[at] or around(count, at, _REACH) < _DENSE:
            at += 1
            continue
        end = at
        while (
            end < length
            and not (end > at and _heads_section(every, end))
            and (
                (
                    cells[end]
                    or (end + 1 < length and cells[end + 1] and every[end].size <= _LONGEST_CELL and kinds[end] is None)
                )
                and around(count, end, _REACH) >= _DENSE - 1
            )
        ):
            end += 1
        end = max(end, at + 1)
        few = figures[end] - figures[at]
        start = _first_cell(every, at, end)
        if end - start >= (_FEWEST if 6 * few >= end - start else _FEWEST_WORDS):
            for place in range(start, end):
                kinds[place] = kinds[place] or "row"
        at = end
    _mark_figures(every, kinds)


def _heads_section(every: Sequence[Shape], at: int) -> bool:
    """Whether a line has the number of a chapter, and no figure as the heads of rows have it."""
    return every[at].form in ("han", "part") and at + 1 < len(every) and every[at + 1].hint != "figure"


def _first_cell(every: Sequence[Shape], start: int, end: int) -> int:
    """Where a table begins that the cells from ``start`` belong to: behind the numbered heading above it."""
    first = start
    for place in range(start, min(start + _REACH, end)):
        if every[place].form in ("han", "round_han", "part") or every[place].genre:
            first = place + 1
    return first


def _mark_figures(every: Sequence[Shape], kinds: list[Kind | None]) -> None:
    """Mark the figures that stand near another one or beside a row, and what stands between two of them."""
    last = -9
    for at, shape in enumerate(every):
        if shape.hint != "figure" or kinds[at] not in (None, "row"):
            continue
        if at - last <= 3:
            for place in range(last, at + 1):
                if every[place].size <= 2 * _CELL and not every[place].final:
                    kinds[place] = kinds[place] or "row"
        elif "row" in kinds[max(0, at - 1) : at + 2]:
            kinds[at] = "row"
        last = at


def _mark_numbered(every: Sequence[Shape], kinds: list[Kind | None]) -> None:
    """Mark what stands between the numbers of rows: 1, …, 2, …, 3, each number alone in its line."""
    last, number, period = -1, 0, 0
    for at, shape in enumerate(every):
        if shape.hint != "figure" or not shape.entry.isdecimal() or len(shape.entry) > 3:
            continue
        goes_on = last >= 0 and int(shape.entry) == number + 1 and at - last <= _PERIOD
        if goes_on:
            _fill(every, kinds, last, at)
            period = at - last
        elif period:
            _fill(every, kinds, last, min(last + period, len(every)))
            period = 0
        last, number = at, int(shape.entry)
    if period:
        _fill(every, kinds, last, min(last + period, len(every)))


def _fill(every: Sequence[Shape], kinds: list[Kind | None], start: int, end: int) -> None:
    for place in range(start, end):
        if every[place].size > _LONGEST_CELL or every[place].form in ("han", "part"):
            return
        kinds[place] = kinds[place] or "row"


def mark_contents(every: Sequence[Shape], kinds: list[Kind | None]) -> None:
    """Mark the entries below a line that says so, up to where the first of them comes again as a heading."""
    for at, shape in enumerate(every):
        if shape.hint != "contents" or kinds[at] == "contents":
            continue
        kinds[at] = "contents"
        first = next((place for place in range(at + 1, min(at + 4, len(every))) if every[place].entry), at)
        end = first + 1
        while end < len(every) and (_entry(every[end]) and every[end].entry != every[first].entry):
            end += 1
            if end - at > _CONTENTS:
                break
        if end >= len(every) or every[end].entry != every[first].entry:
            end = _last_entry(every, kinds, at) + 1  # no heading answers
        for place in range(at, end):
            if kinds[place] != "furniture":
                kinds[place] = "contents"


def _last_entry(every: Sequence[Shape], kinds: list[Kind | None], at: int) -> int:
    """The last line that has leaders or a number and is not followed by text."""
    last = at
    for place in range(at + 1, min(at + _CONTENTS, len(every))):
        shape = every[place]
        if kinds[place] == "furniture":
            continue
        below = every[place + 1] if place + 1 < len(every) else None
        answered = below is not None and (below.final or below.size > _LONGEST_ENTRY) and kinds[place + 1] != "contents"
        if kinds[place] != "contents" and (not shape.form or not _entry(shape) or answered):
            break
        last = place
    return last


def _entry(shape: Shape) -> bool:
    return not shape.final and (shape.size <= _LONGEST_ENTRY or shape.kind == "contents")
