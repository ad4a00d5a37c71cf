"""The figure before a list that may be its total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile

from lintreport.text.enumerations.rows import CROWDED, WITHIN, Flat, Row
from lintreport.text.figures.quantities import Quantity
from lintreport.text.han import HAN
from lintreport.text.lazy import Lazy
from lintreport.text.statements.clauses import Clause, lead
from lintreport.text.statements.units import unit_of

#: What makes a figure no total: a change.
_CHANGE = Lazy(
    "同比|环比|较[^,]{0,12}$|比[^,]{0,12}$|上年同期|去年同期|(?:增加|减少|增长|下降|提高|降低|上升|由|从)了?$|增收|增支|减收|减支|[多少][收支]$|净增"
)
#: How many sentences a total and its list may lie apart.
_SENTENCES = 3
#: So many figures before a list may be its total.
_BEFORE = 8


def totals(clauses: Sequence[Clause], unit: str, depth: int) -> Iterator[Quantity]:
    """The figures that the parts may be parts of, the nearest first; no figure of a change is one."""
    for clause in reversed(clauses):
        figures = clause.quantities
        if not figures or clause.depth > depth or len(figures) > CROWDED:
            continue
        for quantity in reversed(figures):
            if unit_of(quantity) == unit and not _changes(
                clause.label if quantity is figures[0] else lead(clause, quantity)
            ):
                yield quantity


@lru_cache(maxsize=1024)
def _changes(words: str) -> bool:
    return _CHANGE.search(words) is not None


def mark(row: Row, flat: Flat) -> str:
    """The mark before a figure and the names of its list: 市、县两级共69名."""
    return flat[names_begin(row, flat)][1].before


def names_begin(row: Row, flat: Flat) -> int:
    """The clause in which the list of names begins that a figure ends."""
    at = row.at
    while at and flat[at][1].before == "、" and not flat[at - 1][1].quantities:
        at -= 1
    return at


def total_before(run: Sequence[Row], kind: str, flat: Flat, rows: Sequence[Row]) -> Row | None:
    """The figure before a list that it belongs to."""
    first = run[0]
    if not kind and not _begins(first, flat):
        return None
    earlier = (rows[number] for number in range(bisect_left(rows, first.at, key=lambda row: row.at) - 1, -1, -1))
    plain = (row for row in earlier if row.clause.depth <= first.clause.depth and not _changes(row.label))
    before = list(islice(plain, _BEFORE))[::-1]
    same = [row for row in before if row.sentence == first.sentence]
    start = first.clause.start
    if kind in ("bracket", "colon"):
        pool = [row for row in same[-1:] if row.figure and start - row.figure.end <= _APPOSED]
    elif kind:
        if not same and any(one.quantities and not one.words.isdigit() for one in back(first, flat)):
            return None
        pool = same or [row for row in before if first.sentence - row.sentence <= _SENTENCES]
    else:
        pool = [
            row for row in before if first.sentence - row.sentence == 1 and row.figure and start - row.figure.end < _FAR
        ]
    if kind == "within":
        name = WITHIN.search(flat[names_begin(first, flat) - 1][1].words)
        pool = [row for row in pool if name and _is_named(row, name[1])]
    if not pool or pool[-1].figure is None or pool[-1].figure.ranged or not pool[-1].value:
        return None
    if kind == "class" and pool[-1].sentence != first.sentence and not pool[-1].figure.numeral[0].isascii():
        return None
    large = [row for row in pool if row.value >= max(one.value for one in run)]
    total = (large or pool)[-1]
    return None if _of_another(total, first) else total


def _is_named(row: Row, name: str) -> bool:
    """Whether the words around a figure are the name of a part, or the deed in it: 提起公诉1036人 of 起诉人员."""
    behind = row.figure.text[row.figure.end : min(row.figure.end + 12, row.clause.end)] if row.figure else ""
    deed = _DONE_TO.fullmatch(name)
    return name in row.label + behind or (deed is not None and set(deed[1]) <= set(row.label))


_DONE_TO = Lazy(f"((?![本该我全]){HAN}{{2}})(?:人员|案件|对象|企业|单位|项目)")


def _of_another(total: Row, first: Row) -> bool:
    """Whether the text turns to something else between a figure and a list further on, or the figure is all it says."""
    figure = total.figure
    if figure is None or _TURNS.search(figure.text, figure.end, first.clause.start + 1):
        return True
    return total.words == "" and len(total.clause.words) <= len(figure.words) + 1  # 833路、934路


_TURNS = Lazy(r"[。;\n]\s*(?:另|此外|与此同时)")


#: So far apart, in code points, stand a total and the bracket or colon behind it; or a sentence that parts it.
_APPOSED, _FAR = 8, 80


def back(row: Row, flat: Flat) -> Iterator[Clause]:
    """The clauses of its sentence before a figure, the nearest first."""
    clauses = (flat[number] for number in range(row.at - 1, -1, -1))
    yield from (clause for _, clause in takewhile(lambda one: one[0] == row.sentence, clauses))


def _begins(row: Row, flat: Flat) -> bool:
    """Whether no clause of its sentence stands before a figure."""
    return not row.at or flat[row.at - 1][0] != row.sentence
