"""What a check yields for a document: what it applies to, in places of the text as submitted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lintreport.declaration import Check
from lintreport.document import Document
from lintreport.finding import Evidence, Finding, Fix, NotEvaluated
from lintreport.text.structure.kinds import KINDS


def results(check: Check, document: Document, options: Any) -> Iterator[Finding | NotEvaluated]:
    """What ``check`` yields, without the findings that begin in a block of a kind which it does not apply to.

    All spans that this yields are those of the text as it was submitted.
    """
    reading = read_by(check, document)
    for one in check.run(reading, options) if reading.holds_any(check.needs) else ():
        if isinstance(one, NotEvaluated):
            yield one
        elif applies(check, reading, one):
            yield original(reading, one)


def read_by(check: Check, document: Document) -> Document:
    """What ``check`` reads of ``document``: unless it asks for more, without line ends that broke its paragraphs."""
    return document if check.as_submitted else document.unwrapped


def applies(check: Check, reading: Document, finding: Finding) -> bool:
    """Whether a finding begins in a block of a kind which its check applies to."""
    if len(check.where) == len(KINDS):
        return True
    block = reading.block_at(finding.span.start)
    return block is None or block.kind in check.where


def original(reading: Document, finding: Finding) -> Finding:
    """A finding in ``reading`` with the spans of the text as it was submitted."""
    if not reading.joined:
        return finding
    return finding._replace(
        span=reading.origin(finding.span),
        related=tuple(one._replace(span=reading.origin(one.span)) for one in finding.related),
        fix=_original_fix(reading, finding.fix) if finding.fix else None,
        evidence=_original_evidence(reading, finding.evidence) if finding.evidence else None,
        copy_of=reading.origin(finding.copy_of) if finding.copy_of else None,
    )


def _original_fix(reading: Document, fix: Fix) -> Fix | None:
    """The fix in the text as it was submitted; None when it would replace a line end, or a page foot, unseen."""
    edits = tuple(edit._replace(span=reading.origin(edit.span)) for edit in fix.edits)
    lengths = (
        (new.span.end - new.span.start, old.span.end - old.span.start)
        for new, old in zip(edits, fix.edits, strict=True)
    )
    return fix._replace(edits=edits) if all(new == old for new, old in lengths) else None


def _original_evidence(reading: Document, evidence: Evidence) -> Evidence:
    operands = (operand._replace(span=reading.origin(operand.span)) for operand in evidence.operands)
    return evidence._replace(operands=tuple(operands))
