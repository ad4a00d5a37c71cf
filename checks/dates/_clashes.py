"""What is reported of two dates that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintreport import Document, Finding, Related, Text
from lintreport.text.structure.genres import is_office_prose

from ._mentions import Clash


def clash_findings(document: Document, clashes: Iterable[Clash]) -> Iterator[Finding]:
    """One finding for each place that contradicts another one; info where the text is no report."""
    seen = set()
    for clash in clashes:
        if clash.place in seen:
            continue
        seen.add(clash.place)
        yield Finding(
            clash.place,
            Text("与另一处年份对不上，请核对", "does not agree with another date of the text"),
            note=clash.sum,
            related=(Related(clash.other, Text("对照的年份", "the other date")),),
            severity=None if document.view(is_office_prose) else "info",
        )
