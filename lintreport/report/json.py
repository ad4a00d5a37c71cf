"""``json``: the whole outcome as one document, described by ``schema.json`` beside this file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from lintreport.discovery import counted
from lintreport.finding import Diagnostic, FileReport, Place, PlacedEvidence, PlacedFix, PlacedRelated, Text
from lintreport.report import Outcome, diagnostics
from lintreport.report.remarks import hidden, unjudged
from lintreport.report.statistics import by_severity, confirmed, held_back
from lintreport.text.characters.masking import shown_paths
from lintreport.text.characters.visible import replace_hidden

SCHEMA_VERSION = 1


def render(outcome: Outcome) -> Iterator[str]:
    """One JSON document with a line for every file and every finding."""
    tool = {"name": "lintreport", "version": outcome.version, "checks": len(outcome.checks)}
    summary = {
        "files": len(outcome.reports),
        **by_severity(outcome),
        "confirmed": confirmed(outcome),
        **held_back(outcome),
        "hidden": hidden(outcome),
        "skipped": [{"kind": kind, "files": count} for kind, count in counted(outcome.skipped)],
        "not_evaluated": [{"code": code, "files": count} for code, count in unjudged(outcome)],
    }
    yield f'{{"schema_version": {SCHEMA_VERSION},\n "tool": {line(tool)},\n "files": ['
    yield from items(map(_file, outcome.reports))
    yield '],\n "skipped": ['
    names = shown_paths(one.path for one in outcome.skipped)
    yield from items({"path": names[one.path], "kind": one.kind} for one in outcome.skipped)
    yield '],\n "findings": ['
    yield from items(map(finding, diagnostics(outcome)))
    yield f'],\n "summary": {line(summary)}}}\n'


def line(value: Any) -> str:
    """``value`` as JSON in one line; signs that do not show, lone surrogates among them, as escapes."""
    return replace_hidden(json.dumps(value, ensure_ascii=False), lambda sign: json.dumps(sign)[1:-1])


def items(values: Iterable[Any]) -> Iterator[str]:
    """What stands between the brackets of a JSON list: a line for every value."""
    mark = "\n"
    for value in values:
        yield f"{mark}  {line(value)}"
        mark = ",\n"
    if mark != "\n":
        yield "\n "


def _file(report: FileReport) -> dict[str, Any]:
    return {
        "path": report.path,
        "encoding": None if report.unreadable else report.encoding,
        "sha256": report.sha256 or None,
        "characters": report.characters,
        "lines": report.lines,
        "not_evaluated": [{"code": code, "reason": reason._asdict()} for code, reason in report.not_evaluated],
    }


def finding(one: Diagnostic) -> dict[str, Any]:
    """A finding as the object that stands in ``findings``, and on a line of ``jsonl``."""
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "message": one.message._asdict(),
        "note": _text(one.note),
        "path": one.path,
        "start": one.start._asdict(),
        "end": one.end._asdict(),
        "excerpt": one.excerpt,
        "context": {"before": one.before, "after": one.after},
        "location": _text(one.location),
        "section": one.section,
        "evidence": one.evidence and evidence(one.evidence),
        "related": list(map(_related, one.related)),
        "fix": one.fix and _fix(one.fix),
        "fingerprint": one.fingerprint,
        "occurrence": one.occurrence,
        "status": one.status,
    }


def _text(text: Text | None) -> dict[str, str] | None:
    return text and text._asdict()


def _range(start: Place, end: Place) -> dict[str, Any]:
    return {"start": start._asdict(), "end": end._asdict()}


def evidence(found: PlacedEvidence) -> dict[str, Any]:
    """The computation as an object."""
    operands = [
        {"text": operand.text, "value": operand.value, "unit": operand.unit, **_range(operand.start, operand.end)}
        for operand in found.operands
    ]
    return {"formula": found.formula, "computed": found.computed, "stated": found.stated, "operands": operands}


def _related(related: PlacedRelated) -> dict[str, Any]:
    return {
        "path": related.path,
        **_range(related.start, related.end),
        "location": _text(related.location),
        "message": related.message._asdict(),
    }


def _fix(fix: PlacedFix) -> dict[str, Any]:
    edits = [{**_range(edit.start, edit.end), "replacement": edit.replacement} for edit in fix.edits]
    return {"safe": fix.safe, "message": fix.message._asdict(), "edits": edits}
