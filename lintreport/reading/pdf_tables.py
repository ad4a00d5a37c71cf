"""Ruled tables of a page: which cell each character stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

# All lengths are points; y runs upwards.

#: A path that is no thicker than this is a rule.
_THICKEST = 2.5
#: A rule that is shorter than this is part of a drawing.
_SHORTEST = 6.0
#: Rules that are no further apart than this meet.
_NEAR = 3.0
#: A page with more rules than this is a drawing.
_MOST_RULES = 3_000


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float


class Table(NamedTuple):
    """A ruled table: the positions of its rules, and for each field of that grid the first one of its (merged) cell."""

    box: Box
    lefts: list[float]
    tops: list[float]
    cell_of: list[int]

    def cell(self, x: float, y: float) -> int | None:
        """The cell that holds a point; None outside of the table."""
        column = bisect_right(self.lefts, x) - 1
        row = bisect_right(self.tops, -y) - 1
        if 0 <= column < len(self.lefts) - 1 and 0 <= row < len(self.tops) - 1:
            return self.cell_of[row * (len(self.lefts) - 1) + column]
        return None

    def row(self, cell: int) -> int:
        """The row, from 0, in which a cell begins."""
        return cell // (len(self.lefts) - 1)


def tables(paths: Iterable[Box]) -> list[Table]:
    """The tables that the drawn ``paths`` of a page rule, from top to bottom."""
    rules = [rule for path in paths for rule in _rules(path)]
    if not rules or len(rules) > _MOST_RULES:
        return []
    found = [table for group in _groups(rules) if (table := _table(group))]
    return sorted(found, key=lambda table: -table.box.top)


def _rules(path: Box) -> Iterable[Box]:
    """A path as a rule, if it is one."""
    width, height = path.right - path.left, path.top - path.bottom
    if min(width, height) <= _THICKEST and max(width, height) >= _SHORTEST:
        yield path


def _is_level(rule: Box) -> bool:
    return rule.right - rule.left > rule.top - rule.bottom


def _groups(rules: list[Box]) -> list[list[Box]]:
    """The rules that meet each other, group by group."""
    root = list(range(len(rules)))
    order = sorted(range(len(rules)), key=lambda at: rules[at].left)
    open_: list[int] = []
    for at in order:
        one = rules[at]
        open_ = [other for other in open_ if rules[other].right >= one.left - _NEAR]
        for other in open_:
            if rules[other].bottom <= one.top + _NEAR and one.bottom <= rules[other].top + _NEAR:
                _join(root, at, other)
        open_.append(at)
    groups: dict[int, list[Box]] = {}
    for at in range(len(rules)):
        groups.setdefault(_root(root, at), []).append(rules[at])
    return list(groups.values())


def _root(parents: list[int], at: int) -> int:
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at


def _join(parents: list[int], one: int, other: int) -> None:
    """Make two one; the smaller number stands for both."""
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first


def _positions(values: Iterable[float]) -> list[float]:
    """The values in order, of those that nearly agree only the first."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _table(rules: list[Box]) -> Table | None:
    """The table that a group of rules makes; None for less than two cells."""
    levels = [rule for rule in rules if _is_level(rule)]
    uprights = [rule for rule in rules if not _is_level(rule)]
    lefts = _positions((rule.left + rule.right) / 2 for rule in uprights)
    tops = _positions(-(rule.bottom + rule.top) / 2 for rule in levels)
    columns, rows = len(lefts) - 1, len(tops) - 1
    if columns < 1 or rows < 1 or columns * rows < 2:
        return None
    cells = list(range(columns * rows))
    at_x = _by_position(uprights, lefts, lambda rule: (rule.left + rule.right) / 2)
    at_y = _by_position(levels, tops, lambda rule: -(rule.bottom + rule.top) / 2)
    for row in range(rows):
        middle = -(tops[row] + tops[row + 1]) / 2
        for column in range(columns):
            center = (lefts[column] + lefts[column + 1]) / 2
            here = row * columns + column
            if column + 1 < columns and not any(one.bottom <= middle <= one.top for one in at_x[column + 1]):
                _join(cells, here, here + 1)
            if row + 1 < rows and not any(one.left <= center <= one.right for one in at_y[row + 1]):
                _join(cells, here, here + columns)
    roots = [_root(cells, at) for at in cells]
    if len(set(roots)) < 2:
        return None
    return Table(Box(lefts[0], -tops[-1], lefts[-1], -tops[0]), lefts, tops, roots)


def _by_position(rules: list[Box], positions: list[float], of: Callable[[Box], float]) -> list[list[Box]]:
    """The rules at each of the positions."""
    found: list[list[Box]] = [[] for _ in positions]
    for rule in rules:
        at = min(max(bisect_right(positions, of(rule)) - 1, 0), len(positions) - 1)
        found[at].append(rule)
    return found
