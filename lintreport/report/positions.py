"""Columns as other programs count them; ours are code points, from 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintreport.finding import Place

#: How many units of some kind a text takes.
Units = Callable[[str], int]


def utf16(text: str) -> int:
    """How many UTF-16 code units ``text`` takes: two for a sign beyond U+FFFF, as in JavaScript and in editors."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def utf8(text: str) -> int:
    """How many bytes ``text`` takes in UTF-8; a lone surrogate counts as three."""
    return len(text.encode("utf-8", "surrogatepass"))


class Columns:
    """Converts the columns of one file into other units.

    Places that are asked for in their order cost one pass over a line, however long it is and however many they
    are. ``head`` is what stands before the first line for those who count it: the units of a byte order mark.
    """

    def __init__(self, units: Units, head: int = 0) -> None:
        self._units = units
        self._head = head
        self._line, self._column, self._converted = 0, 1, 1

    def of(self, start: Place, end: Place, lines: Mapping[int, str]) -> tuple[int, int] | None:
        """The columns of a place in the new units; None where ``lines`` lacks a line that it takes to know."""
        if any(place.line not in lines and place.column > 1 for place in (start, end)):
            return None
        line = lines.get(start.line, "")
        if start.line != self._line or start.column < self._column:
            self._line, self._column, self._converted = start.line, 1, 1 + self._before(start.line)
        self._converted += self._between(line, self._column, start.column)
        self._column = start.column
        if end.line == start.line:
            return self._converted, self._converted + self._between(line, start.column, end.column)
        last = 1 + self._before(end.line) + self._between(lines.get(end.line, ""), 1, end.column)
        return self._converted, last

    def _before(self, number: int) -> int:
        return self._head if number == 1 else 0

    def _between(self, line: str, start: int, end: int) -> int:
        """The units from one column to another; the signs of a line end, which ``line`` lacks, take one each."""
        return self._units(line[start - 1 : end - 1]) + max(0, end - 1 - max(start - 1, len(line)))
