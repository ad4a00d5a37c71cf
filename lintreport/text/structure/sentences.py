"""Sentences of a text."""

from __future__ import annotations

from lintreport.finding import Span
from lintreport.text.patterns import compiled

# A sentence ends after 。！？； or an ellipsis, with the closing marks that follow, but not in an address or
# where a sign was lost (?id=1, 12?4). Entities (&nbsp;) match without the group.
_END = compiled(
    r"[。…!?;&](?:(?<=&)#?[0-9A-Za-z]{2,8};"
    r"|((?<=[。…])|(?<=[!?;])(?:(?<![0-9A-Za-z].)|(?![0-9A-Za-z=&])))[。!?;…]*[”’》)」』\]】〕〉]*)"
)


def sentences(folded: str, paragraphs: list[Span]) -> list[Span]:
    """Every sentence with its final mark and without surrounding white space.

    A sentence ends at 。！？； or at the end of its paragraph, whichever comes first.
    """
    spans = []
    for paragraph in paragraphs:
        start = paragraph.start
        quotes = 0  # straight ones: after an odd number of them the next one closes
        for match in _END.finditer(folded, paragraph.start, paragraph.end):
            if match[1] is None:
                continue
            end = match.end()
            quotes += folded.count('"', start, end)
            if quotes % 2 and folded.startswith('"', end, paragraph.end):
                end += 1
                quotes += 1
            spans.append(trimmed(folded, start, end))
            start = end
        if start < paragraph.end:
            spans.append(trimmed(folded, start, paragraph.end))
    return [span for span in spans if span.start < span.end]


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; empty at its start when there is nothing else."""
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return Span(start, end)
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece) - len(piece.rstrip())
    return Span(start + left, end - right) if left + right <= len(piece) else Span(start, start)
