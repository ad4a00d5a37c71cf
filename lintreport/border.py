"""The border between checks and engine: what a check yields is looked at here once, and relied on from here on."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, NamedTuple

from lintreport.declaration import Check
from lintreport.document import Document
from lintreport.finding import (
    SEVERITIES,
    Edit,
    Evidence,
    Finding,
    Fix,
    NotEvaluated,
    Operand,
    Related,
    Span,
    Text,
)
from lintreport.results import applies, original, read_by


class Crossed(NamedTuple):
    """What came over from a check: the sound findings, what it could not judge, and what went wrong with it.

    ``fault`` is None for a check that did as agreed; ``traceback`` goes with it.
    """

    found: list[Finding]
    not_evaluated: list[Text]
    fault: str | None = None
    traceback: str = ""


class _Wrong(Exception):  # noqa: N818 - it says what a finding is
    """What is not as agreed in a finding."""


def crossed(check: Check, document: Document, options: Any) -> Crossed:
    """What ``check`` has to say of a document. Nothing that it does ends the run, but for the user's Ctrl-C."""
    made = Crossed([], [])
    wrong: list[str] = []
    try:
        reading = read_by(check, document)
        for one in check.run(reading, options) if reading.holds_any(check.needs) else ():
            try:
                _take(one, check, reading, made)
            except _Wrong as error:
                wrong.append(str(error))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit as well: a library that gives up is no clean report
        from traceback import format_exc

        return made._replace(fault=f"{type(error).__name__}: {error}", traceback=format_exc())
    if wrong:
        more = f" (+{len(wrong) - 1})" if len(wrong) > 1 else ""
        return made._replace(fault=f"{wrong[0]}{more}", traceback="\n".join(wrong[:20]))
    return made


def _take(one: object, check: Check, document: Document, made: Crossed) -> None:
    size = len(document.text)
    if isinstance(one, NotEvaluated):
        _text(one.reason, "NotEvaluated.reason")
        made.not_evaluated.append(one.reason)
        return
    if not isinstance(one, Finding):
        raise _Wrong(f"yields {type(one).__name__}, not Finding")
    _span(one.span, size, "span")
    _text(one.message, "message")
    if one.note is not None:
        _text(one.note, "note")
    if one.severity is not None and one.severity not in SEVERITIES:
        raise _Wrong(f"severity is not one of {', '.join(SEVERITIES)}")
    for related in _tuple(one.related, Related, "related"):
        # The size of another report is known to the engine only, which looks at its spans itself.
        _span(related.span, sys.maxsize if related.report else size, "related.span")
        _words(related.report, "related.report")
        _text(related.message, "related.message")
    if one.fix is not None:
        _fix(one.fix, size)
    if one.evidence is not None:
        _evidence(one.evidence, size)
    if one.copy_of is not None:
        _span(one.copy_of, size, "copy_of")
        if not document.text[slice(*one.copy_of)].strip():
            raise _Wrong("copy_of holds no words")
    if applies(check, document, one):
        made.found.append(original(document, one))


def _fix(fix: object, size: int) -> None:
    if not isinstance(fix, Fix) or not isinstance(fix.safe, bool):
        raise _Wrong("fix is not Fix(message, edits, safe)")
    _text(fix.message, "fix.message")
    last = 0
    for edit in _tuple(fix.edits, Edit, "fix.edits"):
        _span(edit.span, size, "edit.span")
        _words(edit.replacement, "edit.replacement")
        if edit.span.start < last:
            raise _Wrong("edits overlap or are out of order")
        last = edit.span.end


def _evidence(evidence: object, size: int) -> None:
    if not isinstance(evidence, Evidence):
        raise _Wrong("evidence is not Evidence")
    for words in (evidence.formula, evidence.computed, evidence.stated):
        _words(words, "evidence")
    for operand in _tuple(evidence.operands, Operand, "evidence.operands"):
        _span(operand.span, size, "operand.span")
        _words(operand.value, "operand.value")
        _words(operand.unit, "operand.unit")


def _span(span: object, size: int, where: str) -> None:
    if not isinstance(span, Span) or type(span.start) is not int or type(span.end) is not int:
        raise _Wrong(f"{where} is not Span(int, int)")
    if not 0 <= span.start <= span.end <= size:
        raise _Wrong(f"{where} {span.start}..{span.end} does not lie in a text of {size} code points")


def _text(text: object, where: str) -> None:
    if not isinstance(text, Text):
        raise _Wrong(f"{where} is not Text(zh, en)")
    _words(text.zh, where)
    _words(text.en, where)


def _words(words: object, where: str) -> None:
    if not isinstance(words, str):
        raise _Wrong(f"{where} is not a string")


def _tuple(values: object, kind: type[Any], where: str) -> Iterable[Any]:
    if not isinstance(values, tuple | list) or not all(isinstance(value, kind) for value in values):
        raise _Wrong(f"{where} is not a tuple of {kind.__name__}")
    return values
