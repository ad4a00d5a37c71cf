"""The cells of a line that is the row of a table."""

from __future__ import annotations

from lintreport.finding import Span
from lintreport.text.patterns import compiled

# Between two cells: a tab, a pipe, the line of a box, or spaces.
_BETWEEN = compiled(r"[ ]*(?:[\t|\u2502\u2503\u2551]|(?<=\S) {3,}(?=\S))[ ]*")
#: Blanks that part cells, and a line of nothing else but rules.
_RULE = compiled(r"[\s|+:=\u2500-\u257f-]+\Z")


def cells_of(folded: str, span: Span) -> tuple[Span, ...]:
    """The cells of a row that are not empty; none for a rule between rows."""
    if _RULE.match(folded, *span):
        return ()
    cells: list[Span] = []
    start = span.start
    for match in _BETWEEN.finditer(folded, *span):
        if match.start() > start:
            cells.append(Span(start, match.start()))
        start = match.end()
    if start < span.end:
        cells.append(Span(start, span.end))
    return tuple(cells)
