"""COP001-002: what stands in the report of another body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lintreport import Filed, Finding, Related, Span, Text, check_across

from ._passages import PASSAGES, Passage, likeness, of_a_form, of_others, passages
from ._whole import first_line

#: This many of the reports that hold a passage are named.
_NAMED = 5


class CopiedPassage(NamedTuple):
    """``min_chars``：更短的相同段落不报告，套话不计在内。

    ---
    ``min_chars``: shorter passages are accepted; in code points, boilerplate not counted.
    """

    min_chars: int = 100


class NearDuplicate(NamedTuple):
    """``min_likeness``：相似度低于此值的不报告；1 为逐字相同。

    ---
    ``min_likeness``: reports that are less alike are accepted; 1 means word for word.
    """

    min_likeness: float = 0.8


@check_across(
    PASSAGES,
    "COP001",
    "copied-passage",
    title=Text("与其他单位的报告段落相同", "passage identical to another body's report"),
    severity="warning",
    basis="practice",
    options=CopiedPassage,
    bad=[
        "=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n今年以来，围绕群众反映强烈的占道经营和夜间施工问题，由司法所牵头开展联合巡查，先后走访沿街商户和居民小组，逐户登记意见并限期答复；对反复出现的问题建立台账，每周一调度、每月一通报，办结后由群众当面评分，评分低于八分的一律重办，全年没有一件事项超期。\n=== 白沙县2023.txt\n白沙县2023年法治政府建设情况报告\n我县把矛盾化解在基层。⟦今年以来，围绕群众反映强烈的占道经营和夜间施工问题，由司法所牵头开展联合巡查，先后走访沿街商户和居民小组，逐户登记意见并限期答复；对反复出现的问题建立台账，每周一调度、每月一通报，办结后由群众当面评分，评分低于八分的一律重办，全年没有一件事项超期。⟧\n其他工作按计划推进，各乡镇均已完成年度任务，干部队伍的面貌有了新的变化，群众满意度稳步提高，下一步将在规范执法、便民服务、普法宣传三个方面继续用力，确保各项部署落到实处，不断提升依法行政的能力和水平。另有三项改革举措正在起草，拟于明年提交审议，届时将公开征求社会各界的意见。\n",
    ],
    good=[
        "=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n今年以来，围绕群众反映强烈的占道经营和夜间施工问题，由司法所牵头开展联合巡查，先后走访沿街商户和居民小组，逐户登记意见并限期答复；对反复出现的问题建立台账，每周一调度、每月一通报，办结后由群众当面评分，评分低于八分的一律重办，全年没有一件事项超期。\n=== 白沙县2023.txt\n白沙县2023年法治政府建设情况报告\n我县把矛盾化解在基层。司法所会同城管中队上门听取商户意见，能当场解决的当场解决，其余的列入清单逐项销号。\n",
        "=== 青石县2022.txt\n青石县2022年法治政府建设情况报告\n县政府常务会议坚持会前学法，凡提交审议的事项均由司法局先行审查，未经审查或者审查不合格的一律不予上会；法律顾问列席会议并发表书面意见，意见采纳情况记入会议纪要，年底汇总后报送县人大常委会备查，并在政府网站上公布，接受社会监督。\n=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n县政府常务会议坚持会前学法，凡提交审议的事项均由司法局先行审查，未经审查或者审查不合格的一律不予上会；法律顾问列席会议并发表书面意见，意见采纳情况记入会议纪要，年底汇总后报送县人大常委会备查，并在政府网站上公布，接受社会监督。\n",
        "=== 青石县2023.txt\n青石县2023年法治政府建设情况报告\n我县坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中全会精神，深入学习贯彻习近平法治思想，认真落实《法治政府建设实施纲要（2021—2025年）》和《法治中国建设规划（2020—2025年）》，把法治政府建设放在全局工作中统筹谋划。\n=== 白沙县2023.txt\n白沙县2023年法治政府建设情况报告\n我县坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中全会精神，深入学习贯彻习近平法治思想，认真落实《法治政府建设实施纲要（2021—2025年）》和《法治中国建设规划（2020—2025年）》，把法治政府建设放在全局工作中统筹谋划。各项任务如期完成。\n",
    ],
)
def copied_passage(report: Filed, others: Sequence[Filed], options: CopiedPassage) -> Iterator[Finding]:
    """报告中有一段文字与另一单位的报告逐字相同（换了地名、数字的也算）。政府信息公开年报的格式明确禁止内容雷同；工作总结照抄邻县，往往连地名、数字一并抄来。

    报告在年份较晚（同年则路径在后）的一份上，同一段文字见于多份报告时只报告一次，列出其余各份。只看正文和列举项，不看表格、目录和附注。

    不报告：同一单位的历年报告；整篇雷同的报告（COP002）；超过二十份报告都有的套话；
    引用的法律和规划名称、名词解释、固定的政治表述。降为提示：看不出是哪个单位的报告；四份以上报告都有的文字（注中说明）；文字由格式规定的预算和决算。

    为什么：照抄的文字不是本单位的情况，常把别处的地名、数字一并带来。

    改法：改写成本单位的实际情况；若是别的单位抄了本单位的，请核对后接受这一处。
    ---
    A passage appears word for word in the report of another body (with another place's name or other figures in it, too). The form of disclosure reports
    forbids contents that are alike, and what was copied from the neighbouring county often brings its names and figures along.

    It is reported in the later of the reports (by year, then by path), once for all reports that hold it, which are
    listed. Only body text and list items are looked at, not tables, contents and notes.

    Not reported: reports of one body; reports that are alike as a whole (COP002); boilerplate that more than twenty
    reports have; names of laws and plans, definitions of terms and fixed political wording. The finding is of level info
    where it is not known which body a report is of, where more than four reports have the words (a note says so), and in
    budgets and final accounts, whose words a form prescribes.

    Why: Copied text does not describe the body's own work, and it often brings along another place's names and figures.

    To fix: rewrite it to describe your own work. If the other body copied from you, accept the place after checking.
    """
    found: list[Passage] = []
    known: dict[str, bool] = {}
    for other, sure in of_others(report, others):
        known[other.path] = sure
        held = list(passages(report, other, options.min_chars))
        if held and likeness(report, other) < NearDuplicate().min_likeness:
            found += held
    for group in _groups(found):
        first = group[0]
        stock = first.own < options.min_chars
        sure = any(known[one.other.path] for one in group) and not stock and not of_a_form(report)
        more = len({one.other.path for one in group}) - 1
        message = Text(
            f"这一段（{first.length} 字）与 {first.other.path} 逐字相同"
            + (f"，另有 {more} 份报告也有" if more else ""),
            f"this passage ({first.length} characters) appears word for word in {first.other.path}"
            + (f" and in {more} more reports" if more else ""),
        )
        yield Finding(
            first.span,
            message,
            note=_STOCK if stock else None,
            related=tuple(map(_place, group[:_NAMED])),
            severity="warning" if sure else "info",
        )


_STOCK = Text(
    "其中大部分文字见于多份报告，可能是统一的表述", "many reports have most of these words, which may be set ones"
)


def _groups(found: list[Passage]) -> Iterator[list[Passage]]:
    """Passages that are mostly one stretch of the report, the longest first."""
    left = sorted(found, key=lambda one: (-one.length, one.span, one.other.path))
    groups: list[list[Passage]] = []
    for one in left:
        home = next((group for group in groups if _overlap(group[0].span, one.span) * 2 > _size(one.span)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return iter(sorted(groups, key=lambda group: group[0].span))


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _size(span: Span) -> int:
    return span.end - span.start


def _place(one: Passage) -> Related:
    return Related(one.there, Text("同样的段落", "the same passage"), one.other.path)


@check_across(
    PASSAGES,
    "COP002",
    "near-duplicate-report",
    title=Text("整篇与另一份报告雷同", "report nearly identical to another one"),
    severity="warning",
    basis="practice",
    options=NearDuplicate,
    bad=[
        "=== 青石县2023.txt\n青石县2023年工作总结\n全县上下围绕年初确定的目标，扎实推进农村道路养护、饮水管网改造和校舍维修三件实事，按月调度、按季通报，年底前全部完工并通过验收，群众评议结果在政府网站公布，接受社会监督。\n=== 白沙县2023.txt\n⟦白沙县2023年工作总结⟧\n全县上下围绕年初确定的目标，扎实推进农村道路养护、饮水管网改造和校舍维修三件实事，按月调度、按季通报，年底前全部完工并通过验收，群众评议结果在政府网站公布，接受社会监督。\n",
    ],
    good=[
        "=== 青石县2023.txt\n青石县2023年工作总结\n全县上下围绕年初确定的目标，扎实推进农村道路养护、饮水管网改造和校舍维修三件实事，按月调度、按季通报，年底前全部完工并通过验收，群众评议结果在政府网站公布，接受社会监督。\n=== 白沙县2023.txt\n白沙县2023年工作总结\n我县把农村道路养护作为头号实事，县乡两级分段包干，雨季前完成了全部涵洞的清淤，群众出行条件明显改善。\n",
        "=== 青石县2022.txt\n青石县2022年工作总结\n全县上下围绕年初确定的目标，扎实推进农村道路养护、饮水管网改造和校舍维修三件实事，按月调度、按季通报，年底前全部完工并通过验收，群众评议结果在政府网站公布，接受社会监督。\n=== 青石县2023.txt\n青石县2023年工作总结\n全县上下围绕年初确定的目标，扎实推进农村道路养护、饮水管网改造和校舍维修三件实事，按月调度、按季通报，年底前全部完工并通过验收，群众评议结果在政府网站公布，接受社会监督。\n",
    ],
)
def near_duplicate(report: Filed, others: Sequence[Filed], options: NearDuplicate) -> Iterator[Finding]:
    """两份报告除少量改动外全文相同：同一份报告报送了两次，或整篇照抄了别的单位。

    相似度是两份报告共有的五字片段占全部片段的比例，不足 0.8 的不报告；同一单位的历年报告由 COP003、COP008 核对。看不出是哪个单位的报告也核对。

    为什么：一份报告报送两次会重复计数，整篇照抄则失去报告的意义。

    改法：同一份报送了两次的，撤回一份；照抄的，重写。

    不报告：同一单位历年的报告（COP003、COP008）；相似度不足 0.8 的两份报告。
    ---
    Two reports are the same text apart from a few changes: one report was submitted twice, or another body's report was copied as a whole.

    Alike are reports that share at least 0.8 of their pieces of five characters. The reports of one body over the years are left to COP003 and COP008;
    reports of unknown bodies are compared as well.

    Why: A report submitted twice is counted twice; a report copied whole says nothing about the body that submits it.

    To fix: withdraw one copy if it was submitted twice; rewrite it if it was copied.

    Not reported: reports of one body over the years (COP003, COP008); two reports less than 0.8 alike.
    """
    alike = [(likeness(report, other), other) for other, _ in of_others(report, others)]
    found = sorted(
        ((share, other) for share, other in alike if share >= options.min_likeness),
        key=lambda one: (-one[0], one[1].path),
    )
    if not found:
        return
    share, first = found[0]
    more = len(found) - 1
    message = Text(
        f"整篇与 {first.path} 雷同（相似度 {share:.2f}）" + (f"，另有 {more} 份报告也是" if more else ""),
        f"the report is nearly identical to {first.path} (similarity {share:.2f})"
        + (f", and so are {more} more" if more else ""),
    )
    related = (
        Related(first_line(other.text), Text("雷同的报告", "the similar report"), other.path)
        for _, other in found[:_NAMED]
    )
    yield Finding(first_line(report.text), message, related=tuple(related))
