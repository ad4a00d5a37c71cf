"""A finding made concrete: placed, quoted, masked and told apart from others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lintreport.declaration import Check
from lintreport.document import Document
from lintreport.finding import (
    SEVERITIES,
    Diagnostic,
    Evidence,
    Finding,
    Fix,
    PlacedEdit,
    PlacedEvidence,
    PlacedFix,
    PlacedOperand,
    PlacedRelated,
    Related,
    Span,
    Text,
)
from lintreport.fingerprint import REACH, fingerprint
from lintreport.text.characters.folding import fold
from lintreport.text.characters.masking import clear_numbers, conceal, hidden_pieces, mask

#: An excerpt of more code points than this is cut in its middle.
EXCERPT = 160
#: How much of the text stands with an excerpt on each side, in code points.
CONTEXT = 40


def diagnosis(
    document: Document, check: Check, finding: Finding, others: Mapping[str, Document] = MappingProxyType({})
) -> Diagnostic:
    """The diagnostic for a finding of ``check`` in ``document``; ``others`` are those of related places, by path."""
    start, end = finding.span
    text = document.masked
    around = ("", "") if finding.copy_of else (fold(text[max(0, start - REACH) : start]), fold(text[end : end + REACH]))
    severity = min(check.severity, finding.severity or check.severity, key=SEVERITIES.index)
    places = [finding.span, *(related.span for related in finding.related if not related.report)]
    return Diagnostic(
        code=check.code,
        name=check.name,
        severity=severity,
        message=masked(document, finding.message),
        note=masked(document, finding.note) if finding.note else None,
        path=document.path,
        start=document.place(start),
        end=document.place(end),
        excerpt=excerpt(text[start:end]),
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        section=mask(document.section(start)),
        evidence=_evidence(document, finding.evidence) if finding.evidence else None,
        related=tuple(_related(others.get(one.report, document), one) for one in finding.related),
        fix=_fix(document, finding.fix) if finding.fix else None,
        fingerprint=fingerprint(check.code, around[0], fold(text[start:end]), around[1]),
        occurrence=1,
        status="new",
        lines=_lines(document, places),
    )


def _related(document: Document, related: Related) -> PlacedRelated:
    start, end = related.span
    return PlacedRelated(document.path, document.place(start), document.place(end), masked(document, related.message))


def excerpt(text: str) -> str:
    """``text``, its middle left out when it is long."""
    return text if len(text) <= EXCERPT else f"{text[: EXCERPT * 3 // 4]}…{text[-EXCERPT // 4 + 1 :]}"


def masked(document: Document, text: Text) -> Text:
    """A sentence about a document, without the personal numbers in it and without pieces of those of the document."""
    return Text(*(masked_words(document, words) for words in text))


def masked_words(document: Document, words: str) -> str:
    """The like of `masked` for words in one language."""
    if mask(words) != words:
        words = mask(words, document.view(_clear_numbers))  # a figure quoted without its unit is still none
    return _concealed(document, words)


def _clear_numbers(document: Document) -> frozenset[str]:
    return clear_numbers(document.text)


def _concealed(document: Document, words: str) -> str:
    return conceal(words, lambda: document.view(_personal_pieces))


def _personal_pieces(document: Document) -> frozenset[str]:
    if document.masked == document.text:
        return frozenset()
    return hidden_pieces(document.text) | hidden_pieces(document.unwrapped.text)


def _evidence(document: Document, evidence: Evidence) -> PlacedEvidence:
    operands = (
        PlacedOperand(
            document.masked[slice(*span)],
            _concealed(document, value),
            masked_words(document, unit),
            document.place(span.start),
            document.place(span.end),
        )
        for span, value, unit in evidence.operands
    )
    return PlacedEvidence(
        formula=_concealed(document, evidence.formula),
        computed=_concealed(document, evidence.computed),
        stated=_concealed(document, evidence.stated),
        operands=tuple(operands),
    )


def _fix(document: Document, fix: Fix) -> PlacedFix | None:
    """The fix, placed; none when it would show a personal number."""
    if any(masked_words(document, edit.replacement) != edit.replacement for edit in fix.edits):
        return None
    edits = (
        PlacedEdit(document.place(start), document.place(end), replacement) for (start, end), replacement in fix.edits
    )
    return PlacedFix(masked(document, fix.message), tuple(edits), fix.safe)


def _lines(document: Document, places: list[Span]) -> dict[int, str]:
    """The first and the last line of every place, by number."""
    shown = document.view(_shown_lines)
    numbers = {document.line_at(offset) for start, end in places for offset in (start, max(start, end - 1))}
    for number in numbers:
        if number not in shown:  # numbers - shown.keys() would go through all that are shown, for every finding
            shown[number] = document.masked[slice(*document.lines[number - 1])]
    return {number: shown[number] for number in sorted(numbers)}


def _shown_lines(document: Document) -> dict[int, str]:
    """The lines that findings stand in, each made once however long it is and however many they are."""
    return {}
