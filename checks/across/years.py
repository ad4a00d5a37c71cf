"""COP003, COP008: last year's report with this year's date on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lintreport import Filed, Finding, Related, Text, check_across

from ._figures import FIGURES, of_one_body, told, year_of
from ._stale import WHOLE, is_last_years, stale
from ._telling import TELLING, TELLING_ALONE
from ._whole import first_line


class StaleFigures(NamedTuple):
    """``min_digits``：一句中数字的有效位数合计不足此数的不报告。

    ---
    ``min_digits``: sentences whose figures have fewer digits in all, zeros at the end not counted, are accepted.
    """

    min_digits: int = TELLING


class OtherYear(NamedTuple):
    """``min_share``：带数字的句子中与上年相同的不足此比例的不报告。

    ---
    ``min_share``: the share of sentences with figures that must be those of the year before.
    """

    min_share: float = WHOLE


@check_across(
    FIGURES,
    "COP003",
    "stale-figures",
    title=Text("数字与上年报告完全相同", "figures unchanged from last year's report"),
    severity="warning",
    basis="practice",
    options=StaleFigures,
    bad=[
        "=== 青石县2022.txt\n青石县2022年法治政府建设情况报告\n2022年，全县共受理行政复议案件128件，审结115件。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n⟦2023年，全县共受理行政复议案件128件，审结115件⟧。调解矛盾纠纷2316起。\n",
        "=== 青石县2022.txt\n青石县2022年工作总结\n组织普法宣讲417场次，发放资料36250份。\n=== 青石县2023.txt\n青石县2023年工作总结\n⟦组织普法宣讲417场次，发放资料36250份⟧。走访企业58家。\n",
    ],
    good=[
        "=== 青石县2022.txt\n青石县2022年法治政府建设情况报告\n2022年，全县共受理行政复议案件128件，审结115件。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n2023年，全县共受理行政复议案件142件，审结131件。\n",
        "=== 青石县2022.txt\n青石县2022年法治政府建设情况报告\n全县现有行政执法人员1286名，其中女性352名。召开常务会议12次。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n全县现有行政执法人员1286名，其中女性352名。召开常务会议12次。\n",
        "=== 青石县2022.txt\n青石县2022年法治政府建设情况报告\n2022年，全县共受理行政复议案件128件，审结115件。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n2022年，全县共受理行政复议案件128件，审结115件；今年分别为142件和131件。\n",
        "=== 青石县2022.txt\n青石县2022年工作总结\n下一步，将组织普法宣讲420场次，培训人民调解员1350人次。\n=== 青石县2023.txt\n青石县2023年工作总结\n下一步，将组织普法宣讲420场次，培训人民调解员1350人次。\n",
        "=== 青石县2023.txt\n青石县2023年工作总结\n组织普法宣讲417场次，发放资料36250份。\n=== 白沙县2024.txt\n白沙县2024年工作总结\n组织普法宣讲417场次，发放资料36250份。\n",
    ],
)
def stale_figures(report: Filed, others: Sequence[Filed], options: StaleFigures) -> Iterator[Finding]:
    """一句话与本单位上年报告的那句文字相近，各个数字也全都相同：改了年份，没改数字。

    只看数字合计有五位以上有效位数的句子（单个数字须有四位以上）。

    不报告：计划和目标；机构、人员、面积等不常变动的情况；截至某时、累计的数；两份报告都写明是同一年的；年份或单位不明的报告。整篇沿用上年的由 COP008 报告。

    为什么：几个大数一年之后一个不差，多半是改了年份、没有改数字。

    改法：填入本年的数；确实相同的，核对后接受。
    ---
    A sentence has the figures, all of them, of a sentence with nearly the same words in last year's report of the same body: the year was changed and the
    figures were left.

    The figures must have five significant digits in all, a single figure four.

    Not reported: plans and targets; standing facts such as staff and area; figures as of a day or in all since; sentences
    that name the same year in both reports; reports of unknown years. Where the whole report is last year's, COP008 says
    so.

    Why: Several large figures rarely repeat exactly a year later: most likely the year was changed and the figures were
    not.

    To fix: fill in this year's figures; if they really are the same, accept the place after checking.
    """
    for other in of_one_body(report, others, 1):
        found = list(stale(report, other, options.min_digits))
        if is_last_years(report, found, WHOLE):
            continue
        for one, before in found:
            changed = year_of(report) in one.years and year_of(other) in before.years
            figures = "、".join(one.figures[:4])
            note = Text(
                f"{year_of(other)} 年的报告中也是 {figures}" + ("，只有年份改了" if changed else ""),
                f"the report of {year_of(other)} says {figures} as well"
                + ("; only the year was changed" if changed else ""),
            )
            related = Related(before.span, Text("上年的这一句", "last year's sentence"), other.path)
            message = Text(
                "这一句的数字与上年报告完全相同，请核对", "all figures of this sentence are those of last year's report"
            )
            yield Finding(one.span, message, note, (related,))


@check_across(
    FIGURES,
    "COP008",
    "other-year",
    title=Text("沿用上年报告", "last year's report under this year's title"),
    severity="warning",
    basis="practice",
    options=OtherYear,
    bad=[
        "=== 青石县2022.txt\n青石县2022年工作总结\n全年受理复议案件128件，审结115件。调解纠纷2316起，成功2287起。组织宣讲417场次，发放资料36250份。培训执法人员684人次。审查合同273份，提出意见519条。立案1842件，罚款365万元。\n=== 青石县2023.txt\n⟦青石县2023年工作总结⟧\n全年受理复议案件128件，审结115件。调解纠纷2316起，成功2287起。组织宣讲417场次，发放资料36250份。培训执法人员684人次、考试1203人次。审查合同273份，提出意见519条。立案1842件，罚款365万元。\n",
    ],
    good=[
        "=== 青石县2022.txt\n青石县2022年工作总结\n全年受理复议案件128件，审结115件。调解纠纷2316起，成功2287起。组织宣讲417场次，发放资料36250份。培训执法人员684人次。审查合同273份，提出意见519条。立案1842件，罚款365万元。\n=== 青石县2023.txt\n青石县2023年工作总结\n全年受理复议案件142件，审结131件。调解纠纷2408起，成功2391起。组织宣讲438场次，发放资料37800份。培训执法人员702人次。审查合同291份，提出意见544条。\n",
        "=== 青石县2022.txt\n青石县2022年工作总结\n全年受理复议案件128件，审结115件。调解纠纷2316起，成功2287起。\n=== 青石县2022补.txt\n青石县2022年工作总结\n全年受理复议案件128件，审结115件。调解纠纷2316起，成功2287起。\n",
    ],
)
def other_year(report: Filed, others: Sequence[Filed], options: OtherYear) -> Iterator[Finding]:
    """报告的题目是今年的，正文却是上年的：带数字的句子（至少五句）中，七成以上与上年报告完全相同。

    年份取自题目、开头和文件名；年份不明的报告不作判断。

    为什么：报告的数字与上年几乎全同，说明正文没有更新。

    改法：换上本年的正文。

    不报告：年份不明的报告；带数字的句子不足五句的报告；相同的句子不到七成的报告。
    ---
    The title is this year's, and the body last year's: of the sentences with figures (at least five), 70% are those of the report of the year before.

    The year is taken from the title, the opening and the file name; a report of an unknown year is not judged.

    Why: Nearly all figures are last year's, so the body was not updated.

    To fix: replace the body with this year's text.

    Not reported: reports of an unknown year, with fewer than five sentences with figures, or with fewer than 70% of
    them unchanged.
    """
    for other in of_one_body(report, others, 1):
        found = list(stale(report, other, TELLING_ALONE))
        if is_last_years(report, found, options.min_share):
            count, all_told = len(found), sum(one.tells for one in told(report))
            message = Text(
                f"题为 {year_of(report)} 年的报告，正文与 {year_of(other)} 年的基本相同",
                f"the report of {year_of(report)} has the body of that of {year_of(other)}",
            )
            note = Text(
                f"{all_told} 句带数字的话中，{count} 句与上年完全相同",
                f"of {all_told} sentences with figures {count} are those of the year before",
            )
            related = Related(first_line(other.text), Text("上年的报告", "the report of the year before"), other.path)
            yield Finding(first_line(report.text), message, note, (related,))
