"""The first lines of a text, where its title and its opening stand."""

from __future__ import annotations

from collections.abc import Sequence

from lintreport.finding import Span

#: So many paragraphs are the head. Bits of a web page before the title, of fewer code points than a title has, do not
#: count, up to so many paragraphs in all.
FIRST = 6
_BIT = 9
_WITH_BITS = 40


def head(paragraphs: Sequence[Span]) -> Sequence[Span]:
    """The first paragraphs: six, not counting the bits of a web page before and between them."""
    counted = 0
    for size, (start, end) in enumerate(paragraphs[:_WITH_BITS], 1):
        counted += end - start >= _BIT
        if counted == FIRST:
            return paragraphs[:size]
    return paragraphs[:_WITH_BITS]
