"""``rdjson``: the diagnostic format of reviewdog, whose columns are UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lintreport.finding import Diagnostic, FileReport, Place
from lintreport.report import HELD_BACK, Outcome, message
from lintreport.report.json import items
from lintreport.report.positions import Columns, utf8
from lintreport.text.characters.visible import visible

SEVERITY = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}

#: The bytes of a byte order mark, which are part of the first line for who reads the file as bytes.
BYTE_ORDER_MARK = 3


def render(outcome: Outcome) -> Iterator[str]:
    """A ``DiagnosticResult`` with a line for every finding."""
    yield '{"source": {"name": "lintreport"},\n "diagnostics": ['
    yield from items(one for report in outcome.reports for one in _diagnostics(report, outcome.lang))
    yield "]}\n"


def _diagnostics(report: FileReport, lang: str) -> Iterator[dict[str, Any]]:
    head = BYTE_ORDER_MARK if report.encoding == "utf-8-sig" else 0
    columns, edits = Columns(utf8, head), Columns(utf8, head)
    for one in report.diagnostics:
        if one.status in HELD_BACK:
            continue
        sentences = (message(one, lang), one.note.of(lang)) if one.note else (message(one, lang),)
        found: dict[str, Any] = {
            "message": "\n".join(visible(sentence) for sentence in sentences),
            "location": {"path": one.path, "range": _range(one, one.start, one.end, columns)},
            "severity": SEVERITY[one.severity],
            "code": {"value": one.code},
        }
        # Each suggestion is applied by itself, to the bytes of the file: a fix of several edits, or of a text that
        # was decoded from something else than UTF-8, cannot be one.
        if one.fix and len(one.fix.edits) == 1 and report.encoding in ("utf-8", "utf-8-sig"):
            edit = one.fix.edits[0]
            place = _range(one, edit.start, edit.end, edits)
            if "column" in place["start"]:
                found["suggestions"] = [{"range": place, "text": edit.replacement}]
        yield found


def _range(one: Diagnostic, start: Place, end: Place, columns: Columns) -> dict[str, Any]:
    """Start and end with their columns, or as whole lines where the text of a line is not at hand."""
    place = columns.of(start, end, one.lines)
    if place is None:
        return {"start": {"line": start.line}, "end": {"line": end.line}}
    return {"start": {"line": start.line, "column": place[0]}, "end": {"line": end.line, "column": place[1]}}
