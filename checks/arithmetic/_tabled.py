"""Figures of the text that a table of the same report gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from typing import NamedTuple

from lintreport import Document
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import SCALES
from lintreport.text.statements.statements import Statement
from lintreport.text.structure.grids import Cell, Grid, grids

from ._indicators import in_own_time, name_of


class Tabled(NamedTuple):
    """A figure of the text, the cell that should hold it with its value, and the words of its row and column."""

    stated: Statement
    cell: Cell
    value: Fraction
    name: str


#: Text is not compared with larger tables, which are annexes.
_MOST_CELLS = 400


class _Place(NamedTuple):
    label: str
    head: str
    cell: Cell
    value: Fraction
    words: str


#: What every column of counts may be called.
_COUNT = Lazy(r"\([^()]*\)|件数|数量|金额|总数|情况|[数量额]$")
_SCALE = Lazy(r"\(?单?位?:?([万亿])[元人件户亩吨]")
#: So much of the words of a row must be in the name of a figure, and this many characters of those of its column.
_MOST, _LEAST = Fraction(2, 3), 2
#: Words of a row that tell enough where its column is only called a number.
_PLAIN = 4


def differing(document: Document) -> Iterator[Tabled]:
    """Every figure of the text that one cell of a table should hold and does not, and no other cell does."""
    places = [place for grid in document.view(grids) for place in _places(grid)]
    if not 0 < len(places) <= _MOST_CELLS:
        return
    rows = [block.span for block in document.layout if block.kind == "row"]
    for paragraph in document.statements:
        first = paragraph[0].figure.start
        if any(start <= first < end for start, end in rows):
            continue
        for one in paragraph:
            if one.unit and in_own_time(one) and (found := _found(one, places)):
                yield found


def _places(grid: Grid) -> Iterator[_Place]:
    for row in grid.rows:
        label = name_of(_COUNT.sub("", row.label))
        for at in grid.figures:
            cell = row.cells[at]
            if len(label) >= _LEAST and cell.holds_figure and not cell.percent and (cell.value or 0) >= 0:
                scale = _SCALE.search(grid.heads[at]) or _SCALE.search(row.label)
                value = (cell.value or Fraction(0)) * (SCALES[scale[1]] if scale else 1)
                head = name_of(_COUNT.sub("", grid.heads[at]))
                yield _Place(label, head, cell, value, f"{row.label}，{grid.heads[at]}")


def _found(one: Statement, places: Sequence[_Place]) -> Tabled | None:
    name = name_of(one.led + one.after[:_AFTER])
    named = [place for place in places if _names(name, place)]
    value = one.figure.value or Fraction(0)
    if not named or any(place.value == value for place in named) or len({place.value for place in named}) > 1:
        return None
    place = named[0]
    return Tabled(one, place.cell, place.value, place.words)


#: This many characters after a figure may name what it is of.
_AFTER = 8


def _names(name: str, place: _Place) -> bool:
    """Whether the name of a figure has the words of a row and of a column."""
    if not place.head:
        return len(place.label) >= _PLAIN and place.label in name
    return place.head in name and _in(place.label, name) >= _MOST


def _in(words: str, name: str) -> Fraction:
    """How much of some words a name has in one piece."""
    longest = SequenceMatcher(None, words, name, autojunk=False).find_longest_match()
    return Fraction(longest.size, len(words))
