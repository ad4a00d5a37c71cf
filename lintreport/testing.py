"""For authors of checks: run a check over an example whose places are marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintreport.declaration import Check
from lintreport.document import Document
from lintreport.finding import Finding, Span
from lintreport.results import results

if TYPE_CHECKING:
    from lintreport.filed import Filed

OPENING, CLOSING = "⟦", "⟧"


def marked(example: str) -> tuple[str, list[Span]]:
    """The text of an example and the spans that ⟦ ⟧ mark in it, in order; marks may nest."""
    text: list[str] = []
    spans: list[Span] = []
    open_at: list[int] = []
    for sign in example:
        if sign == OPENING:
            open_at.append(len(text))
        elif sign == CLOSING:
            spans.append(Span(open_at.pop(), len(text)))
        else:
            text.append(sign)
    if open_at:
        raise ValueError(f"{OPENING} without {CLOSING}: {example}")
    return "".join(text), sorted(spans)


def findings(check: Check, text: str, path: str = "example.txt", **options: object) -> list[Finding]:
    """What ``check`` finds in ``text``, in order of place; ``options`` replace its defaults.

    For a check across reports, ``text`` holds several, each below a line ``=== path``; they are compared each with all
    that stand above it, and spans are those of ``text``.
    """
    if check.across:
        return _across(check, text, check.options(**options))
    found = results(check, Document(text, path), check.options(**options))
    return sorted((one for one in found if isinstance(one, Finding)), key=lambda finding: finding.span)


def _across(check: Check, text: str, options: object) -> list[Finding]:
    from lintreport.filed import filed

    assert check.collector
    assert check.judge
    found: list[Finding] = []
    above: list[Filed] = []
    for match in re.finditer(r"=== ([^\n]+)\n((?:(?!=== )[^\n]*(?:\n|\Z))*)", text):
        if not match[0]:
            break
        report = filed(Document(match[2], match[1]), check.collector)
        begin = match.start(2)
        for one in check.judge(report, above, options):
            found.append(one._replace(span=Span(one.span.start + begin, one.span.end + begin)))
        above.append(report)
    return sorted(found, key=lambda finding: finding.span)


def verify(check: Check, example: str) -> None:
    """Raise `AssertionError` unless ``check`` finds exactly the places that ``example`` marks."""
    text, expected = marked(example)
    found = [finding.span for finding in findings(check, text)]
    assert found == expected, (
        f"{check.code} in {text!r}\n"
        f"  expected {[text[slice(*span)] for span in expected]} at {[tuple(span) for span in expected]}\n"
        f"  found    {[text[slice(*span)] for span in found]} at {[tuple(span) for span in found]}"
    )
