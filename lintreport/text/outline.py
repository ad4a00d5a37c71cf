"""Numbered headings of a text, and the section that a place is in."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from lintreport.finding import Span


class Heading(NamedTuple):
    """A paragraph that begins with a number: ``kind`` is the form of the mark, ``level`` its depth from 1."""

    span: Span
    mark: Span
    kind: str
    number: int
    level: int
    label: str


def outline(folded: str, paragraphs: list[Span]) -> list[Heading]:
    """Every numbered heading, in the order of the text."""
    return []


def section(headings: list[Heading], offset: int) -> str:
    """The labels of the headings above ``offset``, outermost first: ``二/(四)``."""
    at = bisect_right([heading.span.start for heading in headings], offset)
    labels: list[str] = []
    level = 1 << 30
    for heading in reversed(headings[:at]):
        if heading.level < level:
            labels.append(heading.label)
            level = heading.level
    return "/".join(reversed(labels))
