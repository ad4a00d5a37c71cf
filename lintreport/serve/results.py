"""What is taken home from the desk: a page, a table, a document of data, Word documents with comments."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from lintreport.annotation import annotated
from lintreport.errors import ConfigError
from lintreport.finding import HELD_BACK, Diagnostic, FileReport, Severity, Text
from lintreport.report import Outcome, render
from lintreport.report.remarks import skipped
from lintreport.report.workbook import workbook
from lintreport.serve.desk import Desk, Sheet, counts
from lintreport.version import VERSION

Kind = Literal["xlsx", "csv", "json", "docx", "zip"]


class Wish(NamedTuple):
    """What somebody wants to see or take: of which files (all, when none is named), in which language, how much.

    ``without`` are the findings, by their identities, that were judged to be false alarms.
    """

    numbers: frozenset[int] = frozenset()
    lang: str = "zh"
    least: Severity | None = None
    without: frozenset[str] = frozenset()


def identity(one: Diagnostic) -> str:
    """How the page that shows findings tells them apart when they are judged."""
    return "|".join((one.code, one.path, one.fingerprint, str(one.occurrence)))


def _wanted(desk: Desk, wish: Wish) -> list[tuple[Sheet, FileReport]]:
    """The files that are linted and asked for, with their reports."""
    found = []
    for sheet in desk.sheets():
        if sheet.report is not None and (not wish.numbers or sheet.number in wish.numbers):
            report = desk.shown(sheet, wish.least)
            kept = tuple(one for one in report.diagnostics if identity(one) not in wish.without)
            found.append((sheet, report._replace(diagnostics=kept)))
    return found


def _outcome(desk: Desk, wish: Wish) -> Outcome:
    # That less severe findings exist is said by the desk itself, which has no options to speak of.
    reports = tuple(report._replace(hidden=0) for _, report in sorted(_wanted(desk, wish), key=lambda one: one[1].path))
    left_out = () if wish.numbers else desk.skipped()
    return Outcome(reports, desk.checks, VERSION, wish.lang, skipped=left_out, least=wish.least or desk.least)


def page(desk: Desk, wish: Wish) -> str:
    """The page to read and judge the findings on."""
    return "".join(render("html", _outcome(desk, wish)))


def taken(desk: Desk, kind: Kind, wish: Wish) -> bytes:
    """The file to take home; raises `ConfigError` when there is nothing to put into it."""
    if kind == "xlsx":
        return workbook(_outcome(desk, wish))
    if kind in ("csv", "json"):
        return "".join(render(kind, _outcome(desk, wish))).encode("utf-8", "backslashreplace")
    documents = [(sheet, report) for sheet, report in _wanted(desk, wish) if sheet.data is not None]
    if not documents or (kind == "docx" and len(documents) != 1):
        raise ConfigError(Text("没有可写批注的 Word 文档", "there is no Word document to comment on"))
    if kind == "docx":
        return _commented(*documents[0], wish.lang)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet, report in documents:
            archive.writestr(commented_name(sheet.path, wish.lang), _commented(sheet, report, wish.lang))
    return out.getvalue()


def _commented(sheet: Sheet, report: FileReport, lang: str) -> bytes:
    assert sheet.data is not None
    try:
        return annotated(sheet.data, report.diagnostics, lang)
    except Exception as error:  # whatever a library meets in a document that could be read, but not written
        what = type(error).__name__
        raise ConfigError(
            Text(f"{sheet.path}：无法写入批注（{what}）", f"{sheet.path}: comments cannot be written into it ({what})")
        ) from error


def commented_name(path: str, lang: str) -> str:
    """What a document with comments is called."""
    stem, _, suffix = path.rpartition(".")
    return f"{stem}{'（批注）' if lang != 'en' else ' (comments)'}.{suffix}"


def state(desk: Desk, least: Severity | None) -> dict[str, Any]:
    """What lies on the desk, for the page that shows it."""
    left_out = skipped(desk.skipped())
    return {
        "files": [_row(desk, sheet, least) for sheet in desk.sheets()],
        "skipped": left_out._asdict() if left_out else None,
    }


def _row(desk: Desk, sheet: Sheet, least: Severity | None) -> dict[str, Any]:
    row: dict[str, Any] = {"number": sheet.number, "name": sheet.path, "size": sheet.size}
    if sheet.report is None:
        return row | {"state": "working" if sheet.begun else "waiting"}
    report = desk.shown(sheet, least)
    failed = report.diagnostics[0] if not report.encoding and report.diagnostics else None
    told = {
        "state": "failed" if failed else "done",
        "why": failed.message._asdict() if failed else None,
        "counts": counts(report),
        "hidden": report.hidden,
        "held": sum(one.status in HELD_BACK for one in report.diagnostics),
        "word": sheet.data is not None,
    }
    return row | told


def numbers_of(values: Iterable[Any]) -> frozenset[int]:
    """The numbers of files in what a page has sent; what is none is left out."""
    return frozenset(value for value in values if type(value) is int)
