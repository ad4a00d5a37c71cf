"""For authors of checks: run a check over an example whose places are marked."""

from __future__ import annotations

from lintreport.declaration import Check
from lintreport.document import Document
from lintreport.finding import Finding, Span
from lintreport.results import results

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
    """What ``check`` finds in ``text``, in order of place; ``options`` replace its defaults."""
    found = results(check, Document(text, path), check.options(**options))
    return sorted((one for one in found if isinstance(one, Finding)), key=lambda finding: finding.span)


def verify(check: Check, example: str) -> None:
    """Raise `AssertionError` unless ``check`` finds exactly the places that ``example`` marks."""
    text, expected = marked(example)
    found = [finding.span for finding in findings(check, text)]
    assert found == expected, (
        f"{check.code} in {text!r}\n"
        f"  expected {[text[slice(*span)] for span in expected]} at {[tuple(span) for span in expected]}\n"
        f"  found    {[text[slice(*span)] for span in found]} at {[tuple(span) for span in found]}"
    )
