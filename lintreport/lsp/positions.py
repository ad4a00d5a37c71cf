"""Places in a text as editors count them; ours are offsets in code points, from 0."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from lsprotocol import types

from lintreport.report.positions import Units, utf8, utf16

_LINE_END = re.compile(r"\r\n|\n|\r")


def units_of(encoding: str) -> Units:
    """How an editor that was promised ``encoding`` counts."""
    return {"utf-8": utf8, "utf-32": len}.get(encoding, utf16)


class Positions:
    """Converts between offsets in ``text`` and the positions of an editor, which counts a line in its own units.

    Lines end with LF, CRLF or CR and nothing else, whatever Python takes for the end of one: a line separator
    (U+2028) and a form feed stand within a line, as they do in every editor.
    """

    def __init__(self, text: str, units: Units) -> None:
        self.text = text
        self._units = units
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]

    def position(self, offset: int) -> types.Position:
        """Where ``offset`` is; one in the middle of a line end is where the line ends."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return types.Position(line, self._units(self.text[start : min(offset, self._ends[line])]))

    def range(self, start: int, end: int) -> types.Range:
        """The range from one offset to another."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of ``position``: the end of its line, or of the text, where it lies beyond."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[position.line], self._ends[position.line]
        line = self.text[start:end]
        if position.character >= self._units(line):
            return end
        at = taken = 0
        while taken < position.character:
            taken += self._units(line[at])
            at += 1
        return start + at


def edited(text: str, changes: Iterable[types.TextDocumentContentChangeEvent], units: Units) -> str:
    """``text`` after the changes that an editor tells of, one by one."""
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            places = Positions(text, units)
            start, end = places.offset(change.range.start), places.offset(change.range.end)
            text = text[:start] + change.text + text[max(start, end) :]
        else:
            text = change.text
    return text
