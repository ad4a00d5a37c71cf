"""What must hold for every text, whatever is in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lintreport import Document, packs
from lintreport.diagnosis import excerpt
from lintreport.discovery import Target
from lintreport.finding import Diagnostic, FileReport, Place
from lintreport.fixing import fix
from lintreport.plan import Plan
from lintreport.run import Linter, in_order, lint_one, prepared
from lintreport.source import decode
from lintreport.text.characters.folding import fold


@cache
def linter() -> Linter:
    """All checks that we bring, also those that are off by default."""
    checks = packs.load([packs.built_in()])
    codes = tuple(check.code for check in checks)
    return prepared(Plan((packs.built_in(),), codes, {}, {}, ignorable=codes), checks)


def report_on(path: str, text: str) -> FileReport:
    """The report on a text, as the program makes it of a file."""
    return lint_one(Target(path, text.encode()), linter())


def broken(path: str, text: str, report: FileReport) -> Iterator[str]:
    """The laws that a report on a text breaks, in words."""
    if report.tracebacks or any(one.code == "LNT001" for one in report.diagnostics):
        yield f"a check crashed: {report.tracebacks}"
    if report.unreadable:
        return
    read = decode(text.encode()).text
    document = Document(read, path)
    if list(report.diagnostics) != sorted(report.diagnostics, key=in_order):
        yield "the findings are out of order"
    for one in report.diagnostics:
        yield from _misplaced(one, document)


def unfixed(path: str, text: str) -> Iterator[str]:
    """The laws that the safe fixes of a text break: they settle, change no digit, and have nothing left to do."""
    data = text.encode()
    if report_on(path, text).unreadable:
        return
    fixed = fix(Target(path, data), data, linter(), _safe)
    if not fixed.settled:
        yield "the safe fixes do not settle"
    if _digits(decode(fixed.before).text) != _digits(decode(fixed.after).text):
        yield "a safe fix changes a digit"
    if fixed.settled and fix(Target(path, fixed.after), fixed.after, linter(), _safe).after != fixed.after:
        yield "a second --fix changes more"


def _misplaced(one: Diagnostic, document: Document) -> Iterator[str]:
    spans = [(one.start, one.end), *((other.start, other.end) for other in one.related)]
    spans += [(edit.start, edit.end) for edit in (one.fix.edits if one.fix else ())]
    for start, end in spans:
        if not 0 <= start.offset <= end.offset <= len(document.text):
            yield f"{one.code}: {start.offset}-{end.offset} is not within the text"
        elif not (_is_right(start, document) and _is_right(end, document)):
            yield f"{one.code}: line and column are not those of offset {start.offset} or {end.offset}"
    if one.excerpt != excerpt(document.masked[one.start.offset : one.end.offset]):
        yield f"{one.code}: the excerpt is not what stands at its place"


def _is_right(place: Place, document: Document) -> bool:
    return document.place(place.offset) == place


def _safe(report: FileReport) -> list[Diagnostic]:
    return [one for one in report.diagnostics if one.fix and one.fix.safe]


def _digits(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isdigit())
