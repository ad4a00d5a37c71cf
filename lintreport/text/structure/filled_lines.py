"""The lines of a text that are not blank: what stands in them and beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple, Protocol

from lintreport.finding import Edit, Span

# All lengths are code points.

#: A line of this length is text; a shorter one without a final mark may be a cell of a table.
TEXT_LINE = 16
#: How much of a neighbour is looked at in the same line.
BESIDE = 40

#: The mark that begins a numbered heading or item.
MARK = (
    r"(?:[(][一二三四五六七八九十百0-9]{1,4}[)]、?|[一二三四五六七八九十百]{1,4}、|[0-9]{1,3}[.、)](?![0-9])|[①-⑳]"
    r"|第[一二三四五六七八九十百零0-9]{1,5}[编章节条]|[一二三四五六七八九十]{1,2}是(?!一))"
)
#: The mark that ends a sentence, with what is closed after it.
FINAL = "[。!?;…][”’》)」』\\]]{0,3}"


class Lined(Protocol):
    """A text with its lines; a `Document` is one."""

    @property
    def folded(self) -> str:
        """The text, folded."""

    @property
    def lines(self) -> list[Span]:
        """Its lines."""


class Rows(NamedTuple):
    """The ``filled`` lines of a text, those that are not blank, without white space at their ends."""

    folded: str
    lines: list[Span]
    filled: list[Span]

    def beside(self, span: Span) -> tuple[str, str]:
        """What stands before and behind ``span`` in its lines, as far as it is near."""
        start, end = self.lines[self._line(span.start)].start, self.lines[self._line(span.end - 1)].end
        return (
            self.folded[max(start, span.start - BESIDE) : span.start],
            self.folded[span.end : min(end, span.end + BESIDE)],
        )

    def deletion(self, span: Span) -> Edit:
        """The deletion of ``span``; of its lines, where nothing else stands in them."""
        above, last = self._line(span.start), self._line(span.end - 1)
        starts = self.filled[bisect_left(self.filled, span.start, key=lambda row: row.end)].start == span.start
        ends = self.filled[bisect_left(self.filled, span.end, key=lambda row: row.end)].end == span.end
        if not (starts and ends):
            return Edit(span, "")
        if last + 1 < len(self.lines):
            return Edit(Span(self.lines[above].start, self.lines[last + 1].start), "")
        return Edit(Span(self.lines[above - 1].end if above else 0, self.lines[last].end), "")

    def _line(self, offset: int) -> int:
        return bisect_right(self.lines, offset, key=lambda line: line.start) - 1


def rows(report: Lined) -> Rows:
    """The rows of a text."""
    filled = []
    for start, end in report.lines:
        line = report.folded[start:end]
        if words := line.strip():
            begin = start + len(line) - len(line.lstrip())
            filled.append(Span(begin, begin + len(words)))
    return Rows(report.folded, report.lines, filled)
