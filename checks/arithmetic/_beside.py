"""Figures of the text that differ from their row of a table, where the rows beside it agree with the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document
from lintreport.text.figures.slips import slip_between
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import SCALES, decimal
from lintreport.text.statements.statements import Statement
from lintreport.text.statements.units import folded_unit
from lintreport.text.structure.grids import Cell, Grid, grids

from ._indicators import in_own_time, name_of


class Unlike(NamedTuple):
    """A figure of the text, the cell of its row, its value, and the words of row and column; ``sure`` by its row."""

    stated: Statement
    cell: Cell
    value: Fraction
    name: str
    sure: bool


class _Told(NamedTuple):
    """A figure of the text that has the name of a row: its cell, the value that stands there, and if they agree."""

    stated: Statement
    cell: Cell
    value: Fraction
    agrees: bool
    name: str


#: Larger tables are annexes; so far from a table, in code points, stands the text that tells of it.
_MOST_CELLS, _NEAR = 400, 3000
#: So many rows beside it make a figure that differs a mistake by themselves; one does where it looks like a slip.
_ROWS, _TELLING = 2, 3
_UNIT = Lazy(
    r"\(?(?:单位:)?([万亿]?)([元人件户亩吨家个项起次名])\)?$|\(([万亿]?)(元|人|件|户|亩|吨|家|个|项|起|人次|名)\)"
)
_TOTAL = Lazy("[合总小]计|总数|^其中$")
_NUMBER = Lazy(
    r"^(?:其中:?|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、])+|\([^()]*\)$"
)
#: A name with one of these before it is another.
_OTHERWISE = ("不", "未", "非", "无")


def unlike_their_row(document: Document) -> Iterator[Unlike]:
    """Every figure of a paragraph that its row does not give, where the paragraph agrees with other rows."""
    tables = [grid for grid in document.view(grids) if len(grid.rows) * len(grid.heads) <= _MOST_CELLS]
    if not tables:
        return
    rows = [block.span for block in document.layout if block.kind == "row"]
    for paragraph in document.statements:
        first = paragraph[0].figure.start
        if len(paragraph) > 1 and not any(start <= first < end for start, end in rows):
            near = min(tables, key=lambda grid: _distance(grid, first))
            if _distance(near, first) <= _NEAR:
                yield from _of_paragraph(paragraph, near)


def _distance(grid: Grid, start: int) -> int:
    begin, end = grid.rows[0].cells[0].span.start, grid.rows[-1].cells[-1].span.end
    return max(begin - start, start - end)


def _of_paragraph(paragraph: Sequence[Statement], grid: Grid) -> Iterator[Unlike]:
    labels = _labels(grid)
    named = [(one, label) for one in paragraph if (label := _row_of(one, labels))]
    best: list[_Told] = []
    for column in grid.figures if len(named) > 1 else ():
        told = [found for one, label in named if (found := _told(one, grid, labels[label], column))]
        if _agreeing(told) > _agreeing(best):
            best = told
    agreeing = _agreeing(best)
    unlike = [one for one in best if not one.agrees]
    if not agreeing or len(unlike) != 1 or sum(one.cell is unlike[0].cell for one in best) > 1:
        return
    (one,) = unlike
    row = next(row for row in grid.rows if one.cell in row.cells)
    if any(_equal(one.stated, cell, scale) for cell in row.cells for scale in (1, one.stated.figure.scale)):
        return  # it is that of another column
    yield Unlike(one.stated, one.cell, one.value, one.name, agreeing >= _ROWS or _slip(one))


def _agreeing(told: Sequence[_Told]) -> int:
    """How many rows agree with the text; nothing agrees with nothing by chance."""
    return sum(one.agrees and one.value != 0 for one in told)


def _labels(grid: Grid) -> dict[str, int]:
    """The names of the rows that have one of their own, each with its place."""
    names = [name_of(_NUMBER.sub("", row.label)) for row in grid.rows]
    often = Counter(names)
    return {name: at for at, name in enumerate(names) if len(name) > 1 and often[name] == 1 and not _TOTAL.search(name)}


def _row_of(one: Statement, labels: dict[str, int]) -> str:
    """The name of the row that a figure has: the last words before it, or all of its own."""
    if not one.unit or one.listed or not in_own_time(one) or one.kind in ("share", "points", "multiple"):
        return ""
    own = name_of(one.before)
    found = [
        label
        for label in labels
        if own == label
        or (own.endswith(label) and own[-len(label) - 1] not in _OTHERWISE)
        or (len(label) >= _TELLING and own.startswith(label))
    ]
    return max(found, key=len, default="")


def _told(one: Statement, grid: Grid, row: int, column: int) -> _Told | None:
    cell, head = grid.rows[row].cells[column], grid.heads[column]
    if not cell.holds_figure or cell.percent or cell.value is None:
        return None
    unit = _UNIT.search(head)
    if unit and folded_unit(unit[2] or unit[4]) != one.unit:
        return None
    scaled = unit and (unit[1] or unit[3])
    scales: list[Fraction | int] = [SCALES[scaled]] if scaled else [1] if unit else [1, one.figure.scale]
    agreeing = next((scale for scale in scales if _equal(one, cell, scale)), None)
    name = "，".join(filter(None, (grid.rows[row].label, head)))
    return _Told(one, cell, cell.value * (agreeing or scales[-1]), agreeing is not None, name)


def _equal(one: Statement, cell: Cell, scale: Fraction | int) -> bool:
    """Whether a figure is what a cell holds, but for rounding."""
    gap = abs((one.figure.value or Fraction(0)) - (cell.value or Fraction(0)) * scale)
    return cell.value is not None and gap <= max(one.figure.place, cell.step * scale) / 2


def _slip(one: _Told) -> bool:
    """Whether a figure differs from its cell by a slip of the pen."""
    a, b = (decimal(value).replace(".", "").strip("0") for value in (one.stated.figure.value or Fraction(0), one.value))
    return len(a) == len(b) >= _TELLING and (sorted(a) == sorted(b) or slip_between(a, b) == "digit")
