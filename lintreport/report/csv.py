"""``csv``: a table for Excel and its like."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from lintreport.finding import Diagnostic, Text
from lintreport.report import Outcome, diagnostics
from lintreport.text.characters.visible import visible

COLUMNS = {
    "path": Text("文件", "path"),
    "line": Text("行", "line"),
    "column": Text("列", "column"),
    "end_line": Text("止于行", "end_line"),
    "end_column": Text("止于列", "end_column"),
    "location": Text("位置", "location"),
    "section": Text("章节", "section"),
    "code": Text("代码", "code"),
    "severity": Text("级别", "severity"),
    "message": Text("问题", "message"),
    "note": Text("算式或说明", "note"),
    "excerpt": Text("原文", "excerpt"),
    "fixable": Text("可修复", "fixable"),
    "fingerprint": Text("指纹", "fingerprint"),
    "occurrence": Text("第几处", "occurrence"),
}

#: Signs that make a formula of a cell that begins with them; the full-width ones do so in East Asian Excel.
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

#: Without this mark Excel takes the file for the code page of the machine.
BYTE_ORDER_MARK = "\ufeff"


def render(outcome: Outcome) -> Iterator[str]:
    """A heading, then a row for every finding; every cell in quotes, so that no separator of any country tears it."""
    yield BYTE_ORDER_MARK
    yield _row(heading.of(outcome.lang) for heading in COLUMNS.values())
    for one in diagnostics(outcome):
        cells = _cells(one, outcome.lang)
        yield _row(_inert(str(cells[key])) for key in COLUMNS)


def _row(cells: Iterator[str]) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(cells)
    return text.getvalue()


def _cells(one: Diagnostic, lang: str) -> dict[str, object]:
    return {
        "path": one.path,
        "line": one.start.line,
        "column": one.start.column,
        "end_line": one.end.line,
        "end_column": one.end.column,
        "location": one.location.of(lang) if one.location else "",
        "section": one.section,
        "code": one.code,
        "severity": one.severity,
        "message": one.message.of(lang),
        "note": one.note.of(lang) if one.note else "",
        "excerpt": one.excerpt,
        "fixable": "" if one.fix is None else "safe" if one.fix.safe else "unsafe",
        "fingerprint": one.fingerprint,
        "occurrence": one.occurrence,
    }


def _inert(cell: str) -> str:
    """``cell`` as text: an apostrophe keeps a spreadsheet from running it."""
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA) else shown
