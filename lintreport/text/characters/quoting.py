"""Words of a report as a message quotes them."""

from __future__ import annotations

from lintreport.finding import Span

#: This many code points are shown.
MOST = 20


def quoted(masked: str, span: Span) -> str:
    """The words of a place, in one line, cut where they grow long; ``masked`` is the text without personal numbers."""
    words = " ".join(masked[span.start : min(span.end, span.start + 4 * MOST)].split())
    return words if len(words) <= MOST else words[: MOST - 1] + "…"
