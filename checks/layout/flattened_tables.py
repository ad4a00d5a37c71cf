"""LAY: tables whose rows were lost, a cell to the line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from lintreport import Document, Finding, NoOptions, Related, Span, Text, check
from lintreport.text.lazy import Lazy
from lintreport.text.structure.layout import Block

#: A table that was taken apart has this many cells, of which figures alone are this many, and this share.
_CELLS, _FIGURES, _SHARE = 10, 3, 0.15
#: This share of the rows may still have several cells.
_WHOLE = 0.1
#: The head of a table is looked for so many lines above its first figure, and its cells are no longer than this.
_HEAD, _CELL = 10, 14
#: How many places one finding names.
_PLACES = 4

#: A cell that is a figure, with its unit or without.
_FIGURE = Lazy(
    r"[-+±]?[0-9][0-9,]{0,15}(?:\.[0-9]{1,6})?(?:[%‰]|[万亿千百]{0,2}[元人件个户项条宗家分亩吨台辆名套]|人次|公里|平方米)?\Z"
)
#: The first cell of a head.
_FIRST = frozenset({"序号", "项目", "指标", "类别", "名称", "单位", "年份", "科目", "编号"})


#: As many tabs alone in their lines are those between cells.
_TABS = 5
_TAB = Lazy(r"\n[ ]*\t[ ]*(?=\n)")


class _Table(NamedTuple):
    first: Span
    cells: int


@check(
    "LAY002",
    "flattened-table",
    title=Text("表格的行列丢失", "table without its rows and columns"),
    severity="warning",
    basis="practice",
    bad=[
        "各街道办件情况如下表。\n⟦序号⟧\n街道\n办件数\n1\n东街\n120\n2\n西街\n98\n3\n南街\n76\n4\n北街\n64\n以上数据截至12月底。",
        "⟦东街⟧\n\t\n120\n\t\n西街\n\t\n98\n\t\n南街\n\t\n76\n\t\n北街\n\t\n64\n\t\n中街\n\t\n12\n\t\n外街\n\t\n8\n以上数据截至12月底。",
    ],
    good=[
        "各街道办件情况如下表。\n序号\t街道\t办件数\n1\t东街\t120\n2\t西街\t98\n3\t南街\t76\n4\t北街\t64\n以上数据截至12月底。",
        "首页\n要闻\n公告\n政务公开\n办事服务\n互动交流\n专题专栏\n数据开放\n走进东街\n通知公告\n图片新闻\n网站地图",
        "点击排行\n1\n东街办件又提速\n2\n西街启用新大厅\n3\n南街今年再增岗\n4\n北街完成改造\n5\n中街设立窗口\n6\n外街公布清单",
        "上一页\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n下一页",
    ],
)
def flattened_table(document: Document, options: NoOptions) -> Iterator[Finding]:
    """一张表的单元格各占一行，行和列都看不出来了：序号、街道、办件数、1、东街、120……。全文合报一次，注明处数。

    这样的表里，数字属于哪一行、哪一栏无从判断，因此合计、占比等没有核对。

    改法：恢复成表格；纯文本里每行写一行，单元格之间用制表符分开。

    为什么：行列丢失后，读者和程序都不知道哪个数是谁的。

    不报告：每行有几个单元格的表；没有数字的名单和网页菜单；页码。
    ---
    Each cell of a table stands on a line of its own, so that its rows and columns are lost. One finding for each text counts the tables.

    Nobody can tell to which row and column a figure of such a table belongs, and so its totals and shares were not checked.

    To fix: restore the table. In plain text write a row to the line, with tabs between the cells.

    Why: without rows neither readers nor programs know whose figure it is.

    Not reported: tables with several cells to the line, lists of names and menus without figures, page numbers.
    """
    tables = sorted({*_of_rows(document), *_of_tabs(document)})
    if not tables:
        return
    spans = [table.first for table in tables]
    cells, more = tables[0].cells, len(tables) - 1
    yield Finding(
        spans[0],
        Text(
            f"表格的行列丢失，{cells} 个单元格各占一行" + (f"，全文另有 {more} 张表如此" if more else ""),
            f"rows and columns of a table are lost: {cells} cells, a line each"
            + (f", and {more} more tables" if more else ""),
        ),
        Text("表中的数字未核对", "the figures in it were not checked"),
        related=tuple(Related(span, Text("此表也如此", "this table, too")) for span in spans[1:_PLACES]),
    )


def _of_rows(document: Document) -> Iterator[_Table]:
    """Tables by what their lines hold: words and figures, which take turns."""
    paragraphs = document.paragraphs
    tabbed = {paragraphs[at].start for run in document.view(_tabbed) for at in run}
    for is_row, group in groupby(document.layout, key=lambda block: block.kind == "row"):
        blocks = list(group) if is_row else []
        if blocks and blocks[0].span.start not in tabbed and _is_flattened(document.folded, blocks):
            yield _with_head(document, blocks)


def _of_tabs(document: Document) -> Iterator[_Table]:
    """Tables between whose cells the tabs are left, in lines of their own."""
    for run in document.view(_tabbed):
        yield _Table(document.paragraphs[run.start], len(run))


def _tabbed(document: Document) -> list[range]:
    """The paragraphs that follow each other with a tab alone in a line between them, but for the ends of rows."""
    found: list[range] = []
    folded, paragraphs = document.folded, document.paragraphs
    if _TAB.search(folded) is None:
        return found
    pairs = enumerate(pairwise(paragraphs))
    tabbed = [at for at, (above, below) in pairs if _TAB.search(folded, above.end, below.start + 1)]
    first = 0
    for at, (one, other) in enumerate(pairwise([*tabbed, len(paragraphs) + 2])):
        if other - one > 2:  # the end of a row is one line without a tab, that of the table are two
            if at - first + 1 >= _TABS:
                found.append(range(tabbed[first], one + 2))
            first = at + 1
    return found


def _is_flattened(folded: str, blocks: Sequence[Block]) -> bool:
    """Whether rows are the cells of a table: words and figures, next to all of them alone in their lines."""
    alone = [folded[slice(*block.span)] for block in blocks if len(block.cells) < 2]
    if len(alone) < _CELLS or len(alone) < (1 - _WHOLE) * len(blocks):
        return False
    figures = [_FIGURE.match(cell) is not None for cell in alone]
    if not _FIGURES <= sum(figures) <= len(alone) - _FIGURES or sum(figures) < _SHARE * len(alone):
        return False
    # Words and figures take turns, while the numbers of pages follow each other; and not all of them are ordinals.
    turns = sum(one != other for one, other in pairwise(figures))
    return turns >= _FIGURES and sum(figures) - _counted(cell for cell in alone if cell.isdecimal()) >= _FIGURES


def _counted(numbers: Iterable[str]) -> int:
    """How many of the numbers count up from 1, once or again and again."""
    last = counted = 0
    for number in map(int, numbers):
        if number in (1, last + 1):
            last, counted = number, counted + 1
    return counted


def _with_head(document: Document, blocks: Sequence[Block]) -> _Table:
    """A table with the first cell of its head, where it has one."""
    layout = document.layout
    at = bisect_left(layout, blocks[0].span, key=lambda block: block.span)
    for above in range(at - 1, max(-1, at - _HEAD), -1):
        span = layout[above].span
        words = "".join(document.folded[slice(*span)].split())
        if len(words) > _CELL or words[-1] in "。:;":
            break
        if words in _FIRST:
            return _Table(span, len(blocks) + at - above)
    return _Table(blocks[0].span, len(blocks))
