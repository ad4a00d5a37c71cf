"""Findings inside a text that was pasted again: reported once, at the first place."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from lintreport.document import Document
from lintreport.finding import Finding, Fix, Related, Span, Text

Found = tuple[str, Finding]  # the code of a check, and what it found


class _Copy(NamedTuple):
    """A later copy and the first one, each with the offsets of its signs that are not white space."""

    later: Span
    later_signs: array[int]
    first_signs: array[int]


def fold_copies(document: Document, found: Sequence[Found]) -> list[Found]:
    """``found``, what lies inside a later copy folded into its like in the first.

    The like is the finding of the same code at the same words; it gets the later place as ``related`` and its
    edits. What has no like in the first copy is there only because of the repetition (a numbering that
    begins again) and is dropped.
    """
    copies = [_copy(document, finding.span, finding.copy_of) for _, finding in found if finding.copy_of]
    if not copies:
        return list(found)
    kept: list[Found] = []
    again: list[tuple[str, Span, Finding]] = []
    for code, finding in found:
        first = finding.span if finding.copy_of else _first_place(copies, finding.span)
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
    text = document.text
    return _Copy(later, *(array("q", (at for at in range(*span) if not text[at].isspace())) for span in (later, first)))


def _first_place(copies: list[_Copy], span: Span) -> Span:
    """Where the words of ``span`` first stand: ``span`` itself unless it lies inside a later copy."""
    for copy in copies:
        if copy.later.start <= span.start and span.end <= copy.later.end:
            start, end = (bisect_left(copy.later_signs, offset) for offset in span)
            if start == end:  # only white space, which stands before the next sign
                behind = copy.first_signs[min(start, len(copy.first_signs) - 1)]
                first = Span(behind - (span.end - span.start), behind)
            else:
                first = Span(copy.first_signs[start], copy.first_signs[end - 1] + 1)
            return _first_place(copies, first)  # a copy of a copy leads on
    return span


def _joined(finding: Finding, again: Finding) -> Finding:
    related = Related(again.span, Text("重复的正文中又出现", "again in the repeated text"))
    fix = finding.fix
    if fix and again.fix:
        fix = Fix(fix.message, fix.edits + again.fix.edits, fix.safe and again.fix.safe)
    return finding._replace(related=(*finding.related, related), fix=fix)
