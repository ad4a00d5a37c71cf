"""Workbooks (.xlsx, .xls, .ods): each sheet as a table."""

from __future__ import annotations

import io
from typing import Any

from lintreport.finding import Text
from lintreport.reading.extraction import Extraction, Writer
from lintreport.source import Unreadable

#: A sheet is read up to this many cells in all; statistics of that size are no report.
_MOST_CELLS = 2_000_000


def extraction(data: bytes) -> Extraction:
    """The text of a workbook, a line for each row and a tab between cells; empty rows are left out."""
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except python_calamine.PasswordError as error:
        raise Unreadable(
            Text("工作簿已加密，须先解除密码", "the workbook is encrypted; remove the password first")
        ) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Unreadable(Text("工作簿已损坏，无法读取", "the workbook is damaged and cannot be read")) from error
    writer = Writer()
    left = _MOST_CELLS
    for name, rows in sheets:
        writer.begin(Text(f"工作表“{name}”", f"sheet {name}"))
        writer.add(f"{name}\n")
        for at, row in enumerate(rows, 1):
            left -= len(row)
            if left < 0:
                raise Unreadable(Text("工作簿过大，未读取", "the workbook is too large; not read"))
            if any(cell != "" for cell in row):
                _write_row(writer, name, at, row)
    text, stretches = writer.finished()
    return Extraction(text, "xlsx", stretches)


def _write_row(writer: Writer, sheet: str, number: int, row: list[Any]) -> None:
    last = max(at for at, cell in enumerate(row) if cell != "")
    for column, cell in enumerate(row[: last + 1]):
        name = f"{_letters(column)}{number}"
        writer.begin(Text(f"工作表“{sheet}”{name}", f"{sheet}!{name}"))
        writer.add(_printed(cell) + ("\t" if column < last else "\n"))


def _printed(cell: Any) -> str:
    """A cell as it is printed: whole numbers without a point, line ends as blanks."""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell == int(cell) and abs(cell) < 1e15 else repr(cell)
    return " ".join(str(cell).split())


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
