"""The findings as a workbook for Excel and its like, with filters and a heading that stays."""

from __future__ import annotations

import io

from lintreport.errors import ConfigError
from lintreport.finding import Text
from lintreport.report import Outcome, diagnostics
from lintreport.report.table import COLUMNS, cells
from lintreport.text.characters.visible import visible

#: The most characters that a cell of a workbook holds, and the most rows of a sheet with its heading.
LONGEST = 32_767
MOST = 1_048_575


def workbook(outcome: Outcome) -> bytes:
    """The file; what a report says stays text, whatever it begins with."""
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise ConfigError(
            Text("写 .xlsx 须安装 lintreport[xlsx]", "lintreport[xlsx] must be installed to write .xlsx")
        ) from error

    rows = list(diagnostics(outcome))
    if len(rows) > MOST:
        raise ConfigError(
            Text(f"一个工作表放不下 {len(rows):,} 处问题", f"a sheet has no room for {len(rows):,} findings")
        )
    data = io.BytesIO()
    with Workbook(data, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        sheet = book.add_worksheet("检查结果" if outcome.lang != "en" else "findings")
        heading, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for number, column in enumerate(COLUMNS):
            sheet.set_column(number, number, column.width, wrapped)
            sheet.write_string(0, number, column.heading.of(outcome.lang), heading)
        for row, one in enumerate(rows, 1):
            for number, cell in enumerate(cells(one, outcome.lang)):
                if isinstance(cell, int):
                    sheet.write_number(row, number, cell)
                else:
                    sheet.write_string(row, number, visible(cell)[:LONGEST])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    return data.getvalue()
