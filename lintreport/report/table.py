"""The findings as a table: what the columns are, and what stands in them."""

from __future__ import annotations

from typing import NamedTuple

from lintreport.finding import SEVERITY_WORDS, STATUS_WORDS, Diagnostic, Text


class Column(NamedTuple):
    """A heading, and how wide the column is in a workbook, in characters."""

    heading: Text
    width: int


COLUMNS = (
    Column(Text("文件", "path"), 28),
    Column(Text("行", "line"), 7),
    Column(Text("列", "column"), 7),
    Column(Text("止于行", "end_line"), 8),
    Column(Text("止于列", "end_column"), 8),
    Column(Text("位置", "location"), 14),
    Column(Text("章节", "section"), 10),
    Column(Text("代码", "code"), 9),
    Column(Text("级别", "severity"), 8),
    Column(Text("问题", "message"), 60),
    Column(Text("算式或说明", "note"), 40),
    Column(Text("原文", "excerpt"), 40),
    Column(Text("修复", "fix"), 24),
    Column(Text("修复是否安全", "fix_safety"), 14),
    Column(Text("指纹", "fingerprint"), 20),
    Column(Text("第几处", "occurrence"), 8),
    Column(Text("状态", "status"), 10),
)

_SAFE, _UNSAFE = Text("安全", "safe"), Text("须核对", "unsafe")


def cells(one: Diagnostic, lang: str) -> tuple[str | int, ...]:
    """What stands in the columns for one finding, in the language ``lang``.

    The fingerprint begins with an f here, so that no spreadsheet takes one of digits alone for a number.
    """
    return (
        one.path,
        one.start.line,
        one.start.column,
        one.end.line,
        one.end.column,
        one.location.of(lang) if one.location else "",
        one.section,
        one.code,
        SEVERITY_WORDS[one.severity].of(lang),
        one.message.of(lang),
        one.note.of(lang) if one.note else "",
        one.excerpt,
        one.fix.message.of(lang) if one.fix else "",
        (_SAFE if one.fix.safe else _UNSAFE).of(lang) if one.fix else "",
        f"f{one.fingerprint}",
        one.occurrence,
        STATUS_WORDS[one.status].of(lang),
    )
