"""Findings inside a text that was pasted again: reported once, at the first place."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from lintreport.document import Document
from lintreport.finding import Finding, Fix, Related, Span, Text
from lintreport.text.repetition.similar import Change, changes

Found = tuple[str, Finding]  # the code of a check, and what it found


class _Copy(NamedTuple):
    """A later copy and the first one, each with the offsets of its characters that are not white space.

    ``changes`` tell which of these were changed; in an exact copy there are none.
    """

    later: Span
    later_signs: array[int]
    first_signs: array[int]
    changes: list[Change]

    def first_place(self, span: Span) -> Span | None:
        """Where the words of a span of the later copy stand in the first; `None` when they are not the same there."""
        start, end = (bisect_left(self.later_signs, offset) for offset in span)
        at = bisect_right(self.changes, start, key=lambda change: change.later_end)
        if at < len(self.changes) and self.changes[at].later_start < max(end, start + 1):
            return None
        moved = self.changes[at - 1].end - self.changes[at - 1].later_end if at else 0
        start, end = start + moved, end + moved
        if start == end:  # only white space, which stands before the next character
            behind = self.first_signs[min(start, len(self.first_signs) - 1)]
            return Span(behind - (span.end - span.start), behind)
        return Span(self.first_signs[start], self.first_signs[end - 1] + 1)


class _Copies:
    """All copies of a document, in the order of their places, so that the one around a span is found by bisection."""

    def __init__(self, copies: list[_Copy]) -> None:
        self.sorted = sorted(copies, key=lambda copy: copy.later)
        self._starts = [copy.later.start for copy in self.sorted]
        self._ends = list(accumulate((copy.later.end for copy in self.sorted), max))  # of a copy and all before it

    def first_place(self, span: Span) -> Span:
        """Where the words of ``span`` first stand: ``span`` itself unless it lies inside a later copy."""
        while copy := self._around(span):
            first = copy.first_place(span)
            if first is None or first.start >= span.start:
                break
            span = first  # a copy of a copy leads on
        return span

    def _around(self, span: Span) -> _Copy | None:
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._ends[at] >= span.end:
            if self.sorted[at].later.end >= span.end:
                return self.sorted[at]
            at -= 1
        return None


def fold_copies(document: Document, found: Sequence[Found]) -> list[Found]:
    """``found``, what lies inside a later copy folded into its like in the first.

    The like is the finding of the same code at the same words; it gets the later place as ``related`` and its
    edits. What has no like in the first copy is there only because of the repetition (a numbering that
    begins again) and is dropped.
    """
    copies = _Copies([_copy(document, finding.span, finding.copy_of) for _, finding in found if finding.copy_of])
    if not copies.sorted:
        return list(found)
    kept: list[Found] = []
    again: list[tuple[str, Span, Finding]] = []
    for code, finding in found:
        first = finding.span if finding.copy_of else copies.first_place(finding.span)
        if first == finding.span:
            kept.append((code, finding))
        else:
            again.append((code, first, finding))
    at = {(code, finding.span): index for index, (code, finding) in enumerate(kept)}
    for code, first, finding in again:
        index = at.get((code, first))
        if index is not None:
            kept[index] = (code, _joined(kept[index][1], finding))
    return kept


def _copy(document: Document, later: Span, first: Span) -> _Copy:
    text, folded = document.text, document.folded
    later_signs, first_signs = (
        array("q", (at for at in range(*span) if not text[at].isspace())) for span in (later, first)
    )
    later_words, first_words = ("".join(folded[at] for at in signs) for signs in (later_signs, first_signs))
    made = [] if later_words == first_words else changes(first_words, later_words)
    return _Copy(later, later_signs, first_signs, made)


def _joined(finding: Finding, again: Finding) -> Finding:
    related = Related(again.span, Text("重复的正文中又出现", "again in the repeated text"))
    fix = finding.fix
    if fix and again.fix:
        fix = Fix(fix.message, fix.edits + again.fix.edits, fix.safe and again.fix.safe)
    return finding._replace(related=(*finding.related, related), fix=fix)
