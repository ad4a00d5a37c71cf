"""Sentences of a text."""

from __future__ import annotations

import re

from lintreport.finding import Span

# A sentence ends after 。！？； or an ellipsis, with the closing marks that follow.
_END = re.compile(r"[。!?;…]+[”’》)」』\]]*")


def sentences(folded: str, paragraphs: list[Span]) -> list[Span]:
    """Every sentence with its final mark and without surrounding white space.

    A sentence ends at 。！？； or at the end of its paragraph, whichever comes first.
    """
    spans = []
    for paragraph in paragraphs:
        start = paragraph.start
        for end in _END.finditer(folded, paragraph.start, paragraph.end):
            spans.append(trimmed(folded, start, end.end()))
            start = end.end()
        if start < paragraph.end:
            spans.append(trimmed(folded, start, paragraph.end))
    return [span for span in spans if span.start < span.end]


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())) if piece.strip() else Span(start, start)
