"""Lists that their total does not contradict: each item tells what it was used for, or counts so many 各."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise

from lintreport.text.enumerations.rows import REACH, Flat, Row
from lintreport.text.figures.quantities import Quantity
from lintreport.text.lazy import Lazy
from lintreport.text.statements.tolerance import slack


def heads_make(total: Quantity, first: Row, flat: Flat, rows: Sequence[Row]) -> bool:
    """Whether the first figures between semicolons make a total: 拨款32万元,用于购置4万元;事业收入8万元."""
    heads: list[Quantity] = []
    at = -1
    for row in _sentence_from(first, rows):
        parted = at < 0 or any(clause.before == ";" for _, clause in flat[at + 1 : row.at + 1])
        at = row.at
        if not parted:
            continue
        if row.figure is None or not row.figure.exact:
            return False
        heads.append(row.figure)
    made = sum((one.value or Fraction(0) for one in heads), Fraction(0))
    return len(heads) > 1 and abs(made - (total.value or Fraction(0))) <= slack((total, *heads))


def _sentence_from(first: Row, rows: Sequence[Row]) -> Iterator[Row]:
    """The figures from an item to the end of its sentence, in brackets as deep."""
    begin = bisect_left(rows, first.at, key=lambda row: row.at)
    for row in islice(rows, begin, begin + REACH):
        if row.sentence == first.sentence and row.clause.depth == first.clause.depth:
            yield row


def counts_each(first: Row, rows: Sequence[Row]) -> bool:
    """Whether an item says how much each of several has, which is not its sum: 另外26家企业各承接1个."""
    items = list(_sentence_from(first, rows))
    if not any("各" in row.clause.words for row in items):
        return False
    begin = bisect_left(rows, first.at, key=lambda row: row.at)
    before = (row for row in rows[max(0, begin - _BEFORE) : begin] if row.sentence == first.sentence)
    labels = [row.words for row in (*before, *items) if "各" not in row.words]
    return any(_each(row, labels) for row in items if "各" in row.clause.words)


def _each(row: Row, labels: Sequence[str]) -> bool:
    """Whether 各 stands between a number and the figure of an item, or before the verb of the total or the other items."""
    for count, figure in pairwise(row.clause.quantities):
        if _EACH.search(figure.text, count.end, figure.start) and (row.figure in (None, figure)):
            return True
    said = _EACH.search(row.label)
    return said is not None and any(said[1] in label for label in labels)


#: So many figures before a list may hold its verb.
_BEFORE = 4
#: 各 with a verb, and not with what makes a class of things: 各类投诉3件.
_EACH = Lazy("各(?![类级项种])([^,;各]{0,6})$")
