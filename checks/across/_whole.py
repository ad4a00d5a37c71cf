"""The place that stands for a report as a whole."""

from __future__ import annotations

from lintreport import Span


def first_line(text: str) -> Span:
    """The first line that has words."""
    start = len(text) - len(text.lstrip())
    line = text[start:].split("\n", 1)[0].rstrip()
    return Span(start, start + len(line))
