"""Tables as grids: rows of as many cells as the table has columns, with the words of row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from lintreport.finding import Span
from lintreport.text.lazy import Lazy
from lintreport.text.structure.reading import Reading


class Cell(NamedTuple):
    """A cell with its words; ``value`` is ``None`` where it holds no number, ``step`` what its last digit is worth.

    A dash and an empty cell count as zero, and are no figures.
    """

    span: Span
    words: str
    value: Fraction | None
    step: Fraction
    percent: bool

    @property
    def holds_figure(self) -> bool:
        """Whether a number is written there."""
        return self.value is not None and self.words not in _NOTHING


class GridRow(NamedTuple):
    """The words before the figures of a row, and all its cells."""

    label: str
    cells: tuple[Cell, ...]


class Grid(NamedTuple):
    """A table that was read whole: the words above each column, and the rows below them.

    ``figures`` are the numbers of the columns that hold figures only.
    """

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    figures: tuple[int, ...]


_FIGURE = Lazy(r"([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?) ?([%‰]?)")
_BAR = Lazy("[|\u2502\u2503\u2551]")
_TAB = Lazy("\t")
_BLANKS = Lazy(" {2,}")
#: A line of cells that spaces set apart is no longer.
_LONGEST = 120
_RULE = Lazy(r"[\s|+:=\u2500-\u257f-]+")
#: Cells that say that there is nothing to count.
_NOTHING = frozenset({"", "-", "--", "—", "——", "–", "/", "\\"})
#: Columns that only number the rows, or hold what is no quantity of the table.
_NO_FIGURES = Lazy("序号|编号|编码|代码|年份|年度$|排名|位次|名次|电话|日期|时间")
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2


def grids(document: Reading) -> list[Grid]:
    """Every table of a text whose rows all have as many cells as its columns."""
    found = []
    for _, lines in groupby(_lines(document), key=lambda line: (line.table, len(line.cells))):
        grid = _grid([line.cells for line in lines])
        if grid is not None:
            found.append(grid)
    return found


class Line(NamedTuple):
    """The cells of a line, and the table that it belongs to."""

    table: int
    cells: list[Cell]


def _lines(document: Reading) -> Iterator[Line]:
    """The rows of tables, and what looks like one where only blanks set the cells apart."""
    folded = document.folded
    apart = 0
    for block in document.layout:
        start, end = block.span
        row = block.kind == "row" and block.group >= 0
        if not row and (end - start > _LONGEST or "  " not in folded[start:end] or "。" in folded[start:end]):
            apart -= 1
            continue
        cells = [] if _RULE.fullmatch(folded, start, end) else list(_cells(folded, block.span))
        if len(cells) >= (_FEWEST_COLUMNS if row else _FEWEST_COLUMNS + 1):
            yield Line(block.group if row else apart, cells)


def _cells(folded: str, span: Span) -> Iterator[Cell]:
    """The cells of a row, those that are empty as well."""
    start, end = span
    bars = _BAR.search(folded, start, end) is not None
    marks = _BAR if bars else _TAB if "\t" in folded[start:end] else _BLANKS
    begin = start
    for mark in marks.finditer(folded, start, end):
        if mark.start() > start or not bars:
            yield _cell(folded, begin, mark.start())
        begin = mark.end()
    if begin < end or not bars:
        yield _cell(folded, begin, end)


def _cell(folded: str, start: int, end: int) -> Cell:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    words = "".join(folded[start:end].split())
    found = _FIGURE.fullmatch(words)
    if found is None:
        nothing = Fraction(0) if words in _NOTHING else None
        return Cell(Span(start, end), words, nothing, Fraction(1), False)
    numeral = found[1].replace(",", "")
    places = len(numeral.partition(".")[2])
    return Cell(Span(start, end), words, Fraction(numeral), Fraction(1, 10**places), bool(found[2]))


def _grid(rows: Sequence[list[Cell]]) -> Grid | None:
    """The rows below their heads (the first rows without a figure, if any); ``None`` where there are too few."""
    first = next((at for at, row in enumerate(rows) if any(cell.holds_figure for cell in row[1:])), len(rows))
    body = rows[first:]
    if len(body) < _FEWEST_ROWS:
        return None
    columns = range(len(rows[0]))
    heads = tuple("".join(row[at].words for row in rows[:first]) for at in columns)
    figures = tuple(
        at
        for at in columns
        if all(row[at].value is not None for row in body)
        and any(row[at].holds_figure for row in body)
        and not _NO_FIGURES.search(heads[at])
        and not (at == 0 and not heads[at])
    )
    if not figures or figures[0] == 0:
        return None
    told = tuple(GridRow("".join(map(_named, row[: figures[0]])), tuple(row)) for row in body)
    return Grid(heads, told, figures)


def _named(cell: Cell) -> str:
    """The words of a cell that names its row, without its number."""
    return "" if cell.value is not None else cell.words
