"""Lines of a text."""

from __future__ import annotations

import re

from lintreport.finding import Span

_LINE_END = re.compile(r"\r\n|\n|\r")


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
