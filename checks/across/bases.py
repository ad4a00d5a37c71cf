"""COP004, COP005, COP007: figures that two reports of one body give differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from lintreport import Evidence, Filed, Finding, Operand, Related, Severity, Text, check_across
from lintreport.text.figures.intervals import Interval, apart, disjoint
from lintreport.text.lazy import Lazy
from lintreport.text.numbers import decimal

from ._figures import FIGURES, Figure, figures, of_one_body, single
from ._stale import is_last_years, stale
from ._telling import TELLING_ALONE

#: What is counted is counted once; money and measures are revised, and their bases with them.
_COUNTED = ("count",)
#: Reports on a part of the year.
_PART_OF_YEAR = Lazy("季|半年|月")
#: An indicator: its name, its unit.
_Indicator = tuple[str, str]


@check_across(
    FIGURES,
    "COP004",
    "base-mismatch",
    title=Text("上年数与上年报告不一致", "last year's figure differs from last year's report"),
    severity="warning",
    basis="practice",
    bad=[
        "=== 青石县2022.txt\n青石县2022年法治政府建设情况报告\n2022年，全县受理行政复议案件128件。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n2023年，全县受理行政复议案件142件，上年为⟦118件⟧。\n",
        "=== 青石县2022.txt\n青石县2022年工作总结\n全年化解矛盾纠纷2400起。\n=== 青石县2023.txt\n青石县2023年工作总结\n全年化解矛盾纠纷⟦2640起⟧，同比增长25%。\n",
    ],
    good=[
        "=== 青石县2022.txt\n青石县2022年法治政府建设情况报告\n2022年，全县受理行政复议案件128件。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n2023年，全县受理行政复议案件142件，上年为128件。\n",
        "=== 青石县2022.txt\n青石县2022年工作总结\n全年化解矛盾纠纷2400起。\n=== 青石县2023.txt\n青石县2023年工作总结\n全年化解矛盾纠纷2640起，同比增长10%。\n",
        "=== 青石县2022.txt\n青石县2022年工作总结\n全年化解矛盾纠纷2413起。\n=== 青石县2023.txt\n青石县2023年工作总结\n全年化解矛盾纠纷0.26万起，同比增长10%；上年化解矛盾纠纷0.24万起。\n",
        "=== 青石县2022.txt\n青石县2022年工作总结\n全年化解矛盾纠纷2400起，化解信访积案31起。\n=== 青石县2023.txt\n青石县2023年工作总结\n上半年化解矛盾纠纷1640起，同比增长25%。\n",
        "=== 青石县2021.txt\n青石县2021年法治政府建设情况报告\n2021年，全县受理行政复议案件103件。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n2023年，全县受理行政复议案件142件，上年为118件。\n",
    ],
)
def base_mismatch(report: Filed, others: Sequence[Filed], options: object) -> Iterator[Finding]:
    """报告中的上年数（写明的，或由本年数和同比推算出的）与本单位上年报告中同一指标的数不一致。

    指标名称、单位完全相同，且在各自的报告中只有一个值的才核对，并考虑四舍五入。计数（件、起、人次等）为警告；金额、计量和比率常经修订，只核对写明的上年数，为提示。按同比推算只用于计数。

    不报告：整篇沿用上年的报告（COP008）；一部分（其中）、人均、计划、季度和月份的数；不是上一年的报告。

    为什么：同一指标的上年数两份报告不一致，说明其中一份写错，或者口径变了而没有说明。

    改法：对照上年报告改正；数据经过修订或口径有变的，加一句说明。
    ---
    The figure of last year, as this report states it or as this year's figure and its change make it, is not the one that last year's report of the same
    body gives for the same indicator.

    Compared are indicators with equal names and units that have one value in each report; rounding is allowed for. For
    counts the finding is a warning; money, measures and rates are often revised, so that only stated figures are
    compared, at level info.

    Not reported: reports that are last year's as a whole (COP008), parts, averages, plans and figures of a part of the
    year, and reports other than that of the year before.

    Why: If two reports give different values for the same year, one is wrong, or the basis changed without a word.

    To fix: correct it by last year's report; if the figure was revised or the basis changed, add a note.
    """
    mine = figures(report, "base", "growth")
    for other in of_one_body(report, others, 1):
        if is_last_years(report, list(stale(report, other, TELLING_ALONE))):
            continue
        theirs = single(figures(other, "now"))
        stated = single([one for one in mine if one.role == "base"])
        for one, before in _unlike(stated, theirs):
            yield _base_differs(one, before, other)
        grown = single([one for one in mine if one.role == "growth"])
        for at, one in grown.items():
            if at in theirs and at not in stated and one.kind in _COUNTED and one.change:
                implied = Interval(one.low / one.change[1], one.high / one.change[0])
                if _far(implied, theirs[at].interval):
                    yield _growth_differs(one, implied, theirs[at], other)


def _far(implied: Interval, stated: Interval) -> bool:
    """Whether a count cannot be the one that a change makes: they differ by more than one."""
    return apart(implied, stated) > 1


def _unlike(mine: Mapping[_Indicator, Figure], theirs: Mapping[_Indicator, Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The figures of one indicator in two reports that no rounding makes equal."""
    for at, one in mine.items():
        if at in theirs and disjoint(one.interval, theirs[at].interval):
            yield one, theirs[at]


def _base_differs(one: Figure, before: Figure, other: Filed) -> Finding:
    message = Text(
        f"上年数 {one.words} 与上年报告中的 {before.words} 不一致，请核对",
        f"last year's figure, {one.words}, was {before.words} in last year's report",
    )
    made = _differs(one, before, message, Related(before.span, _LAST_YEARS, other.path))
    return made._replace(severity=_severity(one))


def _growth_differs(one: Figure, implied: Interval, before: Figure, other: Filed) -> Finding:
    low, high = (decimal(Fraction(round(end or 0))) for end in (implied.low, implied.high))
    base = low if low == high else f"{low}–{high}"
    message = Text(
        f"按 {one.words} 和所写的同比，上年应为 {base}{one.unit}，与上年报告中的 {before.words} 不一致，请核对",
        f"{one.words} and its change make {base}{one.unit} for last year, whose report says {before.words}",
    )
    return _differs(one, before, message, Related(before.span, _LAST_YEARS, other.path), base)


_LAST_YEARS = Text("上年的报告", "last year's report")


def _differs(one: Figure, there: Figure, message: Text, related: Related, implied: str = "") -> Finding:
    """A figure, or what it implies, that is not the one of another report."""
    formula = f"{implied or one.words} = {there.words}"
    operand = Operand(one.span, decimal(one.low), one.unit)
    evidence = Evidence(formula, implied or decimal(one.low), decimal(there.low), (operand,))
    return Finding(one.span, message, related=(related,), evidence=evidence)


def _severity(one: Figure) -> Severity:
    return "warning" if one.kind in _COUNTED else "info"


@check_across(
    FIGURES,
    "COP005",
    "carry-over-mismatch",
    title=Text("上年结转与上年报告的结转下年不一致", "carried-over figure differs from last year's report"),
    severity="warning",
    basis="practice",
    bad=[
        "=== 青石县2022.txt\n青石县2022年政府信息公开工作年度报告\n全年新收政府信息公开申请57件，结转下年度继续办理政府信息公开申请4件。\n=== 青石县2023.txt\n青石县2023年政府信息公开工作年度报告\n上年结转政府信息公开申请⟦3件⟧，新收62件。\n",
    ],
    good=[
        "=== 青石县2022.txt\n青石县2022年政府信息公开工作年度报告\n全年新收政府信息公开申请57件，结转下年度继续办理政府信息公开申请4件。\n=== 青石县2023.txt\n青石县2023年政府信息公开工作年度报告\n上年结转政府信息公开申请4件，新收62件。\n",
        "=== 青石县2022.txt\n青石县2022年工作总结\n结转下年度继续办理政府信息公开申请4件，结转下年办理行政复议案件9件。\n=== 青石县2023.txt\n青石县2023年工作总结\n上年结转行政复议案件9件，全部审结。\n",
    ],
)
def carry_over_mismatch(report: Filed, others: Sequence[Filed], options: object) -> Iterator[Finding]:
    """本年报告的“上年结转”与本单位上年报告的“结转下年”不相等。政府信息公开年报的表格核对总计列；正文核对名称、单位都相同，且各自只出现一个值的数。

    为什么：上年结转出来的，就是本年结转进来的，两个数必须相等。

    改法：对照上年报告改正结转数；上年数经更正的，加注说明。

    不报告：名称、单位不同的数；在一份报告里有几个值的数；不是上一年的报告。
    ---
    What this report says was carried over from last year is not what last year's report of the same body carried over to this one. Of the tables of
    disclosure reports the totals are compared; of the text, figures with equal names and units that have one value in each report.

    Why: What last year's report carried forward is what this report brings forward; the two must be equal.

    To fix: correct the figure by last year's report; if last year's was corrected since, add a note.

    Not reported: figures with other names or units, figures with several values in one report, and reports other than
    last year's.
    """
    mine = single(figures(report, "in"))
    for other in of_one_body(report, others, 1):
        theirs = single(figures(other, "out"))
        for one, before in _unlike(mine, theirs):
            message = Text(
                f"上年结转 {one.words} 与上年报告的结转下年 {before.words} 不一致，请核对",
                f"{one.words} brought forward, but last year's report carried {before.words} forward",
            )
            related = Related(before.span, Text("上年的结转下年", "carried out last year"), other.path)
            yield _differs(one, before, message, related)


@check_across(
    FIGURES,
    "COP007",
    "same-indicator",
    title=Text("同一指标在两份材料中不一致", "same indicator, different values in two documents"),
    severity="warning",
    basis="practice",
    bad=[
        "=== 附件.txt\n青石县2023年法治政府建设情况报告附件\n2023年，全县受理行政复议案件128件。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n2023年，全县受理行政复议案件⟦138件⟧。\n",
    ],
    good=[
        "=== 附件.txt\n青石县2023年法治政府建设情况报告附件\n2023年，全县受理行政复议案件128件。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n2023年，全县受理行政复议案件128件。\n",
        "=== 附件.txt\n青石县2023年第三季度法治政府建设情况报告\n2023年，全县受理行政复议案件97件。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n2023年，全县受理行政复议案件128件。\n",
        "=== 附件.txt\n青石县2023年工作总结\n全年化解矛盾纠纷0.24万起。\n=== 青石县2023.txt\n青石县2023年工作报告\n全年化解矛盾纠纷2413起。\n",
        "=== 附件.txt\n青石县司法局2023年工作总结\n全年化解矛盾纠纷240起。\n=== 青石县2023.txt\n青石县2023年工作报告\n全年化解矛盾纠纷2413起。\n",
    ],
)
def same_indicator(report: Filed, others: Sequence[Filed], options: object) -> Iterator[Finding]:
    """同一单位同一年的两份材料（报告与附件、总结与汇报）对同一指标给出两个不同的数。

    指标名称、单位完全相同，且在各自的材料中只有一个值的才核对，并考虑四舍五入。计数为警告，金额、计量和比率为提示。

    不报告：季度、月份、半年的材料；单位或年份不明的材料。

    为什么：同一单位、同一年、同一指标只能有一个值，两份材料不一致，会被要求说明。

    改法：核对后统一；口径不同的，分别写明。
    ---
    Two documents of one body on one year (report and annex, summary and account) give different values for one indicator.

    Compared are indicators with equal names and units that have one value in each document; rounding is allowed for. The
    finding is a warning for counts, and of level info for money, measures and rates.

    Not reported: documents on a part of the year and those of unknown bodies or years.

    Why: One body, one year, one indicator: there is one value, and whoever compares the two documents will ask.

    To fix: check and make them agree; if they count differently, say how.
    """
    mine = single(figures(report, "now"))
    for other in of_one_body(report, others, 0):
        if not report.origin.body or any(_PART_OF_YEAR.search(one.origin.series) for one in (report, other)):
            continue
        theirs = single(figures(other, "now"))
        for one, there in _unlike(mine, theirs):
            message = Text(
                f"{one.words} 与 {other.path} 中同一指标的 {there.words} 不一致，请核对",
                f"{one.words} is {there.words} in {other.path}",
            )
            related = Related(there.span, Text("同一指标", "the same indicator"), other.path)
            yield _differs(one, there, message, related)._replace(severity=_severity(one))
