"""ARI012: the fixed tables of the annual report on 政府信息公开."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from lintreport import Document, Evidence, Finding, NotEvaluated, Operand, Related, Span, Text, check
from lintreport.text.lazy import Lazy

#: The columns of the table of applications: six kinds of applicants and their total.
_COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
#: How many rows of results there are: with 其他处理 as one row, or separated in three.
_RESULT_ROWS = (19, 21)
_REVIEWS = ("行政复议", "未经复议直接起诉", "复议后起诉")


class Cell(NamedTuple):
    """A number of a table, at its place."""

    span: Span
    value: int


class Row(NamedTuple):
    """Seven numbers and the words before them."""

    label: str
    cells: tuple[Cell, ...]


@cache
def _cells(count: int) -> re.Pattern[str]:
    """So many whole numbers with nothing but blanks and rules between them."""
    one = r"(?<![0-9.])[0-9]{1,7}(?![0-9.、])"
    return re.compile(rf"{one}(?:[\s|]{{1,12}}{one}){{{count - 1}}}(?![\s|]{{1,12}}{one})")


def _numbers(folded: str, span: tuple[int, int]) -> tuple[Cell, ...]:
    return tuple(Cell(Span(*match.span()), int(match[0])) for match in re.compile("[0-9]+").finditer(folded, *span))


def _rows(folded: str, start: int, end: int) -> list[Row]:
    rows = []
    before = start
    for match in _cells(7).finditer(folded, start, end):
        rows.append(Row("".join(folded[before : match.start()].split()), _numbers(folded, match.span())))
        before = match.end()
    return rows


@check(
    "ARI012",
    "disclosure-table",
    title=Text("政府信息公开年报表格勾稽不符", "tables of the disclosure report do not balance"),
    severity="error",
    basis="国办公开办函〔2021〕30号 (政府信息公开工作年度报告格式)",
    bad=[
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 20 1 0 0 0 0 ⟦22⟧\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n(七)总计 20 1 0 0 0 0 21\n四、结转下年度继续办理 0 0 0 0 0 0 ⟦1⟧\n四、政府信息公开行政复议、行政诉讼情况\n",
        "某镇2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 0 | ⟦6⟧\n行政规范性文件 | 2 | 0 | 6",
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n20\n1\n0\n0\n0\n0\n21\n二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n(七)总计\n⟦19⟧\n1\n0\n0\n0\n0\n⟦20⟧\n四、结转下年度继续办理\n0\n0\n0\n0\n0\n0\n0\n四、政府信息公开行政复议、行政诉讼情况\n总计 10 1 0 0 ⟦12⟧ 0 0 0 0 0 0 0 0 0 0\n",
    ],
    good=[
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 20 1 0 0 0 0 21\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n(七)总计 20 1 0 0 0 0 21\n四、结转下年度继续办理 0 0 0 0 0 0 0\n四、政府信息公开行政复议、行政诉讼情况\n总计 10 1 0 0 11 0 0 0 0 0 0 0 0 0 0\n",
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 20 1 22\n二、上年结转政府信息公开申请数量\n(七)总计 20 1 21\n四、结转下年度继续办理\n",
        "全年收到和处理政府信息公开申请21件,均已办结。",
        "某市2024年政府信息公开工作年度报告\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 1 | 0 | 46\n行政规范性文件 | 2 | 0 | 6",
    ],
)
def disclosure_table(document: Document, options: object) -> Iterator[Finding | NotEvaluated]:
    """政府信息公开工作年度报告的固定表格里，应当相等的数不相等。

    核对：本年新收+上年结转=（七）总计+结转下年度（逐列）；（七）总计=各项办理结果之和；总计列=六类申请人之和；复议、诉讼表的维持+纠正+其他+尚未审结=总计。
    乡镇、街道和县无权制定规章，其报告的“规章”一行不为零的也报告（警告）。
    每行须读到完整的七个数（第四表十五个），有空格、缺格或斜线的，记为“未评估”，不作判断。

    为什么：这几处相等关系由国务院办公厅规定的格式确定，报送系统和复核人员都会核对。

    改法：按注中的算式核对表格，改正写错的一格；答复结果、上年结转漏填的，补齐。

    不报告：读不全的表格，记为“未评估”；固定格式以外的表格（由 ARI014 核对）。
    ---
    Numbers of the fixed tables of the annual disclosure report that must be equal are not.

    Checked are, per column, 本年新收 + 上年结转 = (七)总计 + 结转下年度; (七)总计 as the sum of all results; the column 总计 as the sum of the six kinds of
    applicants; and 维持 + 纠正 + 其他 + 尚未审结 = 总计 in the table of reviews. A town, a subdistrict or a county
    makes no 规章: figures in that row of its report are a warning. Every row must be read with all its seven numbers (fifteen in the last
    table); where a cell is empty or struck, the check says that it was not evaluated.

    Why: The format prescribed by the General Office of the State Council makes these numbers equal; whoever receives
    the report checks them.

    To fix: check the table against the computation in the note and correct the wrong cell, or fill in the one that was
    left out.

    Not reported: tables that cannot be read whole, which are not evaluated, and tables other than the fixed ones
    (ARI014 checks those).
    """
    folded = document.folded
    yield from _rules_of_a_town(document)
    start = folded.find("本年新收政府信息公开申请数量")
    if start < 0:
        return
    end = re.compile("行政复议、?行政诉讼").search(folded, start)
    rows = _rows(folded, start, end.start() if end else min(len(folded), start + 6000))
    named = {key: row for key in ("新收", "上年结转", "(七)总计", "结转下年") for row in rows if key in row.label}
    if len(named) < 4:
        yield NotEvaluated(
            Text("收到和处理申请的表格未能完整读出", "the table of applications could not be read whole")
        )
    else:
        yield from _applications(rows, named)
    if end:
        reviews = _cells(15).search(folded, end.end(), min(len(folded), end.end() + 1500))
        if reviews is None:
            yield NotEvaluated(Text("复议、诉讼的表格未能完整读出", "the table of reviews could not be read whole"))
            return
        cells = _numbers(folded, reviews.span())
        for number, name in enumerate(_REVIEWS):
            *parts, total = cells[number * 5 : number * 5 + 5]
            yield from _sum(parts, total, Text(f"{name}各项", "the results"))


#: A report of a government, or an office, that has no power to make 规章.
_NO_RULES = Lazy(
    "^[^\n。]{0,20}(?:[镇乡]|街道|(?<!自治)县)(?:人民政府)?(?:办事处)?[^\n。局]{0,8}(?:信息|政务)公开[^\n。]{0,12}报告",
    re.MULTILINE,
)
_RULES = Lazy(r"^\s{0,4}\|?\s{0,4}规章\s{0,4}((?:[|\t ]{1,8}[0-9]{1,5}){3})[|\t ]{0,8}$", re.MULTILINE)
_TITLE_WITHIN = 400


def _rules_of_a_town(document: Document) -> Iterator[Finding]:
    """The figures that a town gives of its 规章, of which it has none."""
    folded = document.folded
    row = _RULES.search(folded) if "规章" in folded else None
    if row is None or not _NO_RULES.search(folded, 0, _TITLE_WITHIN):
        return
    for cell in _numbers(folded, row.span(1)):
        if cell.value:
            yield Finding(
                cell.span,
                Text(
                    f"乡镇、街道、县无权制定规章，“规章”一行为{cell.value}，请核对是否与下一行错位",
                    f"a town or county makes no 规章, but has {cell.value} in that row: is it the next row's?",
                ),
                severity="warning",
            )


def _applications(rows: Sequence[Row], named: dict[str, Row]) -> Iterator[Finding]:
    for row in rows:
        *parts, total = row.cells
        yield from _sum(parts, total, Text("六类申请人", "the six kinds of applicants"))
    new, carried, total_row, left = (named[key].cells for key in ("新收", "上年结转", "(七)总计", "结转下年"))
    for a, b, c, d, column in zip(new, carried, total_row, left, _COLUMNS, strict=True):
        if a.value + b.value != c.value + d.value:
            yield Finding(
                c.span,
                Text(
                    f"“{column}”列新收与上年结转之和不等于总计与结转下年之和",
                    f"column {column}: received and carried over are not what was dealt with and left",
                ),
                note=Text(
                    *[f"{a.value} + {b.value} = {a.value + b.value} ≠ {c.value} + {d.value} = {c.value + d.value}"] * 2
                ),
                related=tuple(Related(cell.span, Text("计算用数", "figure")) for cell in (a, b, d)),
                evidence=Evidence(
                    f"{a.value} + {b.value} = {c.value} + {d.value}",
                    str(a.value + b.value),
                    str(c.value + d.value),
                    tuple(map(_operand, (a, b, c, d))),
                ),
            )
    first, last = rows.index(named["上年结转"]) + 1, rows.index(named["(七)总计"])
    if last - first in _RESULT_ROWS:
        for number, _column in enumerate(_COLUMNS):
            yield from _sum(
                [row.cells[number] for row in rows[first:last]], total_row[number], Text("各项办理结果", "the results")
            )


def _sum(parts: Sequence[Cell], total: Cell, name: Text) -> Iterator[Finding]:
    computed = sum(cell.value for cell in parts)
    if computed != total.value:
        counted = [cell for cell in parts if cell.value]
        formula = " + ".join(str(cell.value) for cell in counted) or "0"
        yield Finding(
            total.span,
            Text(
                f"{name.zh}之和{computed}与总计{total.value}不符",
                f"{name.en} add up to {computed}, not to {total.value}",
            ),
            note=Text(*[f"{formula} = {computed} ≠ {total.value}"] * 2),
            related=tuple(Related(cell.span, Text("分项", "part")) for cell in counted),
            evidence=Evidence(
                f"{formula} = {total.value}", str(computed), str(total.value), tuple(map(_operand, (*counted, total)))
            ),
        )


def _operand(cell: Cell) -> Operand:
    return Operand(cell.span, str(cell.value))
