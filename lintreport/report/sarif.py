"""``sarif``: SARIF 2.1.0, for code scanning and for the viewers of editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from lintreport.declaration import Check
from lintreport.discovery import counted
from lintreport.finding import CONFIRMED, NEW, Diagnostic, FileReport, Place, PlacedFix, PlacedRelated, Text
from lintreport.report import BASELINED, SUPPRESSED, Outcome
from lintreport.report.json import evidence, items, line
from lintreport.report.remarks import skipped
from lintreport.text.characters.visible import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
#: What GitHub orders alerts by.
PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}

#: IANA's names where Python has others.
ENCODINGS = {"utf-8-sig": "utf-8"}


def render(outcome: Outcome) -> Iterator[str]:
    """One run. What a baseline or a comment holds back is there too, marked as suppressed."""
    rules = _rules(outcome)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    sound = not any(report.unreadable or report.tracebacks for report in outcome.reports)
    invocation = {
        "executionSuccessful": sound,
        "toolExecutionNotifications": [*_skipped(outcome), *_not_evaluated(outcome)],
    }
    judged = any(one.status != NEW for report in outcome.reports for one in report.diagnostics)
    language = "en" if outcome.lang == "en" else "zh-CN"
    driver = {"name": "lintreport", "version": outcome.version, "language": language}
    yield f'{{"$schema": "{SCHEMA}",\n "version": "2.1.0",\n "runs": [{{\n'
    yield f'  "tool": {{"driver": {line(driver)[:-1]}, "rules": ['
    yield from items(rules)
    yield f']}}}},\n  "invocations": [{line(invocation)}],\n  "columnKind": "unicodeCodePoints",\n  "artifacts": ['
    yield from items(map(_artifact, outcome.reports))
    yield '],\n  "results": ['
    yield from items(
        {**_result(one, number, numbers[one.code], outcome.lang), **(_state(one) if judged else {})}
        for number, report in enumerate(outcome.reports)
        for one in report.diagnostics
    )
    yield "]\n }]}\n"


def uri(path: str) -> str:
    """``path`` as a URI reference; an absolute one as a ``file`` URI."""
    try:
        raw = path.encode("utf-8", "surrogateescape")  # the bytes of a name that is not UTF-8
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    if path[1:3] == ":/":  # a drive
        return f"file:///{path[:2]}{quote(raw[2:])}"
    return f"file://{quote(raw)}" if path.startswith("/") else quote(raw)


def _rules(outcome: Outcome) -> list[dict[str, Any]]:
    """The checks that ran, and the codes that were found without being among them."""
    rules = {check.code: _rule(check, outcome.lang) for check in outcome.checks}
    for report in outcome.reports:
        for one in report.diagnostics:
            rules.setdefault(one.code, {"id": one.code, "name": one.name, "shortDescription": {"text": one.name}})
    return [rules[code] for code in sorted(rules)]


def _rule(check: Check, lang: str) -> dict[str, Any]:
    title, doc = check.title.of(lang), check.doc.of(lang)
    help_text = doc
    if check.basis not in ("logic", "practice", "engine"):  # but a norm
        help_text += f"\n\nBasis: {check.basis}" if lang == "en" else f"\n\n依据：{check.basis}"
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": doc.partition("\n\n")[0] or title},
        "help": {"text": help_text or title, "markdown": help_text or title},
        "defaultConfiguration": {"level": LEVELS[check.severity], "enabled": check.default},
        "properties": {"tags": [check.code[:3]], "basis": check.basis, "problem.severity": PROBLEMS[check.severity]},
    }


def _skipped(outcome: Outcome) -> Iterator[dict[str, Any]]:
    if text := skipped(outcome.skipped):
        kinds = [{"kind": kind, "files": count} for kind, count in counted(outcome.skipped)]
        message = _message(text, outcome.lang)
        yield {
            "descriptor": {"id": "skipped"},
            "level": "warning",
            "message": message,
            "properties": {"skipped": kinds},
        }


def _not_evaluated(outcome: Outcome) -> Iterator[dict[str, Any]]:
    for number, report in enumerate(outcome.reports):
        for code, reason in report.not_evaluated:
            yield {
                "associatedRule": {"id": code},
                "level": "note",
                "message": _message(reason, outcome.lang),
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(report.path), "index": number}}}],
            }


def _artifact(report: FileReport) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": uri(report.path)}, "roles": ["analysisTarget"]}
    if not report.unreadable:
        artifact["encoding"] = ENCODINGS.get(report.encoding, report.encoding)
    if report.sha256:
        artifact["hashes"] = {"sha-256": report.sha256}
    return artifact


def _result(one: Diagnostic, file: int, rule: int, lang: str) -> dict[str, Any]:
    """A result that holds all that the finding holds; what SARIF has no place for is in its properties."""
    location = {"uri": uri(one.path), "index": file}
    physical = {"artifactLocation": location, "region": _region(one.start, one.end), "contextRegion": _context(one)}
    if len(one.excerpt) == one.end.offset - one.start.offset:  # else its middle is left out
        physical["region"]["snippet"] = {"text": one.excerpt}
    else:
        del physical["contextRegion"]
    place: dict[str, Any] = {"physicalLocation": physical}
    named = [(one.section, "section"), (one.location.of(lang) if one.location else "", "element")]
    if any(name for name, _ in named):
        place["logicalLocations"] = [
            {"fullyQualifiedName": visible(name), "kind": kind} for name, kind in named if name
        ]
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": LEVELS[one.severity],
        "message": _message(one.message, lang, one.note),
        "locations": [place],
        "partialFingerprints": {
            # The site's own would be taken over the first 100 signs of the line: one for all findings of a paragraph.
            "primaryLocationLineHash": f"{one.fingerprint}:{one.occurrence}",
            "lintreport/v1": one.fingerprint,
        },
    }
    if one.related:
        result["relatedLocations"] = [_related(n, other, location, one, lang) for n, other in enumerate(one.related, 1)]
    if one.fix:
        result["fixes"] = [_fix(one.fix, location, lang)]
    result["properties"] = {
        "message": one.message._asdict(),
        "note": one.note and one.note._asdict(),
        "evidence": one.evidence and evidence(one.evidence),
        "occurrence": one.occurrence,
        "status": one.status,
    }
    return result


def _state(one: Diagnostic) -> dict[str, Any]:
    """How the result stands to baseline and comments: said of every result or of none."""
    if one.status == SUPPRESSED:
        return {"baselineState": "new", "suppressions": [{"kind": "inSource", "status": "accepted"}]}
    if one.status == BASELINED:
        return {"baselineState": "unchanged", "suppressions": [{"kind": "external", "status": "accepted"}]}
    return {"baselineState": "unchanged" if one.status == CONFIRMED else "new", "suppressions": []}


def _message(text: Text, lang: str, note: Text | None = None) -> dict[str, str]:
    """The sentences as a SARIF message. ``](`` would make a link of what a report says."""
    lines = (text, note) if note else (text,)
    return {"text": "\n".join(visible(line.of(lang)).replace("](", "] (") for line in lines)}


def _region(start: Place, end: Place) -> dict[str, Any]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
    }


def _context(one: Diagnostic) -> dict[str, Any]:
    text = one.before + one.excerpt + one.after
    return {"charOffset": one.start.offset - len(one.before), "charLength": len(text), "snippet": {"text": text}}


def _related(number: int, other: PlacedRelated, own: dict[str, Any], one: Diagnostic, lang: str) -> dict[str, Any]:
    location = own if other.path == one.path else {"uri": uri(other.path)}
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": location, "region": _region(other.start, other.end)},
        "message": _message(other.message, lang),
    }


def _fix(fix: PlacedFix, location: dict[str, Any], lang: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    return {
        "description": _message(fix.message, lang),
        "artifactChanges": [{"artifactLocation": location, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }
