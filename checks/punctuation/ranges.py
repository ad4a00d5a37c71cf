"""PUN: the marks between two figures: of a period, of a range, of a product."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lintreport import Document, Edit, Finding, Fix, NoOptions, Related, Span, Text, check
from lintreport.text.han import HAN
from lintreport.text.patterns import compiled
from lintreport.text.structure.kinds import KINDS, Kind

from ._marks import PLACES

_WRITTEN: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in ("code", "contents", "furniture"))
#: What stands for a dash or a swung dash and is neither; ~ of half width is the swung dash of no Chinese font.
_WRONG = "(?P<mark>--?|[~–－﹣])"
_TIME, _OTHER = (
    "[年月日号时]|点(?!位)",
    "%|％|‰|[万亿]?[元吨亩]|周?岁|个(?:月|工作日|百分点)?|天|小时|分钟?|名|人|倍|公里|平方米|米|周|项|家|户",
)


@cache
def _ranges() -> re.Pattern[str]:
    """Two figures with a wrong mark between them, the second with a unit; dates in digits and numbers of standards apart."""
    before = r"(?<![0-9A-Za-z./—～~-])(?<![A-Za-z/] )(?!0[0-9]{2})"
    return compiled(
        rf"{before}[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?(?:(?P<time>{_TIME})|{_OTHER})?(?:\(?(?:周|星期)?[一二三四五六日]\)?)?"
        rf" ?{_WRONG} ?(?:[0-9]{{4}}年)?(?:[0-9]{{1,2}}月)?[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?(?![0-9.-])(?:(?P<until>{_TIME})|{_OTHER})"
    )


def _is_period(found: re.Match[str]) -> bool:
    """Whether both figures are dates or years; 2-3年 is how long something takes."""
    lasts = found["until"] == "年" and not found["time"] and compiled("[0-9]{4}").search(found[0]) is None
    return bool(found["time"] or found["until"]) and not lasts


@check(
    "PUN009",
    "range-mark",
    title=Text("起止、范围没有用“—”或“～”", "a period or a range without — or ～"),
    severity="info",
    basis="GB/T 15834-2011 §4.13.3",
    where=_WRITTEN,
    needs=("-", "~", "–", "﹣"),
    bad=[
        "申请时间为5月9⟦-⟧11日,公示时间为2024年5月7日~5月8日,利用2-3年时间完成。",
        "每户补贴10%⟦~⟧20%,规划期为2021--2025年。",
    ],
    good=[
        "申请时间为5月9—11日,公示时间为2024年5月7日—5月8日,利用2～3年时间完成。",
        "发布日期2024-05-07,标准号GB/T 9704-2012,电话0591-8334人工接听,PM2.5-10。",
    ],
)
def range_mark(document: Document, options: NoOptions) -> Iterator[Finding]:
    """时间的起止、数值的范围用了短横线“-”或半角的“~”：5月9-11日、2-3年。全文合报一次，注明处数。

    标示时间、地域的起止用一字线“—”，标示数值范围的起止用浪纹线“～”（GB/T 15834—2011，4.13.3）；短横线只用于编号、型号、电话号码等。

    改法：时间改为“—”，数值改为“～”（安全修复，不动数字）。

    为什么：短横线与负号、编号相混；一篇之中几种写法并存，检索和解析日期也会出错。

    不报告：用阿拉伯数字写全的日期（2024-05-07）；标准号、电话、编号。
    ---
    The begin and end of a period or a range are joined by a hyphen or by ~ of half width: 5月9-11日, 2-3年. One finding for each text counts them.

    A period is written with — and a range of values with ～ (GB/T 15834-2011, 4.13.3). The hyphen belongs in codes, models and telephone numbers.

    To fix: write — in periods and ～ in ranges (safe fix; no digit is changed).

    Why: a hyphen looks like a minus or part of a code, and programs that read dates stumble over several ways of writing them.

    Not reported: dates in digits (2024-05-07), numbers of standards, telephone numbers and codes.
    """
    places = list(_ranges().finditer(document.text))
    if not places:
        return
    edits = [Edit(Span(*one.span("mark")), "—" if _is_period(one) else "～") for one in places]
    first, more = edits[0], len(edits) - 1
    shown = document.masked[slice(*places[0].span())]
    yield Finding(
        first.span,
        Text(
            f"“{shown}”的起止应为“{first.replacement}”" + (f"，全文另有 {more} 处" if more else ""),
            f"“{shown}” is written with {first.replacement}" + (f", and {more} more" if more else ""),
        ),
        related=tuple(Related(edit.span, Text("此处同", "here, too")) for edit in edits[1:PLACES]),
        fix=Fix(Text("改为“—”或“～”", "write — or ～"), tuple(edits), safe=True),
    )


@cache
def _products() -> re.Pattern[str]:
    """A star between two figures, or between a name of an amount and a figure."""
    return compiled(
        rf"(?:(?<=[0-9%％元])|(?<={HAN}{HAN}))(?P<mark>\*)(?=[0-9]{{1,9}}(?:\.[0-9]{{1,4}})?(?:[%％元个月年天倍人米=＝]|$))",
        re.MULTILINE,
    )


@check(
    "PUN010",
    "multiplication-sign",
    title=Text("乘号写成了“*”", "a star for a multiplication sign"),
    severity="info",
    basis="GB/T 3102.11-1993; practice",
    where=_WRITTEN,
    needs=("*",),
    bad=["每月缴费为月平均工资⟦*⟧0.8%*12个月。"],
    good=["每月缴费为月平均工资×0.8%×12个月。", "*注:以上数据未经审计。身份证号110***1234,**重点**工作。"],
)
def multiplication_sign(document: Document, options: NoOptions) -> Iterator[Finding]:
    """算式里的乘号写成了星号：月平均工资*0.8%*12个月。全文合报一次，注明处数。

    改法：改为“×”（安全修复）。

    为什么：星号在公文里是注释和遮盖的符号，容易误读。

    不报告：注释的星号，遮盖号码的星号，Markdown 的强调。
    ---
    A star stands for the multiplication sign of a formula: 月平均工资*0.8%*12个月. One finding for each text counts them.

    To fix: write × (safe fix).

    Why: a star marks a note or covers a digit in an official text, and is easily misread.

    Not reported: stars of notes, stars that cover numbers, the emphasis of Markdown.
    """
    edits = [Edit(Span(*one.span("mark")), "×") for one in _products().finditer(document.text)]
    if not edits:
        return
    first, more = edits[0].span, len(edits) - 1
    shown = document.masked[max(0, first.start - 6) : first.end + 4].split("\n")[0]
    yield Finding(
        first,
        Text(
            f"乘号写成了星号：“{shown}”" + (f"，全文另有 {more} 处" if more else ""),
            f"a star for a multiplication sign: “{shown}”" + (f", and {more} more" if more else ""),
        ),
        related=tuple(Related(edit.span, Text("此处同", "here, too")) for edit in edits[1:PLACES]),
        fix=Fix(Text("改为“×”", "write ×"), tuple(edits), safe=True),
    )
