"""ARI014: totals and shares within the tables of a text."""

from __future__ import annotations

from collections.abc import Iterator

from lintreport import Document, Evidence, Finding, Related, Text, check
from lintreport.text.numbers import decimal

from ._tables import Sum, failing_figures, failing_sums, finding, operand, value_of

#: Without one of these a text has no table with totals or shares.
_WORDS = ("计", "比", "率", "总数")
#: The table of the disclosure reports, which has a check of its own.
_FIXED = "本年新收政府信息公开申请数量"


@check(
    "ARI014",
    "table-mismatch",
    title=Text("表格合计、占比不符", "table total or share does not match its rows"),
    severity="warning",
    basis="logic; GB/T 8170-2008",
    bad=[
        "乡镇\t受理(件)\t办结(件)\n青山镇\t120\t118\n白水镇\t96\t90\n合计\t216\t⟦218⟧",
        "类别 | 一季度 | 二季度 | 合计\n行政处罚 | 35 | 42 | 77\n行政许可 | 118 | 126 | ⟦254⟧\n行政检查 | 60 | 71 | 131",
        "类别\t数量(件)\t占比\n城乡建设\t120\t40.0%\n交通出行\t90\t⟦33.0%⟧\n教育\t60\t20.0%\n其他\t30\t10.0%\n合计\t300\t100%",
        "单位\t受理\t办结\t办结率\n一科\t50\t45\t90%\n二科\t40\t38\t⟦92%⟧\n三科\t20\t19\t95%",
        "单位\t人数\n一中队\t23\n二中队\t31\n三中队\t28\n合计\t⟦92⟧",
        "类别  件数  占比\n民事  240  60%\n刑事  100  ⟦35%⟧\n行政  60  15%",
        "类别\t项目\t数量\n执法\t检查\t120\n执法\t处罚\t30\n小计\t\t150\n普法\t讲座\t12\n普法\t宣传\t20\n小计\t\t32\n合计\t\t⟦192⟧",
    ],
    good=[
        "乡镇\t受理(件)\t办结(件)\n青山镇\t120\t118\n白水镇\t96\t90\n合计\t216\t208",
        "类别 | 一季度 | 二季度 | 合计\n行政处罚 | 35 | 42 | 77\n行政许可 | 118 | 126 | 244\n行政检查 | 60 | 71 | 131",
        "部门\t预算\t执行率\n教育\t800\t95%\n卫生\t600\t--\n合计\t1400\t--",
        "科目\t时间\t分值\n语文\t120\t150\n数学\t120\t150\n体育\t按规定\t按规定\n合计\t\t400",
        "类别\t数量\n收入合计\t500\n其中:税收\t300\n非税\t150\n支出合计\t480",
        "项目\t合计\t一季度\t二季度\n受理\t100\t45\t55\n其中:网上\t60\t25\t35\n来访\t40\t20\t20",
        "项目\t金额(万元)\n社会保障\t12.3\n卫生健康\t4.5\n住房保障\t8.9\n合计\t25.8",
    ],
)
def table_mismatch(document: Document, options: object) -> Iterator[Finding]:
    """表格里的合计不等于各行（各列）之和，占比与所在行的两个数不符。

    只核对能完整读出的表格：每行列数相同，参与计算的各格都是数字。哪几行、哪几列相加，哪两列相除，由表中多数行列自己说明：
    另有一列（一行）正好相加得出合计的，不相等的才报告；只有一列的表，仅差一位数字或两位互换的才报告。增减列由ARI003核对。

    不报告：“其中”以下的分项；率、均值、指数等不能相加的列；小数因四舍五入而有的尾差。有合并单元格的表不作判断。

    为什么：表内各数由同一份数据得出，合计与各行不符，说明有一格填错或没有更新。

    改法：按注中的算式核对各格，改正写错的一格。
    ---
    A total of a table is not the sum of its rows (or columns); a share is not what two figures of its row give.

    Only tables that can be read whole are looked at: as many cells in every row, and numbers in all that take part. Which rows or columns add up, and which two give a
    percentage, the table says itself: what fails is reported where another column (or most of the rows) holds. In a table of one column, a total is reported where one digit, or two
    exchanged, explain it. Columns of changes are read by ARI003.

    Not reported: the parts after 其中; columns that do not add up (rates, means, indices); differences that rounding explains. Tables with
    merged cells are not looked at.

    Why: The cells of a table come from one set of data. A total that does not match its rows shows a wrong or outdated
    cell.

    To fix: check the cells against the computation in the note and correct the wrong one.
    """
    if not any(word in document.folded for word in _WORDS):
        return
    for grid, figures in document.view(failing_figures):
        if any(_FIXED in row.label for row in grid.rows):
            continue
        yield from map(_sum_finding, failing_sums(grid, figures))
        yield from (finding(one) for one in figures if one.kind == "share")


def _sum_finding(one: Sum) -> Finding:
    counted = [cell for cell in one.parts if cell.value]
    formula = " + ".join(cell.words for cell in counted) or "0"
    computed = decimal(one.computed)
    return Finding(
        one.total.span,
        Text(
            f"表中“{one.name}”的各项之和为{computed}，合计为{one.total.words}，请核对",
            f'the figures of "{one.name}" add up to {computed}, the total is {one.total.words}',
        ),
        note=Text(*[f"{formula} = {computed} ≠ {one.total.words}"] * 2),
        related=tuple(Related(cell.span, Text("分项", "part")) for cell in counted),
        evidence=Evidence(
            f"{formula} = {one.total.words}",
            computed,
            decimal(value_of(one.total)),
            tuple(map(operand, (*counted, one.total))),
        ),
    )
