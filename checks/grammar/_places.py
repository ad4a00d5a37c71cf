"""How a place in a sentence is quoted."""

from __future__ import annotations

from lintreport import Document, Span

#: More code points of a place are not quoted: its beginning and its end are.
_QUOTED, _END = 24, 10


def quotation(document: Document, span: Span) -> str:
    """The words of a place, with … for the middle of many."""
    words = document.masked[slice(*span)].replace("\n", "")
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - _END]}…{words[-_END:]}"
