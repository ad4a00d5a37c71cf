"""What a check yields for a document, limited to the kinds of lines that it applies to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lintreport.check import Check
from lintreport.document import Document
from lintreport.finding import Finding, NotEvaluated
from lintreport.text.structure.kinds import KINDS


def results(check: Check, document: Document, options: Any) -> Iterator[Finding | NotEvaluated]:
    """What ``check`` yields, without the findings that begin in a block of a kind which it does not apply to."""
    for one in check.run(document, options):
        if isinstance(one, NotEvaluated) or applies(check, document, one):
            yield one


def applies(check: Check, document: Document, finding: Finding) -> bool:
    """Whether a finding begins in a block of a kind which its check applies to."""
    if len(check.where) == len(KINDS):
        return True
    block = document.block_at(finding.span.start)
    return block is None or block.kind in check.where
