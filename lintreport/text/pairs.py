"""Marks that come in pairs: quotation marks, title marks and brackets."""

from __future__ import annotations

from typing import NamedTuple

from lintreport.finding import Span


class Pairs(NamedTuple):
    """Matched marks as spans from the opening to behind the closing one, and the marks left over."""

    matched: list[Span]
    unmatched: list[Span]


def pairs(folded: str, paragraphs: list[Span]) -> Pairs:
    """The pairs of every paragraph."""
    return Pairs([], [])
