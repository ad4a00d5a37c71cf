"""One finding for all places of a kind."""

from __future__ import annotations

from collections.abc import Sequence

from lintreport import Edit, Finding, Fix, Related, Span, Text

#: How many places one finding names.
_NAMED = 4


def one_finding(
    spans: Sequence[Span], message: Text, repair: Text | None = None, edits: Sequence[Edit] = (), *, safe: bool = False
) -> Finding:
    """A finding at the first of ``spans`` that counts the others, with a fix that makes all ``edits``."""
    more = len(spans) - 1
    zh, en = (f"，全文另有 {more} 处", f", and {more} more") if more else ("", "")
    return Finding(
        spans[0],
        Text(message.zh + zh, message.en + en),
        related=tuple(Related(span, Text("此处同", "here, too")) for span in spans[1:_NAMED]),
        fix=Fix(repair, tuple(edits), safe=safe) if repair else None,
    )
