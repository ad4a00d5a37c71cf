"""What is reported of two dates that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lintreport import Document, Finding, Related, Span, Text
from lintreport.text.structure.genres import is_office_prose


class Clash(NamedTuple):
    """Two places that cannot both hold: the later one, the other one, and the sum that shows it."""

    place: Span
    other: Span
    sum: Text


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
