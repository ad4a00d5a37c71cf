"""How the lines and the changes of a copy are told."""

from __future__ import annotations

from collections.abc import Sequence

from lintreport import Document, Span, Text
from lintreport.text.repetition.similar import Change

#: A note shows this many changes, each with so much around it; a longer one is cut.
SHOWN, AROUND, CHANGE_CHARS = 3, 3, 12


def lines_in_words(document: Document, span: Span) -> Text:
    """The lines of ``span``: 第3–20行."""
    first, last = document.submitted_lines(span)
    if first == last:
        return Text(f"第{first}行", f"line {first}")
    return Text(f"第{first}–{last}行", f"lines {first}–{last}")


def changes_shown(first: str, later: str, changes: Sequence[Change]) -> Text:
    """The first changes, each with what stands around it, and how many more there are."""

    def quoted(words: str, start: int, end: int) -> str:
        left, right = max(0, start - AROUND), min(len(words), end + AROUND)
        changed = words[start:end]
        if len(changed) > CHANGE_CHARS:
            changed = f"{changed[:6]}…{changed[-4:]}"
        return f"“{'…' * (left > 0)}{words[left:start]}{changed}{words[end:right]}{'…' * (right < len(words))}”"

    shown = [
        f"{quoted(first, change.start, change.end)}→{quoted(later, change.later_start, change.later_end)}"
        for change in changes[:SHOWN]
    ]
    more = len(changes) - len(shown)
    return Text(
        "，".join(shown) + (f"，另有 {more} 处" if more else ""),
        ", ".join(shown) + (f" and {more} more" if more else ""),
    )
