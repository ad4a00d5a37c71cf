"""The first lines of a text, where its title and its opening stand."""

from __future__ import annotations

from collections.abc import Sequence

from lintreport.finding import Span
from lintreport.text.lazy import Lazy

#: This many paragraphs are the head. What a web page puts before the title does not count, up to so many paragraphs in
#: all: bits of fewer code points than a title has, and labelled data (发文日期: …, cells between bars).
FIRST = 6
_BIT = 9
_WITH_BITS = 40
_DATA = Lazy(r"[^:,。\n]{2,8}:|[^\n]*\|")


def head(folded: str, paragraphs: Sequence[Span]) -> Sequence[Span]:
    """The first paragraphs: six, not counting what a web page puts before and between them."""
    counted = 0
    for size, (start, end) in enumerate(paragraphs[:_WITH_BITS], 1):
        counted += end - start >= _BIT and _DATA.match(folded, start, end) is None
        if counted == FIRST:
            return paragraphs[:size]
    return paragraphs[:_WITH_BITS]
