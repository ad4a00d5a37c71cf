"""Lines of a text."""

from __future__ import annotations

from lintreport.finding import Span
from lintreport.text.lazy import Lazy

_LINE_END = Lazy(r"\r\n|\n|\r")


def lines(text: str) -> list[Span]:
    """Every line without its end (LF, CRLF or CR); text that ends with a line end has no empty line after it."""
    spans = []
    start = 0
    for end in _LINE_END.finditer(text):
        spans.append(Span(start, end.start()))
        start = end.end()
    if start < len(text) or not spans:
        spans.append(Span(start, len(text)))
    return spans
