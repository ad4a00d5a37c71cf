"""DAT004: plans that had ended, cited as current."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Finding, NotEvaluated, Span, Text, check
from lintreport.text.figures.plans import years_of
from lintreport.text.patterns import compiled


@cache
def _plan() -> re.Pattern[str]:
    now = "(?:深入贯彻|贯彻落实|认真落实|全面落实|深入实施|全面实施|深入推进|大力推进|持续推进|按照|根据|依据|对照)"
    return compiled(
        rf"{now}[^,。;\n]{{0,8}}(?:《[^《》\n]{{2,40}}\((?:19|20)[0-9]{{2}}年?[-—–~]{{1,2}}(?P<end>20[0-9]{{2}})年?\)》|“?(?P<plan>十[二三四]五)”?规划|“?(?P<law>[六七八]五)”?普法)"
    )


@check(
    "DAT004",
    "expired-plan",
    title=Text("引用已到期的规划", "expired plan cited as current"),
    severity="info",
    basis="practice",
    bad=["2023年法治政府建设工作报告\n深入推进⟦“七五”普法⟧。按照⟦《法治政府建设实施纲要(2015—2020年)》⟧要求。"],
    good=[
        "2023年法治政府建设工作报告\n深入推进“八五”普法。按照《法治政府建设实施纲要(2021—2025年)》要求。",
        "2020年法治政府建设工作报告\n按照《法治政府建设实施纲要(2015-2020年)》要求。",
        "2022年法治政府建设工作报告\n获评全国“七五”普法工作先进单位,完成“七五”普法总结验收。",
        "按照《实施纲要(2015-2020年)》要求。",
    ],
)
def expired_plan(document: Document, options: object) -> Iterator[Finding | NotEvaluated]:
    """以“按照”“深入推进”等口吻引用的规划，到报告年度之前已经到期。

    规划的止年取自名称里的年份，或五年规划、五年普法规划的起止。报告年度无法确定时不作判断。

    为什么：规划已经到期，再写“深入推进”会让人以为是套用旧稿。

    改法：换成现行的规划；回顾旧规划的，写明“期间”“收官”。

    不报告：回顾、总结旧规划的句子；报告年度之内到期的规划；年度无法确定的报告。
    ---
    A plan cited as in force (按照, 深入推进 …) had ended before the report's year. Its end comes from its name or from the known five-year plans. Not
    evaluated when the report's year is not known.

    Why: A plan that has ended cannot be carried out any longer; citing it as current looks like reused text.

    To fix: cite the current plan; if you look back on the old one, say so.

    Not reported: sentences that look back on the plan, plans that end within the report's year, and reports of an
    unknown year.
    """
    if document.report_year is None:
        yield NotEvaluated(Text("无法确定报告年度", "the year of the report is not known"))
        return
    for match in _plan().finditer(document.folded):
        kind = "end" if match["end"] else "plan" if match["plan"] else "law"
        end = int(match["end"]) if match["end"] else years_of(match[kind])[1]
        if end >= document.report_year:
            continue
        start = document.folded.rfind("《", match.start(), match.start(kind)) if kind == "end" else match.start(kind)
        if kind != "end" and document.folded[start - 1] == "“":
            start -= 1
        yield Finding(
            Span(start, match.end()),
            Text(
                f"所引规划止于{end}年，报告年度为{document.report_year}年",
                f"the plan ended in {end}; the report is about {document.report_year}",
            ),
            note=Text(*[f"{end} < {document.report_year}"] * 2),
        )
