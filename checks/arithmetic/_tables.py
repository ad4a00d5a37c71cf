"""What the figures of a table say of each other: which are totals, shares and changes of which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Literal, NamedTuple

from lintreport import Document, Evidence, Finding, Operand, Related, Text
from lintreport.text.figures.slips import slip_between
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal
from lintreport.text.structure.grids import Cell, Grid, grids


class Sum(NamedTuple):
    """A total with what it should be the sum of, and the words that name it."""

    total: Cell
    parts: tuple[Cell, ...]
    name: str

    @property
    def computed(self) -> Fraction:
        """What the parts add up to."""
        return sum(map(value_of, self.parts), Fraction(0))

    @property
    def gap(self) -> Fraction:
        """How far the parts are from the total, beyond what rounding explains."""
        gap = abs(self.computed - value_of(self.total))
        step = max(one.step for one in (self.total, *self.parts))
        return gap if step == 1 or gap > step * (len(self.parts) + 1) / 2 else Fraction(0)


class Derived(NamedTuple):
    """A figure that two others of its table give: a share of one in the other, or the change between them."""

    kind: Literal["share", "change", "difference"]
    stated: Cell
    operands: tuple[Cell, Cell]
    name: str

    @property
    def computed(self) -> Fraction:
        """What the two figures give."""
        a, b = map(value_of, self.operands)
        return a - b if self.kind == "difference" else 100 * (a / b - (self.kind == "change"))

    @property
    def formula(self) -> str:
        """How it is computed."""
        a, b = (one.words for one in self.operands)
        return {"share": f"{a} ÷ {b}", "change": f"({a} − {b}) ÷ {b}", "difference": f"{a} − {b}"}[self.kind]

    @property
    def holds(self) -> bool:
        """Whether it is what is stated, rounded or cut, with the rounding of measured figures."""
        gap = abs(self.computed - value_of(self.stated))
        measured = [one for one in self.operands if one.step != 1 and value_of(one)]
        if self.kind == "difference":
            return gap <= (sum((one.step for one in measured), self.stated.step) / 2 if measured else 0)
        slack = sum((abs(self.computed + 100) * one.step / abs(value_of(one)) for one in measured), Fraction(0))
        return gap < self.stated.step + slack


_TOTAL = Lazy(
    r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))?(?:.{0,8}(?:合计|总计|共计|总数)|合|总|小计)(?:\(.*\))?"
)
#: Rows that are parts of the row above them, and columns whose figures do not add up.
_PART = Lazy("其中|[#*]")
_NOT_ADDED = Lazy("率|比|占|%|‰|均|增|幅|排|指数|价|倍|速|得分|评分|标准|系数|年限|年龄")
_SHARE = Lazy("占比|比重|比例|构成|^占")
_PERCENT = Lazy("%|率|占比|比重|比例|增幅|增长|增速|同比|环比|增减|升降|变动|变化")
_DIFFERENCE = Lazy("增减|增加|减少|变动|变化|升降|差|同比|比上|较上|净增")
#: Tables with more columns of figures, rows or totals are lists of data, not what a report adds up.
_MOST_COLUMNS, _MOST_ROWS, _MOST_TOTALS = 12, 200, 40
_YEAR, _THIS, _LAST = Lazy("20[0-9]{2}"), Lazy("本|今|当"), Lazy("上|去|同期")
_FEWEST = 2


def value_of(cell: Cell) -> Fraction:
    """The number of a cell, 0 for a dash."""
    return cell.value or Fraction(0)


def failing_sums(grid: Grid, figures: Iterable[Derived]) -> Iterator[Sum]:
    """The totals of rows and columns that do not add up, each place once; none with one of the figures in it."""
    failing = [*_column_totals(grid), *_row_totals(grid)]
    taken: set[Cell] = {one.stated for one in figures}
    for one in sorted(failing, key=lambda one: one.total.span):
        cells = {one.total, *one.parts}
        if cells.isdisjoint(taken):
            yield one
        taken |= cells  # a wrong figure makes the totals of its row and its column fail


def _is_total(words: str) -> bool:
    return _TOTAL.fullmatch(words) is not None


def _choices(totals: Sequence[bool], at: int, allowed: Sequence[bool]) -> Iterator[list[int]]:
    """The places whose figures a total at ``at`` may add up: between it and another total, or all of them."""
    above = next((n for n in range(at - 1, -1, -1) if totals[n]), -1)
    below = next((n for n in range(at + 1, len(totals)) if totals[n]), len(totals))
    plain = [n for n in range(len(totals)) if allowed[n] and not totals[n]]
    choices = (
        [n for n in plain if above < n < at],
        [n for n in plain if at < n < below],
        [n for n in plain if n < at],
        [n for n in plain if n > at],
        [n for n in range(len(totals)) if totals[n] and n < at],
        [n for n in range(len(totals)) if totals[n] and n > at],
    )
    seen: list[list[int]] = []
    for choice in choices:
        if len(choice) >= _FEWEST and choice not in seen:
            seen.append(choice)
            yield choice


def _added(grid: Grid) -> list[bool]:
    """Which columns hold figures that may be added up."""
    return [
        at in grid.figures
        and (_SHARE.search(head) or not (_NOT_ADDED.search(head) or any(row.cells[at].percent for row in grid.rows)))
        and not any(value_of(row.cells[at]) < 0 for row in grid.rows)
        for at, head in enumerate(grid.heads)
    ]


def _column_totals(grid: Grid) -> Iterator[Sum]:
    """The totals of columns that their rows do not give, where another column or total shows what belongs to it."""
    added = _added(grid)
    totals = [_is_total(row.label) for row in grid.rows]
    if not 0 < totals.count(True) <= _MOST_TOTALS:
        return
    whole = list(_wholes(grid, totals))
    readings = [
        [
            [
                Sum(grid.rows[at].cells[column], tuple(grid.rows[n].cells[column] for n in rows), head)
                for column, head in enumerate(grid.heads)
                if added[column] and grid.rows[at].cells[column].holds_figure
            ]
            for rows in _choices(totals, at, whole)
        ]
        for at, total in enumerate(totals)
        if total
    ]
    holding = any(_holding(sums) for every in readings for sums in every)
    for every in readings:
        yield from _unlike_the_others(every, alone=len(readings) == 1 or holding)


def _wholes(grid: Grid, totals: Sequence[bool]) -> Iterator[bool]:
    """Which rows are no parts of another: none is after 其中, up to the next total."""
    parts = False
    for row, total in zip(grid.rows, totals, strict=True):
        parts = not total and (parts or _PART.match(row.label) is not None)
        yield not parts


def _row_totals(grid: Grid) -> Iterator[Sum]:
    """The totals of rows that their columns do not give, where other rows show which columns belong to the total."""
    added = _added(grid)
    totals = [added[at] and _is_total(head) for at, head in enumerate(grid.heads)]
    if totals.count(True) > _MOST_TOTALS:
        return
    for at in (at for at, total in enumerate(totals) if total):
        every = [
            [
                Sum(row.cells[at], tuple(row.cells[n] for n in columns), row.label)
                for row in grid.rows
                if row.cells[at].holds_figure
            ]
            for columns in _choices(totals, at, added)
        ]
        yield from _unlike_the_others(every, alone=False)


def _unlike_the_others(every: Sequence[list[Sum]], alone: bool) -> Iterator[Sum]:
    """The sums that fail where most of their kind hold; where there is only one, if it fails by a slip of the pen."""
    best = max(every, key=_holding, default=[])
    failing = [one for one in best if one.gap and all(part.words for part in one.parts)]
    if alone and len(best) == 1:
        yield from filter(_slip, failing)
    elif _holding(best) >= max(1, len(failing)):
        others = {one.total for sums in every for one in sums if not one.gap}
        yield from (one for one in failing if one.total not in others)


def _holding(sums: Iterable[Sum]) -> int:
    """How many sums hold, not counting those of nothing, or of one part only."""
    return sum(not one.gap and sum(value_of(part) != 0 for part in one.parts) >= _FEWEST for one in sums)


def _slip(one: Sum) -> bool:
    """Whether one digit of the total or of a part explains it all, or two that were exchanged."""
    gap = one.computed - value_of(one.total)
    return _near(one.total, one.computed) or any(_near(part, value_of(part) - gap) for part in one.parts)


def _near(cell: Cell, value: Fraction) -> bool:
    one, other = (str(int(number / cell.step)) for number in (value_of(cell), value))
    return value >= 0 and slip_between(one, other) != ""


def failing_figures(document: Document) -> list[tuple[Grid, list[Derived]]]:
    """The view: every table with its figures that two others of their row do not give."""
    return [(grid, list(_failing(grid))) for grid in document.view(grids)]


class _Reading(NamedTuple):
    """What the figures of a column may be: those that hold then, and those that do not."""

    holding: list[Derived]
    failing: list[Derived]

    @property
    def fitting(self) -> int:
        """How many hold, not counting those of nothing."""
        return sum(one.stated.value != 0 for one in self.holding)


def _failing(grid: Grid) -> Iterator[Derived]:
    """The figures of a column that two others of their row do not give, where those of the other rows do."""
    if len(grid.figures) > _MOST_COLUMNS or len(grid.rows) > _MOST_ROWS:
        return
    values = [at for at in grid.figures if not any(row.cells[at].percent for row in grid.rows)]
    for at in grid.figures:
        every = [_tried(figures) for figures in _readings(grid, at, [other for other in values if other != at])]
        best = max(every, key=lambda one: one.fitting, default=_Reading([], []))
        failing = best.failing
        if not failing:
            continue
        said = failing[0].kind != "share" and _in_turn(grid, failing[0])
        if best.fitting >= max(1 if said else _FEWEST, len(failing) if said else 2 * len(failing)):
            told = {one.stated for reading in every for one in reading.holding}
            yield from (one for one in failing if one.stated not in told)


def _in_turn(grid: Grid, one: Derived) -> bool:
    """Whether the words above two columns say that the one is of this year and the other of the last."""
    row = next(row.cells for row in grid.rows if one.stated in row.cells)
    now, before = (grid.heads[row.index(operand)] for operand in one.operands)
    years = _YEAR.search(now), _YEAR.search(before)
    if years[0] and years[1]:
        return int(years[0][0]) == int(years[1][0]) + 1
    return _THIS.search(now) is not None and _LAST.search(before) is not None


def _tried(figures: Iterable[Derived]) -> _Reading:
    reading = _Reading([], [])
    for one in figures:
        (reading.holding if one.holds else reading.failing).append(one)
    return reading


def _readings(grid: Grid, at: int, others: Sequence[int]) -> Iterator[list[Derived]]:
    """What the figures of a column may be, by the words above it: each a list with the figures of all its rows."""
    percent = any(row.cells[at].percent for row in grid.rows)
    if percent or _PERCENT.search(grid.heads[at]):
        yield from (_derived(grid, "share", at, pair) for pair in permutations(others, 2))
        yield from (_derived(grid, "change", at, pair) for pair in permutations(others, 2))
        yield from (_of_total(grid, at, other) for other in others)
    if not percent and _DIFFERENCE.search(grid.heads[at]):
        yield from (_derived(grid, "difference", at, pair) for pair in permutations(others, 2))


def _derived(
    grid: Grid, kind: Literal["share", "change", "difference"], at: int, pair: tuple[int, int]
) -> list[Derived]:
    first, second = pair
    return [
        Derived(kind, row.cells[at], (row.cells[first], row.cells[second]), row.label)
        for row in grid.rows
        if row.cells[at].holds_figure
        and row.cells[first].holds_figure
        and (value_of(row.cells[second]) > 0 or (kind == "difference" and row.cells[second].holds_figure))
    ]


def _of_total(grid: Grid, at: int, other: int) -> list[Derived]:
    """The shares that the rows have of the one total of a column, or of their sum."""
    totals = [row.cells[other] for row in grid.rows if _is_total(row.label)]
    if not totals and _SHARE.search(grid.heads[at]):
        cells = [row.cells[other] for row in grid.rows]
        whole = sum(map(value_of, cells), Fraction(0))
        totals = [cells[-1]._replace(words=decimal(whole), value=whole)]
    if len(totals) != 1 or not value_of(totals[0]):
        return []
    told = (row for row in grid.rows if row.cells[at].holds_figure)
    return [Derived("share", row.cells[at], (row.cells[other], totals[0]), row.label) for row in told]


def finding(one: Derived) -> Finding:
    """What is reported of a figure of a table that two others do not give."""
    unit = "" if one.kind == "difference" else "%"
    computed = decimal(one.computed) if one.kind == "difference" else decimal(one.computed, 2)
    stated = one.stated.words.rstrip("%")
    return Finding(
        one.stated.span,
        Text(
            f"表中“{one.name}”一行的{one.stated.words}与所据两数不符，请核对",
            f'{one.stated.words} in the row "{one.name}" does not match its two figures',
        ),
        note=Text(*[f"{one.formula} = {computed}{unit} ≠ {stated}{unit}"] * 2),
        related=tuple(Related(cell.span, Text("计算用数", "figure")) for cell in one.operands),
        evidence=Evidence(
            f"{one.formula} = {stated}{unit}",
            computed,
            decimal(value_of(one.stated)),
            tuple(map(operand, (*one.operands, one.stated))),
        ),
    )


def operand(cell: Cell) -> Operand:
    """A cell as an operand of a computation."""
    return Operand(cell.span, cell.words)
