"""``csv``: a table for Excel and its like."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from lintreport.report import Outcome, diagnostics
from lintreport.report.table import COLUMNS, cells
from lintreport.text.characters.visible import visible

#: Characters that make a formula of a cell that begins with them; the full-width ones do so in East Asian Excel.
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

#: Without this mark Excel takes the file for the code page of the machine.
BYTE_ORDER_MARK = "\ufeff"


def render(outcome: Outcome) -> Iterator[str]:
    """A heading, then a row for every finding; every cell in quotes, so that no separator of any country tears it."""
    yield BYTE_ORDER_MARK
    yield _row(column.heading.of(outcome.lang) for column in COLUMNS)
    for one in diagnostics(outcome):
        yield _row(_inert(str(cell)) for cell in cells(one, outcome.lang))


def _row(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(cells)
    return text.getvalue()


def _inert(cell: str) -> str:
    """``cell`` as text: an apostrophe keeps a spreadsheet from running it."""
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA) else shown
